"""More addresses of reviewing and deciding: what stands between, and what comes after the readings."""

from django.urls import path

from holdspace.vetting.views import appealing, deciding, figures, talking, ties, unmasking

MORE = [
    path("c/<slug:slug>/join/work/", ties.applicants_work, name="applicants_work"),
    path("c/<slug:slug>/join/talk/", talking.answer_talk, name="answer_talk"),
    path("c/<slug:slug>/reviewing/<int:number>/talk/", talking.talk, name="talk"),
    path("c/<slug:slug>/join/letter/", appealing.after_letter, name="after_letter"),
    path("c/<slug:slug>/second-look/<int:number>/", appealing.second_look, name="second_look"),
    path("c/<slug:slug>/reviewing/<int:number>/decision/keep/", deciding.keep_letter, name="keep_letter"),
    path("c/<slug:slug>/reviewing/<int:number>/decision/ally/", deciding.ally, name="ally"),
    path("c/<slug:slug>/reviewing/figures/", figures.figures, name="figures"),
    path("c/<slug:slug>/reviewing/mine/", figures.my_reading, name="my_reading"),
    path("c/<slug:slug>/reviewing/mine/forget/", figures.forget_my_reading, name="forget_my_reading"),
    path("c/<slug:slug>/reviewing/work/", ties.readers_work, name="readers_work"),
    path("c/<slug:slug>/reviewing/<int:number>/open/", ties.opening, name="opening"),
    path("c/<slug:slug>/reviewing/<int:number>/known/", ties.known, name="known"),
    path("c/<slug:slug>/reviewing/<int:number>/decision/name/", unmasking.unmask, name="unmask"),
]
