"""Automatic numbers of Word paragraphs: they are part of what a reader sees, not of the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from shujian.core.numerals import to_chinese
from shujian.documents.readers.xmlparts import attribute, child, children

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
_HIGHEST = 9999
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_CHINESE = (
    "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
    "taiwaneseCountingThousand", "ideographDigital", "japaneseDigitalTenThousand",
)  # fmt: skip
_STEMS = "甲乙丙丁戊己庚辛壬癸"


@dataclass(frozen=True)
class _Level:
    """One level of a list: first number, kind of numeral, pattern (``%1、``)."""

    start: int = 1
    form: str = "decimal"
    pattern: str = ""


@dataclass
class Numbering:
    """The lists of a Word file, and how far each has counted.

    Args:
        lists: list id → its abstract list and levels.
    """

    lists: dict[str, tuple[str, list[_Level]]] = field(default_factory=dict)
    _counts: dict[str, list[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, tree: Element | None) -> Numbering:
        """From ``numbering.xml``; no lists where there is none."""
        if tree is None:
            return cls()
        abstract = {
            attribute(found, "abstractNumId"): _levels(found)
            for found in children(tree, "abstractNum")
        }
        lists = {}
        for found in children(tree, "num"):
            link = child(found, "abstractNumId")
            key = attribute(link, "val") if link is not None else ""
            if key in abstract:
                lists[attribute(found, "numId")] = (key, abstract[key])
        return cls(lists)

    def label(self, paragraph: Element) -> str:
        """The number that stands before a paragraph; "" where it has none. Counts on."""
        settings = child(child(paragraph, "pPr"), "numPr")
        key, level = _value(settings, "numId"), _value(settings, "ilvl") or "0"
        if key not in self.lists or not level.isdecimal() or int(level) >= _LEVELS:
            return ""
        abstract, levels = self.lists[key]
        at = int(level)
        counts = self._counts.setdefault(abstract, [0] * _LEVELS)
        counts[at] = counts[at] + 1 if counts[at] else levels[at].start
        for deeper in range(at + 1, _LEVELS):
            counts[deeper] = 0
        if levels[at].form in ("bullet", "none"):
            return ""
        return _PLACE.sub(lambda m: _shown(levels, counts, int(m[1]) - 1), levels[at].pattern)


def _value(settings: Element | None, name: str) -> str:
    found = child(settings, name)
    return "" if found is None else attribute(found, "val")


def _levels(abstract: Element) -> list[_Level]:
    levels = [_Level()] * _LEVELS
    for found in children(abstract, "lvl"):
        at, start = attribute(found, "ilvl"), _value(found, "start") or "1"
        if at.isdecimal() and int(at) < _LEVELS and start.isdecimal() and len(start) < 5:
            pattern = _value(found, "lvlText")
            levels[int(at)] = _Level(int(start), _value(found, "numFmt") or "decimal", pattern)
    return levels


def _shown(levels: list[_Level], counts: list[int], at: int) -> str:
    return numeral(counts[at] or levels[at].start, levels[at].form)


def numeral(number: int, form: str) -> str:
    """A number as Word writes it in this form; Arabic where the form is not known.

    Args:
        number: 1 and more; larger than 9,999 comes in Arabic digits.
        form: Word's name of the form (``chineseCounting`` …).
    """
    if not 0 < number <= _HIGHEST:
        return str(number)
    if form in _CHINESE:
        return to_chinese(number)
    if form == "ideographTraditional" and number <= len(_STEMS):
        return _STEMS[number - 1]
    if form in ("lowerLetter", "upperLetter"):
        text = chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return text.upper() if form[0] == "u" else text
    if form in ("lowerRoman", "upperRoman"):
        text, rest = "", number
        for value, sign in _ROMAN:
            text += sign * (rest // value)
            rest %= value
        return text.upper() if form[0] == "u" else text
    if form == "decimalEnclosedCircle" and number <= 20:
        return chr(0x2460 + number - 1)
    return str(number)
