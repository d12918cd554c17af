"""Where the community's own pages live."""

from django.urls import path

from holdspace.communities import views

app_name = "communities"
urlpatterns = [
    path("c/<slug:slug>/charter/", views.charter, name="charter"),
    path("c/<slug:slug>/charter/<int:number>/", views.version, name="charter_version"),
    path("c/<slug:slug>/affirm/", views.affirm, name="affirm"),
    path("c/<slug:slug>/proposals/", views.proposals, name="proposals"),
    path("c/<slug:slug>/proposals/new/<slug:about>/", views.propose, name="propose"),
    path("c/<slug:slug>/proposals/<int:number>/", views.proposal, name="proposal"),
    path("c/<slug:slug>/proposals/<int:number>/take-back/", views.take_back, name="take_back_proposal"),
    path("c/<slug:slug>/proposals/<int:number>/answer/", views.answer, name="answer_proposal"),
    path("c/<slug:slug>/proposals/<int:number>/voices/<int:voice>/take-back/", views.unsay, name="unsay"),
    path("c/<slug:slug>/proposals/own-words/<int:number>/end/", views.end_words, name="end_own_words"),
    path("c/<slug:slug>/together/", views.together, name="together"),
    path("c/<slug:slug>/together/ask/", views.switch, name="ask_each_season"),
    path("c/<slug:slug>/together/<slug:season>/", views.told, name="told"),
    path("c/<slug:slug>/roles/", views.members, name="members"),
    path("c/<slug:slug>/roles/<int:number>/", views.change_role, name="change_role"),
    path("c/<slug:slug>/leave/", views.leave, name="leave"),
    path("c/<slug:slug>/circles/", views.circles, name="circles"),
    path("c/<slug:slug>/circles/<int:number>/ask/", views.ask, name="ask"),
    path("c/<slug:slug>/circles/<int:number>/come-in/", views.come, name="come_in"),
    path("c/<slug:slug>/circles/<int:number>/decline/", views.decline, name="decline"),
    path("c/<slug:slug>/circles/<int:number>/leave/", views.leave_one, name="leave_circle"),
]
