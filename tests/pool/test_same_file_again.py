"""The very same file again: a duplicate, unless it is read anew in place of the earlier import."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from shujian.pool import importing
from shujian.pool.asking import catalogue
from shujian.pool.cleaning import staging

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
    assert "重新读入" not in again.notes[0]


@pytest.mark.parametrize(
    "how", [{}, {"mode": "correct"}, {"mode": "replace", "supplier": "某看守所"}], ids=str
)
def test_rows_never_stand_twice_for_another_reading(
    pool: Any, path: Path, how: dict[str, str]
) -> None:
    pool.add(path, answers={"p1.column.移交日期": "c3"})
    again = pool.add(path, answers=OTHER, **how)
    assert again.state == "duplicate"
    assert "重新读入" in again.notes[0]
    assert handed(pool) == ["2024-03-05"]


def test_another_suppliers_file_is_replaced_where_all_are(pool: Any, path: Path) -> None:
    pool.add(path, answers={"p1.column.移交日期": "c3"})
    again = pool.add(path, answers=OTHER, supplier="某看守所", mode="replace", scope="all")
    assert again.state == "acknowledged"
    assert handed(pool) == ["2024-04-09"]


def test_reading_anew_takes_back_what_this_file_brought_and_nothing_else(
    pool: Any, people: Any, path: Path
) -> None:
    pool.add_rows([people(2, handed="2024-05-01")])
    first = pool.add(path, answers={"p1.column.移交日期": "c3"})
    again = pool.add(path, answers=OTHER, anew=True)
    assert (again.state, again.superseded, again.rows_kept) == ("acknowledged", 1, 1)
    assert any(first.import_id in note for note in again.notes)
    assert sorted(handed(pool)) == ["2024-04-09", "2024-05-01"]
    states = {i.id: str(i.state) for i in catalogue.imports(pool.home, pool.table)}
    assert (states[first.import_id], states[again.import_id]) == ("withdrawn", "acknowledged")


def test_what_was_read_anew_can_be_withdrawn_without_the_old_coming_back(
    pool: Any, people: Any, path: Path
) -> None:
    pool.add_rows([people(2, handed="2024-05-01")])
    pool.add(path, answers={"p1.column.移交日期": "c3"})
    again = pool.add(path, answers=OTHER, anew=True)
    importing.withdraw(pool.ctx, pool.home, again.import_id, "试验")
    assert handed(pool) == ["2024-05-01"]


def test_reading_anew_in_the_same_way_changes_nothing(pool: Any, path: Path) -> None:
    first = pool.add(path, answers=OTHER)
    assert pool.add(path, answers=OTHER, anew=True).duplicate_of == first.import_id


def test_a_proposal_tells_that_the_file_was_read_in_another_way(pool: Any, path: Path) -> None:
    pool.add(path, answers={"p1.column.移交日期": "c3"})
    for answers, differing in ((OTHER, (pool.table,)), ({"p1.column.移交日期": "c3"}, ())):
        with importing.propose(
            pool.ctx, pool.home, path, table=pool.table, supplier="某监狱", answers=answers
        ) as proposal:
            assert proposal.differing == differing


def test_an_error_while_reading_anew_leaves_the_old_rows(
    pool: Any, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pool.add(path, answers={"p1.column.移交日期": "c3"})
    monkeypatch.setattr(staging, "_remember", _fail)
    with pytest.raises(RuntimeError):
        pool.add(path, answers=OTHER, anew=True)
    monkeypatch.undo()
    assert handed(pool) == ["2024-03-05"]
    assert [str(i.state) for i in catalogue.imports(pool.home, pool.table)][-1] != "withdrawn"


def _fail(*_: object) -> None:
    raise RuntimeError("torn")
