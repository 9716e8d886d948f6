"""Filters and orders of the list of kept documents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from shujian.app.judgments.entry import Entry
from shujian.schema.case_search import case_pattern

NEW, JUDGED, CLUES = "new", "judged", "clues"


@dataclass(frozen=True)
class Choice:
    """What a person wants to see; an empty field does not restrict.

    Args:
        text: words in name, 案号, court or defendants; all of them.
        states: how far the facts were read.
        kind: 文书种类.
        court: the court.
        clues: ``yes``, ``no``, or a grade.
        import_id: a delivery.
        sort: ``NEW`` (the order of ``entries``), ``JUDGED`` or ``CLUES``.
    """

    text: str = ""
    states: frozenset[str] = frozenset()
    kind: str = ""
    court: str = ""
    clues: str = ""
    import_id: str = ""
    sort: str = NEW


def chosen(held: Sequence[Entry], wanted: Choice) -> list[Entry]:
    """The documents that are wanted, in the order that is wanted."""
    words = _folded(wanted.text).split()
    number = case_pattern(wanted.text)
    numbered = re.compile(number) if number else None
    found = [e for e in held if _fits(e, wanted) and _asked(e, words, numbered)]
    if wanted.sort == JUDGED:
        found.sort(key=lambda e: e.judged_on, reverse=True)
    elif wanted.sort == CLUES:
        found.sort(key=lambda e: (e.clues.get("确定", 0), e.clue_count), reverse=True)
    return found


def _fits(entry: Entry, wanted: Choice) -> bool:
    if wanted.states and entry.state not in wanted.states:
        return False
    if wanted.kind and entry.kind != wanted.kind:
        return False
    if wanted.court and entry.court != wanted.court:
        return False
    if wanted.import_id and entry.import_id != wanted.import_id:
        return False
    if wanted.clues in ("yes", "no"):
        return bool(entry.clues) == (wanted.clues == "yes")
    return not wanted.clues or wanted.clues in entry.clues


def _asked(entry: Entry, words: Sequence[str], number: re.Pattern[str] | None) -> bool:
    """Whether it holds the words, or has the case number that was typed, in whatever brackets."""
    return bool(number and number.search(entry.case_no)) or _told(entry, words)


def _told(entry: Entry, words: Sequence[str]) -> bool:
    if not words:
        return True
    text = _folded(f"{entry.case_no} {entry.name} {entry.court} {entry.names} {entry.id}")
    return all(word in text for word in words)


def _folded(text: str) -> str:
    """Brackets of both widths are the same: people type what is at hand."""
    return text.replace("（", "(").replace("）", ")").replace("〔", "[").replace("〕", "]").lower()
