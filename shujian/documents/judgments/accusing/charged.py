"""指控: of what each person is accused, with amount, alcohol and drugs where one charge stands."""

from __future__ import annotations

import re

from shujian.documents.judgments.accusing.kinds import DECLINED, GROUP, OPINION, PROPOSAL
from shujian.documents.judgments.acts import act_days
from shujian.documents.judgments.amounts import read_money
from shujian.documents.judgments.charges import standard
from shujian.documents.judgments.counts import charges_at
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.findings import pieces
from shujian.documents.judgments.language import language
from shujian.documents.judgments.naming import Mention, mentions, whose
from shujian.documents.judgments.narrative import ACQUISITIVE, alcohol, amount, drugs, labels, told
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.segments import Span

REASON = "理由"
_VERBS = ("定罪", "论罪", "问罪", "治罪")
"""Ends of words after 以 that name no charge."""
Charge = tuple[str, int, int]


def stage(reading: Reading) -> None:
    """Fill 指控 from the reasoning, in the order in which it names charges."""
    people = {p.number("被告人序号"): p for p in reading.people}
    held: dict[int, dict[str, Span]] = {seq: {} for seq in people}
    _charge(reading, held, sure=True)
    if not all(held.values()):  # 构成…罪, where nobody is said to be prosecuted for it
        _charge(reading, held, sure=False)
    for seq, charged in held.items():
        for number, (name, place) in enumerate(charged.items(), start=1):
            _row(reading, people[seq], number, name, place)
        if not charged and reading.kind is not None and reading.kind.role != DECLINED:
            reading.miss("指控", f"没有读出“{people[seq].text('被告人')}”的罪名")
    _fill(reading)


def _charge(reading: Reading, held: dict[int, dict[str, Span]], *, sure: bool) -> None:
    """Add what the sentences of the reasoning charge to those that have no charge yet."""
    everybody, carried = frozenset(held), frozenset[int]()
    bare = {seq for seq, charges in held.items() if not charges}
    for piece in pieces(reading.text, reading.parts.reasoning):
        named = mentions(reading, piece, everybody)
        for start, charges in _charged(reading, piece, sure):
            to = sorted(_accused(reading, named, start, carried))
            each = len(to) == len(charges) > 1 and _apart(reading.text, piece[0], start, named)
            for index, (name, at, end) in enumerate(charges):
                for seq in to[index : index + 1] if each else to:
                    if seq in bare:
                        held[seq].setdefault(name, (at, end))
        carried = named[-1].people if named else carried


def _accused(
    reading: Reading, named: list[Mention], at: int, carried: frozenset[int]
) -> frozenset[int]:
    """Whom a charge is laid to; after 均 all that the sentence named before."""
    before = [m for m in named if m.start < at]
    if before and "均" in reading.text[before[-1].start : at]:
        return frozenset().union(*(m.people for m in before))
    everybody = frozenset(p.number("被告人序号") for p in reading.people)
    return whose(named, at, carried, everybody)


def _apart(text: str, begin: int, at: int, named: list[Mention]) -> bool:
    """Whether of those named together each is accused of a charge of his own: 分别涉嫌."""
    say = language(GROUP)
    if say["各自"].search(text[begin:at][-8:]):
        return True
    last = max((m.start for m in named if m.start < at), default=begin)
    return say["各自触犯"].search(text[last:at]) is not None


