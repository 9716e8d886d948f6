"""判决结果: the sentence that each defendant has to serve in the end."""

from __future__ import annotations

from shujian.core.cells import Missing, State
from shujian.documents.judgments.deciding import SEGMENT
from shujian.documents.judgments.decision import Decision, Draft, acquitted
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.language import language
from shujian.documents.judgments.original import kept_people, original, standing, upheld_items
from shujian.documents.judgments.outcome_notes import notes, terms_below
from shujian.documents.judgments.punishment import Punishment
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.verdict import COLUMNS
from shujian.documents.judgments.verdict_text import DECIDE, GROUP, UPHOLD


def stage(reading: Reading) -> None:
    """Fill 判决结果 from the decision; where an appeal is dismissed, from the judgment quoted."""
    decision = reading.decision
    if decision is None:
        return
    rest = language(GROUP)["其余维持"].search(reading.text, *reading.parts.verdict)
    quashed = upheld_items(reading, decision, "撤销项")
    kept, left = upheld_items(reading, decision), kept_people(decision, reading.people)
    quoted: Decision | None = None
    for person in reading.people:
        seq = person.number("被告人序号")
        held, drafts, mode = decision, decision.about(seq), DECIDE
        if not drafts and any(_whole(d) for d in decision.about(seq, UPHOLD)):
            drafts, mode = decision.about(seq, UPHOLD), UPHOLD
        elif not drafts and (decision.dismissed or rest or kept or seq in left):
            quoted = quoted or original(reading)
            held, drafts = quoted, quoted.about(seq)
            if not decision.dismissed and not rest and seq not in left:
                drafts = standing(reading, quoted, drafts, kept)
            elif rest and quashed:
                gone = standing(reading, quoted, drafts, quashed)
                drafts = [d for d in drafts if d not in gone]
        if drafts:
            _result(reading, person, held, drafts, held is not decision or mode == UPHOLD)
            if held is not decision or mode == UPHOLD:
                reading.upheld[seq] = drafts
    notes(reading, decision)
    if quoted is not None:
        terms_below(reading, quoted)


def _whole(draft: Draft) -> bool:
    return draft.final is not None or any(not c.empty for c in draft.counts)


def _result(
    reading: Reading, person: Row, decision: Decision, drafts: list[Draft], upheld: bool
) -> None:
    seq = person.number("被告人序号")
    row = reading.rows.new("判决结果")
    row.put("被告人序号", seq)
    row.put("被告人", person.text("被告人"))
    counts = [c for d in drafts for c in d.counts]
    row.put("判项数", len(counts))
    merged = any(d.merged for d in drafts)
    segment = reading.parts.at(decision.start) or SEGMENT
    row.put("决定执行", merged, pattern=f"{GROUP}/决定执行")
    row.put("维持原判", upheld)
    finals = [d.final for d in drafts if d.final is not None]
    base = decision.start
    if finals:
        if len({repr(f.cells.get("刑期")) for f in finals}) > 1:
            finals[-1].doubts.setdefault("刑期", ("决定执行写有两种刑期", finals[-1].place))
        finals[-1].fill(row, COLUMNS, segment, base)
        _forgotten(row, counts)
    elif len(counts) == 1 or (counts and acquitted(counts)):
        counts[-1].fill(row, COLUMNS, segment, base)
    elif counts:
        _no_sum(row, counts, base)
    _merged(row, drafts, base, segment)


def _no_sum(row: Row, counts: list[Punishment], base: int) -> None:
    """Several charges and no sentence to be served: the one that has a penalty, else a doubt."""
    real = [c for c in counts if c.value("主刑") not in ("无罪", "不负刑事责任", "终止审理")]
    if len(real) == 1:
        real[0].fill(row, COLUMNS, SEGMENT, base)
        return
    for column in ("主刑", "刑期"):
        row.put(column, Missing(State.UNKNOWN, "数罪没有写决定执行的刑罚"))


def _forgotten(row: Row, counts: list[Punishment]) -> None:
    """A fine or the like of a count that 决定执行 does not repeat is in doubt."""
    lost: list[str] = []
    for column in ("罚金", "没收财产", "剥夺政治权利"):
        if column not in row.cells and any(column in c.cells for c in counts):
            row.doubt(column, f"各罪写有{column}，决定执行没有写")
            lost.append(column)
            if column == "罚金":
                row.replace("判处罚金", True, pattern="各罪")
    if lost:
        row.put("决定执行漏写", "、".join(lost), pattern="各罪")


def _merged(row: Row, drafts: list[Draft], base: int, segment: str) -> None:
    priors = [d.prior for d in drafts if d.prior is not None]
    if priors:
        row.put("并罚前罪", True, pattern=f"{GROUP}/前罪")
        held = priors[-1].cells.get("前罪余刑") or priors[-1].cells.get("刑期")
        if held:
            value, span, pattern = held
            row.put("前罪余刑", value, (span[0] + base, span[1] + base), segment, pattern)
    for draft in drafts:
        if draft.commuted:
            term, span = draft.commuted
            place = (span[0] + base, span[1] + base)
            row.put("减去刑期", term, place, segment, f"{GROUP}/减刑")
        if draft.paroled:
            place = (draft.paroled[0] + base, draft.paroled[1] + base)
            row.put("裁定假释", True, place, segment, f"{GROUP}/假释")
