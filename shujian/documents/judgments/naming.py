"""Who is named in a sentence: by name, as a group, as the others, with exceptions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from shujian.documents.judgments.dates import number
from shujian.documents.judgments.language import language
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.segments import Span

_JOINED = re.compile(
    r"(?:在[^，。；]{2,20}?(?:犯罪|案件|事实|作案)中，)?(?:、|和|及|与|以及)?"
    r"(?:其?(?:法定代表人|实际控制人|(?:直接负责的)?主管人员|直接责任人员|负责人))?"
    r"(?:被告人|上诉人|原审被告人|犯罪嫌疑人|犯罪嫌疑单位|被调查人|被告单位)?"
)
Spot = tuple[int, int, frozenset[int] | int | None]
"""(start, end, 被告人序号); None for the others, a number for so many of those named before."""
_EITHER = re.compile("[前后]者")
_NEAR = 160
"""前者 stands no further behind the names it chooses from."""
_OF_ONE = 0
"""In place of a number: he who was named last."""


@dataclass(frozen=True)
class Mention:
    """Defendants named at one place.

    Args:
        start: where.
        people: their 被告人序号.
    """

    start: int
    people: frozenset[int]


def mentions(
    reading: Reading, span: Span, everybody: frozenset[int], carried: frozenset[int] = frozenset()
) -> list[Mention]:
    """Who is named where in a sentence; names joined by 、和 are one mention.

    Args:
        reading: the judgment.
        span: the sentence.
        everybody: all defendants.
        carried: whom the sentence before named last, for 其余被告人 at the beginning.
    """
    spots = _groups(reading, span, everybody)
    for row in reading.people:
        seq, name = row.number("被告人序号"), reading.part(row.cells["被告人"][1:3])
        spots += _named(reading, span, seq, name)
        if name[:1].isascii():  # a foreigner is spoken of by the name in Chinese
            for other in filter(None, row.text("别名").split("、")):
                spots += _named(reading, span, seq, other)
    if len(everybody) > 1:
        spots += _former(reading, span)
        spots = _excepted(reading.text, span, everybody, spots)
    spots.sort(key=lambda s: (s[0], -s[1]))
    found: list[Mention] = []
    last = -1
    for start, end, people in spots:
        if found and start < last:
            continue
        if people is None:
            told = (m.people for m in found if m.people != everybody)  # not 三被告人中，某甲…
            before = frozenset[int]().union(*told) or carried
            people = everybody - before or everybody
        if isinstance(people, int):
            people = _so_many(people, found, carried) or _lately(reading, start, people)
            if not people:
                continue
        known = found or carried
        if known and people != everybody and _object(reading.text, span[0], start, end):
            continue  # 某甲抓获被告人某乙，系立功: the sentence goes on about the first
        if found and _JOINED.fullmatch(reading.text, last, max(last, start)):
            found[-1] = Mention(found[-1].start, found[-1].people | people)
        else:
            found.append(Mention(start, people))
        last = end
    return found


def _so_many(count: int, found: list[Mention], carried: frozenset[int]) -> frozenset[int]:
    """Whom 其四人 or 上述三人 means: those named last, else all named so far, if so many."""
    named = found[-1].people if found else carried
    if count == _OF_ONE:
        return named if len(named) == 1 else frozenset()
    before = frozenset[int]().union(*(m.people for m in found))
    return next((one for one in (named, before, carried) if len(one) == count), frozenset())


def _lately(reading: Reading, at: int, count: int) -> frozenset[int]:
    """Whom 二人 means where just so many were named since the last full stop."""
    begin = max(reading.text.rfind(sign, 0, at) for sign in "。\n") + 1
    told = frozenset(seq for _, _, seq in _names(reading, (begin, at)))
    return told if len(told) == count else frozenset()


def _names(reading: Reading, span: Span) -> list[tuple[int, int, int]]:
    """(start, end, 被告人序号) of each name in a stretch, the longest where several fit."""
    found: list[tuple[int, int, int]] = []
    for row in reading.people:
        seq, name = row.number("被告人序号"), reading.part(row.cells["被告人"][1:3])
        found += [(a, b, seq) for a, b, _ in _named(reading, span, seq, name)]
    found.sort(key=lambda spot: (spot[0], -spot[1]))
    return [s for i, s in enumerate(found) if not any(b > s[0] for _, b, _ in found[:i])]


def _former(reading: Reading, span: Span) -> list[Spot]:
    """前者 and 后者: the first and the second of the two named together last."""
    found: list[Spot] = []
    for match in _EITHER.finditer(reading.text, *span):
        begin = reading.text.rfind("\n", 0, match.start()) + 1
        names = _names(reading, (max(begin, match.start() - _NEAR), match.start()))
        pairs = [
            (one[2], other[2])
            for i, (one, other) in enumerate(pairwise(names))
            if _together(reading, one, other)
            and not (i and _together(reading, names[i - 1], one))
            and not (i + 2 < len(names) and _together(reading, other, names[i + 2]))
        ]
        seqs = frozenset(pairs[-1][match[0] == "后者" :][:1]) if pairs else frozenset[int]()
        found.append((*match.span(), seqs))
    return found


def _together(reading: Reading, one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    between = reading.text[one[1] : other[0]]
    return between != "" and _JOINED.fullmatch(between) is not None


def _object(text: str, begin: int, at: int, end: int) -> bool:
    """Whether a name is only whom another did something to or with, or who led another."""
    say = language("findings")
    if say["宾语"].search(text, max(begin, at - 16), at) is not None:
        return True
    return text[at - 1 : at] == "在" and say["指使下"].match(text, end) is not None


def outsiders(reading: Reading) -> re.Pattern[str] | None:
    """What finds an accomplice outside the case right before what is said of him: 颜某有立功."""
    told = language("findings")["旁人名"].finditer(reading.text, *reading.parts.reasoning)
    own = {p.text("被告人") for p in reading.people}
    names = sorted({m["名"] for m in told} - own)
    if not names:
        return None
    return re.compile(
        f"(?:{'|'.join(map(re.escape, names))})(?:也|亦|均)?(?:系|有|具有|属|是|构成)$"
    )


def _groups(reading: Reading, span: Span, everybody: frozenset[int]) -> list[Spot]:
    """二被告人, 其余被告人 and 被告单位."""
    text, say = reading.text, language("findings")
    spots: list[Spot] = [(*m.span(), everybody) for m in say["集体"].finditer(text, *span)]
    if len(everybody) > 1:
        for one in say["那几人"].finditer(text, *span):
            many = number(one["数"] or one["等数"]) if one["数"] or one["等数"] else _OF_ONE
            if many == len(everybody):
                spots.append((*one.span(), everybody))
            elif not one["等数"]:
                spots.append((*one.span(), many))
        spots += [(*m.span(), None) for m in say["其余人"].finditer(text, *span)]
        for one in say["几人"].finditer(text, *span):
            many = number(one["数"])
            spots.append((*one.span(), everybody if many == len(everybody) else many))
    units = frozenset(p.number("被告人序号") for p in reading.people if p.true("单位"))
    if units:
        spots += [(*m.span(), units) for m in _UNIT.finditer(text, *span)]
        spots = [s for s in spots if s[2] != units or not say["单位人员"].match(text, s[1])]
    return spots


def _named(reading: Reading, span: Span, seq: int, name: str) -> list[Spot]:
    found: list[Spot] = []
    at = reading.text.find(name, *span) if name else -1
    while at >= 0:
        found.append((at, at + len(name), frozenset((seq,))))
        at = reading.text.find(name, at + len(name), span[1])
    return found


def _excepted(text: str, span: Span, everybody: frozenset[int], spots: list[Spot]) -> list[Spot]:
    """除被告人某甲外: all but those named within."""
    for match in language("findings")["除外"].finditer(text, *span):
        a, b = match.span("文")
        inside = [s for s in spots if a <= s[0] < b and isinstance(s[2], frozenset)]
        out = frozenset[int]().union(*(s[2] for s in inside if isinstance(s[2], frozenset)))
        names = "".join(text[s[0] : s[1]] for s in inside)
        if not out or out == everybody or len(_JOINS.sub("", text[a:b])) > len(names):
            continue  # 除李某具有自首情节外 says something of him
        spots = [s for s in spots if not match.start() <= s[0] < match.end()]
        spots.append((*match.span(), everybody - out))
    return spots


_UNIT = re.compile("被告单位")
_JOINS = re.compile("被告人|上诉人|[、和及与]")


def whose(
    named: list[Mention], at: int, carried: frozenset[int], everybody: frozenset[int]
) -> frozenset[int]:
    """The defendants that a place speaks of: those named last before it.

    Args:
        named: who is named where in the sentence.
        at: the place.
        carried: whom the sentence before named last.
        everybody: all defendants.
    """
    if len(everybody) == 1:
        return everybody
    before = [m for m in named if m.start < at]
    if before:
        return before[-1].people
    return carried or everybody
