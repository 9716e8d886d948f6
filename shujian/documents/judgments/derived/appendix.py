"""The appendix against the case: articles of other cases, texts replaced before the acts."""

from __future__ import annotations

import datetime as dt

from shujian.documents.judgments.citations import APPENDIX
from shujian.documents.judgments.cited import usual
from shujian.documents.judgments.derived.cite import LAW, Article, penal
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.shipped import parameters, rows
from shujian.law.dated_values import value_on

FINDINGS: dict[str, tuple[str, ...]] = {
    "引用.累犯": ("累犯", "指控累犯"),
    "引用.毒品再犯": ("毒品再犯",),
    "引用.立功": ("立功", "重大立功"),
    "引用.未遂": ("未遂",),
    "引用.限制责任能力": ("限制责任能力",),
}
"""Path of the provisions of a circumstance → findings that make them belong to the case."""


def derive(reading: Reading) -> None:
    """Fill 附录无关条文 and 附录旧条文行为在后 of 文书."""
    row = reading.document
    judged = row.day("裁判日期")
    printed = [r for r in reading.rows.of("引用法条") if r.text("位置") == APPENDIX]
    if judged is None or not printed:
        return
    more = set(row.text("附录多出条文").split("、")) - {""}
    strange = [r for r in printed if _name(r) in more and _strange(reading, r, judged)]
    fact = printed[0].cells["条"]
    if strange:
        words = "、".join(dict.fromkeys(_name(r) for r in strange))
        row.put("附录无关条文", words, (fact.start, fact.end), APPENDIX, "推算/附录无关条文")
    old = set(row.text("附录旧条文").split("、")) - {""}
    first = _first_act(reading)
    late = [
        told for r in printed
        if (told := usual(r.text("条文"))) in old and _replaced(r, first, judged)
    ]  # fmt: skip
    if late:
        words = "、".join(dict.fromkeys(late))
        row.put("附录旧条文行为在后", words, (fact.start, fact.end), APPENDIX, "推算/附录旧条文")


def _name(row: Row) -> str:
    """第三百五十六条 as 附录多出条文 writes it: 第356条."""
    return f"第{row.number('条')}条"


def _strange(reading: Reading, row: Row, judged: dt.date) -> bool:
    """Whether an article speaks of an offence or of a circumstance that the case does not have."""
    place: Article = (row.number("条"), row.number("之"))
    if row.text("法律") != LAW:
        return False
    for path, findings in FINDINGS.items():
        held = value_on(parameters(), path, judged, tuple)
        if held and any(t.split(".")[0] == f"{LAW}{place[0]}" for t in held) and not place[1]:
            return not any(p.true(f) for p in reading.people for f in findings)
    return place[1] == 0 and place in penal()


def _first_act(reading: Reading) -> dt.date | None:
    """The first day of all acts; None where one is not known."""
    counts = reading.rows.of("判项")
    days = [c.day("行为起日") for c in counts]
    known = [d for d in days if d]
    return min(known) if counts and len(known) == len(counts) else None


def _replaced(row: Row, first: dt.date | None, judged: dt.date) -> bool:
    held = rows("旧条文用语", (row.number("条"), row.number("之")), judged)
    ends = [r["失效"] for r in held]
    return first is not None and bool(ends) and max(ends) < first
