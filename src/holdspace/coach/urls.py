"""Where the coach's rules live."""

from django.urls import path

from holdspace.coach import views

app_name = "coach"
urlpatterns = [
    path("c/<slug:slug>/coach/", views.rules, name="rules"),
    path("c/<slug:slug>/coach/<slug:rule>/", views.rule, name="rule"),
    path("c/<slug:slug>/coach/<slug:rule>/wrong/", views.wrong, name="wrong"),
]
