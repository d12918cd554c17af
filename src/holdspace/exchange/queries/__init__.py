"""Everything that can be read of asks, offers and exchanges; each says who is looking."""

from holdspace.exchange.queries.asks import AskPage, ask_for, exchange_for, offer_for, read_ask
from holdspace.exchange.queries.lists import MyOffer, board, draft_of, my_asks, my_offers
from holdspace.exchange.queries.needs import Line, NotMet, could_use_you, my_waiting, not_met_yet
from holdspace.exchange.seen import AskSeen, ExchangeSeen, OfferSeen

__all__ = [
    "AskPage",
    "AskSeen",
    "ExchangeSeen",
    "Line",
    "MyOffer",
    "NotMet",
    "OfferSeen",
    "ask_for",
    "board",
    "could_use_you",
    "draft_of",
    "exchange_for",
    "my_asks",
    "my_offers",
    "my_waiting",
    "not_met_yet",
    "offer_for",
    "read_ask",
]
