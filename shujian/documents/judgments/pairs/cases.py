"""Judgments of one case: the court above, a new trial after remand, a ruling that corrects."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.pairs.card import Card
from shujian.documents.judgments.pairs.identity import agree
from shujian.documents.judgments.pairs.keys import CASE
from shujian.documents.judgments.pairs.names import case_number, masked
from shujian.documents.judgments.pairs.pool import CROWD, Pool

ABOVE, AGAIN, RETRIAL, CORRECTED = "二审", "重审", "再审", "更正"
FIRST = "一审"


class Related(NamedTuple):
    """Two judgments of one case.

    Args:
        earlier: its place in the pool.
        later: likewise.
        how: what the later one is to the earlier one.
    """

    earlier: int
    later: int
    how: str


def related(pool: Pool) -> Iterator[Related]:
    """All pairs in which one judgment prints the other's case number and is of its case."""
    seen: set[tuple[int, int]] = set()
    for own, told in pool.groups(CASE):
        if len(own) > CROWD or len(told) > CROWD:
            continue
        for a in sorted({m[0] for m in own}):
            for b in sorted({m[0] for m in (*own, *told)} - {a}):
                how = relation(pool.card(a), pool.card(b))
                if how and (a, b) not in seen:
                    seen.add((a, b))
                    yield Related(a, b, how)


def relation(a: Card, b: Card) -> str:
    """What ``b``, which prints the number of ``a``, is to it; "" for another case."""
    if _after(a, b) is False:
        return ""
    if _corrects(b) and not _corrects(a) and (_prints(b, a) or _number(a) == _number(b)):
        return CORRECTED
    if not _prints(b, a) or not any(shared(a, b)):
        return ""
    level = b.document.text("审级")
    if level.startswith("再审"):
        return RETRIAL
    if level == ABOVE:
        return ABOVE
    alike = level == FIRST == a.document.text("审级")
    if alike and b.document.true("写有发回") and _court(a) == _court(b) != "":
        return AGAIN
    return ""


def shared(a: Card, b: Card) -> Iterator[tuple[Row, Row]]:
    """The defendants that both judgments of one case have.

    The case number is the first fact, so a whole name that stands once in each is enough;
    a hidden name only where either judgment has a single defendant.
    """
    single = len(a.rows["被告人"]) == len(b.rows["被告人"]) == 1
    for one in a.people:
        for other in b.people:
            name = one.text("被告人")
            if agree(one, other) is not None:
                yield one, other
            elif name == other.text("被告人") and _apart(one, other) is False:
                once = all(sum(p.text("被告人") == name for p in c.people) == 1 for c in (a, b))
                if once and (single or not masked(name)):
                    yield one, other


def same_case(a: Card, b: Card) -> bool:
    """Whether two judgments are, or may be, of one case."""
    numbers = [_number(c) for c in (a, b)]
    if numbers[0] and numbers[0] == numbers[1]:
        return True
    same_day = a.document.day("裁判日期") == b.document.day("裁判日期")
    if same_day and _court(a) == _court(b):
        return True
    if relation(a, b) or relation(b, a):
        return True
    levels = {c.document.text("审级") for c in (a, b)}
    common = {*a.numbers, numbers[0]} & {*b.numbers, numbers[1]} - {""}
    return bool(common) and levels != {FIRST}


def _apart(one: Row, other: Row) -> bool:
    return any(
        (x := one.get(c)) is not None and (y := other.get(c)) is not None and x != y
        for c in ("公民身份号码", "性别", "出生日期", "民族")
    )


def _corrects(card: Card) -> bool:
    """Whether it is a ruling that corrects another one and decides nothing itself."""
    return card.document.true("写有更正") and bool(card.rows["更正内容"]) and not card.rows["判项"]


def _number(card: Card) -> str:
    return case_number(card.document.text("案号"))


def _prints(b: Card, a: Card) -> bool:
    return _number(a) in b.numbers


def _after(a: Card, b: Card) -> bool | None:
    one, other = a.document.day("裁判日期"), b.document.day("裁判日期")
    return None if one is None or other is None else one <= other


def _court(card: Card) -> str:
    return card.document.text("法院")
