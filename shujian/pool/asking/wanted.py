"""What somebody looks for in the rows: a whole number, a name, a firm; never a part of a number."""

from __future__ import annotations

import re
from dataclasses import dataclass

from shujian.core.cells import Missing
from shujian.engines.base import ColumnInfo, Snapshot
from shujian.pool.storage import duck
from shujian.schema.elements import Element, element
from shujian.trust.decisions import SENSITIVE

NUMBERS = ("公民身份号码", "统一社会信用代码", "案号")
_CASE = ("案号", "案号编号")
FIRM, CODE, TEXT = "单位名称", "编号", "文本"
_WRITTEN = ("案号", CODE, TEXT)
KINDS = (*NUMBERS, "姓名", FIRM)
"""Elements that tell who a row is about."""
_NAMING = re.compile(r"(?:人|人员|姓名|代表人|别名|单位|项目名称|工程名称|案号|文号)$")
"""Headings of text columns that name persons, projects and cases as a document writes them."""
_LISTED = "、"
"""Between the names of several persons in one cell."""
_CODED = re.compile(r"[0-9A-Za-z]")
_PART = 2
"""Characters of a firm's name that are enough to look for a part of it."""
_DIGITS = re.compile(r"\d{4}")
_SPACED = re.compile(r"(?<=\w)\s+(?=\w(?:\s|$))")
"""A blank before a single letter."""


@dataclass(frozen=True)
class Wanted:
    """A question to the rows.

    Args:
        text: as it was typed.
    """

    text: str

    @property
    def words(self) -> tuple[tuple[str, ...], ...]:
        """The ways to read the text: as one value, and as several that stand in one row."""
        pieces = tuple(dict.fromkeys(self.text.split()))
        return ((self.text.strip(),), pieces) if len(pieces) > 1 else ((self.text.strip(),),)

    def conditions(self, snapshot: Snapshot) -> dict[str, str]:
        """Column → when it holds one of the words, as SQL; empty where no column could."""
        found: dict[str, list[str]] = {}
        for words in self.words:
            for word in words:
                for name, condition in _columns(snapshot, word).items():
                    found.setdefault(name, []).append(condition)
        return {n: " OR ".join(dict.fromkeys(c)) for n, c in found.items()}

    def where(self, snapshot: Snapshot) -> str:
        """When a row is meant, as SQL; "" where no row of the table can be."""
        ways = []
        for words in self.words:
            each = [" OR ".join(_columns(snapshot, word).values()) for word in words]
            if all(each):
                ways.append(" AND ".join(f"({one})" for one in each))
        return " OR ".join(f"({way})" for way in ways)

    def covered(self) -> str:
        """The text for the journal: numbers and names of persons as their elements mask them.

        A single letter belongs to the word before it: names are typed with blanks too.
        """
        return " ".join(map(_covered, _SPACED.sub("", self.text).split()))


def of_case(snapshot: Snapshot, pattern: str) -> str:
    """When a row of a table holds a case number, as SQL; "" where no column is one.

    Args:
        snapshot: the table.
        pattern: of the number, see ``schema.case_search``.
    """
    held = duck.quoted(pattern)
    return " OR ".join(
        f"regexp_matches({duck.name(name)}, {held})"
        for name, column in snapshot.columns.items()
        # whether one judgment prints the other's number is a yes or no of that name
        if column.present and name.endswith(_CASE) and column.element in _WRITTEN
    )


def _columns(snapshot: Snapshot, word: str) -> dict[str, str]:
    """Column → when it holds the word, of the columns that can hold it."""
    held = {n: _condition(n, c, word) for n, c in snapshot.columns.items() if c.present}
    return {name: condition for name, condition in held.items() if condition}


def _condition(name: str, column: ColumnInfo, word: str) -> str:
    """When a column holds a word: numbers and names as a whole, after their own cleaning.

    A part is looked for only in names of firms that are shown to everyone, and only where
    it is no part of a number: what is covered cannot be asked out digit by digit.
    """
    kind = column.element
    value = _value(kind, word) if _able(name, kind, word) else None
    if value is None:
        return ""
    place, text = duck.name(name), duck.quoted(value)
    part = len(value) >= _PART and not _DIGITS.search(value)
    if kind == FIRM and column.level < SENSITIVE and part:
        return f"contains({place}, {text})"
    if kind == TEXT:
        return f"list_contains(string_split({place}, {duck.quoted(_LISTED)}), {text})"
    if kind == CODE:  # ids of documents read here have small letters, and so had older codes
        return f"upper({place}) = {text}"
    return f"{place} = {text}"


def _able(name: str, kind: str, word: str) -> bool:
    """Whether a column tells who or what a row is about; others are not looked into."""
    if kind == CODE:
        return bool(_CODED.search(word))
    return kind in KINDS or (kind == TEXT and bool(_NAMING.search(name)))


def _value(kind: str, word: str) -> str | None:
    """A word as the element keeps it; None where it is no value of its kind."""
    value = _element(kind).clean(word).value
    return None if isinstance(value, Missing) else str(value)


def _covered(word: str) -> str:
    for kind in KINDS:
        held = _element(kind)
        value = _value(kind, word)
        if value is not None and held.level >= SENSITIVE:
            return held.mask(value)
    # a number with an error, or a part of one, is as little for the journal as a whole one
    return re.sub(r"\d(?=\d{3})", "*", word)


def _element(kind: str) -> Element:
    return element(kind, "", "")
