"""Where resources live."""

from django.urls import path

from holdspace.resources.views import giving, shelf

app_name = "resources"
urlpatterns = [
    path("c/<slug:slug>/resources/", shelf.shelf, name="shelf"),
    path("c/<slug:slug>/resources/mine/", shelf.mine, name="mine"),
    path("c/<slug:slug>/resources/give/", giving.give, name="give"),
    path("c/<slug:slug>/resources/<int:number>/", shelf.show, name="resource"),
    path("c/<slug:slug>/resources/<int:number>/change/", giving.change, name="change"),
    path("c/<slug:slug>/resources/<int:number>/take-back/", giving.take_back, name="take_back"),
]
