"""判项: what the disposition imposes on each defendant for each charge."""

from __future__ import annotations

from shujian.documents.judgments.charges import standard
from shujian.documents.judgments.deciding import SEGMENT, decide
from shujian.documents.judgments.decision import Decision, Draft
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.original import original
from shujian.documents.judgments.punishment import FREE, ORDER, Punishment
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.upheld_counts import join
from shujian.documents.judgments.verdict_names import Named
from shujian.documents.judgments.verdict_text import DECIDE, GROUP, items

COLUMNS = (
    "主刑", "刑期", "缓刑考验期", "宣告缓刑", "罚金", "判处罚金", "没收财产", "没收金额", "剥夺政治权利",
)  # fmt: skip


def stage(reading: Reading) -> None:
    """Fill 判项, 文书.主文项号 and 被告人.主文有判项; keep the decision for later stages."""
    start, end = reading.parts.verdict
    if end <= start:
        return
    decision = decide(reading, (start, end))
    join(reading, decision)
    reading.decision = decision
    _numbers(reading, decision)
    for draft in decision.drafts:
        for name in draft.names:
            if not name.seq and draft.mode == DECIDE and draft.says:
                reading.miss(SEGMENT, f"“{name.words}”不在首部的被告人中")
    for person in reading.people:
        seq = person.number("被告人序号")
        drafts = decision.about(seq)
        # a ruling that takes months off and leaves the rights as they are imposes nothing anew
        counts = [(d, c) for d in drafts for c in d.counts if c.charge or not d.commuted]
        for index, (draft, count) in enumerate(counts, 1):
            _row(reading, decision, person, draft, count, index)
        person.put("主文有判项", bool(drafts), (start, end), SEGMENT, f"{GROUP}/判意")


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
    _charge(reading, row, decision, count, seq)
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


def _charge(reading: Reading, row: Row, decision: Decision, count: Punishment, seq: int) -> None:
    """The charge; where an appeal only changes the sentence, the one of the judgment below."""
    named, base = count if count.charge else decision.charge_of(seq), decision.start
    if named is None and reading.parts.at(base) == SEGMENT:
        below = original(reading)
        charges = {c.charge: c for d in below.about(seq) for c in d.counts if c.charge}
        if len(charges) == 1:
            named, base = next(iter(charges.values())), below.start
    if named is not None:
        place = (named.place[0] + base, named.place[1] + base)
        segment = reading.parts.at(place[0])
        row.put("罪名", named.charge, place, segment, f"{GROUP}/罪名")
        if known := standard(named.charge):
            row.put("规范罪名", known, place, segment, f"{GROUP}/罪名")
    elif count.value("主刑") not in FREE:
        row.doubt("罪名", "主文没有写罪名，原判的罪名读不出或者不止一个", count.place)
