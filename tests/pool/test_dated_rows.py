"""Lists that do not say of which day they are: of the day their supplier vouches for."""

from __future__ import annotations

import datetime as dt
from typing import Any

from shujian.core.cells import State
from shujian.pool.anew import redefining
from tests.pool.conftest import HEADER
from tests.pool.mending import mend

DAY = "快照日期::VARCHAR, 快照日期__s"
MAY, JUNE = dt.date(2025, 5, 31), dt.date(2025, 6, 30)
TOLD, NONE = int(State.VALUE), int(State.ABSENT)


def test_each_list_that_is_added_up_is_of_its_own_day(pool: Any, people: Any) -> None:
    pool.add_rows([people(1)], as_of=MAY)
    pool.add_rows([people(1, handed="2025-06-10")], as_of=JUNE)
    assert pool.rows(DAY) == [("2025-05-31", TOLD), ("2025-06-30", TOLD)]


def test_what_a_row_says_itself_outweighs_the_suppliers_day(pool: Any, people: Any) -> None:
    rows = [[*people(1), "2025-05-20"], [*people(2), ""]]
    pool.add_rows(rows, [*HEADER, "快照日期"], as_of=JUNE)
    assert pool.rows(DAY) == [("2025-05-20", TOLD), (None, int(State.BLANK))]


def test_rows_of_a_list_without_any_day_have_none(pool: Any, people: Any) -> None:
    pool.add_rows([people(1)], answers={"as_of.暂予监外执行": ""})
    assert pool.rows(DAY) == [(None, NONE)]


def test_mended_and_cleaned_again_rows_keep_the_day_of_their_list(pool: Any, people: Any) -> None:
    pool.add_rows([people(1), people(2, received="不详")], as_of=MAY)

    def change(row: Any) -> None:
        for cell in row:
            if cell.value == "不详":
                cell.value = "2024-03-02"

    assert mend(pool, change).readmitted == 1
    assert pool.rows(DAY) == [("2025-05-31", TOLD), ("2025-05-31", TOLD)]
    redefining.redefine(pool.ctx, pool.home, pool.table)
    assert pool.rows(DAY) == [("2025-05-31", TOLD), ("2025-05-31", TOLD)]
