"""Days that only one of two documents tells: perhaps another act, never alike by silence."""

from __future__ import annotations

from shujian.documents.judgments.accusing.several import told_acts
from shujian.documents.judgments.accusing.stories import story, told_apart
from shujian.documents.judgments.comparing.items import ACTS, CHECK, SAME, Paper, Side
from shujian.documents.judgments.comparing.pairing import Pair
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.segments import Span

Days = dict[str, Span]
"""A day as written (2024-02, 2024-02-01) → where it stands in the folded text."""


def days_of_acts(paper: Paper) -> list[Days]:
    """Of each act in order, the days on which it tells something done."""
    reading = paper.reading
    return [told_acts(reading.text, act.span) for act in told_apart(reading, story(reading))]


def lone_days(pair: Pair, matter: str, one: Days, two: Days, doubt: str = "可能另有一起") -> bool:
    """Note days that only one document tells, to be looked at first; whether there are any.

    Nothing is noted where both tell the same days, as far as both write them.
    """
    lone = (_lone(one, two), _lone(two, one))
    if not any(lone):
        return False
    papers = (pair.one, pair.two)
    told = [f"只有{p.role}写有 {'、'.join(d)}" for p, d in zip(papers, lone, strict=True) if d]
    sides = [_side(p, held, own) for p, held, own in zip(papers, (one, two), lone, strict=True)]
    why = f"{'；'.join(told)}；{doubt}，请对照原文"
    pair.add(ACTS, matter, CHECK, sides[0], sides[1], why)
    return True


def lone_day(pair: Pair, matter: str, a: Row, b: Row) -> bool:
    """The same for two acts taken for one, where either day is lacking or not written in full."""
    if a.get("作案日期") is not None and b.get("作案日期") is not None:
        return False
    return lone_days(pair, matter, _day(a), _day(b), "不能确定是不是同一天、同一起")


def same_days(pair: Pair, matter: str, one: Days, two: Days) -> None:
    """Note that both tell the same several days."""
    sides = (_side(pair.one, one, []), _side(pair.two, two, []))
    pair.add(ACTS, matter, SAME, *sides, "一致")


def _day(act: Row) -> Days:
    fact = act.cells.get("日期原文")
    return {} if fact is None else {act.text("日期原文"): (fact.start, fact.end)}


def _lone(own: Days, others: Days) -> list[str]:
    return [d for d in own if d and not any(d.startswith(o) or o.startswith(d) for o in others)]


def _side(paper: Paper, days: Days, lone: list[str]) -> Side:
    """All days, placed at the first that the other document lacks."""
    words = "、".join(d for d in sorted(days) if d)
    if not words:
        return Side(words=words)
    start, end = days[lone[0]] if lone else next(span for day, span in days.items() if day)
    place = paper.reading.normal.where(start, end)
    return Side(None, words, *place, paper.reading.parts.at(start))