def _charged(reading: Reading, piece: Span, sure: bool) -> list[tuple[int, list[Charge]]]:
    """(place, charges) of a sentence: 以…罪追究 of the procuratorate, 涉嫌…罪 of the police.

    Args:
        reading: the document.
        piece: the sentence.
        sure: only these; else also 构成…罪 and 涉嫌…罪; 犯…罪 may be an earlier crime.
    """
    say, text = language(GROUP), reading.text
    police = reading.kind is not None and reading.kind.role == OPINION
    found: list[tuple[int, list[Charge]]] = []
    for match in say["罪前"].finditer(text, *piece):
        charges = charges_at(text[: piece[1]], match.end())
        charges = [c for c in charges if standard(c[0]) or not c[0].endswith(_VERBS)]
        if not charges or not standard(charges[0][0]):
            charges = _crime(text, match.end(), piece[1]) or charges
        if not charges:
            continue
        prosecuted = say["追究"].match(text[charges[-1][2] : piece[1]]) is not None
        if (
            (police and match.group().startswith("涉嫌"))
            or (match.group() == "以" and prosecuted)
            or (not sure and match.group() not in ("以", "犯") and standard(charges[0][0]))
        ):
            found.append((match.start(), charges))
    return found


def _crime(text: str, at: int, stop: int) -> list[Charge]:
    """The charge of 故意伤害犯罪 or “故意伤害”罪, which is written without its 罪."""
    told_ = language(GROUP)["某犯罪"].match(text[at:stop])
    if told_ is None or not standard(told_["罪"]):
        return []
    return [(told_["罪"] + "罪", at, at + len(told_["罪"]))]


def _row(reading: Reading, person: Row, number: int, name: str, place: Span) -> None:
    row = reading.rows.new("指控")
    row.put("被告人序号", person.number("被告人序号"))
    row.put("指控序号", number)
    row.put("被告人", person.text("被告人"))
    row.put("罪名", name, place, REASON, f"{GROUP}/罪前")
    if known := standard(name):
        row.put("规范罪名", known, place, REASON, f"{GROUP}/罪前")


def _fill(reading: Reading) -> None:
    rows = reading.rows.of("指控")
    if reading.kind is None or reading.kind.role == PROPOSAL or not rows:
        return
    if len({r.text("规范罪名") for r in rows}) == 1:
        span = told(reading)
        for row in rows:
            measured(reading, row, span)
            if len(reading.people) == 1:
                act_days(reading, row, span)
                labels(reading, row)
    else:
        for name, span in sections(reading).items():
            for row in rows:
                if row.text("规范罪名") == name:
                    measured(reading, row, span, (0, 0))


def measured(reading: Reading, row: Row, span: Span, reasons: Span | None = None) -> None:
    """Put 数额, 酒精含量 and 毒品克数 as the charge of a row asks for them.

    Args:
        reading: the document.
        row: with 规范罪名.
        span: the story.
        reasons: where a total is looked for first; the reasoning by default.
    """
    name = row.text("规范罪名")
    reasons = reading.parts.reasoning if reasons is None else reasons
    if name in ACQUISITIVE and not _taken(reading, row, span):
        amount(reading, row, span, reasons)
    if name == "危险驾驶罪":
        alcohol(reading, row, span)
    if "毒品" in name and reasons[1] > reasons[0]:
        drugs(reading, row)


def _taken(reading: Reading, row: Row, span: Span) -> bool:
    """数额 where the story says how much was taken altogether."""
    found = list(language("story")["共得"].finditer(reading.text, *span))
    sums = {read_money(m["额"]) for m in found}
    value = next(iter(sums), None)
    if len(sums) == 1 and value is not None and not any(c in found[0]["额"] for c in "余多"):
        place = found[0].span("额")
        row.put("数额", value, place, reading.parts.at(place[0]), "story/共得")
    return "数额" in row.cells


_LINE = re.compile(r"[^\n]+")


def sections(reading: Reading) -> dict[str, Span]:
    """规范罪名 → the stretch of the story under the heading that names it."""
    say, (start, end) = language(GROUP), reading.parts.narrative
    heads: list[tuple[str, int, int]] = []
    for line in _LINE.finditer(reading.text, start, end):
        told_ = say["小标题罪名"].match(line.group()) if len(line.group()) <= 40 else None
        if told_ is not None and (known := standard(told_["罪"])):
            heads.append((known, line.start(), line.end()))
    ends = [*(h[1] for h in heads[1:]), end][: len(heads)]
    return {name: (at, stop) for (name, _, at), stop in zip(heads, ends, strict=True)}
