"""Where conversations live."""

from django.urls import path

from holdspace.conversations import views

app_name = "conversations"
urlpatterns = [
    path("c/<slug:slug>/threads/", views.threads, name="threads"),
    path("c/<slug:slug>/threads/<int:number>/", views.thread, name="thread"),
    path("c/<slug:slug>/threads/<int:number>/draft/", views.keep_draft, name="draft"),
]
