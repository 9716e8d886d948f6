"""Rows set aside, and their corrections, go with the import they came with."""

from __future__ import annotations

from typing import Any

import pytest

from shujian.pool import importing, quarantine
from shujian.pool.asking import catalogue
from shujian.pool.proposals.one_file import Terms
from shujian.pool.proposals.replacing import aside_there, outgoing
from shujian.store import db
from tests.pool.conftest import id_number, person
from tests.pool.mending import give_out, mend, take_in

BAD = "99010119800101"


def bad(serial: int, number: str = BAD) -> list[str]:
    return [number, *person(serial)[1:]]


def number_of(serial: int) -> Any:
    def right(row: Any) -> None:
        row[4].value = id_number(serial)

    return right


def held(pool: Any) -> list[str]:
    return sorted(n for (n,) in pool.rows("公民身份号码"))


def numbers(*serials: int) -> list[str]:
    return sorted(map(id_number, serials))


def test_a_corrected_row_counts_once_when_its_file_comes_again(pool: Any) -> None:
    pool.add_rows([person(1), person(2), bad(3)])
    mend(pool, number_of(3))
    again = pool.add_rows([person(1, handed="2024-03-05"), person(2), bad(3)], mode="correct")
    assert held(pool) == numbers(1, 2)
    assert "更正入池的 1 行随所属的导入一并替换" in again.notes
    assert len(pool.quarantined()) == 1
    mend(pool, number_of(3))
    assert (held(pool), pool.quarantined()) == (numbers(1, 2, 3), [])
    importing.withdraw(pool.ctx, pool.home, again.import_id, "发错")
    assert (held(pool), pool.quarantined()) == (numbers(1, 2, 3), [])


def test_the_same_wrong_row_waits_once(pool: Any) -> None:
    first = pool.add_rows([person(1), person(2), bad(3)])
    again = pool.add_rows([person(1), bad(3), person(2), person(4)], mode="correct")
    assert quarantine.count(pool.home, pool.table) == {again.import_id: 1}
    assert "隔离区的 1 行随所属的导入一并替换" in again.notes
    mend(pool, number_of(3))
    assert held(pool) == numbers(1, 2, 3, 4)
    importing.withdraw(pool.ctx, pool.home, again.import_id, "发错")
    assert quarantine.count(pool.home, pool.table) == {first.import_id: 1}


def test_a_wrong_correction_taken_back_leaves_one_row_waiting(pool: Any) -> None:
    pool.add_rows([person(1), bad(3)])
    again = pool.add_rows([person(1), bad(3)][::-1], mode="correct")
    wrong = mend(pool, number_of(9))
    importing.withdraw(pool.ctx, pool.home, wrong.imports[0].import_id, "改错了")
    assert quarantine.count(pool.home, pool.table) == {again.import_id: 1}


@pytest.mark.parametrize("mode", ["correct", "replace"])
def test_a_supplier_that_puts_the_row_right_leaves_none_waiting(pool: Any, mode: str) -> None:
    pool.add_rows([person(1), person(2), bad(3)])
    pool.add_rows([person(1), person(2), person(3)], mode=mode)
    assert (held(pool), pool.quarantined()) == (numbers(1, 2, 3), [])


def test_a_file_of_few_rows_leaves_the_others_waiting(pool: Any) -> None:
    pool.add_rows([person(1), bad(3), bad(4, "77"), bad(5, "88")])
    pool.add_rows([person(1), bad(4, "77")], mode="correct")
    assert len(pool.quarantined()) == 3
    pool.add_rows([person(6), bad(3)], supplier="某看守所", mode="correct")
    assert len(pool.quarantined()) == 4


def test_a_row_of_a_later_file_that_is_put_right_takes_the_earlier_one_out(pool: Any) -> None:
    pool.add_rows([person(1), person(3)])
    pool.add_rows([person(2), bad(3)], mode="correct")
    assert mend(pool, number_of(3)).readmitted == 1
    assert held(pool) == numbers(1, 2, 3)


