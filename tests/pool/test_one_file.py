"""A corrected file of one month takes the place of that month alone."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from shujian.core.errors import ShujianError
from shujian.pool import importing
from shujian.pool.asking import catalogue
from shujian.pool.proposals.known import Known
from shujian.pool.proposals.one_file import same_month, sent_before
from shujian.store import db
from tests.pool.test_replacing import told

OCTOBER, NOVEMBER = dt.date(2025, 10, 31), dt.date(2025, 11, 30)


def months(pool: Any, people: Any) -> tuple[str, str]:
    """Two months of one supplier, and a list of another; the imports of the months."""
    first = pool.add_rows([people(n) for n in (1, 2, 3)], as_of=OCTOBER)
    second = pool.add_rows([people(n) for n in (11, 12)], as_of=NOVEMBER)
    pool.add_rows([people(20)], supplier="某看守所", as_of=NOVEMBER)
    return first.import_id, second.import_id


def numbers(pool: Any) -> set[str]:
    return {number for number, _ in pool.rows()}


def sent(pool: Any, path: Path, supplier: str = "某监狱") -> tuple[Known, ...]:
    with importing.propose(
        pool.ctx, pool.home, path, table=pool.table, supplier=supplier
    ) as proposal:
        proposal = importing.settled(pool.ctx, pool.home, proposal, True)
        with db.reader(pool.home) as session:
            return sent_before(session, proposal, supplier)


def test_only_the_rows_of_that_file_go_and_that_is_told_before(pool: Any, people: Any) -> None:
    october, _ = months(pool, people)
    path = pool.write([people(2), people(4)])
    said = told(pool, path, scope="file", instead=october)
    assert (said.alone, said.rows, said.left, said.imports) == (True, 3, 3, 1)
    assert [(one.file, one.as_of, one.rows) for one in said.files] == [("名单1.csv", OCTOBER, 3)]
    done = pool.add(path, mode="replace", scope="file", instead=october, as_of=OCTOBER)
    assert done.superseded == said.rows
    assert numbers(pool) == {people(n)[0] for n in (2, 4, 11, 12, 20)}
    assert {i.no: i.in_force for i in catalogue.imports(pool.home, pool.table)} == {
        1: False, 2: True, 3: True, 4: True,
    }  # fmt: skip


def test_taking_it_back_brings_the_file_back(pool: Any, people: Any) -> None:
    october, _ = months(pool, people)
    before = numbers(pool)
    done = pool.add_rows([people(4)], mode="replace", scope="file", instead=october)
    importing.withdraw(pool.ctx, pool.home, done.import_id, "发错文件")
    assert numbers(pool) == before


def test_what_was_set_aside_of_the_file_goes_with_it(pool: Any, people: Any) -> None:
    bad = ["不是号码", "甲", "2024-01-01", "", ""]
    october = pool.add_rows([people(1), bad], as_of=OCTOBER).import_id
    pool.add_rows([people(11), bad], as_of=NOVEMBER)
    pool.add_rows([people(1)], mode="replace", scope="file", instead=october, as_of=OCTOBER)
    assert (pool.snapshot().rows, len(pool.quarantined())) == (2, 1)


def test_a_file_that_is_gone_or_of_another_supplier_is_not_replaced(pool: Any, people: Any) -> None:
    october, november = months(pool, people)
    importing.withdraw(pool.ctx, pool.home, october, "发错文件")
    before = numbers(pool)
    for instead, supplier in ((october, "某监狱"), (november, "某看守所"), ("", "某监狱")):
        with pytest.raises(ShujianError, match="不在了"):
            pool.add_rows(
                [people(4)], mode="replace", scope="file", instead=instead, supplier=supplier
            )
    assert numbers(pool) == before


def test_the_files_of_the_supplier_are_offered_and_that_of_the_month_is_known(
    pool: Any, people: Any
) -> None:
    october, november = months(pool, people)
    path = pool.write([people(4)])
    found = sent(pool, path)
    assert [(k.import_id, k.as_of, k.rows) for k in found] == [
        (november, NOVEMBER, 2), (october, OCTOBER, 3),
    ]  # fmt: skip
    again = same_month(found, {pool.table: dt.date(2025, 10, 15)})
    assert again is not None
    assert again.import_id == october
    assert same_month(found, {pool.table: dt.date(2024, 10, 31)}) is None
    assert same_month(found, {pool.table: None}) is None
    assert sent(pool, path, "某公安局") == ()


def test_a_correction_of_some_rows_stays_when_the_file_goes(pool: Any, people: Any) -> None:
    october, _ = months(pool, people)
    pool.add_rows([people(3, handed="2024-04-01")], mode="correct", as_of=OCTOBER)
    said = told(pool, pool.write([people(4)]), scope="file", instead=october)
    assert (said.rows, said.left) == (2, 4)  # the corrected row is of another file


def test_a_file_of_which_rows_were_corrected_since_is_not_replaced(pool: Any, people: Any) -> None:
    october, _ = months(pool, people)
    pool.add_rows([people(3, handed="2024-04-01")], mode="correct", as_of=OCTOBER)
    before = pool.rows()
    with pytest.raises(ShujianError, match="1 行后来由另一份文件更正过"):
        pool.add_rows([people(3), people(4)], mode="replace", scope="file", instead=october)
    assert pool.rows() == before
