"""Somebody with an account, and what hangs on it."""

from holdspace.people.models.block import Block
from holdspace.people.models.kept_words import KeptWords
from holdspace.people.models.linked_account import LinkedAccount
from holdspace.people.models.person import Person, PersonManager
from holdspace.people.models.session import Session
from holdspace.people.models.unlocking import Unlocking

__all__ = ["Block", "KeptWords", "LinkedAccount", "Person", "PersonManager", "Session", "Unlocking"]
