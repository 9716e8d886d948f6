"""Prior convictions of each defendant, and administrative sanctions."""

from __future__ import annotations

import datetime as dt
import re

from shujian.documents.judgments.amounts import read_money, read_term
from shujian.documents.judgments.convicted import Prior, convictions
from shujian.documents.judgments.dates import days
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.language import language
from shujian.documents.judgments.mentions import about, sentences
from shujian.documents.judgments.people import HEADER, own_words
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.segments import Span

PENALTIES = {
    "徒刑": "有期徒刑", "罚金": "单处罚金", "并处罚金": "单处罚金", "免除刑事处罚": "免予刑事处罚",
    "免于刑事处罚": "免予刑事处罚", "免除处罚": "免予刑事处罚", "免予刑事处分": "免予刑事处罚",
}  # fmt: skip


def stage(reading: Reading) -> None:
    """Fill 前科, and count 行政处罚 of each defendant."""
    for row in reading.people:
        span = own_words(reading, reading.about[row.number("被告人序号")])
        listed = [p for p in convictions(reading, span) if not _reviewed(reading, p)]
        listed = _before_served(reading, [p for p in listed if not _of_another(reading, p)])
        found = listed or _told_later(reading, row)
        for number, prior in enumerate(found, start=1):
            _write(reading, row, number, prior)
        row.put("前科数", len(found), span, HEADER, "priors/判处")
        _sanctions(reading, row, span)
        unlisted = language("priors")["未列"].search(reading.text, *reading.parts.reasoning)
        row.put(
            "有未列前科",
            not found and unlisted is not None,
            unlisted.span() if unlisted else (0, 0),
            "理由",
            "priors/未列",
        )


def _reviewed(reading: Reading, prior: Prior) -> bool:
    """Whether it is the judgment under review: headers of a retrial tell it like a conviction."""
    if prior.day is None:
        return False
    told = language("priors")["本案原判"].finditer(reading.text, *reading.parts.procedure)
    dates = {day.iso for m in told for day in days(m["日"]) if day.date is not None}
    if prior.day.date is not None:
        return prior.day.iso in dates
    # told by its month only: of the charge that is reviewed
    of_month = prior.day.month and any(iso.startswith(prior.day.iso) for iso in dates)
    return bool(of_month and prior.charge and prior.charge in reading.part(reading.parts.procedure))


def _of_another(reading: Reading, prior: Prior) -> bool:
    """Whether the sentence tells it of an accomplice or a relative: 其同案犯路某曾因….

    The header is of the defendant, but not every sentence of it.
    """
    begin, end = _sentence_to(reading.text, prior)
    return language("priors")["他人前科"].search(reading.text, begin, end) is not None


def _before_served(reading: Reading, listed: list[Prior]) -> list[Prior]:
    """The convictions of a header without the one that is served, for rulings on serving it.

    The last one where the proceedings tell of no judgment.
    """
    if reading.document.text("审级") != "减刑假释":
        return listed
    say, text, parts = language("priors"), reading.text, reading.parts
    if say["本案原判"].search(text, *parts.procedure):
        return listed
    left = [p for p in listed if not say["本案原判"].search(text, *_sentence_to(text, p))]
    return left if len(left) < len(listed) else listed[:-1]


def _sentence_to(text: str, prior: Prior) -> Span:
    """From the beginning of the sentence to the words that impose the penalty."""
    at = prior.verb.start()
    cut = max(text.rfind(sign, prior.span[0], at) for sign in "。；\n")
    return max(cut + 1, prior.span[0]), at


def _told_later(reading: Reading, row: Row) -> list[Prior]:
    """Convictions that only the facts tell: 另查明，被告人某甲曾因犯….

    Who accuses tells them behind the facts as well.
    """
    say, text, parts = language("priors"), reading.text, reading.parts
    last = parts.verdict[0] if reading.kind is not None else parts.reasoning[0]
    found: list[Prior] = []
    for at, end in about(reading, row, (parts.charge[0], last)):
        begin = max(text.rfind(ch, 0, at) for ch in "。；\n") + 1
        dated = say["前置"].search(text, begin, at)  # 又查，2011年5月4日，被告人某甲因犯…
        span = (dated.start("日") if dated else at, end)
        if say["曾经"].search(text, *span):
            told = [p for p in convictions(reading, span) if p.day is not None and p.charge]
            found += [p for p in told if not say["旁人"].search(text, span[0], p.verb.start())]
    return list({(p.charge, p.day.iso if p.day else ""): p for p in found}.values())


