"""Facts of judgments as Arrow tables: types, states, keys, nothing lost."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest

from shujian.core.cells import Missing, State
from shujian.core.terms import Term
from shujian.documents.judgments.arrow import definitions, gathered, tables
from shujian.documents.judgments.arrow_columns import stored
from shujian.documents.judgments.normal import normalise
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.segments import Segments
from shujian.formulas.types import BOOL, DATE, INT, LIST, MONEY, MONTH, TERM, TEXT, Type


def reading() -> Reading:
    """A reading without facts."""
    return Reading(normalise(""), Segments())


def test_every_table_is_there_with_its_columns_even_without_rows() -> None:
    found = tables([])
    assert set(found) == set(definitions())
    for name, table in definitions().items():
        wanted = [c.name for c in table.columns]
        assert [c for c in found[name].column_names if not c.endswith("__s")] == wanted
        assert found[name].num_rows == 0
    assert found["判项"].schema.field("刑期").type == pa.int32()
    assert found["判项"].schema.field("刑期__s").type == pa.int8()


def test_cells_become_values_blanks_and_unknowns() -> None:
    one, two = reading(), reading()
    row = one.rows.new("判项")
    row.put("被告人序号", 1)
    row.put("刑期", Term(14))
    row.doubt("罚金", "两种读法")
    two.document.put("裁判日期", dt.date(2021, 3, 4))
    found = tables([("a", one), ("b", two)])
    counts = found["判项"].to_pylist()
    assert [(c["文书编号"], c["刑期"], c["刑期__s"]) for c in counts] == [("a", 14000, 0)]
    assert (counts[0]["罚金"], counts[0]["罚金__s"]) == (None, State.UNKNOWN)
    assert counts[0]["罪名__s"] == State.BLANK
    assert found["文书"].to_pylist()[0]["文书编号"] == "b"
    assert found["文书"].to_pylist()[0]["裁判日期"] == dt.date(2021, 3, 4)


def test_rows_are_gathered_in_the_order_of_the_tables() -> None:
    one, two = reading(), reading()
    for source, name in ((one, "甲"), (one, "乙"), (two, "丙")):
        source.rows.new("被告人").put("被告人", name)
    held = [("a", one), ("b", two)]
    assert [(p, r.text("被告人")) for p, r in gathered(held)["被告人"]] == [
        (0, "甲"), (0, "乙"), (1, "丙"),
    ]  # fmt: skip
    assert tables(held)["被告人"].column("被告人").to_pylist() == ["甲", "乙", "丙"]


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        (True, BOOL, (True, 0)),
        (3, INT, (3, 0)),
        (True, INT, (None, 2)),
        (10**15, INT, (None, 2)),
        ("3", INT, (None, 2)),
        (3, MONEY, (Decimal("3.00"), 0)),
        (Decimal("3.456"), MONEY, (None, 2)),
        (Decimal(10) ** 14, MONEY, (None, 2)),
        ("字", TEXT, ("字", 0)),
        (dt.date(2020, 2, 3), DATE, (dt.date(2020, 2, 3), 0)),
        (dt.date(2020, 2, 3), MONTH, (dt.date(2020, 2, 1), 0)),
        (Term(indefinite="无期"), TERM, (900_000_000, 0)),
        (("乙", "甲"), LIST(TEXT), (["乙", "甲"], 0)),
        (Missing(State.BLANK), TEXT, (None, 1)),
        (Missing(State.UNKNOWN, "读不准"), TEXT, (None, 2)),
    ],
)
def test_a_value_is_stored_or_unknown(value: Any, kind: Type, expected: tuple[Any, int]) -> None:
    assert stored(value, kind) == expected
