"""The text of a document for a reader without a purpose: sensitive stretches are covered."""

from __future__ import annotations

import re
from collections.abc import Iterable

from shujian.app.judgments.shown import Shown
from shujian.trust import Context, masking

COVER = "＊"
_NUMBERS = re.compile(
    r"(?<![0-9A-Za-z])(?:\d{17}[\dXx]|\d{15}|1[3-9]\d{9}|\d{16,19})(?![0-9A-Za-z])"
)
"""Identity numbers, mobile telephones, bank cards, wherever they stand."""
_LEVEL = 4


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
    if masking.masked(ctx, _LEVEL, "证件号码"):
        spans |= {found.span() for found in _NUMBERS.finditer(text)}
    if not spans:
        return text, 0
    held = list(text)
    for start, end in spans:
        for at in range(start, end):
            if not held[at].isspace():
                held[at] = COVER
    return "".join(held), len(spans)


def numbers_covered(ctx: Context, text: str) -> str:
    """The same where only the text is at hand: a snippet, a quotation."""
    return covered(ctx, text, ())[0]


def hidden(ctx: Context, fact: Shown) -> bool:
    """Whether a fact's value is covered for the reader."""
    return masking.masked(ctx, fact.level, fact.at[2])
