"""判项: what the disposition imposes on each defendant for each charge."""

from __future__ import annotations

from shujian.documents.judgments.charges import standard
from shujian.documents.judgments.decision import Decision, Draft
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.language import language
from shujian.documents.judgments.punishment import ORDER, Punishment
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.segments import Span
from shujian.documents.judgments.verdict_names import Named, Roll
from shujian.documents.judgments.verdict_text import DECIDE, GROUP, blank, items
from shujian.documents.judgments.verdict_walk import Walker

SEGMENT = "主文"
COLUMNS = (
    "主刑", "刑期", "缓刑考验期", "宣告缓刑", "罚金", "判处罚金", "没收财产", "没收金额", "剥夺政治权利",
)  # fmt: skip


def stage(reading: Reading) -> None:
    """Fill 判项, 文书.主文项号 and 被告人.主文有判项; keep the decision for later stages."""
    start, end = reading.parts.verdict
    if end <= start:
        return
    decision = decide(reading, (start, end))
    reading.decision = decision
    _numbers(reading, decision)
    for draft in decision.drafts:
        for name in draft.names:
            if not name.seq and draft.mode == DECIDE and draft.says:
                reading.miss(SEGMENT, f"“{name.words}”不在首部的被告人中")
    for person in reading.people:
        seq = person.number("被告人序号")
        drafts = decision.about(seq)
        counts = [(d, c) for d in drafts for c in d.counts]
        for index, (draft, count) in enumerate(counts, 1):
            _row(reading, decision, person, draft, count, index)
        person.put("主文有判项", bool(drafts), (start, end), SEGMENT, f"{GROUP}/判意")


def decide(reading: Reading, span: Span) -> Decision:
    """Read a disposition, or a quoted one, against the defendants of the header."""
    words = blank(reading.text, *span)
    if not reading.people:
        _enlist(reading, words, span[0])
    decision = Decision(words, span[0])
    walker = Walker(decision, Roll(reading.people))
    for item in items(words):
        walker.walk(item)
    for draft in decision.drafts:
        for count in draft.counts:
            count.finish()
        if draft.final is not None:
            draft.final.finish()
    return decision


def _enlist(reading: Reading, words: str, base: int) -> None:
    """Where the header gave nobody, those whom the disposition convicts are the defendants."""
    roll, seen = Roll([]), dict[str, Span]()
    for match in language(GROUP)["称呼"].finditer(words):
        for name in roll.read(words, match.end())[0]:
            if words[name.span[1]] in "犯无判免均、和":
                seen.setdefault(name.words, name.span)
    for name_words, (start, end) in seen.items():
        row = reading.rows.new("被告人")
        place = (start + base, end + base)
        row.put("被告人序号", len(reading.people), place, SEGMENT, f"{GROUP}/称呼")
        row.put("被告人", name_words, place, SEGMENT, f"{GROUP}/称呼")


def _numbers(reading: Reading, decision: Decision) -> None:
    found = [i for i in items(decision.words) if i.number]
    if found:
        span = (found[0].start + decision.start, found[-1].body + decision.start)
        words = "、".join(i.number for i in found)
        reading.document.put("主文项号", words, span, SEGMENT, f"{GROUP}/项号")


def _row(
    reading: Reading, decision: Decision, person: Row, draft: Draft, count: Punishment, index: int
) -> None:
    seq, base = person.number("被告人序号"), decision.start
    row = reading.rows.new("判项")
    row.put("被告人序号", seq)
    row.put("判项序号", index)
    name = next(n for n in draft.names if n.seq == seq)
    _name(row, name, person, base)
    charge = count if count.charge else decision.charge_of(seq)
    if charge is not None:
        place = (charge.place[0] + base, charge.place[1] + base)
        row.put("罪名", charge.charge, place, SEGMENT, f"{GROUP}/罪名")
        if known := standard(charge.charge):
            row.put("规范罪名", known, place, SEGMENT, f"{GROUP}/罪名")
    count.fill(row, COLUMNS, SEGMENT, base)
    if count.mains:
        row.put("主刑个数", len({m for m in count.mains if m in ORDER}), pattern=f"{GROUP}/主刑")
    for mark, column in (("限制减刑", "限制减刑"), ("终身监禁", "终身监禁")):
        if mark in draft.marks and count.value("主刑") == "死缓":
            span = draft.marks[mark]
            row.put(column, True, (span[0] + base, span[1] + base), SEGMENT, f"{GROUP}/{mark}")


def _name(row: Row, name: Named, person: Row, base: int) -> None:
    span = (name.span[0] + base, name.span[1] + base)
    if name.doubt:
        row.doubt("被告人", name.doubt, span)
    else:
        row.put("被告人", person.text("被告人"), span, SEGMENT, f"{GROUP}/称呼")
