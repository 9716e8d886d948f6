"""案由: what a case is about: a charge, or the cause of a civil or administrative case."""

from __future__ import annotations

import re

import pyarrow as pa

from shujian.formulas.types import TEXT
from shujian.schema.elements.base import Cleaned, Fast, Likeness, register, unreadable
from shujian.schema.elements.charge import UNKNOWN_NOTE, Charge
from shujian.schema.elements.words import BAD_CHARACTER, BAD_NOTE, join_blanks, wide_brackets
from shujian.schema.fold import Folded
from shujian.schema.simplify import simplify

ENDING_NOTE = "去除“一案”"
_ENDING = re.compile(r"(?:一案|案件|案)$")
_ABOUT = re.compile(r"^(?:涉嫌|因|关于)(?=.{2})")


@register
class Cause(Charge):
    """Cause of a case: charges by their names; of other cases the words, without 一案."""

    name = "案由"
    code = "cause"
    type = TEXT
    level = 2
    telling = False
    example = "民间借贷纠纷"

    def read(self, cell: Folded) -> Cleaned:
        """Read charges, where every part is one, else the words."""
        text, simple = simplify(cell.text)
        text = join_blanks(wide_brackets(text)).strip("、。;； ")
        bare = _ABOUT.sub("", _ENDING.sub("", text)) or text
        if BAD_CHARACTER.search(bare):
            return unreadable(BAD_NOTE)
        if not any(ch.isalpha() for ch in bare):
            return unreadable("不像案由")
        note = ENDING_NOTE if _ENDING.search(text) else ""
        charge = super().read(Folded(bare, cell.notes))
        if isinstance(charge.value, str) and UNKNOWN_NOTE not in charge.note:
            notes = [n for n in charge.note.split("；") if n]
            return Cleaned(charge.value, Folded("", ()).note(simple, note, *notes))
        return Cleaned(bare, cell.note(simple, note))

    def fast(self, column: pa.StringArray) -> Fast | None:
        """Charges in force, as the table writes them."""
        return super().fast(column)

    def check(self, value: str) -> str | None:
        """Former charges; what is no charge may be the cause of another kind of case."""
        found = super().check(value)
        return None if found == UNKNOWN_NOTE else found

    def compare(self, a: str, b: str) -> Likeness:
        """ALIKE: as charges, or one cause is a part of the other."""
        likeness = super().compare(a, b)
        if likeness is not Likeness.DIFFERENT:
            return likeness
        short, long = sorted((a, b), key=len)
        return Likeness.ALIKE if len(short) >= 4 and short in long else Likeness.DIFFERENT
