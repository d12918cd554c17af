"""Where the bank of situations lives."""

from django.urls import path

from holdspace.scenarios import views

app_name = "scenarios"
urlpatterns = [
    path("c/<slug:slug>/situations/", views.bank, name="bank"),
    path("c/<slug:slug>/situations/new/", views.write, name="write"),
    path("c/<slug:slug>/situations/<slug:which>/", views.one, name="one"),
    path("c/<slug:slug>/situations/<slug:which>/change/", views.change, name="change"),
]
