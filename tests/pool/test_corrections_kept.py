"""Rows corrected by hand outlive reading their file anew: they belong to the row of the file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from shujian.engines.base import Coverage
from shujian.pool import importing, quarantine
from shujian.pool.anew import redefining
from shujian.pool.anew.going_along import Going, going_along
from shujian.pool.asking import catalogue
from shujian.pool.proposals.one_file import Terms
from shujian.store import db
from tests.pool.conftest import id_number, person
from tests.pool.mending import give_out, mend, take_in

HEADER = ["身份证号", "姓名", "收到决定日期", "移交日期", "移交日", "执行地区划"]
FIRST, OTHER = {"p1.column.移交日期": "c3"}, {"p1.column.移交日期": "c4"}
BAD = "99010119800101"


def line(serial: int, number: str = "", received: str = "2024-03-01") -> list[str]:
    row = person(serial, received, handed="2024-03-05")
    return [number or row[0], *row[1:4], "2024-04-09", row[4]]


@pytest.fixture
def path(pool: Any) -> Path:
    """Two good rows and three whose number cannot be read."""
    rows = [line(1), line(2, BAD), line(3), line(4, BAD), line(5, BAD)]
    return Path(pool.write(rows, HEADER))


def right_numbers(row: Any) -> None:
    """Rows 3 and 5 of the file get their numbers; the last one stays as it is."""
    if row[1].value in ("3", "5"):
        row[4].value = id_number(int(row[1].value) - 1)


def told(pool: Any, path: Path, answers: dict[str, str], mode: str = "append") -> list[Going]:
    with (
        importing.propose(
            pool.ctx, pool.home, path, table=pool.table, supplier="某监狱", answers=answers
        ) as proposal,
        db.reader(pool.home) as session,
    ):
        terms = Terms("某监狱", mode, "supplier", anew=mode == "append")
        return list(going_along(session, pool.home, proposal, terms))


def held(pool: Any) -> list[tuple[str, str]]:
    return sorted(pool.rows("公民身份号码, 移交日期::VARCHAR"))


@pytest.mark.parametrize("mode", ["append", "replace"])
def test_corrected_rows_go_along_and_are_announced(pool: Any, path: Path, mode: str) -> None:
    pool.add(path, answers=FIRST)
    assert mend(pool, right_numbers).readmitted == 2
    assert told(pool, path, OTHER, mode) == [Going(pool.table, 2, ())]
    again = pool.add(path, answers=OTHER, anew=mode == "append", mode=mode)
    assert held(pool) == sorted((id_number(n), "2024-04-09") for n in (1, 2, 3, 4))
    assert len(pool.quarantined()) == 1
    assert "更正过的 2 行一并带入" in again.notes
    assert again.superseded == 4


def test_corrections_go_along_again_and_again_and_through_a_changed_table(
    pool: Any, path: Path
) -> None:
    pool.add(path, answers=FIRST)
    mend(pool, right_numbers)
    for answers in (OTHER, FIRST, OTHER):
        pool.add(path, answers=answers, anew=True)
        assert len(held(pool)) == 4
    redefining.redefine(pool.ctx, pool.home, pool.table)
    assert held(pool) == sorted((id_number(n), "2024-04-09") for n in (1, 2, 3, 4))
    pool.add(path, answers=FIRST, anew=True)
    assert [day for _, day in held(pool)] == ["2024-03-05"] * 4


def test_a_correction_that_does_not_fit_is_named_before_and_its_row_stays_aside(
    pool: Any, path: Path
) -> None:
    pool.add(path, answers=FIRST)
    mend(pool, right_numbers)
    swapped = {**OTHER, "p1.column.公民身份号码": "c1"}
    (going,) = told(pool, path, swapped)
    assert going.rows == 0
    assert [u.line for u in going.unfit] == [3, 5]
    assert all("公民身份号码" in u.why and BAD not in u.why for u in going.unfit)
    again = pool.add(path, answers=swapped, anew=True)
    assert sum("更正没有带入" in note for note in again.notes) == 2
    assert held(pool) == []


def test_a_workbook_given_out_before_the_reading_is_taken_in_after_it(
    pool: Any, path: Path
) -> None:
    pool.add(path, answers=FIRST)
    book = give_out(pool, right_numbers)
    pool.add(path, answers=OTHER, anew=True)
    made = take_in(pool, book)
    assert (made.looked, made.readmitted, made.gone) == (2, 2, 0)
    assert len(held(pool)) == 4
    again = take_in(pool, book)
    assert (again.looked, again.gone) == (0, 2)


def test_what_was_said_of_the_file_holds_on_unless_it_is_said_anew(pool: Any, path: Path) -> None:
    cover = (Coverage("9901", "", dt.date(2024, 1, 1), dt.date(2024, 6, 30)),)
    said = {"authority": "虚构调取〔2026〕8号", "as_of": dt.date(2024, 6, 30), "coverage": cover}
    first = pool.add(path, answers=FIRST, **said)
    mend(pool, right_numbers)
    again = pool.add(path, answers=OTHER, anew=True, supplier="")
    known = {i.id: i for i in catalogue.imports(pool.home, pool.table)}
    was, now = known[first.import_id], known[again.import_id]
    for name in ("supplier", "authority", "as_of", "coverage"):
        assert getattr(now, name) == getattr(was, name) != ()
    third = pool.add(path, answers=FIRST, anew=True, authority="虚构调取〔2026〕9号")
    known = {i.id: i for i in catalogue.imports(pool.home, pool.table)}
    assert known[third.import_id].authority == "虚构调取〔2026〕9号"


def test_withdrawing_what_was_read_anew_takes_the_corrections_along(pool: Any, path: Path) -> None:
    pool.add(path, answers=FIRST)
    mend(pool, right_numbers)
    again = pool.add(path, answers=OTHER, anew=True)
    importing.withdraw(pool.ctx, pool.home, again.import_id, "试验")
    assert (held(pool), pool.quarantined()) == ([], [])
    assert not [i for i in catalogue.imports(pool.home, pool.table) if i.in_force]


def test_carried_corrections_can_be_withdrawn_alone(pool: Any, path: Path) -> None:
    pool.add(path, answers=FIRST)
    mend(pool, right_numbers)
    pool.add(path, answers=OTHER, anew=True)
    (carried,) = [
        i for i in catalogue.imports(pool.home, pool.table) if i.in_force and i.mode == "correct"
    ]
    importing.withdraw(pool.ctx, pool.home, carried.id, "改错了")
    assert len(held(pool)) == 2
    assert quarantine.count(pool.home, pool.table).popitem()[1] == 3
