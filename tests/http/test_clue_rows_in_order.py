"""The source rows of a clue stand by the time of their table, and all that are kept are told."""

from __future__ import annotations

import datetime as dt
from typing import Any

from shujian.app.clue_masks import Masker
from shujian.app.clue_reasons import Reasons
from shujian.app.http.clues.telling import SHOWN, Teller
from shujian.core.cells import State
from shujian.pool.asking.source import SourceCell, SourceRow
from shujian.trust import Context

AT = dt.datetime(2026, 1, 5, tzinfo=dt.UTC)


def _row(number: int, month: str, covered: bool = False) -> SourceRow:
    cell = SourceCell(
        month, "", State.VALUE if month else State.BLANK, covered=covered, element="月份"
    )
    return SourceRow(number, "发放", "发放.csv", "", number, "", "i1", AT, {"月份": cell})


def _teller(rows: list[SourceRow]) -> Teller:
    about: dict[str, Any] = {
        "tables": {"发放": "发放"}, "used": {"发放": ["月份"]}, "levels": {},
        "periods": {"发放": "月份"},
    }  # fmt: skip
    numbers = [row.row_id for row in rows]
    said = {"as_of": "2026-01-01"}
    held = Reasons(said, {"发放": numbers}, {"发放": len(numbers)}, about)
    return Teller(held, Masker(Context("测试")), {row.row_id: row for row in rows}, {})


def test_rows_stand_by_month_and_those_without_one_last() -> None:
    given = [_row(1, "2023-12"), _row(2, ""), _row(3, "2024-02"), _row(4, "2023-07")]
    shown = _teller([*given, _row(5, "2023-07")]).source("发放")
    assert [row.row_id for row in shown.rows] == ["4", "5", "1", "3", "2"]


def test_a_hidden_month_orders_nothing() -> None:
    shown = _teller([_row(1, "2024-02", covered=True), _row(2, "2023-07", covered=True)])
    assert [row.row_id for row in shown.source("发放").rows] == ["1", "2"]


def test_the_pages_of_rows_go_on_in_that_order_and_the_facts_tell_all() -> None:
    teller = _teller([_row(n, f"{2023 - n // 12}-{n % 12 + 1:02}") for n in range(1, 61)])
    pages = [
        row.row_id for start in (0, SHOWN, 2 * SHOWN) for row in teller.source("发放", start).rows
    ]
    months = [teller.found[int(number)].cells["月份"].shown for number in pages]
    assert (len(months), months) == (60, sorted(months))
    (table,) = [teller._facts("发放")]
    assert len(table.rows) == 60
    assert [row.at.listed for row in table.rows].count(True) == SHOWN
