"""Where a person arrives."""

from django.urls import path

from holdspace.home import views

app_name = "home"
urlpatterns = [
    path("", views.root, name="root"),
    path("c/<slug:slug>/", views.door, name="door"),
    path("c/<slug:slug>/today/", views.today, name="today"),
    path("c/<slug:slug>/today/not-now/", views.not_now, name="not_now"),
    path("c/<slug:slug>/find/", views.find, name="find"),
    path("c/<slug:slug>/waiting/", views.stewardship, name="stewardship"),
    path("c/<slug:slug>/power-record/", views.power_record, name="power_record"),
]
