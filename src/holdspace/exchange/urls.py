"""Where the exchange lives."""

from django.urls import path

from holdspace.exchange.views import asks, lists, writing

app_name = "exchange"
urlpatterns = [
    path("c/<slug:slug>/exchange/", lists.board, name="board"),
    path("c/<slug:slug>/exchange/mine/", lists.mine, name="mine"),
    path("c/<slug:slug>/exchange/ask/", writing.write, name="write"),
    path("c/<slug:slug>/exchange/ask/draft/", writing.keep_draft, name="draft"),
    path("c/<slug:slug>/exchange/asks/<int:number>/", asks.show, name="ask"),
    path("c/<slug:slug>/exchange/asks/<int:number>/offer/", asks.offer, name="offer"),
    path("c/<slug:slug>/exchange/asks/<int:number>/extend/", asks.extend, name="extend"),
    path("c/<slug:slug>/exchange/asks/<int:number>/let-go/", asks.let_go, name="let_go"),
    path("c/<slug:slug>/exchange/asks/<int:number>/not-today/", asks.not_today, name="not_today"),
    path("c/<slug:slug>/exchange/offers/<int:number>/yes/", asks.say_yes, name="say_yes"),
    path("c/<slug:slug>/exchange/offers/<int:number>/not-this-one/", asks.not_this_one, name="not_this_one"),
    path("c/<slug:slug>/exchange/offers/<int:number>/take-back/", asks.take_back, name="take_back"),
    path("c/<slug:slug>/exchange/agreed/<int:number>/done/", asks.done, name="done"),
    path("c/<slug:slug>/exchange/agreed/<int:number>/thank/", asks.thank, name="thank"),
    path("c/<slug:slug>/exchange/agreed/<int:number>/mistaken/", asks.mistaken, name="mistaken"),
    path("c/<slug:slug>/exchange/agreed/<int:number>/end/", asks.end, name="end"),
]
