"""The table 同案文书: two judgments of one case, the later one above it, after it or on it."""

from __future__ import annotations

from collections.abc import Iterator

from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.language import language
from shujian.documents.judgments.pairs.card import Card
from shujian.documents.judgments.pairs.cases import CORRECTED, Related, shared
from shujian.documents.judgments.pairs.heavier import compare
from shujian.documents.judgments.pairs.names import masked
from shujian.documents.judgments.pairs.pool import Pool
from shujian.documents.judgments.pairs.sides import EARLIER, LATER, NAME, Side
from shujian.documents.judgments.pairs.words import word

TABLE = "同案文书"
_BENCH = frozenset({"审判长", "审判员", "代理审判员", "助理审判员", "人民陪审员"})
NOTHING = "没有"


def rows(pool: Pool, cases: list[Related]) -> Iterator[Row]:
    """All rows of 同案文书, a defendant of both judgments each, in a fixed order.

    A ruling that corrects names no defendants: its row takes the first one of the judgment.
    """
    for found in cases:
        a, b = pool.card(found.earlier), pool.card(found.later)
        seqs = [(x.number("被告人序号"), y.number("被告人序号")) for x, y in shared(a, b)]
        if found.how == CORRECTED:
            seqs = [(p.number("被告人序号"), 0) for p in a.rows["被告人"][:1]]
        for number, (one, other) in enumerate(sorted(set(seqs))):
            row = _row(found.how, Side(a, one, EARLIER), Side(b, other, LATER))
            row.put("首行", number == 0, pattern=NAME)
            yield row


def _row(how: str, a: Side, b: Side) -> Row:
    row = Row(TABLE)
    a.copy(row)
    b.copy(row)
    for side in (a, b):
        if (fact := side.person.cells.get("被告人")) is not None:
            row.cells["被告人"] = fact._replace(segment=side.mark)
    numbers = [s.person.text("公民身份号码") for s in (a, b)]
    row.put("号码相同", bool(numbers[0]) and numbers[0] == numbers[1], pattern=NAME)
    row.put("同案关系", how, pattern=NAME)
    compare(row, a, b)
    _bench(row, a.card, b.card)
    _corrected(row, b.card)
    for column in ("写有抗诉", "写有补充起诉"):
        if (fact := b.document.cells.get(column)) is not None:
            row.cells[f"后{column}"] = fact._replace(segment=LATER)
    protest = b.document.true("抗诉启动") or b.document.text("起诉方式") == "抗诉"
    row.put(
        "抗诉引起",
        word(True if protest else None if row.get("后写有抗诉") else False),
        pattern=NAME,
    )
    row.put("前写有抗诉", a.document.true("写有抗诉"), pattern=NAME)
    row.put("同一法院", a.document.text("法院") == b.document.text("法院"), pattern=NAME)
    row.put(
        "自诉", "自诉" in (a.document.text("起诉方式"), b.document.text("起诉方式")), pattern=NAME
    )
    return row


def _bench(row: Row, a: Card, b: Card) -> None:
    """The judges and jurors of whole names that sign both."""
    found = {n: r.cells["姓名"] for r in b.rows["审判人员"] if (n := _judge(r))}
    same = sorted({n for r in a.rows["审判人员"] if (n := _judge(r))} & set(found))
    row.put("相同审判人员", "、".join(same) or NOTHING, pattern=NAME)
    if same:
        fact = found[same[0]]
        row.cells["相同审判人员"] = fact._replace(value="、".join(same), segment=LATER)


def _judge(row: Row) -> str:
    name = row.text("姓名")
    return name if row.text("职务") in _BENCH and not masked(name) else ""


def _corrected(row: Row, b: Card) -> None:
    """What of the sentence a ruling corrects: both wordings speak of punishment."""
    said = language("linking")["实体内容"]
    for told in b.rows["更正内容"]:
        old, new = told.text("原内容"), told.text("新内容")
        if said.search(old) and said.search(new):
            fact = told.cells["原内容"]
            words = f"“{old}”改为“{new}”"
            row.cells.setdefault("更正事项", fact._replace(value=words, segment=LATER))
