"""The judgment of the court below, as a ruling that leaves it standing quotes it."""

from __future__ import annotations

import re

from shujian.documents.judgments.dates import number
from shujian.documents.judgments.deciding import decide
from shujian.documents.judgments.decision import Decision, Draft
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.language import language
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.verdict_names import Roll
from shujian.documents.judgments.verdict_text import GROUP, items

_NUMERAL = re.compile("[一二三四五六七八九十]+")
_TOLD = ("认定", "宣告")
"""Words before what was decided that are not of it: 认定钱某甲犯盗窃罪，判处…."""
_OF_WHOM = re.compile(r"对(?:原审)?被告人[^，。；\n]{1,16}$")
"""Whom it is about, before 以…罪判处."""
_BRACKETED = re.compile(r"(?:^|(?<=[\n。；：]))（(?P<号>[一二三四五六七八九十]{1,3})）")
LONGEST = 6000
"""A quoted disposition is not longer."""


def original(reading: Reading) -> Decision:
    """The decision quoted before the reasoning; one without drafts where none is quoted."""
    start = reading.parts.procedure[0]
    stop = reading.parts.reasoning[0]
    best = Decision("", start)
    for match in language(GROUP)["原判起"].finditer(reading.text, start, stop):
        lead = match.end() if match.group().startswith(_TOLD) else match.start()
        if reading.text.startswith(_TOLD, match.end()):  # 判决，认定钱某甲犯盗窃罪
            lead = match.end() + len(_TOLD[0])
        if told := _OF_WHOM.search(reading.text, max(start, lead - 24), lead):
            lead = told.start()
        span = (lead, _end(reading.text, match.end(), stop))
        found = decide(reading, span)
        if sum(d.says for d in found.drafts) > sum(d.says for d in best.drafts):
            best = found
        if best.drafts:
            break
    return best


def _end(text: str, start: int, stop: int) -> int:
    """The end of the quoted disposition: of the lines that go on to name defendants or items."""
    end = text.find("\n", start, stop)
    while 0 <= end < stop and end - start < LONGEST:
        line = text[end + 1 : end + 40]
        if not language(GROUP)["判行"].match(line):
            return end
        end = text.find("\n", end + 1, stop)
    return stop if end < 0 else min(end, stop)


def upheld_items(reading: Reading, decision: Decision, pattern: str = "维持项") -> frozenset[int]:
    """The numbers of the items below that an appeal leaves standing: 维持第一项、第（三）项.

    Args:
        reading: the ruling or judgment of the appeal.
        decision: its disposition.
        pattern: 撤销项 for those that it quashes.
    """
    span = (decision.start, decision.start + len(decision.words))
    found = language(GROUP)[pattern].finditer(reading.text, *span)
    numerals = (n for m in found for n in _NUMERAL.findall(m["项"]))
    return frozenset(number(n) for n in numerals)


def kept_people(decision: Decision, people: list[Row]) -> frozenset[int]:
    """被告人序号 of those whose conviction and sentence an appeal leaves standing by name."""
    found = language(GROUP)["维持人"].finditer(decision.words)
    roll = Roll(people)
    return frozenset(n.seq for m in found for n in roll.within(m["谁"]))


def standing(
    reading: Reading, quoted: Decision, drafts: list[Draft], kept: frozenset[int]
) -> list[Draft]:
    """Those drafts of a quoted disposition whose item stands; none where it is not numbered."""
    ends = quoted.start + len(quoted.words)
    numbered = [(number(i.number), i.start) for i in items(quoted.words) if i.number]
    if not numbered:
        found = _BRACKETED.finditer(reading.text, quoted.start, ends)
        numbered = [(number(m["号"]), m.start() - quoted.start) for m in found]
    stops = [start for _, start in numbered[1:]] + [len(quoted.words)]
    return [
        d
        for d in drafts
        if any(
            value in kept and start <= d.start < stop
            for (value, start), stop in zip(numbered, stops, strict=True)
        )
    ]
