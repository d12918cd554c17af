"""Pathway, application, answers, reviews and decisions. Everything that somebody wrote stands encrypted."""

from holdspace.vetting.models.after import Ally, Appeal, LetterDraft
from holdspace.vetting.models.application import Answer, Application
from holdspace.vetting.models.arriving import Buddy, FirstStep, HowAnswer, HowAsked
from holdspace.vetting.models.asked import ApplicantWork, Asked, ReaderWork
from holdspace.vetting.models.beside import (
    Accommodation,
    Accompanying,
    DoorAnswer,
    DoorQuestion,
    GuideMessage,
    GuideOffer,
    Vouch,
)
from holdspace.vetting.models.decision import Decision
from holdspace.vetting.models.fairness import FairnessFigures, SelfDescription
from holdspace.vetting.models.figures import ReaderFigure, ReadingFigures
from holdspace.vetting.models.pathway import Pathway, PathwayDraft
from holdspace.vetting.models.practice import Practice
from holdspace.vetting.models.review import Review, Score
from holdspace.vetting.models.talk import Talk, TalkNote
from holdspace.vetting.models.unmasked import Unmasked

__all__ = [
    "Accommodation",
    "Accompanying",
    "Ally",
    "Answer",
    "Appeal",
    "ApplicantWork",
    "Application",
    "Asked",
    "Buddy",
    "Decision",
    "DoorAnswer",
    "DoorQuestion",
    "FairnessFigures",
    "FirstStep",
    "GuideMessage",
    "GuideOffer",
    "HowAnswer",
    "HowAsked",
    "LetterDraft",
    "Pathway",
    "PathwayDraft",
    "Practice",
    "ReaderFigure",
    "ReaderWork",
    "ReadingFigures",
    "Review",
    "Score",
    "SelfDescription",
    "Talk",
    "TalkNote",
    "Unmasked",
    "Vouch",
]
