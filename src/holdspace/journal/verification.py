"""Holding the journal against its seals: what was altered, removed or inserted is named."""

from __future__ import annotations

from dataclasses import dataclass, field
from hmac import compare_digest
from typing import TYPE_CHECKING

from holdspace.journal.hashing import hash_of, head_of, mac_of
from holdspace.journal.models import Chain, Entry, Seal
from holdspace.journal.sealing import ENTRIES_PER_SEAL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ALTERED, REMOVED, INSERTED = "altered", "removed", "inserted"
SEAL_ALTERED, SEAL_MISSING, SEAL_OUT_OF_CHAIN, HEAD_UNKNOWN = "altered", "missing", "out of chain", "unknown"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something that is not as it was sealed. `what` is "entry", "seal" or "head"."""

    what: str
    number: int
    how: str

    def __str__(self) -> str:
        return f"{self.what} {self.number} {self.how}"


@dataclass(slots=True)
class Verification:
    """What came out; `head` is the last seal's, to be noted down outside ("" where nothing is sealed)."""

    findings: list[Finding] = field(default_factory=list)
    head: str = ""
    sealed: int = 0
    unsealed: int = 0


def head_now() -> str:
    """The head of the chain, "" where nothing is sealed yet."""
    seal = Seal.objects.order_by("-number").first()
    return head_of(seal) if seal else ""


def verify_journal(*, head: str = "", step: Callable[[int], object] = int) -> Verification:
    """Read everything and hold it against the seals. `step` is told how many entries each seal covers.

    `head` is one noted down earlier: it must still stand in the chain. Raises `KeyMissing` where a seal's key is not
    there. People may write and the sealer may seal meanwhile.
    """
    result = Verification(unsealed=Entry.objects.filter(seal__isnull=True).count())
    last_number, last_mac, matching = 0, "", 0
    heads = set()
    for seal in Seal.objects.order_by("number").iterator(chunk_size=20):
        result.findings += [Finding("seal", n, SEAL_MISSING) for n in range(last_number + 1, seal.number)]
        result.findings += _findings_of(seal, last_mac if seal.number == last_number + 1 else seal.previous_mac)
        findings, found = _findings_within(seal)
        result.findings += findings
        matching += found
        result.sealed += seal.count
        heads.add(head_of(seal))
        last_number, last_mac = seal.number, seal.mac
        result.head = head_of(seal)
        step(seal.count)
    result.findings += _seals_cut_off(last_number)
    if Entry.objects.filter(seal__lte=last_number).count() != matching:
        result.findings += _inserted(last_number)
    if head and head not in heads:
        number = head.partition(":")[0]
        result.findings.append(Finding("head", int(number) if number.isdecimal() else 0, HEAD_UNKNOWN))
    return result


def _findings_of(seal: Seal, previous_mac: str) -> list[Finding]:
    findings = []
    if not compare_digest(mac_of(seal), seal.mac):
        findings.append(Finding("seal", seal.number, SEAL_ALTERED))
    if seal.previous_mac != previous_mac:
        findings.append(Finding("seal", seal.number, SEAL_OUT_OF_CHAIN))
    return findings


def _findings_within(seal: Seal) -> tuple[list[Finding], int]:
    """What is wrong with the entries that a seal names, and how many carry its number."""
    entries = Entry.objects.in_bulk([number for number, _ in seal.hashes])
    findings, carrying = [], 0
    for number, digest in seal.hashes:
        entry = entries.get(number)
        if entry is None:
            findings.append(Finding("entry", number, REMOVED))
            continue
        carrying += entry.seal == seal.number
        if entry.seal != seal.number or hash_of(entry) != digest:
            findings.append(Finding("entry", number, ALTERED))
    return findings, carrying


def _seals_cut_off(last_number: int) -> list[Finding]:
    """Seals that must have been there: the chain's row or an entry knows of them."""
    length = Chain.objects.filter(pk=1).values_list("length", flat=True).first() or 0
    beyond = set(Entry.objects.filter(seal__gt=last_number).values_list("seal", flat=True).distinct())
    known = set(Seal.objects.filter(number__gt=last_number).values_list("number", flat=True))  # sealed meanwhile
    missing = (beyond | set(range(last_number + 1, length + 1))) - known
    return [Finding("seal", number, SEAL_MISSING) for number in sorted(n for n in missing if n is not None)]


def _inserted(last_number: int) -> Iterator[Finding]:
    """Entries that carry a seal's number without standing in it. A missing seal is named by itself."""
    covered: dict[int, set[int] | None] = {}
    last = 0
    rows = Entry.objects.filter(seal__lte=last_number).order_by("id")
    while batch := list(rows.filter(id__gt=last).values_list("id", "seal")[:ENTRIES_PER_SEAL]):
        last = batch[-1][0]
        needed = {seal for _, seal in batch if seal is not None}
        covered = {number: covered[number] for number in needed if number in covered}
        for number in needed - set(covered):
            covered[number] = _numbers_in(number)
        for entry, seal in batch:
            numbers = covered[seal] if seal is not None else None
            if numbers is not None and entry not in numbers:
                yield Finding("entry", entry, INSERTED)


def _numbers_in(number: int) -> set[int] | None:
    seal = Seal.objects.filter(number=number).first()
    return {entry for entry, _ in seal.hashes} if seal else None
