"""Where people are found."""

from django.urls import path

from holdspace.directory import views

app_name = "directory"
urlpatterns = [
    path("c/<slug:slug>/people/", views.people, name="people"),
    path("c/<slug:slug>/people/me/", views.edit, name="edit"),
    path("c/<slug:slug>/people/me/picture/", views.face, name="face"),
    path("c/<slug:slug>/people/me/picture/away/", views.no_face, name="no_face"),
    path("c/<slug:slug>/people/<int:number>/", views.person, name="person"),
]
