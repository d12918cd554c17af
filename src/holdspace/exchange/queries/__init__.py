"""Everything that can be read of asks, offers, standing offers and exchanges; each says who is looking."""

from holdspace.exchange.queries.asks import AskPage, ask_for, exchange_for, offer_for, read_ask
from holdspace.exchange.queries.gently import Gently, gentle_question
from holdspace.exchange.queries.lists import MyOffer, board, draft_of, my_asks, my_offers
from holdspace.exchange.queries.needs import Line, NotMet, could_use_you, my_waiting, not_met_yet
from holdspace.exchange.queries.standing import (
    StandingPage,
    my_standing_for,
    my_standing_offers,
    read_standing,
    standing_draft_of,
    standing_for,
    standing_offers,
)
from holdspace.exchange.seen import AskSeen, ExchangeSeen, OfferSeen
from holdspace.exchange.standing_seen import StandingSeen

__all__ = [
    "AskPage",
    "AskSeen",
    "ExchangeSeen",
    "Gently",
    "Line",
    "MyOffer",
    "NotMet",
    "OfferSeen",
    "StandingPage",
    "StandingSeen",
    "ask_for",
    "board",
    "could_use_you",
    "draft_of",
    "exchange_for",
    "gentle_question",
    "my_asks",
    "my_offers",
    "my_standing_for",
    "my_standing_offers",
    "my_waiting",
    "not_met_yet",
    "offer_for",
    "read_ask",
    "read_standing",
    "standing_draft_of",
    "standing_for",
    "standing_offers",
]
