"""毫克/100毫升 in a heading is one unit, however it is written."""

from __future__ import annotations

from decimal import Decimal

import pytest

from shujian.core.cells import State
from shujian.pool.proposals.by_name import by_name
from shujian.pool.proposals.stated import caption_unit, header_unit
from shujian.pool.tables import Tables
from shujian.schema.elements import build

COLUMN = Tables.load().get("刑事裁判").column("酒精含量")
OWN = "毫克/100毫升"


@pytest.mark.parametrize(
    "header",
    [
        "血醇(mg/100ml)",
        "血醇(毫克/100毫升)",
        "酒精含量（mg/100mL）",
        "血醇含量（ＭＧ／１００ＭＬ）",
        "BAC(mg/dL)",
        "血醇[单位：毫克/100 ml]",
        "血液酒精含量（毫克每百毫升）",
        "血液酒精含量mg/100ml",
    ],
)
def test_the_columns_own_unit_in_another_spelling_is_no_other_unit(header: str) -> None:
    assert header_unit(header, COLUMN) == OWN
    found = by_name(header, COLUMN)
    assert found is not None
    assert not found.unit
    assert found.score >= 90 or not header.endswith(("）", ")", "]"))


@pytest.mark.parametrize(
    ("header", "unit", "value"),
    [("血醇(mg/ml)", "克/升", "80"), ("酒精含量（g/L）", "g/L", "80")],
)
def test_a_unit_of_another_size_is_converted(header: str, unit: str, value: str) -> None:
    assert header_unit(header, COLUMN) == unit
    found = by_name(header, COLUMN)
    assert found is not None
    assert found.unit == unit
    read = build("数量", OWN, unit).clean("0.8")
    assert read.value == Decimal(value)


@pytest.mark.parametrize("header", ["酒精含量（mg）", "酒精含量（mg/L空气）", "酒精含量（公斤）"])
def test_what_really_is_another_unit_stays_refused(header: str) -> None:
    unit = header_unit(header, COLUMN)
    assert unit
    assert unit != OWN
    assert build("数量", OWN, unit).clean("80").state is State.UNKNOWN


def test_a_title_says_it_for_the_whole_table() -> None:
    assert caption_unit(["单位：mg/100mL"], COLUMN) == OWN


@pytest.mark.parametrize("cell", ["80mg/100mL", "80 MG/100ML", "80毫克/100ml", "80mg/dl", "0.8g/l"])
def test_cells_write_the_unit_as_headings_do(cell: str) -> None:
    assert build("数量", OWN).clean(cell).value == Decimal(80)
