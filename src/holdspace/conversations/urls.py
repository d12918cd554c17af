"""Where conversations live."""

from django.urls import path

from holdspace.conversations import views

app_name = "conversations"
THREAD = "c/<slug:slug>/threads/<int:number>/"
urlpatterns = [
    path("c/<slug:slug>/threads/", views.threads, name="threads"),
    path("c/<slug:slug>/threads/questions/", views.questions, name="questions"),
    path("c/<slug:slug>/threads/limits/", views.limits, name="limits"),
    path("c/<slug:slug>/threads/with/<int:number>/", views.write_to, name="write_to"),
    path("c/<slug:slug>/threads/with/<int:number>/draft/", views.keep_first, name="keep_first"),
    path("c/<slug:slug>/threads/begun/", views.begun, name="begun"),
    path("c/<slug:slug>/introductions/", views.introductions, name="introductions"),
    path("c/<slug:slug>/introductions/<int:number>/", views.introduction, name="introduction"),
    path("c/<slug:slug>/introductions/<int:number>/answer/", views.answer_one, name="answer_introduction"),
    path("c/<slug:slug>/introductions/<int:number>/back/", views.take_one_back, name="take_introduction_back"),
    path(THREAD, views.thread, name="thread"),
    path(f"{THREAD}draft/", views.keep_draft, name="draft"),
    path(f"{THREAD}new/", views.new, name="new"),
    path(f"{THREAD}copy/", views.take_along, name="take_along"),
    path(f"{THREAD}answer/", views.answer, name="answer"),
    path(f"{THREAD}looks/", views.looks, name="looks"),
    path(f"{THREAD}messages/<int:message>/", views.message, name="message"),
    path(f"{THREAD}messages/<int:message>/back/", views.take_back, name="take_back"),
]