def _write(reading: Reading, person: Row, number: int, prior: Prior) -> None:
    say, text = language("priors"), reading.text
    row = reading.rows.new("前科")
    row.put("被告人序号", person.number("被告人序号"))
    row.put("前科序号", number)
    row.put("被告人", person.text("被告人"))
    after = (prior.verb.end(), prior.span[1])
    if prior.day is not None:
        place = (prior.day.start, prior.day.end)
        row.put("前科判决日期原文", prior.day.iso, place, HEADER, "priors/判处")
        if prior.day.date is not None:
            row.put("前科判决日期", prior.day.date, place, HEADER, "priors/判处")
    if prior.charge:
        row.put("前科罪名", prior.charge, prior.charge_at, HEADER, "priors/罪名")
    court = list(say["法院"].finditer(text, prior.span[0], prior.verb.start() + 1))
    if court:
        own = court[-1]["法院"] in ("本院", "同院")
        name = reading.document.text("法院") if own else court[-1]["法院"]
        row.put("前科法院", name, court[-1].span("法院"), HEADER, "priors/法院")
    _penalty(reading, row, prior, after)
    _release(reading, row, prior, after)


def _penalty(reading: Reading, row: Row, prior: Prior, after: Span) -> None:
    say, text, verb = language("priors"), reading.text, prior.verb
    told = verb.groupdict()
    name = (
        prior.kind
        or told["主刑"]
        or ("有期徒刑" if told.get("裸") else "免予刑事处罚" if told.get("免") else "不明")
    )
    name = PENALTIES.get(name, "死缓" if "缓期" in name else name)
    row.put("前科主刑", name, verb.span(), HEADER, "priors/判处")
    if say["分别"].search(text, prior.span[0], verb.start() + 1):
        decided = say["合并刑期"].search(text, *after)
        after = (decided.start("刑期"), after[1]) if decided else after
    words = text[after[0] : after[1]]
    term = say["刑期"].match(words)
    length = told.get("裸") or (term["刑期"] if term else "") if prior.term is None else prior.term
    value = read_term(length) if length else None
    if value is not None:
        place = (after[0], after[0] + len(length)) if term else verb.span()
        row.put("前科刑期", value, place, HEADER, "priors/刑期")
    stop = _sentence_stop(text, after)
    revoked = say["撤销"].search(text, *after)
    lifted = revoked.span() if revoked else (0, 0)  # 撤销前罪缓刑一年 is not this one's
    suspended = say["缓刑"].finditer(text, after[0], stop)
    held = next((m for m in suspended if not lifted[0] <= m.start() < lifted[1]), None)
    if held is not None and (given := read_term(held["期"])):
        row.put("前科缓刑考验期", given, held.span("期"), HEADER, "priors/缓刑")
    fine = say["罚金"].search(text, verb.start(), stop)
    if fine is not None and (sum_ := read_money(fine["金额"])) is not None:
        row.put("前科罚金", sum_, fine.span("金额"), HEADER, "priors/罚金")
    row.put("撤销缓刑", revoked is not None, lifted, HEADER, "priors/撤销")


def _sentence_stop(text: str, after: Span) -> int:
    cuts = [i for ch in "。；\n" if (i := text.find(ch, *after)) >= 0]
    return min(cuts, default=after[1])


