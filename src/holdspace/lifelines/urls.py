"""Where help stands."""

from django.urls import path

from holdspace.lifelines import views

app_name = "lifelines"
urlpatterns = [
    path("not-ok/", views.not_ok, name="not_ok"),
    path("c/<slug:slug>/not-ok/", views.not_ok_here, name="not_ok_here"),
    path("c/<slug:slug>/not-ok/reach/", views.reach, name="reach"),
    path("c/<slug:slug>/not-ok/somebody/", views.trusted, name="trusted"),
    path("c/<slug:slug>/not-ok/somebody/<int:number>/yes/", views.say_yes, name="say_yes"),
    path("c/<slug:slug>/not-ok/somebody/<int:number>/end/", views.end, name="end"),
    path("c/<slug:slug>/not-ok/lines/", views.lines, name="lines"),
    path("c/<slug:slug>/not-ok/lines/<int:number>/take-away/", views.take_away, name="take_away"),
    path("c/<slug:slug>/who-reads/", views.who_reads, name="who_reads"),
]
