"""Findings that the reasoning leaves to the articles it cites or to the facts it found."""

from __future__ import annotations

import datetime as dt
import re

from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.finder import Finder
from shujian.documents.judgments.language import language
from shujian.documents.judgments.mentions import about, sentences
from shujian.documents.judgments.naming import mentions
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.segments import Span
from shujian.documents.judgments.shipped import parameters
from shujian.law.dated_values import value_on

_GIVING = re.compile(r"退赔|退赃|退缴|退还|退出|赔偿")
_IN_TURN = re.compile("分别(?:系|具有|属于?|是|有|构成|为)")
_JOINED = re.compile("[、和及]")
_CLAUSE_END = re.compile("[，；。：\n]")
_CLAUSE = 60
"""Signs before a word that may belong to its clause."""
_SURRENDER, _CONFESSION = (1, 0), (3,)
"""Paragraphs of 刑法第六十七条: 1 surrender (0: the whole article), 3 confession."""


def complete(reading: Reading, *, confessed: bool) -> None:
    """Add what articles and found facts say where the reasoning itself is silent.

    Source: 刑法第六十七条第一款（自首）、第三款（坦白）.

    Args:
        reading: the judgment.
        confessed: whether the reasoning finds a confession, if only beside a surrender.
    """
    if not confessed:
        _cited_confession(reading)
    _cited_surrender(reading)
    for row in reading.people:
        _found_in_facts(reading, row)
    if len(reading.people) > 1:
        _forgiven_together(reading)


def _cited(reading: Reading, paragraphs: tuple[int, ...]) -> Span | None:
    for row in reading.rows.of("引用法条"):
        if row.text("位置") != "依照" or row.text("法律") != "刑法" or row.number("条") != 67:
            continue
        if row.number("款") in paragraphs:
            fact = row.cells["条文"]
            return fact.start, fact.end
    return None


def confession_cited(reading: Reading) -> Span | None:
    """Where the disposition cites the paragraph on confession."""
    return _cited(reading, _CONFESSION)


def _cited_confession(reading: Reading) -> None:
    place = confession_cited(reading)
    if place is None or any(p.true("坦白") for p in reading.people):
        return
    for row in reading.people:
        if not row.true("自首") and not _acquitted(reading, row):
            row.replace("坦白", True, place, "理由", "findings/引用第六十七条第三款")


def _acquitted(reading: Reading, row: Row) -> bool:
    """Whether nothing is imposed on a defendant: no finding that lightens concerns him."""
    counts = reading.rows.about("判项", row.number("被告人序号"))
    return bool(counts) and all(c.text("主刑") == "无罪" for c in counts)


def _cited_surrender(reading: Reading) -> None:
    place = _cited(reading, _SURRENDER)
    if place is None or len(reading.people) != 1:
        return
    row = reading.people[0]
    came = language("findings")["投案"].search(reading.text, 0, reading.parts.verdict[0])
    if not row.true("自首") and not row.true("坦白") and came is not None and not _denied(reading):
        row.replace("自首", True, place, "理由", "findings/引用第六十七条第一款")


def plea_cited(reading: Reading) -> bool:
    """Whether the disposition rests on the provisions of 认罪认罚: parameter 引用.认罪认罚."""
    judged = reading.document.get("裁判日期")
    cited = {r.text("条文") for r in reading.rows.of("引用法条") if r.text("位置") == "依照"}
    if not isinstance(judged, dt.date) or not cited:
        return False
    wanted = value_on(parameters(), "引用.认罪认罚", judged, tuple)
    return wanted is not None and not cited.isdisjoint(wanted)


def _denied(reading: Reading) -> bool:
    say, (start, end) = language("findings"), reading.parts.reasoning
    for match in say["自首"].finditer(reading.text, start, end):
        if say["否定前"].search(reading.text, max(start, match.start() - 20), match.start()):
            return True
    return False


def told_below(reading: Reading) -> list[Span]:
    """Where a ruling quotes what the court below found: its reasoning, else its sentences on it.

    Short rulings run the reasons of the judgment below into the facts that it found.
    """
    say, text = language("findings"), reading.text
    span = (reading.parts.procedure[0], reading.parts.reasoning[0])
    quoted = say["原审认为"].search(text, *span)
    if quoted is not None:
        return [quoted.span("文")]
    if not say["原审情节"].possible(text, *span):
        return []
    return [
        sentence
        for sentence in sentences(text, span)
        if say["原审情节"].search(text, *sentence) and not say["他审之言"].search(text, *sentence)
    ]


