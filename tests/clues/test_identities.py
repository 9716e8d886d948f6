"""Clues whose identity changed are told as strangers to the new ones, once."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from shujian.clues import ledger, verify
from shujian.clues.found import Fact
from shujian.clues.identities import moved
from shujian.clues.states import ClueState
from shujian.store.db import session
from shujian.store.home import Home
from shujian.trust.context import Context

MODEL = "本院/test"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home.open(tmp_path / "张三 (1)")


@pytest.fixture
def ctx() -> Context:
    return Context("李四", clock=lambda: dt.datetime(2025, 7, 1, tzinfo=dt.UTC))


def fact(fact_id: str, *names: str, rule: str = "R1") -> Fact:
    identity = dict.fromkeys(names, "值")
    return Fact(fact_id, "e", MODEL, "试验", rule, identity, "某人", "标题")


def run(home: Home, ctx: Context, *facts: Fact) -> list[str]:
    identities = {f.rule: tuple(f.identity) for f in facts}
    with session(home) as db:
        found = moved(db, MODEL, identities, (f.id for f in facts))
        ledger.record(db, ctx, MODEL, "r", facts)
    return found


@pytest.mark.parametrize(
    "names",
    [("编号",), ("月份", "编号"), ("编号", "月份", "金额")],
    ids=["fewer", "another order", "more"],
)
def test_other_columns_or_another_order_are_told_once(
    home: Home, ctx: Context, names: tuple[str, ...]
) -> None:
    assert run(home, ctx, fact("a", "编号", "月份"), fact("b", "编号", "月份")) == []
    with session(home) as db:
        verify.verify(db, ctx, "a", ClueState.CHECKING)
    (told,) = run(home, ctx, fact("c", *names))
    assert f"原为“编号、月份”，现为“{'、'.join(names)}”" in told
    assert "上次的 2 条线索，其中 1 条已有人核查" in told
    assert run(home, ctx, fact("c", *names)) == []


def test_the_same_identity_and_new_facts_are_not_told(home: Home, ctx: Context) -> None:
    run(home, ctx, fact("a", "编号"))
    assert run(home, ctx, fact("b", "编号")) == []


def test_a_column_with_another_name_but_the_same_values_is_not_told(
    home: Home, ctx: Context
) -> None:
    run(home, ctx, fact("a", "身份证号"), fact("b", "身份证号"))
    assert run(home, ctx, fact("a", "公民身份号码")) == []


def test_each_rule_is_looked_at_alone(home: Home, ctx: Context) -> None:
    run(home, ctx, fact("a", "编号"), fact("b", "编号", rule="R2"))
    (told,) = run(home, ctx, fact("a", "编号"), fact("c", "月份", rule="R2"))
    assert "规则 R2" in told
