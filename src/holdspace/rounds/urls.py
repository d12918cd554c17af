"""Where rounds and celebrations live."""

from django.urls import path

from holdspace.rounds import views

app_name = "rounds"
urlpatterns = [
    path("c/<slug:slug>/round/", views.rounds, name="rounds"),
    path("c/<slug:slug>/round/begin/", views.begin, name="begin"),
    path("c/<slug:slug>/round/<int:number>/put/", views.put, name="put"),
    path("c/<slug:slug>/round/question/", views.question, name="question"),
    path("c/<slug:slug>/celebrations/", views.celebrations, name="celebrations"),
    path("c/<slug:slug>/celebrations/thank/<int:number>/", views.thank, name="thank"),
    path("c/<slug:slug>/celebrations/<int:number>/decide/", views.decide, name="decide"),
    path("c/<slug:slug>/celebrations/<int:number>/take-back/", views.take_back, name="take_back"),
]
