"""Where the community's own pages live."""

from django.urls import path

from holdspace.communities import views

app_name = "communities"
urlpatterns = [
    path("c/<slug:slug>/charter/", views.charter, name="charter"),
    path("c/<slug:slug>/affirm/", views.affirm, name="affirm"),
    path("c/<slug:slug>/roles/", views.members, name="members"),
    path("c/<slug:slug>/roles/<int:number>/", views.change_role, name="change_role"),
    path("c/<slug:slug>/leave/", views.leave, name="leave"),
]
