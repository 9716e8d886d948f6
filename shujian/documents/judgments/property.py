"""涉案财物: what the disposition orders about things, proceeds and losses."""

from __future__ import annotations

import re

from shujian.documents.judgments.amounts import read_money
from shujian.documents.judgments.decision import Decision
from shujian.documents.judgments.language import language
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.segments import Span
from shujian.documents.judgments.verdict_names import Roll
from shujian.documents.judgments.verdict_text import BLANK, items, penal

GROUP, SEGMENT = "property", "主文"
KINDS = {"退还": "返还", "归还": "返还", "退缴": "责令退赔", "退赔": "责令退赔"}
RETURNS = ("发还", "返还", "退还", "归还")
GIVING = (*RETURNS, "退赔", "赔偿")
_CLAUSE = re.compile(r"[^，。；\n]+")
_SENTENCE = re.compile(r"[^。；\n]+")


def stage(reading: Reading) -> None:
    """Fill 涉案财物 from the items that impose no punishment."""
    decision = reading.decision
    if decision is None:
        return
    roll = Roll(reading.people)
    for item in items(decision.words):
        for sentence in _SENTENCE.finditer(decision.words, item.body, item.end):
            if not penal(decision.words, sentence.span()):
                _sentence(reading, decision, roll, sentence.span())


def _sentence(reading: Reading, decision: Decision, roll: Roll, span: Span) -> None:
    """One row for each order; 上缴国库 after another verb says only where the thing goes."""
    say, words = language(GROUP), decision.words
    held, last = "", ""
    for clause in _CLAUSE.finditer(words, *span):
        found = [
            m
            for m in say["处理"].finditer(words, *clause.span())
            if _orders(words, m, clause.end())
        ]
        begin = clause.start()
        for match in found[:1] if len({m["词"] for m in found}) == 1 else found:
            if last and (match["词"] in ("上缴国库", "销毁") or _again(words, match, last)):
                continue
            before, after = words[begin : match.start()], words[match.end() : clause.end()]
            own = _thing(before, "" if held and match["词"] in RETURNS else after)
            held = own or held
            _row(
                reading, decision, roll, match, (begin, clause.end()), (span[0], clause.end()), held
            )
            last, begin = match["词"], match.end()
        if not found and not last:
            part = say["物首"].sub("", clause.group().replace(BLANK, ""))
            held = f"{held}，{part}" if held else part


def _orders(words: str, match: re.Match[str], end: int) -> bool:
    """Whether a verb is an order and not a description: 退缴的赃款, 追缴的毒品."""
    return language(GROUP)["已处理"].match(words[match.end() : end]) is None


def _again(words: str, match: re.Match[str], last: str) -> bool:
    """Whether a verb only takes up the one before: 予以追缴，追缴后上缴国库."""
    return match["词"] == last and words.startswith("后", match.end())


def _thing(before: str, after: str) -> str:
    """What an order is about: what stands before the verb, else what follows it."""
    say = language(GROUP)
    own = say["物尾"].sub("", before.replace(BLANK, "")).strip("，")
    own = say["物首"].sub("", say["主语"].sub("", own))
    rest = say["后续"].split(after.replace(BLANK, ""))[0]
    return (own or rest).strip("，的、")


def _row(
    reading: Reading, decision: Decision, roll: Roll, match: re.Match[str],
    clause: Span, sentence: Span, thing: str,
) -> None:  # fmt: skip
    say, words, base = language(GROUP), decision.words, decision.start
    row = reading.rows.new("涉案财物")
    place = (clause[0] + base, clause[1] + base)
    row.put("财物序号", len(reading.rows.of("涉案财物")))
    row.put("处理方式", KINDS.get(match["词"], match["词"]), place, SEGMENT, f"{GROUP}/处理")
    if thing:
        row.put("财物", thing, place, SEGMENT, f"{GROUP}/处理")
    after = words[match.end() : clause[1]]
    sums = [*say["金额"].finditer(after)][:1] or [*say["金额"].finditer(thing)]
    if sums and (value := read_money(sums[-1]["额"])) is not None:
        row.put("金额", value, place, SEGMENT, f"{GROUP}/金额")
    named = [roll.named[n.seq] for n in roll.within(words[slice(*sentence)])]
    if named and match["词"] not in RETURNS:
        row.put("义务人", "、".join(named), place, SEGMENT, f"{GROUP}/义务")
    whom = say["收受"].match(after.replace(BLANK, "")) if match["词"] in GIVING else None
    if whom:
        row.put("收受人", whom["人"], place, SEGMENT, f"{GROUP}/收受")
