"""What each side holds: the defendant who denies, counsel who pleads not guilty, the prosecution."""

from __future__ import annotations

from shujian.documents.judgments.charges import LONGEST, read_charge, standard
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.language import language
from shujian.documents.judgments.mentions import sentences
from shujian.documents.judgments.naming import mentions
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.segments import Span

GROUP = "stance"


def stage(reading: Reading) -> None:
    """Fill 不认罪, 无罪辩护, 指控累犯 of 被告人 and 理由罪名 of 判项."""
    begin, end = reading.parts.procedure[0], reading.parts.verdict[0]
    if not reading.people or end <= begin:
        return
    _told(reading, "不认罪", (begin, end), counsel=False)
    _told(reading, "无罪辩护", (begin, end), counsel=True)
    _alleged(reading)
    _reasoned(reading)


def _told(reading: Reading, column: str, span: Span, *, counsel: bool) -> None:
    """A stance told in a sentence that speaks of counsel, or that does not."""
    say, text = language(GROUP), reading.text
    for match in say[column].finditer(text, *span):
        start = max(
            text.rfind("。", span[0], match.start()), text.rfind("\n", span[0], match.start())
        )
        spoken = say["辩护"].search(text, start + 1, match.start()) is not None
        if spoken is counsel:
            for row in _whose(reading, (start + 1, match.end()), match.start()):
                row.put(
                    column, True, match.span(), reading.parts.at(match.start()), f"{GROUP}/{column}"
                )


def _whose(reading: Reading, sentence: Span, at: int) -> list[Row]:
    """The defendants whom the last name before a place means; the only one where there is one."""
    if len(reading.people) == 1:
        return reading.people
    everybody = frozenset(p.number("被告人序号") for p in reading.people)
    named = [m for m in mentions(reading, sentence, everybody) if m.start < at]
    chosen = named[-1].people if named else frozenset()
    return [p for p in reading.people if p.number("被告人序号") in chosen]


def _alleged(reading: Reading) -> None:
    """The prosecution alleges recidivism, and nobody takes it back or answers it."""
    say, text = language(GROUP), reading.text
    start, end = reading.parts.charge
    reasons = reading.parts.reasoning
    if not say["累犯"].possible(text, start, reasons[1]):
        return
    told = [s for s in sentences(text, (start, reasons[1])) if say["累犯"].search(text, *s)]
    if any(s[1] > reasons[0] or say["撤回"].search(text, *s) for s in told):
        taken = any(say["撤回"].search(text, *s) for s in told)
        for row in reading.people if taken or len(reading.people) == 1 else []:
            row.put("累犯已议", True, told[-1], reading.parts.at(told[-1][0]), f"{GROUP}/累犯")
        return
    for span in told:
        match = say["累犯"].search(text, *span)
        if match is None or span[0] >= end or say["辩护"].search(text, *span):
            continue
        for row in _whose(reading, span, match.start()):
            row.put("指控累犯", True, match.span(), "指控", f"{GROUP}/累犯")


def _reasoned(reading: Reading) -> None:
    """The one charge that the reasoning finds, where the disposition has one charge too."""
    counts = reading.rows.of("判项")
    if len(reading.people) != 1 or len(counts) != 1:
        return
    say = language(GROUP)
    found: dict[str, tuple[str, Span]] = {}
    more = False
    for match in say["构成"].finditer(reading.text, *reading.parts.reasoning):
        begin = reading.text.rfind("。", 0, match.start()) + 1
        if say["他人"].search(reading.text, begin, match.start()):
            continue
        words = read_charge(reading.text[match.end() : match.end() + LONGEST])
        name = standard(words) if words else ""
        if name:
            found.setdefault(name, (words, (match.end(), match.end() + len(words))))
            more |= _joined(reading, match.end() + len(words), found)
    extra = [n for n in found if n != standard(counts[0].text("罪名"))]
    if more and extra and len(extra) < len(found):
        place = found[extra[0]][1]
        words = "、".join(extra)
        reading.document.put("理由多出罪名", words, place, "理由", f"{GROUP}/构成")
    if len(found) == 1:
        words, span = next(iter(found.values()))
        counts[0].put("理由罪名", words, span, "理由", f"{GROUP}/构成")


def _joined(reading: Reading, at: int, found: dict[str, tuple[str, Span]]) -> bool:
    """Take in the charges joined by 、 to the one before; whether there were any."""
    any_ = False
    while (mark := language(GROUP)["并列"].match(reading.text, at)) is not None:
        words = read_charge(reading.text[mark.end() : mark.end() + LONGEST])
        name = standard(words) if words else ""
        if not name:
            break
        found.setdefault(name, (words, (mark.end(), mark.end() + len(words))))
        at, any_ = mark.end() + len(words), True
    return any_
