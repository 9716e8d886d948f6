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
LONGEST = 6000
"""A quoted disposition is not longer."""


def original(reading: Reading) -> Decision:
    """The decision quoted before the reasoning; one without drafts where none is quoted."""
    start = reading.parts.procedure[0]
    stop = reading.parts.reasoning[0]
    best = Decision("", start)
    for match in language(GROUP)["原判起"].finditer(reading.text, start, stop):
        lead = match.end() if match.group().startswith(_TOLD) else match.start()
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


def upheld_items(decision: Decision) -> frozenset[int]:
    """The numbers of the items below that an appeal leaves standing: 维持第一项、第三项."""
    found = language(GROUP)["维持项"].finditer(decision.words)
    numerals = (n for m in found for n in _NUMERAL.findall(m["项"]))
    return frozenset(number(n) for n in numerals)


def kept_people(decision: Decision, people: list[Row]) -> frozenset[int]:
    """被告人序号 of those whose conviction and sentence an appeal leaves standing by name."""
    found = language(GROUP)["维持人"].finditer(decision.words)
    roll = Roll(people)
    return frozenset(n.seq for m in found for n in roll.within(m["谁"]))


def standing(quoted: Decision, drafts: list[Draft], kept: frozenset[int]) -> list[Draft]:
    """Those drafts of a quoted disposition whose item stands; none where it is not numbered."""
    numbered = [i for i in items(quoted.words) if i.number]
    return [
        d
        for d in drafts
        if any(number(i.number) in kept and i.start <= d.start < i.end for i in numbered)
    ]
