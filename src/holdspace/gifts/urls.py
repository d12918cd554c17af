"""Where one's rhythm and the spread of giving live."""

from django.urls import path

from holdspace.gifts import views

app_name = "gifts"
urlpatterns = [
    path("c/<slug:slug>/rhythm/", views.rhythm, name="rhythm"),
    path("c/<slug:slug>/rhythm/not-now/", views.not_now, name="not_now"),
    path("c/<slug:slug>/rhythm/questions/", views.questions, name="questions"),
    path("c/<slug:slug>/giving/", views.spread, name="spread"),
]