def _release(reading: Reading, row: Row, prior: Prior, after: Span) -> None:
    """The last release told of the conviction: a later one follows revoked parole."""
    say, text = language("priors"), reading.text
    told = list(say["释放"].finditer(text, *after))
    listed = {d.start: d for d in days(text, after[0], after[1], prior.day)}
    for match in reversed(told):
        day = listed.get(match.start("日" if match["日"] else "后"))
        if day is None or _of_this_case(text, after[0], match):
            continue
        place = (day.start, day.end)
        if day.date is None:
            if day.iso and "释放日期原文" not in row.cells:
                row.put("释放日期原文", day.iso, place, HEADER, "priors/释放")
            continue
        row.put("释放日期", day.date, place, HEADER, "priors/释放")
        row.put("释放方式", match["式"] or "刑满", match.span(), HEADER, "priors/释放")
        return


def _of_this_case(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the custody of the case itself was ended: 因涉嫌…被刑事拘留，…被释放."""
    if match["式"] != "释放":
        return False
    begin = max(start, *(text.rfind(sign, start, match.start()) + 1 for sign in "。；\n"))
    return language("priors")["本案羁押"].search(text, begin, match.end()) is not None


def _sanctions(reading: Reading, row: Row, span: Span) -> None:
    """Administrative sanctions, one for each sentence or dated clause."""
    say, text = language("priors"), reading.text
    found: list[Span] = []
    for match in say["处罚"].finditer(text, *span):
        start = max(text.rfind(ch, span[0], match.start()) for ch in "。；\n") + 1
        clause = text[max(start, span[0]) : match.end()]
        if say["本案"].search(clause) and not say["戒毒"].search(clause):
            continue
        if _same_conduct(reading, (max(start, span[0]), match.end())):
            continue
        comma = text.rfind("，", start, match.start())
        if (
            found
            and found[-1][1] >= start
            and not any(True for _ in days(text, found[-1][1], match.end()))
        ):
            continue
        listed = say["列举日"].search(text, max(start, span[0]), match.start())
        times = len(re.findall(r"[、和及]", listed["日"])) + 1 if listed else 1
        found += [(max(comma, start), match.end())] * times
    if found and _credited(reading, row, found[-1]):
        found.pop()
    found = found or _sanctioned_later(reading, row)
    row.put("行政处罚数", len(found), found[0] if found else (0, 0), HEADER, "priors/处罚")


def _same_conduct(reading: Reading, clause: Span) -> bool:
    """Whether a sanction is for the act that is judged: on its day, and not for using drugs.

    Whoever drives drunk loses the licence and pays a fine before the case goes to court.
    """
    say, text = language("priors"), reading.text
    if say["戒毒"].search(text, *clause) or not say["酒驾"].search(text, *clause):
        return False
    told = [d.date for d in days(text, *clause) if d.date is not None]
    return bool(told) and told[-1] in _acts(reading)


def _acts(reading: Reading) -> set[dt.date]:
    """The days of the story, but those on which a sanction is told."""
    say, text, parts = language("priors"), reading.text, reading.parts
    body = (parts.charge[0], parts.reasoning[0])
    found: set[dt.date] = set()
    for span in sentences(text, body):
        if not say["处罚"].search(text, *span):
            found.update(day for day in reading.whole_days(span))
    return found


def _credited(reading: Reading, row: Row, last: Span) -> bool:
    """Whether the last sanction is for the crime itself: the court credits its days."""
    say, text, parts = language("priors"), reading.text, reading.parts
    if "行政拘留" not in text[slice(*last)] or say["戒毒"].search(text, *last):
        return False
    told = say["折抵行拘"].search(text, parts.reasoning[0], parts.verdict[1])
    if told is None or len(reading.people) == 1:
        return told is not None
    begin = max(text.rfind(sign, parts.reasoning[0], told.start()) for sign in "。；\n") + 1
    return text.find(reading.part(row.cells["被告人"][1:3]), begin, told.start()) >= 0


def _sanctioned_later(reading: Reading, row: Row) -> list[Span]:
    """One sanction for drug use that only the body tells."""
    say, text, parts = language("priors"), reading.text, reading.parts
    body = (parts.charge[0], parts.verdict[0])
    if not say["戒毒"].possible(text, *body):
        return []
    for span in about(reading, row, body):
        told = say["处罚"].search(text, *span)
        if told is not None and say["戒毒"].search(text, span[0], told.end()):
            return [told.span()]
    return []
