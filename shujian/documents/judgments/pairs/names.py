"""Names, numbers and places as they can be compared across judgments."""

from __future__ import annotations

import re

from shujian.documents.judgments.language import language

_MASK = re.compile(r"[某×XxＸ*＊0-9A-Za-z]")
_STEMS = frozenset("甲乙丙丁戊己庚辛壬癸")
_OF_PLACE = re.compile(r"[，。；、（）\s]|户籍所在地|户籍地|住所地|出生地|住|籍贯|省|市|县|区")
_SHORT = 4
"""A place with fewer characters names no more than a province or a city."""


def masked(name: str) -> bool:
    """Whether a name is hidden or is no whole name: 李某, 张×, 王甲."""
    if not 2 <= len(name) <= 20 or _MASK.search(name):
        return True
    return len(name) == 2 and name[-1] in _STEMS


def same_place(a: str, b: str) -> bool:
    """Whether two places, in the words of two judgments, name the same district or village."""
    one, other = _OF_PLACE.sub("", a), _OF_PLACE.sub("", b)
    short, long = sorted((one, other), key=len)
    return len(short) >= _SHORT and long.startswith(short)


def case_number(words: str) -> str:
    """A case number without what writing adds: 第, blanks and round brackets of any kind."""
    return re.sub(r"[第\s（）()〔〕\[\]]", "", words)


def named(words: str) -> list[str]:
    """The people in the words before a bracket: 伙同方大明、方小明.

    Only whole names; what stands before the first one is cut off at the last word that is no
    name.
    """
    parts = words.split("、")
    parts[0] = language("linking")["名前"].sub("", parts[0])
    return [p for p in parts if 2 <= len(p) <= 4 and not masked(p)]
