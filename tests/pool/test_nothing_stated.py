"""That there is nothing of a table is a delivery without a row: complete, kept, withdrawn."""

from __future__ import annotations

import datetime as dt

import pytest

from shujian.core.errors import ShujianError
from shujian.engines.base import Coverage
from shujian.pool.asking import catalogue
from shujian.pool.nothing import state_none
from shujian.pool.proposals.proposal import ImportResult
from shujian.pool.storage.withdrawing import withdraw
from shujian.pool.tables import Tables
from tests.pool.conftest import Pool, person

SPAN = Coverage("9901", "", dt.date(2024, 1, 1), dt.date(2024, 12, 31))
WORD = "某监狱 2 月 3 日来函"


def _none(pool: Pool, stated: Coverage = SPAN, **other: str) -> ImportResult:
    said = {"table": pool.table, "supplier": "某监狱", "authority": WORD, **other}
    return state_none(
        pool.ctx, pool.home, said["table"], stated, said["supplier"], said["authority"]
    )


def test_a_delivery_without_a_row_is_complete_for_what_was_stated(pool: Pool) -> None:
    done = _none(pool)
    snapshot = pool.snapshot()
    assert (done.rows_in, snapshot.rows, snapshot.version) == (0, 0, 1)
    assert snapshot.coverage == (SPAN,)
    assert snapshot.as_of == SPAN.end
    held = catalogue.imports(pool.home, pool.table)[0]
    assert (held.supplier, held.authority) == ("某监狱", WORD)
    assert held.file == "没有暂予监外执行（9901 2024-01-01 至 2024-12-31）.csv"


def test_the_same_statement_again_changes_nothing(pool: Pool) -> None:
    first, again = _none(pool), _none(pool)
    assert again.duplicate_of == first.import_id
    other = _none(pool, Coverage("9902", "", SPAN.start, SPAN.end))
    assert (other.duplicate_of, len(pool.snapshot().coverage)) == ("", 2)


def test_it_is_withdrawn_like_any_import(pool: Pool) -> None:
    done = _none(pool)
    withdraw(pool.ctx, pool.home, done.import_id, "来函有误")
    assert pool.snapshot().coverage == ()


def test_rows_of_that_place_and_period_contradict_it(pool: Pool) -> None:
    pool.add_rows([person(1, "2024-03-01"), person(2, "2025-03-01")])
    with pytest.raises(ShujianError) as refused:
        _none(pool)
    assert (refused.value.code, refused.value.params) == ("pool.not_none", {"rows": 1})
    _none(pool, Coverage("9905", "", SPAN.start, SPAN.end))  # another place
    _none(pool, Coverage("9901", "", dt.date(2023, 1, 1), dt.date(2023, 12, 31)))
    assert (pool.snapshot().rows, len(pool.snapshot().coverage)) == (2, 2)


def test_the_supplier_s_own_columns_are_still_known_afterwards(pool: Pool) -> None:
    pool.add_rows([person(1, "2024-03-01")])
    _none(pool, Coverage("9905", "", SPAN.start, SPAN.end))
    pool.add_rows([person(2, "2025-03-01")], accept=False, as_of=dt.date(2025, 3, 31))
    assert pool.snapshot().rows == 2


def test_nothing_is_assumed(pool: Pool) -> None:
    for stated, said, code in (
        (SPAN, {"supplier": " "}, "pool.no_supplier"),
        (SPAN, {"authority": "\n"}, "pool.no_reason"),
        (SPAN, {"authority": "函" * 501}, "pool.too_long"),
        (Coverage("9901", "", SPAN.start, None), {}, "pool.bad_cover"),
        (Coverage("9901", "", None, dt.date(2999, 1, 1)), {}, "pool.bad_cover"),
        (Coverage("某区", "", None, SPAN.end), {}, "pool.bad_cover"),
    ):
        with pytest.raises(ShujianError) as refused:
            _none(pool, stated, **said)
        assert refused.value.code == code
    assert catalogue.imports(pool.home) == []


def test_every_standard_table_can_be_stated_empty(pool: Pool) -> None:
    names = [table.name for table in Tables.load(pool.home)]
    for name in names:
        assert _none(pool, table=name, authority=f"单位：万元，{WORD}").rows_in == 0
    assert len(catalogue.catalogue(pool.ctx, pool.home)) == len(names)
