"""A comparison as the table 三书比对, for rule packs to read."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from importlib import resources
from pathlib import Path

import pyarrow as pa

from shujian.documents.judgments.arrow import table_of
from shujian.documents.judgments.comparing.items import Comparison, Item, Side
from shujian.documents.judgments.facts import Row
from shujian.schema.table_types import StandardTable
from shujian.schema.tables import load_tables

NAME = "三书比对"
_FOLDER = ("content", "tables", "comparing")


@cache
def definition() -> StandardTable:
    """The shipped table."""
    return load_tables(Path(str(resources.files("shujian").joinpath(*_FOLDER))))[NAME]


def table(comparison: Comparison, id_: str) -> pa.Table:
    """Every item as a row.

    Args:
        comparison: all items.
        id_: names the comparison.
    """
    rows = [(0, _row(comparison, i, n, id_)) for n, i in enumerate(comparison.items, start=1)]
    return table_of(definition(), rows, [id_])


def _row(comparison: Comparison, item: Item, number: int, id_: str) -> Row:
    row = Row(NAME)
    for column, value in (
        ("比对编号", id_), ("序号", number), ("甲种类", item.left), ("乙种类", item.right),
        ("被比对人", item.person), ("罪名", item.charge), ("类别", item.sort), ("事项", item.matter),
        ("结果", item.result), ("实体", item.material), ("甲写有", has(item.one)),
        ("乙写有", has(item.two)), ("甲内容", item.one.words), ("乙内容", item.two.words),
        ("写明理由", item.reason.start >= 0), ("理由", item.reason.words), ("说明", item.why),
        ("认罪认罚", _plea(comparison, item)), ("甲数额", _sum(item.one)), ("乙数额", _sum(item.two)),
    ):  # fmt: skip
        if value is not None and value != "":
            row.put(column, value)
    later = comparison.paper(item.right)
    if later is not None:
        held = later.reading.document
        day = held.day("裁判日期") if later.reading.kind is None else held.day("制作日期")
        if day is not None:
            row.put("乙日期", day)
    return row


def has(side: Side) -> bool:
    """Whether a document says something of the matter."""
    return side.value is not None or side.start >= 0 or bool(side.words)


def _sum(side: Side) -> Decimal | None:
    return side.value if isinstance(side.value, Decimal) else None


def _plea(comparison: Comparison, item: Item) -> bool | None:
    """Whether any document finds that the person pleaded; None for the whole document."""
    if not item.person:
        return None
    return any(
        row.true("认罪认罚")
        for paper in comparison.papers
        for row in paper.reading.people
        if row.text("被告人") == item.person
    )
