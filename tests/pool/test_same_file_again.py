"""The very same file again: a duplicate, unless it is read anew in place of the earlier import."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

HEADER = ["身份证号", "姓名", "收到决定日期", "移交日期", "移交日", "执行地区划"]
OTHER = {"p1.column.移交日期": "c4"}
"""The other of the two columns of handing over."""


@pytest.fixture
def path(pool: Any, people: Any) -> Path:
    row = people(1, handed="2024-03-05")
    return Path(pool.write([[*row[:4], "2024-04-09", row[4]]], HEADER))


def handed(pool: Any) -> list[str]:
    return [day for (day,) in pool.rows("移交日期::VARCHAR")]


def test_replacing_a_file_by_another_reading_of_it_is_taken(pool: Any, path: Path) -> None:
    pool.add(path, answers={"p1.column.移交日期": "c3"})
    assert handed(pool) == ["2024-03-05"]
    again = pool.add(path, answers=OTHER, mode="replace")
    assert (again.state, again.superseded) == ("acknowledged", 1)
    assert handed(pool) == ["2024-04-09"]


def test_replacing_a_file_by_the_same_reading_changes_nothing(pool: Any, path: Path) -> None:
    first = pool.add(path, answers=OTHER)
    again = pool.add(path, answers=OTHER, mode="replace")
    assert (again.state, again.duplicate_of) == ("duplicate", first.import_id)
    assert "--mode" not in again.notes[0]


@pytest.mark.parametrize(
    "how", [{}, {"mode": "correct"}, {"mode": "replace", "supplier": "某看守所"}], ids=str
)
def test_rows_never_stand_twice_for_another_reading(
    pool: Any, path: Path, how: dict[str, str]
) -> None:
    pool.add(path, answers={"p1.column.移交日期": "c3"})
    again = pool.add(path, answers=OTHER, **how)
    assert again.state == "duplicate"
    assert "--mode replace" in again.notes[0]
    assert handed(pool) == ["2024-03-05"]


def test_another_suppliers_file_is_replaced_where_all_are(pool: Any, path: Path) -> None:
    pool.add(path, answers={"p1.column.移交日期": "c3"})
    again = pool.add(path, answers=OTHER, supplier="某看守所", mode="replace", scope="all")
    assert again.state == "acknowledged"
    assert handed(pool) == ["2024-04-09"]
