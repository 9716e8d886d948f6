"""Acts without a day: said to be left out, for what is passed over in silence looks compared."""

from __future__ import annotations

from shujian.documents.judgments.accusing.several import tells_an_act
from shujian.documents.judgments.accusing.stories import story
from shujian.documents.judgments.accusing.story_cutting import Act, undated_acts
from shujian.documents.judgments.comparing.items import ACTS, CHECK, OPEN, Paper, Side
from shujian.documents.judgments.comparing.pairing import Pair
from shujian.documents.judgments.facts import Row

MATTER = "没有日期的事实"


def left_out(pair: Pair) -> None:
    """Note numbered acts that begin with no date: they are not laid beside each other.

    To be looked at first where one document has more of them than the other.
    """
    found = [(paper, _undated(paper)) for paper in (pair.one, pair.two)]
    told = [f"{p.role}编号“{'、'.join(_number(a) for a in acts)}”的" for p, acts in found if acts]
    if not told:
        return
    result = OPEN if len(found[0][1]) == len(found[1][1]) else CHECK
    one, two = (_side(paper, acts) for paper, acts in found)
    why = f"{'，'.join(told)}开头没有写明日期，没有计入起数，也没有逐起比对，请对照原文"
    pair.add(ACTS, MATTER, result, one, two, why)


def no_day(pair: Pair, a: Row, b: Row) -> None:
    """Note that the days of two acts taken for one were not compared: neither tells any."""
    if a.cells.get("日期原文") is not None or b.cells.get("日期原文") is not None:
        return
    why = f"{pair.one.role}、{pair.two.role}都没有写明这一起的日期，没有比对日期"
    pair.add(ACTS, f"第{a.number('事实序号')}起作案日期", OPEN, Side(), Side(), why)


def _undated(paper: Paper) -> list[Act]:
    text = paper.reading.text
    return [a for a in undated_acts(text, story(paper.reading)) if tells_an_act(text, a.span)]


def _number(act: Act) -> str:
    return act.number.strip("\n、.． ")


def _side(paper: Paper, acts: list[Act]) -> Side:
    """How many, placed at the first."""
    if not acts:
        return Side()
    place = paper.reading.normal.where(*acts[0].span)
    return Side(None, f"{len(acts)} 段", *place, paper.reading.parts.at(acts[0].span[0]))
