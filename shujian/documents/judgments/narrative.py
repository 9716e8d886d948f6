"""判项: days of the act, amount, alcohol and drugs of a judgment on one charge; else nothing.

Only what can be read in one way is taken; where two readings remain the cell is unknown.
"""

from __future__ import annotations

from decimal import Decimal

from shujian.documents.judgments.acts import act_days
from shujian.documents.judgments.amounts import read_money
from shujian.documents.judgments.as_charged import found_part
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.language import language
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.segments import Span

GROUP = "narrative"
ACQUISITIVE = ("盗窃罪", "诈骗罪", "敲诈勒索罪", "抢夺罪", "职务侵占罪", "贪污罪", "受贿罪")
_BASE = Decimal(100)
"""Millilitres that alcohol is counted by."""


def stage(reading: Reading) -> None:
    """Fill the columns where the judgment holds one charge, at the first instance."""
    counts = reading.rows.of("判项")
    if len({c.text("规范罪名") for c in counts}) != 1 or reading.document.text("审级") != "一审":
        return
    span = told(reading)
    for row in counts:
        act_days(reading, row, span)
    if len(counts) == 1:
        row = counts[0]
        labels(reading, row)
        gain(reading, row, span)
        if row.text("规范罪名") in ACQUISITIVE:
            amount(reading, row, span)
        if row.text("规范罪名") == "危险驾驶罪":
            alcohol(reading, row, span)
        if "毒品" in row.text("规范罪名"):
            drugs(reading, row, span)


def told(reading: Reading, part: Span | None = None) -> Span:
    """The story itself: what the court found (or another part) up to where evidence begins."""
    start, end = found_part(reading) if part is None else part
    stop = language(GROUP)["事实止"].search(reading.text, min(start + 40, end), end)
    return (start, stop.start() if stop else end)


def labels(reading: Reading, row: Row) -> None:
    """数额档次 and 情节档次 of the reasoning, where it names one of each."""
    for column in ("数额档次", "情节档次"):
        found = list(language(GROUP)[column].finditer(reading.text, *reading.parts.reasoning))
        if len({m.group() for m in found}) == 1:
            row.put(column, found[0].group(), found[0].span(), "理由", f"{GROUP}/{column}")
        elif found:
            row.doubt(column, "理由写有两种档次", found[0].span())


def amount(reading: Reading, row: Row, span: Span, reasons: Span | None = None) -> None:
    """A total in the reasoning, else in the story, else the only sum of the story."""
    reasons = reading.parts.reasoning if reasons is None else reasons
    for name, part in (("总额", reasons), ("总额", span), ("金额", span)):
        found = list(language(GROUP)[name].finditer(reading.text, *part))
        sums = {read_money(m["额"]) for m in found}
        if not found:
            continue
        value = next(iter(sums))
        rough = any(mark in found[0]["额"] for mark in "余多")
        rough = rough or language(GROUP)["未估价"].search(reading.text, *span) is not None
        if len(sums) == 1 and value is not None and not rough:
            segment = reading.parts.at(found[0].start())
            row.put("数额", value, found[0].span(), segment, f"{GROUP}/{name}")
        else:
            row.doubt("数额", "写有几个数额", found[0].span())
        return


def alcohol(reading: Reading, row: Row, span: Span) -> None:
    """酒精含量 of story and reasoning, in milligrams a hundred millilitres."""
    found = []
    for part in (span, reading.parts.reasoning):
        for match in language(GROUP)["酒精"].finditer(reading.text, *part):
            value = Decimal(match["数"])
            thousandth = match["每"].startswith(("ml", "ML", "mL", "毫升"))
            found.append((value * _BASE if thousandth else value, match))
    if len({value for value, _ in found}) == 1:
        value, match = found[0]
        segment = reading.parts.at(match.start())
        row.put("酒精含量", value, match.span(), segment, f"{GROUP}/酒精")
    elif found:
        row.doubt("酒精含量", "写有几个酒精含量", found[0][1].span())


def drugs(reading: Reading, row: Row, span: Span | None = None) -> None:
    """毒品 and 毒品克数 as the reasoning sums them up, else as the story tells them."""
    say, text, part = language(GROUP), reading.text, reading.parts.reasoning
    grams = list(say["克数"].finditer(text, *part))
    names = list(say["毒品"].finditer(text, *part))
    if not grams and span is not None:
        grams = list(say["总克数"].finditer(text, *span)) or list(say["克数"].finditer(text, *span))
        names = names or list(say["毒品"].finditer(text, *span))
    if not names or not grams:
        return
    kinds = "、".join(dict.fromkeys(m.group() for m in names))
    segment = reading.parts.at(grams[0].start())
    row.put("毒品", kinds, names[0].span(), segment, f"{GROUP}/毒品")
    if len({m["数"] for m in grams}) == 1 and not grams[0]["约"]:
        value = Decimal(grams[0]["数"])
        row.put("毒品克数", value, grams[0].span(), segment, f"{GROUP}/克数")
    else:
        row.doubt("毒品克数", "写有几个重量", grams[0].span())


def gain(reading: Reading, row: Row, span: Span) -> None:
    """违法所得, where only one is told."""
    found = list(language(GROUP)["违法所得"].finditer(reading.text, *span))
    sums = {read_money(m["额"]) for m in found}
    value = next(iter(sums), None)
    if len(sums) == 1 and value is not None:
        segment = reading.parts.at(found[0].start())
        row.put("违法所得", value, found[0].span("额"), segment, f"{GROUP}/违法所得")
