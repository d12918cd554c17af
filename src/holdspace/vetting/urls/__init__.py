"""Where joining and reviewing live."""

from django.urls import path

from holdspace.vetting.urls.reviewing import MORE
from holdspace.vetting.views import accompanying, applying, beside, deciding, planning, reading

app_name = "vetting"
urlpatterns = [
    path("c/<slug:slug>/join/", applying.begin, name="begin"),
    path("c/<slug:slug>/join/look-over/", applying.look_over, name="look_over"),
    path("c/<slug:slug>/join/send/", applying.send, name="send"),
    path("c/<slug:slug>/join/status/", applying.status, name="status"),
    path("c/<slug:slug>/join/not-for-me/", applying.not_for_me, name="not_for_me"),
    path("c/<slug:slug>/join/answers/<int:number>/", applying.answers, name="answers"),
    path("c/<slug:slug>/join/step/<slug:key>/", applying.step, name="step"),
    path("c/<slug:slug>/join/step/<slug:key>/keep/", applying.keep, name="keep"),
    path("c/<slug:slug>/join/guide/", beside.guide, name="guide"),
    path("c/<slug:slug>/join/us/", beside.us, name="us"),
    path("c/<slug:slug>/join/what-you-need/", beside.accommodation, name="accommodation"),
    path("c/<slug:slug>/join/vouches/", beside.vouches, name="vouches"),
    path("c/<slug:slug>/join/take-back/", beside.take_back, name="take_back"),
    path("c/<slug:slug>/guiding/", accompanying.guiding, name="guiding"),
    path("c/<slug:slug>/guiding/<int:number>/", accompanying.beside, name="beside"),
    path("c/<slug:slug>/at-the-door/", accompanying.at_the_door, name="at_the_door"),
    path("c/<slug:slug>/at-the-door/<int:number>/", accompanying.answer_door, name="answer_door"),
    path("c/<slug:slug>/vouch/<slug:token>/", accompanying.vouch, name="vouch"),
    path("c/<slug:slug>/reviewing/vouches/", accompanying.vouched, name="vouched"),
    path("c/<slug:slug>/reviewing/needs/", accompanying.needs, name="accommodations"),
    path("c/<slug:slug>/reviewing/needs/<int:number>/", accompanying.needs, name="answer_need"),
    path("c/<slug:slug>/reviewing/<int:number>/beside/", accompanying.what_stewards_see, name="what_stewards_see"),
    path("c/<slug:slug>/reviewing/", reading.queue, name="queue"),
    path("c/<slug:slug>/reviewing/pathway/", planning.pathway, name="pathway"),
    path("c/<slug:slug>/reviewing/pathway/draft/", planning.draft, name="draft"),
    path("c/<slug:slug>/reviewing/pathway/draft/step/<int:number>/", planning.draft_step, name="draft_step"),
    path("c/<slug:slug>/reviewing/pathway/draft/times/", planning.draft_times, name="draft_times"),
    path("c/<slug:slug>/reviewing/pathway/draft/preview/", planning.preview, name="preview"),
    path("c/<slug:slug>/reviewing/pathway/draft/preview/<slug:key>/", planning.preview, name="preview_step"),
    path("c/<slug:slug>/reviewing/pathway/file/", planning.bring_in_file, name="bring_in_file"),
    path("c/<slug:slug>/reviewing/pathway/file/<slug:which>.toml", planning.pathway_file, name="pathway_file"),
    path("c/<slug:slug>/reviewing/<int:number>/", reading.desk, name="desk"),
    path("c/<slug:slug>/reviewing/<int:number>/keep/", reading.keep, name="keep_reading"),
    path("c/<slug:slug>/reviewing/<int:number>/take/", reading.take, name="take"),
    path("c/<slug:slug>/reviewing/<int:number>/not-this-one/", reading.pass_by, name="pass_by"),
    path("c/<slug:slug>/reviewing/<int:number>/hand-on/", reading.hand_on, name="hand_on"),
    path("c/<slug:slug>/reviewing/<int:number>/decision/", deciding.decide, name="decide"),
    path("c/<slug:slug>/reviewing/<int:number>/decision/answer/", deciding.answer, name="answer"),
]
urlpatterns += MORE
