"""情节: circumstances that one document finds and the other does not, and whether it says why."""

from __future__ import annotations

from shujian.documents.judgments.comparing.items import (
    CIRCUMSTANCE,
    DIFFERENT,
    NOTHING,
    OPEN,
    SAME,
    Side,
    quoted,
    side,
)
from shujian.documents.judgments.comparing.pairing import Pair, name
from shujian.documents.judgments.comparing.reasons import reason
from shujian.documents.judgments.comparing.stated import stated
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.findings import not_denied, pieces
from shujian.documents.judgments.language import language
from shujian.documents.judgments.reading import Reading

COMPARED = (
    "累犯", "毒品再犯", "自首", "坦白", "重大立功", "立功", "主犯", "从犯", "胁从犯", "未遂", "中止", "预备",
    "防卫过当", "限制责任能力", "未成年", "认罪认罚", "谅解", "和解", "退赃退赔",
)  # fmt: skip
BODY = ("谅解", "和解", "退赃退赔", "坦白", "认罪认罚")
"""Told in the story as a matter of fact: a reasoning that leaves it out differs in wording."""
_INSTEAD = {"自首": "坦白", "坦白": "自首", "立功": "重大立功", "重大立功": "立功"}
"""Finding one leaves no room for the other."""


def compare(pair: Pair) -> None:
    """Compare the findings of each person that either document makes."""
    for a, b, _ in pair.people.pairs:
        if not (_reasoned(pair.one.reading) and _reasoned(pair.two.reading)):
            silent = pair.one if not _reasoned(pair.one.reading) else pair.two
            why = f"{silent.role}没有读出理由部分（本院认为、综上所述）"
            pair.add(CIRCUMSTANCE, "全部情节", OPEN, Side(), Side(), why, person=name(a))
            continue
        done: set[str] = set()
        for circumstance in COMPARED:
            if circumstance not in done:
                done |= _one(pair, a, b, circumstance)


def _reasoned(reading: Reading) -> bool:
    return reading.parts.reasoning[1] > reading.parts.reasoning[0]


def _one(pair: Pair, a: Row, b: Row, what: str) -> set[str]:
    """Compare one circumstance; returns those that need no comparing any more."""
    one = stated(pair.one.reading, a, what) is not None
    two = stated(pair.two.reading, b, what) is not None
    if not one and not two:
        return set()
    sides = (_side(pair.one.reading, a, what), _side(pair.two.reading, b, what))
    if one and two:
        pair.add(CIRCUMSTANCE, what, SAME, *sides, "一致", person=name(a))
        return {what}
    instead = _INSTEAD.get(what, "")
    if instead and (b if one else a).true(instead):
        left, right = (what, instead) if one else (instead, what)
        why = f"{pair.one.role}认定{left}，{pair.two.role}认定{right}"
        sides = (_side(pair.one.reading, a, left), _side(pair.two.reading, b, right))
        because = _denial(pair.two.reading, b, left)
        pair.add(CIRCUMSTANCE, left, DIFFERENT, *sides, why, person=name(a), reason=because)
        return {what, instead}
    _lone(pair, a, b, what, sides)
    return {what}


def _lone(pair: Pair, a: Row, b: Row, what: str, sides: tuple[Side, Side]) -> None:
    first = stated(pair.one.reading, a, what) is not None
    here, there = (pair.one, pair.two) if first else (pair.two, pair.one)
    denied = _denial(there.reading, b if there is pair.two else a, what)
    if denied.start >= 0 and there is pair.two:
        why = f"{here.role}认定{what}，{there.role}不予认定"
    elif denied.start >= 0:
        why = f"{here.role}认定{what}，{there.role}没有认定（“{denied.words}”）"
    else:
        why = f"{here.role}认定{what}，{there.role}未提及"
    material, unfound = True, "未提及" if denied.start < 0 else "未认定"
    if what in BODY and denied.start < 0 and (told := _in_body(there.reading, what)).start >= 0:
        why = f"{here.role}认定{what}，{there.role}只在事实部分写到（“{told.words}”）"
        material, unfound = False, "只在事实部分写到"
    other = Side(value=False, words=unfound)
    sides = (sides[0], other) if there is pair.two else (other, sides[1])
    if there is pair.one:  # what the later document adds it finds itself: that is its reason
        place = stated(here.reading, b, what)
        at = _sentence(here.reading, place[0]) if place and place[1] else None
        because = quoted(here.reading, *at) if at else NOTHING
    else:
        because = denied
    pair.add(CIRCUMSTANCE, what, DIFFERENT, *sides, why, person=name(a), material=material, reason=because)  # fmt: skip


def _in_body(reading: Reading, what: str) -> Side:
    """Where the story or the list of evidence tells of it."""
    for part in (reading.parts.narrative, reading.parts.evidence, reading.parts.procedure):
        for piece in pieces(reading.text, part):
            for match in language("findings")[what].finditer(reading.text, *piece):
                if not_denied(reading.text, piece, match):
                    return quoted(reading, *_sentence(reading, match.start()))
    return NOTHING


def _sentence(reading: Reading, at: int) -> tuple[int, int]:
    text = reading.text
    start = max(text.rfind("。", 0, at), text.rfind("\n", 0, at)) + 1
    ends = [e for e in (text.find("。", at), text.find("\n", at)) if e > 0]
    return start, min(ends, default=len(text))


def _denial(reading: Reading, person: Row, what: str) -> Side:
    """The sentence that speaks of a circumstance and does not find it."""
    say = language("findings")[what]
    parts = reading.parts
    for part in (parts.reasoning, parts.facts):
        for piece in pieces(reading.text, part):
            for match in say.finditer(reading.text, *piece):
                told = (
                    name(person) in reading.text[slice(*piece)]
                    or "被告人" not in reading.text[slice(*piece)]
                )
                if told and not not_denied(reading.text, piece, match):
                    return quoted(reading, *_sentence(reading, match.start()))
    return reason(reading, [what])


def _side(reading: Reading, row: Row, what: str) -> Side:
    place = stated(reading, row, what)
    if place is None:
        return Side(value=False, words="未认定")
    if row.true(what):
        return side(reading, row.cells[what], what)
    start, end = reading.normal.where(*place)
    return Side(True, what, start, end, reading.parts.at(place[0]))
