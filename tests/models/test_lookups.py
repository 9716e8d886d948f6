"""查: the interpreter and the engine agree over every mixture of states, in packs and models."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import Any

import pyarrow as pa
import pytest

from shujian.core.cells import ABSENT, BLANK, UNKNOWN, Missing, State
from shujian.core.errors import ShujianError
from shujian.engines.base import STATE
from shujian.engines.physical import arrow_type
from shujian.formulas import Scope, check, functions, interpret, parse
from shujian.formulas.sample import SAMPLE_COLUMNS, SAMPLE_ENV, SAMPLE_ROW
from shujian.formulas.types import DATE, INT, TEXT, Type
from shujian.models.relations.cells import rows_of
from shujian.models.relations.lookups import answered
from shujian.models.relations.relation import Relation
from tests.models.support import engine

TYPES = {("", "名"): TEXT, ("", "日"): DATE, ("", "止"): DATE, ("", "数"): INT}
MISSING = (BLANK, UNKNOWN, ABSENT)
FORMULAS = [
    '个数(查("示例档次", [名], [日]))',
    '个数(查("示例档次", [名], [日], [止]), [上限]>5)',
    '任一(查("示例档次", [名], [日]), [数]<=[上限])',
    '全部(查("示例档次", [名], [日], [止]), AND([数]<=[上限], [档]>0))',
    '最晚(查("示例档次", [名], [日]), [上限])',
    '最早(查("示例档次", [名], [日]), [上限], [档]=2)',
    '合计(查("示例档次", "甲", [日]), [上限]+[数])',
    '任一(查("示例档次", "甲", DATE(2024,1,1)), [数]=[上限])',
    '最晚(查("示例档次", "甲", DATE(2024,1,1)), [上限])',
    '任一(查("示例档次", "丙", DATE(2024,1,1)), [档]=1)',
    '全部(查("示例档次", [名], [日]), ISBLANK([上限]))',
]
NAMES = ["甲", "乙", "丙", *MISSING]
DAYS = [dt.date(1990, 1, 1), dt.date(2021, 12, 31), dt.date(2022, 1, 1), *MISSING]
LATER = [dt.date(2020, 1, 1), dt.date(2024, 1, 1), UNKNOWN]
NUMBERS = [4, 7, BLANK, ABSENT]


def relation(types: dict[Any, Type], rows: list[dict[Any, Any]]) -> Relation:
    """Rows in memory with a state column each."""
    arrays: dict[str, pa.Array] = {"n": pa.array(range(len(rows)), pa.int64())}
    for key, kind in types.items():
        cells = [r[key] for r in rows]
        values = [None if isinstance(c, Missing) else c for c in cells]
        arrays[key[1]] = pa.array(values, arrow_type(kind))
        states = [int(c.state) if isinstance(c, Missing) else 0 for c in cells]
        arrays[key[1] + STATE] = pa.array(states, pa.int8())
    expr = engine().memory(engine().new_name(), pa.table(arrays))
    return Relation(
        expr, {k[1]: t for k, t in types.items()}, {k[1]: None for k in types}, {"r": "n"}
    )


def computed(typed: list[Any], types: dict[Any, Type], rows: list[dict[Any, Any]]) -> list[Any]:
    """Each formula, a quantifier, over each row."""
    held = relation(types, rows)
    calls = {f"q{i}": t for i, t in enumerate(typed)}
    expr = answered(held.expr, held.pairs(), calls, SAMPLE_ENV, engine())
    kinds = {n: t.type for n, t in calls.items()}
    whole = Relation(expr, kinds, dict.fromkeys(kinds), {"r": "n"})
    found = rows_of(whole, engine().arrow(whole.expr.order_by("n")))
    engine().release()
    return [list(row.values()) for row in found]


def test_every_formula_over_every_mixture_of_states() -> None:
    typed = [check(parse(f), Scope(TYPES, SAMPLE_ENV)) for f in FORMULAS]
    rows = [
        dict(zip(TYPES, cells, strict=True))
        for cells in itertools.product(NAMES, DAYS, LATER, NUMBERS)
    ]
    found = computed(typed, TYPES, rows)
    seen: dict[str, set[Any]] = {f: set() for f in FORMULAS}
    for row, cells in zip(rows, found, strict=True):
        for formula, one, cell in zip(FORMULAS, typed, cells, strict=True):
            ours = interpret(one, row)
            assert cell == ours, (formula, row)
            seen[formula].add(ours.state if isinstance(ours, Missing) else State.VALUE)
    assert {State.VALUE, State.UNKNOWN, State.ABSENT} <= seen[FORMULAS[0]]
    assert seen[FORMULAS[9]] == {State.ABSENT}


def test_the_examples_of_the_function_hold_on_the_engine() -> None:
    (function,) = [f for f in functions() if f.name == "查"]
    scope = Scope(SAMPLE_COLUMNS, SAMPLE_ENV)
    typed = [check(parse(e.formula), scope) for e in function.examples]
    (found,) = computed(typed, SAMPLE_COLUMNS, [SAMPLE_ROW])
    assert found == [interpret(t, SAMPLE_ROW) for t in typed]


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ('任一(查("没有", [名], [日]), TRUE)', "formulas.type", "没有名为“没有”"),
        ('任一(查("示例档次", [名]), TRUE)', "formulas.arguments", "写法"),
        ('任一(查("示例档次", [名], [名], [日], [止]), TRUE)', "formulas.type", "查(表, 名, 日期)"),
        ('任一(查("示例档次", [数], [日]), TRUE)', "formulas.type", "应为文本"),
        ('任一(查("示例档次", [名], [数]), TRUE)', "formulas.type", "应为日期"),
        ('查("示例档次", [名], [日])', "formulas.rows", "任一"),
        ("任一(查([名], [名], [日]), TRUE)", "formulas.literal", "直接写出"),
        ('任一(查("示例档次", [名], [日]), [没有]=1)', "formulas.column", "没有列"),
        (
            '任一(查("示例档次", [名], [日]), 任一(查("示例档次", [名], [日]), [档]=1))',
            "formulas.nested",
            "不能套",
        ),
        (
            '任一(查("示例档次", [名], 最早(查("示例档次", [名], [日]), [日])), [档]=1)',
            "formulas.nested",
            "let",
        ),
    ],
)
def test_a_wrong_call_is_refused_with_its_reason(text: str, code: str, said: str) -> None:
    with pytest.raises(ShujianError) as caught:
        check(parse(text), Scope(TYPES, SAMPLE_ENV))
    error = getattr(caught.value, "errors", [caught.value])[0]
    assert error.code == code
    assert said in str(error)


def test_a_child_of_the_same_name_is_refused() -> None:
    scope = Scope(TYPES, SAMPLE_ENV, children={"示例档次": {"档": INT}})
    with pytest.raises(ShujianError, match="同名"):
        check(parse('任一(查("示例档次", [名], [日]), [档]=1)'), scope)
