"""Where one says what one has room for."""

from django.urls import path

from holdspace.invitations import views

app_name = "invitations"
urlpatterns = [
    path("c/<slug:slug>/room-today/", views.capacity, name="capacity"),
    path("c/<slug:slug>/room-today/rest/", views.rest, name="rest"),
    path("c/<slug:slug>/room-today/back/", views.back, name="back"),
]
