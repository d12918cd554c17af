"""Pathway, application, answers, reviews and decisions. Everything that somebody wrote stands encrypted."""

from holdspace.vetting.models.application import Answer, Application
from holdspace.vetting.models.asked import ApplicantWork, Asked, ReaderWork
from holdspace.vetting.models.decision import Decision
from holdspace.vetting.models.pathway import Pathway, PathwayDraft
from holdspace.vetting.models.review import Review, Score

__all__ = [
    "Answer",
    "ApplicantWork",
    "Application",
    "Asked",
    "Decision",
    "Pathway",
    "PathwayDraft",
    "ReaderWork",
    "Review",
    "Score",
]
