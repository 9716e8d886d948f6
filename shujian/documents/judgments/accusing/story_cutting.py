"""Cut a story into acts: by its numbers, else by the paragraphs that begin with a date."""

from __future__ import annotations

import re
from typing import NamedTuple

from shujian.documents.judgments.dates import days
from shujian.documents.judgments.language import language
from shujian.documents.judgments.segments import Span

GROUP = "story"
_LEVELS = ("汉", "括汉", "第", "数", "括数", "圈")
"""Numbers from the outermost to the innermost; 第一起 and 1、 are never within each other."""
LEAST = 12
"""Fewer characters are no act."""


class Act(NamedTuple):
    """One act of a story.

    Args:
        number: as written; "" where the story is not itemised.
        span: its words.
    """

    number: str
    span: Span


class _Mark(NamedTuple):
    level: int
    number: str
    start: int
    end: int


def cut_acts(text: str, span: Span) -> list[Act]:
    """The acts of a story, in order; never none.

    Args:
        text: folded text.
        span: the story without evidence.
    """
    dated = [a for a in _numbered(text, span) if _dated(text, a.span)]
    if dated:
        last = dated[-1]
        dated[-1] = Act(last.number, (last.span[0], _closing(text, last.span)))
        return dated
    return _by_date(text, span)


def undated_acts(text: str, span: Span) -> list[Act]:
    """What stands under a number beside dated acts and begins with no date: no act by itself.

    Args:
        text: folded text.
        span: the story without evidence.
    """
    found = _numbered(text, span)
    beside = any(_dated(text, a.span) for a in found)
    closing = language(GROUP)["非事实"]
    return [
        a
        for a in found
        if beside and not _dated(text, a.span) and closing.search(text, *a.span) is None
    ]


def _numbered(text: str, span: Span) -> list[Act]:
    """What stands under the numbers of a story, headings left out, dated or not."""
    marks = _marks(text, span)
    found: list[Act] = []
    at = 0
    while at < len(marks):
        mark, after = marks[at], at + 1
        while after < len(marks) and marks[after].level > mark.level:
            after += 1
        stops = [m.start for m in marks[at + 1 : after]] + _next(marks, after, span)
        below = list(zip(marks[at + 1 : after], stops[1:], strict=True))
        if any(_dated(text, (m.end, stop)) for m, stop in below):
            at += 1  # a heading, or what is told before the acts below it
            continue
        act = _act(text, mark, stops[-1])
        found += [act] if act is not None else []
        at = after
    return found


def _next(marks: list[_Mark], after: int, span: Span) -> list[int]:
    return [marks[after].start if after < len(marks) else span[1]]


def _act(text: str, mark: _Mark, stop: int) -> Act | None:
    """The act under a number, without a heading line; None where there are no words."""
    words = text[mark.end : stop]
    line, _, rest = words.partition("\n")
    if rest and language("accusing")["小标题罪名"].match(line):
        return Act(mark.number, (mark.end + len(line) + 1, stop))
    return Act(mark.number, (mark.end, stop)) if len(words.strip("\n")) >= LEAST else None


def _marks(text: str, span: Span) -> list[_Mark]:
    found = []
    for match in language(GROUP)["编号"].finditer(text, *span):
        kind = match.lastgroup or ""
        found.append(_Mark(_LEVELS.index(kind), match[0], match.start(), match.end()))
    return found


def _dated(text: str, span: Span) -> bool:
    return (
        re.search(r"\d{1,2}[月日]|[年月日]", text[span[0] : min(span[1], span[0] + 60)]) is not None
    )


def _closing(text: str, span: Span) -> int:
    """Where the last act ends: a paragraph on arrest and the like follows it."""
    cut = text.find("\n", *span)
    while 0 <= cut < span[1]:
        end = text.find("\n", cut + 1, span[1])
        words = text[cut + 1 : end if end > 0 else span[1]]
        if words and language(GROUP)["非事实"].search(words) is not None:
            return cut
        cut = end
    return span[1]


def _by_date(text: str, span: Span) -> list[Act]:
    say = language(GROUP)
    starts = []
    for match in say["日期起"].finditer(text, *span):
        end = text.find("。", match.end(), span[1])
        if say["非事实"].search(text, match.start(), end if end > 0 else span[1]) is None:
            starts.append(match.start())
    if not starts:
        return [Act("", span)]
    starts[0] = span[0]
    ends = [*starts[1:], span[1]]
    return [Act("", pair) for pair in zip(starts, ends, strict=True)]


def told_days(text: str, span: Span) -> int:
    """How many sentences of a story begin with a date and tell no arrest or the like.

    Args:
        text: folded text.
        span: the story without evidence.
    """
    many, at = 0, span[0]
    while at < span[1]:
        stop = text.find("。", at, span[1])
        stop = stop if stop >= 0 else span[1]
        words = text[at:stop].lstrip("\n")
        first = next(days(words), None)
        if first is not None and not first.start and not language(GROUP)["非事实"].search(words):
            many += 1
        at = stop + 1
    return many
