"""Into whose shoes a visitor of the demo can step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Shoes:
    """One kind of person; `who` is the one of the demo whose shoes they are, `leads_to` where they stand then."""

    kind: str
    label: str | _StrPromise
    who: str
    leads_to: str


ALL = (
    Shoes("visitor", _("Visitor"), "", "/"),
    Shoes("applicant", _("Applicant"), "gwen", "/c/bridges/join/"),
    Shoes("reviewer", _("Reviewer"), "tomas", "/c/bridges/reviewing/"),
    Shoes("member", _("Member"), "hollis", "/c/bridges/today/"),
    Shoes("host", _("Host"), "jo", "/c/bridges/shares/"),
    Shoes("steward", _("Steward"), "maren", "/c/bridges/waiting/"),
)
BY_KIND = {shoes.kind: shoes for shoes in ALL}
EMAIL_OF = {f"{shoes.who}@example.org": shoes.kind for shoes in ALL if shoes.who}
