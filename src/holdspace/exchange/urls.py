"""Where the exchange lives."""

from django.urls import path

from holdspace.exchange.views import asks, lists, passing, standing, standing_writing, writing

app_name = "exchange"
urlpatterns = [
    path("c/<slug:slug>/exchange/", lists.board, name="board"),
    path("c/<slug:slug>/exchange/mine/", lists.mine, name="mine"),
    path("c/<slug:slug>/exchange/ask/", writing.write, name="write"),
    path("c/<slug:slug>/exchange/ask/draft/", writing.keep_draft, name="draft"),
    path("c/<slug:slug>/exchange/standing/", standing.offers, name="standing_offers"),
    path("c/<slug:slug>/exchange/standing/offer/", standing_writing.write, name="offer_standing"),
    path("c/<slug:slug>/exchange/standing/offer/draft/", standing_writing.keep_draft, name="standing_draft"),
    path("c/<slug:slug>/exchange/standing/<int:number>/", standing.show, name="standing"),
    path("c/<slug:slug>/exchange/standing/<int:number>/take/", standing.take, name="take_place"),
    path("c/<slug:slug>/exchange/standing/<int:number>/words/", standing_writing.reword, name="reword_standing"),
    path("c/<slug:slug>/exchange/standing/<int:number>/places/", standing.change, name="change_places"),
    path("c/<slug:slug>/exchange/standing/<int:number>/stands/", standing.confirm, name="confirm_standing"),
    path("c/<slug:slug>/exchange/standing/<int:number>/pause/", standing.pause, name="pause_standing"),
    path("c/<slug:slug>/exchange/standing/<int:number>/resume/", standing.resume, name="resume_standing"),
    path("c/<slug:slug>/exchange/standing/<int:number>/end/", standing.end, name="end_standing"),
    path("c/<slug:slug>/exchange/asks/<int:number>/", asks.show, name="ask"),
    path("c/<slug:slug>/exchange/asks/<int:number>/offer/", asks.offer, name="offer"),
    path("c/<slug:slug>/exchange/asks/<int:number>/extend/", asks.extend, name="extend"),
    path("c/<slug:slug>/exchange/asks/<int:number>/let-go/", asks.let_go, name="let_go"),
    path("c/<slug:slug>/exchange/asks/<int:number>/pass-on/", passing.pass_on, name="pass_on"),
    path("c/<slug:slug>/exchange/asks/<int:number>/not-today/", asks.not_today, name="not_today"),
    path("c/<slug:slug>/exchange/offers/<int:number>/yes/", asks.say_yes, name="say_yes"),
    path("c/<slug:slug>/exchange/offers/<int:number>/not-this-one/", asks.not_this_one, name="not_this_one"),
    path("c/<slug:slug>/exchange/offers/<int:number>/thank/", asks.thank_for_answer, name="thank_for_answer"),
    path("c/<slug:slug>/exchange/offers/<int:number>/take-back/", asks.take_back, name="take_back"),
    path("c/<slug:slug>/exchange/agreed/<int:number>/done/", asks.done, name="done"),
    path("c/<slug:slug>/exchange/agreed/<int:number>/thank/", asks.thank, name="thank"),
    path("c/<slug:slug>/exchange/agreed/<int:number>/mistaken/", asks.mistaken, name="mistaken"),
    path("c/<slug:slug>/exchange/agreed/<int:number>/end/", asks.end, name="end"),
]
