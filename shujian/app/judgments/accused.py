"""Number and defendants of documents that accuse: no table of facts is filed for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from shujian.app.judgments.entry import Entry
from shujian.documents import store
from shujian.documents.judgments.reading import read_judgment
from shujian.store.home import Home

_ACCUSING = ("起诉", "量刑建议")
"""What the kinds of these documents hold."""
_NAMED = 3


def told(home: Home, entries: Sequence[Entry]) -> list[Entry]:
    """Entries of one page, those of accusing documents with number and defendants.

    Args:
        home: the home.
        entries: few: what is not remembered is read from its text.
    """
    return [_told(home, entry) for entry in entries]


def _told(home: Home, entry: Entry) -> Entry:
    if entry.names or not any(word in entry.kind for word in _ACCUSING):
        return entry
    number, names, many = _head(home, entry.id)
    shown = "、".join(names[:_NAMED]) + ("等" if many > _NAMED else "")
    return replace(entry, case_no=number or entry.case_no, names=shown, people=many or None)


@lru_cache(maxsize=4096)
def _head(home: Home, ident: str) -> tuple[str, tuple[str, ...], int]:
    """Number and names; a document's text never changes under its id."""
    reading = read_judgment(store.document(home, ident).text)
    if reading.kind is None:
        return "", (), 0
    names = [n for p in reading.people if (n := p.text("被告人"))]
    return reading.document.text("文号"), tuple(names), len(reading.people)
