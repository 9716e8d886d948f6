"""罪名: the name of a charge."""

from __future__ import annotations

import re
from functools import lru_cache

import pyarrow as pa
import pyarrow.compute as pc

from shujian.formulas.types import TEXT
from shujian.schema.dictionaries import dictionary
from shujian.schema.elements.base import Cleaned, Element, Fast, Likeness, register, unreadable
from shujian.schema.elements.words import BAD_CHARACTER, BAD_NOTE, join_blanks, wide_brackets
from shujian.schema.fold import Folded
from shujian.schema.simplify import simplify

UNKNOWN_NOTE = "不在罪名表中，保留原文"
SEVERAL_NOTE = "一格中有多个罪名"
ENDING_NOTE = "罪名补写“罪”"
ALIAS_NOTE = "简称改为罪名全称"
FORMER_NOTE = "已取消或者更名的罪名"
_STATES = re.compile(r"^(?:涉嫌|犯)|[(（][^（）()]*(?:未遂|中止|预备|共犯|从犯|主犯)[)）]$")
_SEPARATORS = (re.compile(r"(?<=罪)[、;；/ 和及]+(?=.)|[;；/]"), re.compile(r"[、;；/]"))
_LIST_MARKS = str.maketrans({",": "、", "，": "、", "､": "、"})


@lru_cache(maxsize=1)
def current() -> dict[str, str]:
    """Charges in force → article of the Criminal Law."""
    chapters = dictionary("charges")["charges"]
    return {name: article for charges in chapters.values() for name, article in charges.items()}


@lru_cache(maxsize=1)
def former() -> dict[str, str]:
    """Charges that were cancelled or renamed → today's charge, or ""."""
    return dict(dictionary("charges_former")["former"])


@lru_cache(maxsize=1)
def aliases() -> dict[str, str]:
    """Short names in use → charge."""
    return dict(dictionary("charge_aliases")["aliases"])


@lru_cache(maxsize=1)
def unmarked() -> dict[str, str]:
    """Charges written without enumeration marks → charge."""
    return {n.replace("、", ""): n for n in (*former(), *current()) if "、" in n}


@lru_cache(maxsize=4096)
def whole(name: str) -> str:
    """The charge of the law that a name states: itself, or of which it is a selection.

    A selective charge (选择性罪名) may be stated in part: 贩卖毒品罪 is a selection of
    走私、贩卖、运输、制造毒品罪. "" for a name that states none.
    """
    if name in current() or name in former():
        return name
    for table in (current(), former()):
        for full in table:
            if "、" in full and len(name) < len(full) and _selects(name, full):
                return full
    return ""


def _selects(part: str, full: str) -> bool:
    """Whether ``part`` is ``full`` with some runs left out that begin or end with a mark."""
    if not set(part) <= set(full):
        return False
    ends = {0}  # positions in ``full`` up to which the part read so far may have come
    for ch in (*part, ""):
        reach = {k for j in ends for k in _skips(full, j)}
        ends = {k + 1 for k in reach if full[k : k + 1] == ch} if ch else reach
    return len(full) in ends


def _skips(full: str, start: int) -> set[int]:
    """Where reading may go on after leaving out nothing or one run."""
    stops = {start} | {k + 1 for k in range(start, len(full)) if full[k] == "、"}
    if full[start : start + 1] == "、":
        stops |= set(range(start + 2, len(full)))
    return stops


@register
class Charge(Element):
    """Charge: aliases and 罪 completed; a charge outside the table stays, with a note."""

    name = "罪名"
    code = "charge"
    type = TEXT
    level = 2
    example = "盗窃罪"
    max_length = 300

    def read(self, cell: Folded) -> Cleaned:
        """Read one charge or several."""
        text, simple = simplify(cell.text)
        text = join_blanks(wide_brackets(text).translate(_LIST_MARKS)).strip("、。;； ")
        if BAD_CHARACTER.search(text):
            return unreadable(BAD_NOTE)
        if not any(ch.isalpha() for ch in text):
            return unreadable("不像罪名")
        name, note = self._one(text)
        if note == UNKNOWN_NOTE and (several := self._several(text)):
            return Cleaned("、".join(several), cell.note(simple, SEVERAL_NOTE))
        return Cleaned(name, cell.note(simple, note))

    def _one(self, text: str) -> tuple[str, str]:
        bare = _STATES.sub("", text) or text
        ended = bare if bare.endswith("罪") else bare + "罪"
        note = ENDING_NOTE if ended != bare else ""
        if ended in current() or ended in former():
            return ended, FORMER_NOTE if ended in former() else note
        if full := aliases().get(bare) or aliases().get(ended) or unmarked().get(ended):
            return full, ALIAS_NOTE
        return (ended, note) if whole(ended) else (text, UNKNOWN_NOTE)

    def _several(self, text: str) -> list[str]:
        """The charges of a list, where every part of it is a charge."""
        for separator in _SEPARATORS:
            read = [self._one(part) for part in separator.split(text) if part]
            if len(read) > 1 and all(note != UNKNOWN_NOTE for _, note in read):
                return [name for name, _ in read]
        return []

    def fast(self, column: pa.StringArray) -> Fast | None:
        """Charges in force, as the table writes them."""
        return Fast(pc.fill_null(pc.is_in(column, pa.array(list(current()))), False), column)

    def check(self, value: str) -> str | None:
        """A charge that is not in the table, or no longer."""
        if value in former():
            now = former()[value]
            return f"该罪名已取消，现为{now}" if now else "该罪名已取消"
        return None if whole(value) else UNKNOWN_NOTE

    def compare(self, a: str, b: str) -> Likeness:
        """ALIKE: selections of one charge, or an old name and the new one."""
        if a == b:
            return Likeness.SAME
        x, y = (former().get(whole(t)) or whole(t) for t in (a, b))
        return Likeness.ALIKE if x and x == y else Likeness.DIFFERENT

    def mask(self, value: str) -> str:
        """Charges are not hidden in part."""
        return "***"
