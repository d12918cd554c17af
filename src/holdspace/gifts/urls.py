"""Where one's rhythm lives."""

from django.urls import path

from holdspace.gifts import views

app_name = "gifts"
urlpatterns = [path("c/<slug:slug>/rhythm/", views.rhythm, name="rhythm")]
