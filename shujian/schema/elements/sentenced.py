"""主刑刑期, 宣告缓刑, 缓刑考验期: each takes its part of a cell that holds a whole sentence."""

from __future__ import annotations

import re
from typing import Any

import pyarrow as pa

from shujian.core.cells import Missing, State
from shujian.core.terms import Term as Length
from shujian.schema.elements.base import (
    BLANK_WORDS,
    Cleaned,
    Element,
    Fast,
    register,
    unreadable,
)
from shujian.schema.elements.boolean import NO_WORDS, YES_WORDS, Boolean
from shujian.schema.elements.sentences import SENTENCE_NOTE, alone, sentence, simple
from shujian.schema.elements.term import Term
from shujian.schema.fold import Folded

PERIOD_NOTE = "写有考验期的，读作宣告缓刑"
_PRONOUNCED = frozenset(["缓刑", "宣告缓刑", "判处缓刑", "适用缓刑"])
_REFUSED = frozenset(["实刑", "无缓刑", "未宣告缓刑", "不适用缓刑", "未适用缓刑", "没有宣告缓刑"])
PENALTIES = frozenset(["主刑", "主刑刑期"])
SUSPENSIONS = frozenset(["宣告缓刑", "缓刑考验期"])
"""Elements of which one cell may hold several."""
_OTHER_TERM = "不是可识别的缓刑考验期"
_MONTHS = re.compile("[1-9][0-9]")
"""A bare number that is no code of a yes or no (1, 2, 01): months of a probation."""


@register
class MainTerm(Term):
    """The length of the principal penalty, also out of a cell that names the probation too."""

    name = "主刑刑期"
    code = "main_term"
    telling = False
    max_length = 120

    def read(self, cell: Folded) -> Cleaned:
        """The term; that of a probation alone is none."""
        text = simple(cell.dense)
        plain = None if "缓刑" in text or "考验" in text else super().read(cell)
        if plain is not None and plain.state is State.VALUE:
            return plain
        found = sentence(text)
        if found is not None:
            return _noted(cell, found.term)
        if plain is None and alone(text) is not None:
            return unreadable("只写了缓刑，没有写主刑的期限")
        return plain or super().read(cell)


@register
class Suspended(Boolean):
    """Whether 缓刑 was pronounced: 是/否, or a period that is only there if it was."""

    name = "宣告缓刑"
    code = "suspended"
    telling = False
    max_length = 120

    def read(self, cell: Folded) -> Cleaned:
        """A word, a period, or what a whole sentence says; a sentence without 缓刑 is blank."""
        text = simple(cell.dense)
        read = super().read(cell)
        if read.state is State.VALUE:
            return read
        if text in _PRONOUNCED or text in _REFUSED:
            return Cleaned(text in _PRONOUNCED, cell.note())
        if _MONTHS.fullmatch(text):
            return Cleaned(True, cell.note(PERIOD_NOTE))
        return _suspended(cell, text) or read


@register
class Probation(Term):
    """The period of probation; blank where a cell says that there is none, or names none."""

    name = "缓刑考验期"
    code = "probation_term"
    telling = False
    example = "2年"
    max_length = 120
    blank_words = BLANK_WORDS | NO_WORDS | _REFUSED

    def read(self, cell: Folded) -> Cleaned:
        """The period, alone or in a whole sentence."""
        text = simple(cell.dense)
        period = alone(text)
        if period is not None:
            none = period.state is State.VALUE and period.value == Length()
            return _unsaid(cell) if none else _noted(cell, period, "")
        found = sentence(text)
        if found is None:
            said = text.upper() in YES_WORDS or text in _PRONOUNCED
            read = unreadable("写明宣告缓刑，没有写考验期") if said else super().read(cell)
            return unreadable(_OTHER_TERM) if read.state is State.VALUE else read  # 余刑二年
        if found.suspended and found.probation is None:
            return unreadable("写明宣告缓刑，没有写考验期")
        return _noted(cell, found.probation)


class SuspendedWithin(Suspended):
    """宣告缓刑 out of a column that is that of the principal penalty as well."""

    def read(self, cell: Folded) -> Cleaned:
        """What a sentence says; a bare term, yes or no is said of the penalty."""
        text = simple(cell.dense)
        if _bare(text):
            return _unsaid(cell)
        return _suspended(cell, text) or unreadable("不是可识别的刑罚")

    def fast(self, column: pa.StringArray) -> Fast | None:
        """Yes and no are no sentences."""
        return None


class ProbationWithin(Probation):
    """缓刑考验期 out of a column that is that of the principal penalty as well."""

    def read(self, cell: Folded) -> Cleaned:
        """A bare term is that of the penalty."""
        return _unsaid(cell) if _bare(simple(cell.dense)) else super().read(cell)


_WITHIN: dict[str, Element] = {
    Suspended.name: SuspendedWithin(),
    Probation.name: ProbationWithin(),
}


def within(kind: Element) -> Element:
    """The element for a column of a file that holds the principal penalty too."""
    return _WITHIN.get(kind.name, kind)


def _bare(text: str) -> bool:
    return "缓刑" not in text and "考验" not in text and alone(text) is not None


def _suspended(cell: Folded, text: str) -> Cleaned | None:
    """What a period or a sentence says of 缓刑; None for other words."""
    period = alone(text)
    if period is not None:
        if period.state is not State.VALUE:
            return period
        return Cleaned(period.value != Length(), cell.note(PERIOD_NOTE))
    found = sentence(text)
    if found is None:
        return None
    return Cleaned(True, cell.note(SENTENCE_NOTE)) if found.suspended else _unsaid(cell)


def _noted(cell: Folded, read: Cleaned | None, note: str = SENTENCE_NOTE) -> Cleaned:
    if read is None:
        return _unsaid(cell)
    value: Any = read.value
    return read if isinstance(value, Missing) else Cleaned(value, cell.note(read.note, note))


def _unsaid(cell: Folded) -> Cleaned:
    """The cell was understood and does not speak of it."""
    return Cleaned(Missing(State.BLANK), cell.note(SENTENCE_NOTE))
