"""What people say when they ask, offer, answer and thank."""

from holdspace.exchange.forms.asks import AskDraftForm, AskForm
from holdspace.exchange.forms.meant_for import EVERYBODY
from holdspace.exchange.forms.offers import AnswerForm, OfferForm, ThanksForm
from holdspace.exchange.forms.passing import PassAskOnForm
from holdspace.exchange.forms.standing import PlacesForm, StandingDraftForm, StandingForm, StandingWordsForm

__all__ = [
    "EVERYBODY",
    "AnswerForm",
    "AskDraftForm",
    "AskForm",
    "OfferForm",
    "PassAskOnForm",
    "PlacesForm",
    "StandingDraftForm",
    "StandingForm",
    "StandingWordsForm",
    "ThanksForm",
]
