"""The text of a document for a reader without a purpose: sensitive stretches are covered."""

from __future__ import annotations

import re
from collections.abc import Iterable

from shujian.app.judgments.columns import columns
from shujian.app.judgments.shown import Shown
from shujian.app.written_numbers import PERSONAL
from shujian.trust import Context, masking

COVER = "＊"
_PLACES = re.compile(
    r"(?:户籍(?:所在)?地|住址|现住|暂住|住(?!所|院|宿|处|户|宅|房))[为在于：:]?([^，。；,;\n]{4,40})"
    r"|(?<=[，,])([一-龥]{1,6}族)(?=[，,])"
)
"""Addresses and ethnicity as the heads of judgments state them."""
_CUT = re.compile(r"^…[0-9Xx](?:[\s\-]?[0-9Xx])*|[0-9Xx](?:[\s\-]?[0-9Xx]){3,}…$")
"""A number that the edge of a snippet cut: its rest must not show."""
_NUMBER, _PLACE = 4, 3
"""Levels of what the patterns find."""


def covered(ctx: Context, text: str, facts: Iterable[Shown]) -> tuple[str, int]:
    """The text with covers of the same length, so that every place stays; and how many.

    Args:
        ctx: who reads, for which purpose.
        text: the original text.
        facts: with places; those of a level that is masked for the reader are covered.
    """
    spans = {
        f.span for f in facts
        if f.span is not None and f.level >= 3 and masking.masked(ctx, f.level, f.at[2])
    }  # fmt: skip
    if masking.masked(ctx, _NUMBER, "证件号码"):
        spans |= {found.span() for found in PERSONAL.finditer(text)}
    if masking.masked(ctx, _PLACE, "住址"):
        spans |= {found.span(found.lastindex or 0) for found in _PLACES.finditer(text)}
    if not spans:
        return text, 0
    held = list(text)
    for start, end in spans:
        for at in range(start, end):
            if not held[at].isspace():
                held[at] = COVER
    return "".join(held), len(spans)


def words_covered(ctx: Context, text: str) -> str:
    """The same where only the text is at hand: a quotation, a document of a comparison."""
    return covered(ctx, text, ())[0]


def fact_covered(ctx: Context, table: str, column: str, words: str) -> str:
    """The words of a fact shown apart from its text, covered by the level of its column."""
    found = columns(table).get(column)
    if found is not None and masking.masked(ctx, found.level, column):
        told = words_covered(ctx, words)
        return told if told != words else "".join(c if c.isspace() else COVER for c in words)
    return words_covered(ctx, words)


def snippet_covered(ctx: Context, text: str) -> str:
    """A stretch out of a text, with ``…`` where it is cut."""
    told = words_covered(ctx, text)
    if not masking.masked(ctx, _NUMBER, "证件号码"):
        return told
    return _CUT.sub(lambda cut: re.sub("[0-9Xx]", COVER, cut[0]), told)


def hidden(ctx: Context, fact: Shown) -> bool:
    """Whether a fact's value is covered for the reader."""
    return masking.masked(ctx, fact.level, fact.at[2])
