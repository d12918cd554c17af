"""More addresses of reviewing and deciding: what stands between, and what comes after the readings."""

from django.urls import path

from holdspace.vetting.views import (
    already,
    appealing,
    arriving,
    deciding,
    fairness,
    figures,
    practising,
    talking,
    ties,
    unmasking,
)

MORE = [
    path("c/<slug:slug>/join/work/", ties.applicants_work, name="applicants_work"),
    path("c/<slug:slug>/join/of-myself/", fairness.of_myself, name="of_myself"),
    path("c/<slug:slug>/first-weeks/", arriving.arriving, name="arriving"),
    path("c/<slug:slug>/first-weeks/how-we-did/<int:days>/", arriving.how, name="how"),
    path("c/<slug:slug>/guiding/along/<int:number>/", arriving.buddy, name="buddy"),
    path("c/<slug:slug>/reviewing/how-we-did/", arriving.how_we_did, name="how_we_did"),
    path("c/<slug:slug>/reviewing/already-here/", already.already_here, name="already_here"),
    path("c/<slug:slug>/reviewing/fairness/", fairness.fairness, name="fairness"),
    path("c/<slug:slug>/join/talk/", talking.answer_talk, name="answer_talk"),
    path("c/<slug:slug>/reviewing/<int:number>/talk/", talking.talk, name="talk"),
    path("c/<slug:slug>/join/letter/", appealing.after_letter, name="after_letter"),
    path("c/<slug:slug>/second-look/<int:number>/", appealing.second_look, name="second_look"),
    path("c/<slug:slug>/reviewing/<int:number>/decision/keep/", deciding.keep_letter, name="keep_letter"),
    path("c/<slug:slug>/reviewing/<int:number>/decision/ally/", deciding.ally, name="ally"),
    path("c/<slug:slug>/reviewing/practice/", practising.practice, name="practice"),
    path("c/<slug:slug>/reviewing/practice/<slug:which>/", practising.one, name="practise_one"),
    path("c/<slug:slug>/reviewing/figures/", figures.figures, name="figures"),
    path("c/<slug:slug>/reviewing/mine/", figures.my_reading, name="my_reading"),
    path("c/<slug:slug>/reviewing/mine/forget/", figures.forget_my_reading, name="forget_my_reading"),
    path("c/<slug:slug>/reviewing/work/", ties.readers_work, name="readers_work"),
    path("c/<slug:slug>/reviewing/<int:number>/open/", ties.opening, name="opening"),
    path("c/<slug:slug>/reviewing/<int:number>/known/", ties.known, name="known"),
    path("c/<slug:slug>/reviewing/<int:number>/decision/name/", unmasking.unmask, name="unmask"),
]