def test_a_key_that_stands_already_is_held_until_a_person_keeps_it(pool: Any) -> None:
    pool.add_rows([person(1), bad(3), bad(4, "77")])
    made = mend(pool, number_of(1))
    assert (made.looked, made.readmitted, made.left) == (2, 0, 2)
    assert held(pool) == numbers(1)
    assert sum(made.reasons.values()) == 2

    def keep(row: Any) -> None:
        row[3].value, row[4].value = "保留", id_number(1)

    assert mend(pool, keep).readmitted == 2
    assert held(pool) == numbers(1, 1, 1)


def test_two_rows_put_right_to_the_same_key_come_in_once(pool: Any) -> None:
    pool.add_rows([person(1), bad(3), bad(3, "77")])
    made = mend(pool, number_of(5))
    assert (made.readmitted, made.left) == (1, 1)
    assert held(pool) == numbers(1, 5)


def test_a_workbook_of_replaced_rows_is_told_row_by_row(pool: Any) -> None:
    pool.add_rows([person(1), bad(3)])
    book = give_out(pool, number_of(3))
    pool.add_rows([person(1), person(3)], mode="correct")
    made = take_in(pool, book)
    assert (made.looked, made.gone) == (0, 1)
    assert made.told == ("名单1.csv 第 3 行：所属的导入已被替换，更正这一行不起作用",)
    assert held(pool) == numbers(1, 3)


def test_withdrawing_tells_of_the_corrections_that_go_along(pool: Any) -> None:
    first = pool.add_rows([person(1), bad(3), bad(4, "77")])
    book = give_out(pool, lambda row: number_of(3)(row) if row[4].value == BAD else None)
    take_in(pool, book)
    done = importing.withdraw(pool.ctx, pool.home, first.import_id, "发错")
    assert "更正入池的 1 行、隔离区的 1 行随所属的导入一并撤回" in done.notes
    made = take_in(pool, book)
    assert (made.looked, made.gone) == (0, 2)
    assert all(told.endswith("所属的导入已撤回，更正这一行不起作用") for told in made.told)


def record(pool: Any, import_id: str) -> Any:
    return next(i for i in catalogue.imports(pool.home, pool.table) if i.id == import_id)


def test_the_record_of_an_import_names_the_file_that_took_its_place(pool: Any) -> None:
    first = pool.add_rows([person(1), bad(3)])
    again = pool.add_rows([person(1, handed="2024-03-05"), bad(3)], mode="correct")
    was = record(pool, first.import_id)
    assert (was.rows_now, was.aside_now, was.replaced_by) == (0, 0, "名单2.csv")
    (table,) = catalogue.catalogue(pool.ctx, pool.home)
    assert [one.rows for one in table.suppliers] == [table.rows] == [1]
    third = pool.add_rows([person(1, handed="2024-03-06"), bad(3)], mode="replace")
    assert record(pool, first.import_id).replaced_by == "名单2.csv"
    assert record(pool, again.import_id).replaced_by == "名单3.csv"
    importing.withdraw(pool.ctx, pool.home, third.import_id, "发错")
    assert record(pool, again.import_id).replaced_by == ""


def test_what_is_at_stake_is_told_before(pool: Any) -> None:
    first = pool.add_rows([person(1), bad(3), bad(4, "77")])
    mend(pool, lambda row: number_of(3)(row) if row[4].value == BAD else None)
    assert record(pool, first.import_id).mended_now == 1
    path = pool.write([person(1), bad(3), person(6)])
    with importing.propose(
        pool.ctx, pool.home, path, table=pool.table, supplier="某监狱"
    ) as proposal:
        proposal = importing.settled(pool.ctx, pool.home, proposal, True)
        with db.reader(pool.home) as session:
            corrects, other = (Terms(s, "correct", "supplier") for s in ("某监狱", "某看守所"))
            (there,) = aside_there(session, proposal, corrects)
            assert aside_there(session, proposal, other) == ()
            (goes,) = outgoing(session, pool.home, proposal, Terms("某监狱", "replace", "supplier"))
    assert (there.mended, there.aside) == (1, 1)
    assert (goes.rows, goes.mended, goes.quarantined) == (2, 1, 1)
