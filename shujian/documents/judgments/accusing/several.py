"""Several acts in one paragraph: cut where each part surely is an act, else said to be unsure."""

from __future__ import annotations

from shujian.documents.judgments.accusing.story_cutting import Act
from shujian.documents.judgments.dates import Day, days, number
from shujian.documents.judgments.language import language
from shujian.documents.judgments.segments import Span

GROUP = "story"


def apart(text: str, acts: list[Act]) -> list[Act]:
    """Acts, each cut where a clause begins with the day of another act.

    Args:
        text: folded text.
        acts: the acts of a story; what is told under one number keeps it.
    """
    return [part for act in acts for part in _parts(text, act)]


def _parts(text: str, act: Act) -> list[Act]:
    say = language(GROUP)
    opening = [d for d in days(text, *act.span) if _opens(text, d, act.span[0])]
    cuts = [
        max(act.span[0], _start(text, day, act.span[0]))
        for day, piece in _pieces(opening, act.span[1])
        if _does(text, piece)
    ]
    if len(cuts) < 2 or say["多次"].search(text, *act.span):
        return [act]
    ends = [*cuts[1:], act.span[1]]
    return [Act(act.number, pair) for pair in zip([act.span[0], *cuts[1:]], ends, strict=True)]


def _pieces(dates: list[Day], stop: int) -> list[tuple[Day, Span]]:
    """Each date with the words from it to the next one."""
    ends = [*(d.start for d in dates[1:]), stop][: len(dates)]
    return [(day, (day.end, end)) for day, end in zip(dates, ends, strict=True)]


def _start(text: str, day: Day, least: int) -> int:
    """Where the clause of a date begins: before 又于 and the like."""
    at = day.start
    while at > least and text[at - 1] not in "。；\n":
        at -= 1
    return at


def _opens(text: str, day: Day, least: int) -> bool:
    """Whether a clause begins with the date."""
    before = text[_start(text, day, least) : day.start].strip()
    return language(GROUP)["日期前"].fullmatch(before) is not None


def _does(text: str, span: Span) -> bool:
    """Whether the clause up to the next full stop or semicolon tells something done."""
    stops = [at for ch in "。；\n" if (at := text.find(ch, *span)) >= 0]
    clause = (span[0], min(stops, default=span[1]))
    say = language(GROUP)
    sold = [m.span() for m in say["销赃"].finditer(text, *clause)]
    told = (m.start() for m in say["行为"].finditer(text, *clause))
    done = any(not any(a <= at < b for a, b in sold) for at in told)
    return done and say["非事实"].search(text, *clause) is None


def told_acts(text: str, span: Span) -> dict[str, Span]:
    """The days on which the stretch tells something done, as written, each where it first stands."""
    told = list(days(text, *span))
    found: dict[str, Span] = {}
    for day, piece in _pieces(told, span[1]):
        if _does(text, piece):
            found.setdefault(day.iso, (day.start, day.end))
    return found


def perhaps_several(text: str, span: Span) -> bool:
    """Whether one stretch may hold more than one act: several times, or several days of acts."""
    return language(GROUP)["多次"].search(text, *span) is not None or len(told_acts(text, span)) > 1


def tells_an_act(text: str, span: Span) -> bool:
    """Whether the stretch tells something done, not only what came after."""
    return language(GROUP)["行为"].search(text, *span) is not None


def times(text: str, span: Span) -> set[int]:
    """How often something was done in all: 3 of 先后三次."""
    return {number(m["次"]) for m in language(GROUP)["几次"].finditer(text, *span)}
