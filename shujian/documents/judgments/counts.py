"""The charges that follow 犯 in a disposition."""

from __future__ import annotations

import re

from shujian.documents.judgments.charges import LONGEST, read_charge, standard
from shujian.documents.judgments.verdict_text import BLANK

_NOT_BEFORE = frozenset("原所前曾违罪主累从再侵惯唆初偶逃案")
"""After these 犯 is part of another word, or speaks of an earlier conviction."""
_JOINT = re.compile(rf"{BLANK}*(?:、|和|及|与|以及)(?!犯)")
_PROPERTY = re.compile(r"[所中的]{0,2}(?:退缴?|得|获|涉|扣押|违法|赃|非法所|作案)")
"""Behind a charge: 犯受贿罪所退赃款 speaks of property, not of guilt."""
_QUOTES = "“”‘’\"'"


def convicts(words: str, at: int) -> bool:
    """Whether the 犯 at a place can begin a conviction."""
    return at == 0 or words[at - 1] not in _NOT_BEFORE


def charges_at(words: str, at: int) -> list[tuple[str, int, int]]:
    """(name, start, end) of the charges that begin at a place: 盗窃罪, 盗窃罪和抢劫罪, 盗窃、诈骗罪."""
    while words[at : at + 1] and words[at] in _QUOTES + BLANK:
        at += 1
    first = read_charge(words[at : at + LONGEST])
    if not first or first.startswith("罪") or BLANK in first:
        first = _before_blank(words, at)
        if not first:
            return []
    found = _several(first, at)
    end = at + len(first)
    while joint := _JOINT.match(words, end):
        more = read_charge(words[joint.end() : joint.end() + LONGEST])
        if not more or not standard(more):
            break
        found.append((more, joint.end(), joint.end() + len(more)))
        end = joint.end() + len(more)
    return [] if _PROPERTY.match(words, end) else found


def _before_blank(words: str, at: int) -> str:
    """A charge with a remark in its middle or a wrong end is read up to the bracket."""
    stretch = words[at : at + LONGEST].split(BLANK)[0]
    return "" if stretch.startswith("罪") else read_charge(stretch)


def _several(name: str, at: int) -> list[tuple[str, int, int]]:
    """A list of charges under one 罪 as its parts; any other name as it is."""
    parts = name.removesuffix("罪").split("、")
    if standard(name) or len(parts) == 1 or not all(standard(p + "罪") for p in parts):
        return [(name, at, at + len(name))]
    found = []
    for part in parts:
        found.append((part.removesuffix("罪") + "罪", at, at + len(part)))
        at += len(part) + 1
    return found