def taken_back(reading: Reading, sentence: Span, match: re.Match[str], finder: Finder) -> bool:
    """Whether the sentence goes on to deny that very thing of the same person.

    投案系自首，但其后又逃跑，依法不认定为自首; 累犯应当从重处罚，但某甲不属累犯.
    """
    say, text = language("findings"), reading.text
    if reading.kind is not None or not say["转折"].possible(text, match.end(), sentence[1]):
        return False
    for later in finder.finditer(text, match.end(), sentence[1]):
        between = text[match.end() : later.start()]
        if not say["转折"].search(between) or not say["收回前"].search(between):
            continue
        if len(reading.people) == 1:
            return True
        return not any(p.text("被告人") in between for p in reading.people)
    return False


def in_turn(
    reading: Reading, sentence: Span, match: re.Match[str], told: frozenset[int]
) -> frozenset[int]:
    """Of several, the one whose turn it is: 某甲、某乙分别具有自首、坦白情节."""
    text = reading.text
    begin = max(
        (text.rfind(sign, sentence[0], match.start()) + 1 for sign in "，；：\n"), default=0
    )
    begin = max(begin, sentence[0])
    apart = _IN_TURN.search(text, begin, match.start())
    if apart is None or len(told) < 2:
        return told
    end = _CLAUSE_END.search(text, match.end(), sentence[1])
    listed = text[apart.end() : end.start() if end else sentence[1]]
    if len(_JOINED.findall(listed)) + 1 != len(told):
        return told
    names = {p.number("被告人序号"): p.text("被告人") for p in reading.people}
    ordered = sorted(told, key=lambda s: (text.find(names[s], sentence[0], apart.start()), s))
    return frozenset({ordered[len(_JOINED.findall(text[apart.end() : match.start()]))]})


def _found_in_facts(reading: Reading, row: Row) -> None:
    """谅解 and 如实供述 among the court's own findings of fact."""
    say, facts = language("findings"), reading.parts.facts
    _gave_back(reading, row)
    for name in ("谅解", "坦白"):
        if row.true(name) or (name == "坦白" and row.true("自首")):
            continue
        for span in about(reading, row, facts):
            told = say[name + "事实"].search(reading.text, *span)
            if told is None or (name == "坦白" and _in_passing(reading, row, span[0])):
                continue
            if not say["他人之言"].search(reading.text, span[0], told.start()):
                row.replace(name, True, told.span(), "事实", f"findings/{name}事实")
                break


def _forgiven_together(reading: Reading) -> None:
    """谅解 of those named together: 某甲退出三千元，某乙退出二千元；某甲、某乙取得被害人谅解."""
    say, text, facts = language("findings"), reading.text, reading.parts.facts
    everybody = frozenset(p.number("被告人序号") for p in reading.people)
    for told in say["谅解事实"].finditer(text, *facts) if facts[1] > facts[0] else ():
        begin = max(text.rfind(sign, 0, told.start()) for sign in "。；\n") + 1
        if begin < facts[0] or say["他人之言"].search(text, begin, told.start()):
            continue
        named = [
            m for m in mentions(reading, (begin, told.end()), everybody) if m.start < told.start()
        ]
        for row in reading.people if named else ():
            together = row.number("被告人序号") in named[-1].people
            if together and not row.true("谅解"):
                row.replace("谅解", True, told.span(), "事实", "findings/谅解事实")


def _in_passing(reading: Reading, row: Row, at: int) -> bool:
    """Whether a name is only what another did or knew: 某甲得知某乙被抓后投案，如实供述."""
    text = reading.text
    begin = max(text.rfind(sign, 0, at) for sign in "。；\n") + 1
    if not language("findings")["宾语"].search(text, max(begin, at - 16), at):
        return False
    others = (p.text("被告人") for p in reading.people if p is not row)
    return any(name and name in text[begin:at] for name in others)


def _gave_back(reading: Reading, row: Row) -> None:
    """退赃退赔 as something that was done, told among the facts."""
    if row.true("退赃退赔"):
        return
    say = language("findings")
    for span in about(reading, row, reading.parts.facts):
        for told in say["退赃退赔事实"].finditer(reading.text, *span):
            if say["他人之言"].search(reading.text, span[0], told.start()):
                continue
            if given_back(reading.text, told):
                row.replace("退赃退赔", True, told.span(), "事实", "findings/退赃退赔事实")
                return


def given_back(text: str, match: re.Match[str]) -> bool:
    """Whether a text about 退赔 tells that it was done, not that it is ordered, owed or wished."""
    verb = _GIVING.search(match.group())
    at = match.start() + (verb.start() if verb else 0)
    # the clause may begin before the span: what a person is told to do names the person
    low = max(0, at - _CLAUSE)
    before = text[max(low, *(text.rfind(mark, low, at) + 1 for mark in "，；。：\n")) : at]
    return language("findings")["非已退赔"].search(before) is None
