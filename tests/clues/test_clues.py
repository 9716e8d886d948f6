"""A clue's life: found, verified, found again, gone; a dismissed one stays dismissed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from shujian.clues import export, ledger, query, verify
from shujian.clues.found import Fact
from shujian.clues.states import ClueState
from shujian.core.canonical import digest
from shujian.core.errors import ShujianError
from shujian.store.db import reader, session
from shujian.store.home import Home
from shujian.store.schema import Seen
from shujian.trust.context import Context

MODEL = "shujian/test"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home.open(tmp_path / "张三 (1)")


@pytest.fixture
def ctx() -> Context:
    return Context(
        actor="李四", unit="虚构县人民检察院", purpose="核查",
        clock=lambda: dt.datetime(2025, 7, 1, tzinfo=dt.UTC),
    )  # fmt: skip


def fact(number: int, amount: str = "100.00", title: str = "多发 100 元") -> Fact:
    identity = {"公民身份号码": f"99010119800101{number:04d}", "入监日期": "2024-01-02"}
    return Fact(
        id=f"fact{number:04d}", evidence=digest([identity, amount]), model_id=MODEL,
        model_name="测试模型", rule="K1", identity=identity, subject=identity["公民身份号码"],
        title=title, score=Decimal(amount), content={"values": {**identity, "金额": amount}},
    )  # fmt: skip


def run(home: Home, ctx: Context, name: str, *facts: Fact, reopen: bool = True) -> ledger.Recorded:
    with session(home) as db:
        return ledger.record(db, ctx, MODEL, name, facts, reopen=reopen)


def state(home: Home, wanted: Fact) -> str:
    with reader(home) as db:
        return query.one(db, wanted.id).state


def test_the_same_facts_again_change_nothing(home: Home, ctx: Context) -> None:
    assert run(home, ctx, "r1", fact(1), fact(2)).new == 2
    second = run(home, ctx, "r2", fact(1), fact(2))
    assert (second.new, second.again, second.changed, second.gone) == (0, 2, 0, 0)


def test_a_dismissed_clue_stays_dismissed_when_found_again(home: Home, ctx: Context) -> None:
    run(home, ctx, "r1", fact(1))
    with session(home) as db:
        verify.verify(db, ctx, fact(1).id, ClueState.FALSE, "银行回单证明已退回")
    assert run(home, ctx, "r2", fact(1)).reopened == 0
    assert state(home, fact(1)) == "不属实"


@pytest.mark.parametrize(("reopen", "after"), [(True, "待核查"), (False, "不属实")])
def test_new_source_facts_reopen_a_dismissed_clue_where_the_model_says_so(
    home: Home, ctx: Context, reopen: bool, after: str
) -> None:
    run(home, ctx, "r1", fact(1))
    with session(home) as db:
        verify.verify(db, ctx, fact(1).id, ClueState.FALSE, "已退回")
    run(home, ctx, "r2", fact(1, "900.00"), reopen=reopen)
    assert state(home, fact(1)) == after
    with reader(home) as db:
        events = query.history(db, fact(1).id)
    assert events[1].reason == "已退回"


def test_a_clue_no_longer_found_is_marked_and_comes_back(home: Home, ctx: Context) -> None:
    run(home, ctx, "r1", fact(1), fact(2))
    assert run(home, ctx, "r2", fact(1)).gone == 1
    with reader(home) as db:
        assert query.one(db, fact(2).id).seen == Seen.NOT_AGAIN
    run(home, ctx, "r3", fact(2))
    with reader(home) as db:
        assert query.one(db, fact(2).id).seen == Seen.NOW


def test_a_conclusion_needs_a_reason_and_a_lawful_move(home: Home, ctx: Context) -> None:
    run(home, ctx, "r1", fact(1))
    with session(home) as db, pytest.raises(ShujianError, match="理由"):
        verify.verify(db, ctx, fact(1).id, ClueState.TRUE, " ")
    with session(home) as db:
        verify.verify(db, ctx, fact(1).id, ClueState.TRUE, "经核实")
    with session(home) as db, pytest.raises(ShujianError, match="不能改为"):
        verify.verify(db, ctx, fact(1).id, ClueState.SHELVED, "改存查")


def test_a_clue_is_found_by_a_unique_beginning_of_its_id(home: Home, ctx: Context) -> None:
    run(home, ctx, "r1", fact(1))
    with reader(home) as db:
        assert query.one(db, fact(1).id[:8]).id == fact(1).id
        with pytest.raises(ShujianError, match="没有编号"):
            query.one(db, "zzzz")
        with pytest.raises(ShujianError, match="没有编号"):
            query.one(db, "%")


def test_an_exported_workbook_holds_no_formula(home: Home, ctx: Context, tmp_path: Path) -> None:
    run(home, ctx, "r1", fact(1, title="=HYPERLINK(1)"), fact(2, title="+1+1"))
    with reader(home) as db:
        clues = query.listed(db, query.ClueFilter())
        assert export.to_workbook(clues, tmp_path / "x.xlsx") == 2
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx").active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n", "d"}  # no formula
    assert "=HYPERLINK(1)" in {cell.value for cell in cells}


def test_lists_filter_by_model_state_and_text(home: Home, ctx: Context) -> None:
    run(home, ctx, "r1", fact(1, title="甲 100%"), fact(2, title="乙"))
    with reader(home) as db:
        assert query.counted(db, query.ClueFilter(text="0%")) == 1
        assert query.counted(db, query.ClueFilter(model="别的")) == 0
        assert query.counted(db, query.ClueFilter(state="待核查")) == 2


def test_lists_sort_scores_as_numbers_with_those_of_none_last(home: Home, ctx: Context) -> None:
    none = replace(fact(4), score=None)
    run(home, ctx, "r1", fact(1, "9.00"), fact(2, "10.00"), fact(3, "100.00"), none)
    with reader(home) as db:
        found = [clue.id for clue in query.listed(db, query.ClueFilter())]
    assert found == [f"fact{n:04d}" for n in (3, 2, 1, 4)]
