"""The addresses as they are while demo mode is on."""

from django.urls import include, path

from holdspace.demo import urls as demo
from holdspace.project.urls import urlpatterns as house

urlpatterns = [*house, path("", include((demo.addresses, "demo")))]
