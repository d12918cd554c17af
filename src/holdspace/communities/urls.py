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
    path("c/<slug:slug>/circles/", views.circles, name="circles"),
    path("c/<slug:slug>/circles/<int:number>/ask/", views.ask, name="ask"),
    path("c/<slug:slug>/circles/<int:number>/come-in/", views.come, name="come_in"),
    path("c/<slug:slug>/circles/<int:number>/decline/", views.decline, name="decline"),
    path("c/<slug:slug>/circles/<int:number>/leave/", views.leave_one, name="leave_circle"),
]
