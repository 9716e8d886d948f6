"""起数: whether the acts of two stories can be counted and laid beside each other at all."""

from __future__ import annotations

from shujian.documents.judgments.accusing.several import (
    perhaps_several,
    tells_an_act,
    times,
)
from shujian.documents.judgments.accusing.stories import story, told_apart
from shujian.documents.judgments.accusing.story_cutting import told_days
from shujian.documents.judgments.comparing.items import (
    ACTS,
    DIFFERENT,
    OPEN,
    SAME,
    Paper,
    Side,
    with_unit,
)
from shujian.documents.judgments.comparing.lone_days import Days, days_of_acts, lone_days
from shujian.documents.judgments.comparing.pairing import Pair
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.segments import Span


def uncounted(pair: Pair, left: list[Row], right: list[Row]) -> bool:
    """Note 起数 as open where a story without numbers may hold more acts than it is cut into."""
    papers = ((pair.one, left), (pair.two, right))
    loose = [paper for paper, rows in papers if not numbered(rows)]
    vague = [paper for paper in loose if any(_unsure(paper, span) for span in _spans(paper))]
    if not vague and len(left) != len(right):  # one number may stand for several acts
        vague = [paper for paper, _ in papers if any(len(d) > 1 for d in days_of_acts(paper))]
    most = [_most(pair.one, left), _most(pair.two, right)]
    if vague:
        lone_days(pair, "事实日期", _days(pair.one), _days(pair.two))
        _several(pair, vague[0], vague[0] in loose, left, right)
        return True
    if not loose or most[0] == most[1] == len(left) == len(right) or _within(pair, left, right):
        return False
    if len(left) != len(right):
        why, words = "不能逐起对应", [f"{len(left)} 段", f"{len(right)} 段"]
    elif most[0] != most[1]:
        why, words = "同一段里可能写有几起", [f"{n} 处日期" for n in most]
    else:
        return False
    lone_days(pair, "事实日期", _days(pair.one), _days(pair.two))
    sides = (Side(words=words[0]), Side(words=words[1]))
    pair.add(ACTS, "起数", OPEN, *sides, f"{loose[0].role}没有逐起编号写明事实，{why}")
    return True


def numbered(rows: list[Row]) -> bool:
    """Whether every act has a number in its story."""
    return all(r.text("编号原文") for r in rows)


def _spans(paper: Paper) -> list[Span]:
    return [act.span for act in told_apart(paper.reading, story(paper.reading))]


def _unsure(paper: Paper, span: Span) -> bool:
    return perhaps_several(paper.reading.text, span)


def _most(paper: Paper, rows: list[Row]) -> int:
    """How many acts may be told: without numbers, each sentence with a date may be one."""
    told = 0 if numbered(rows) else told_days(paper.reading.text, story(paper.reading))
    return max(len(rows), told)


def _within(pair: Pair, left: list[Row], right: list[Row]) -> bool:
    """Whether all acts of the shorter story stand, by their days, in the longer one."""
    for paper, rows in ((pair.one, left), (pair.two, right)):
        spans = _spans(paper)
        told = all(tells_an_act(paper.reading.text, span) for span in spans)
        if not numbered(rows) and (_most(paper, rows) != len(rows) or not told):
            return False
    one, two = ([r.get("作案日期") for r in rows] for rows in (left, right))
    dated = None not in one and None not in two
    distinct = len(set(one)) == len(one) and len(set(two)) == len(two)
    return dated and distinct and (set(one) <= set(two) or set(two) <= set(one))


def _several(pair: Pair, vague: Paper, loose: bool, left: list[Row], right: list[Row]) -> None:
    """起数 and the sums are open; how often something was done is compared where both tell it."""
    how = "没有逐起编号写明事实，同一段里" if loose else "同一编号下"
    why = f"{vague.role}{how}可能写有几起"
    counts = (Side(words=f"{len(left)} 段"), Side(words=f"{len(right)} 段"))
    pair.add(ACTS, "起数", OPEN, *counts, why)
    told = [[w for r in rows if (w := r.text("全部金额"))] for rows in (left, right)]
    sums = ["；".join(with_unit(words, "元") for words in each) for each in told]
    if any(sums):
        sides = (Side(words=sums[0]), Side(words=sums[1]))
        pair.add(ACTS, "逐起金额", OPEN, *sides, "不能确定各数额属于哪一起")
    _times(pair)


def _times(pair: Pair) -> None:
    one, two = (times(p.reading.text, story(p.reading)) for p in (pair.one, pair.two))
    if len(one) != 1 or len(two) != 1:
        return
    words = [f"{n} 次" for n in (*one, *two)]
    sides = (Side(min(one), words[0]), Side(min(two), words[1]))
    why = "一致" if one == two else f"{pair.one.role}为{words[0]}，{pair.two.role}为{words[1]}"
    pair.add(ACTS, "作案次数", SAME if one == two else DIFFERENT, *sides, why)


def _days(paper: Paper) -> Days:
    found: Days = {}
    for days in days_of_acts(paper):
        found = {**days, **found}
    return found
