"""Each function over values and missing cells: the interpreter and DuckDB agree."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from decimal import Decimal

import pytest
from formula_pools import BY_NAME, MISSING, values

from shujian.core.cells import Missing, State, worst
from shujian.core.errors import ShujianError
from shujian.formulas import Call, Column, Literal, Scope, Typed, check, functions, interpret
from shujian.formulas.functions.base import Function
from shujian.formulas.sample import SAMPLE_ENV
from shujian.formulas.types import CHILD, DECIMAL, INT, TEXT, Type
from tests.engines.spark_support import REFUSED

LITERALS: dict[tuple[str, int], list[object]] = {
    ("ROUND", 1): [0, 1, 2, 6],
    ("TEXT", 1): ["yyyy年m月d日", "yyyymmdd"],
    ("匹配", 1): ["^[0-9]+$", "a.b", "三", "(?s)a.b"],
    ("提取", 1): ["[0-9]+", "([a-z]+)-([A-Z]+)?"],
    ("提取", 2): [0, 1],
    ("参数", 0): ["起点月数"],
    ("法", 0): ["示例.起点"],
    ("地方", 0): ["示例标准", "示例通则"],
    ("截至日", 0): ["在押人员", "没有的表"],
    ("期限届满日", 2): ["日", "工作日"],
    ("届满日不顺延", 2): ["日", "工作日"],
    ("列表文字", 1): ["、"],
    ("拆分列表", 1): ["-", "1", "、", "AB"],
    ("FLOOR", 1): [5, Decimal("0.25")],
    ("CEILING", 1): [5, Decimal("0.25")],
    ("MROUND", 1): [5, Decimal("0.25")],
    ("TRUNC", 1): [0, 2],
    ("ROUNDUP", 1): [0, 2],
    ("POWER", 1): [0, 1, 2, 5],
    ("DATEDIF", 2): ["Y", "M", "D", "YM"],
    ("至少", 0): [0, 1, 2, 3],
}
LITERAL_TYPES: dict[type, Type] = {int: INT, str: TEXT, Decimal: DECIMAL(2)}
MOST_ROWS = 400
MOST_SHAPES = 40
ROWWISE = [f for f in functions() if not (f.aggregate or f.quantifier or f.result == CHILD)]


def choices(function: Function, index: int) -> list[Literal | Type]:
    param = function.params[min(index, len(function.params) - 1)]
    if param.literal:
        return [Literal(v, LITERAL_TYPES[type(v)]) for v in LITERALS[(function.name, index)]]
    return [kind for name in param.accepts for kind in BY_NAME[name]]


def shapes(function: Function) -> Iterator[list[Literal | Type]]:
    """Arguments that the function may have: a type for a column, or a literal."""
    least = sum(not p.optional for p in function.params)
    most = len(function.params) + bool(function.params and function.params[-1].many)
    for count in range(least, most + 1):
        yield from map(list, itertools.product(*(choices(function, i) for i in range(count))))


def typed_calls(function: Function) -> Iterator[tuple[Typed, dict]]:
    name = "-" if function.name == "负" else function.name
    good = 0
    for shape in shapes(function):
        types = {("", f"a{i}"): k for i, k in enumerate(shape) if isinstance(k, Type)}
        args = tuple(s if isinstance(s, Literal) else Column(f"a{i}") for i, s in enumerate(shape))
        try:
            yield check(Call(name, args), Scope(types, SAMPLE_ENV)), types
        except ShujianError:
            continue
        good += 1
        if good == MOST_SHAPES:
            return


def rows_for(types: dict) -> list[dict]:
    pools = [[*values(kind), *MISSING] for kind in types.values()]
    rows = list(itertools.product(*pools))
    if len(rows) > MOST_ROWS:
        states = list(itertools.product(*([v[0], *MISSING] for v in pools)))
        rows = states + random.Random(7).sample(rows, MOST_ROWS)
    return [dict(zip(types, row, strict=True)) for row in rows]


def assert_refused(duck, function: Function) -> None:
    """An engine that cannot compute a function exactly says so by name, for any arguments."""
    for typed, types in typed_calls(function):
        if types:
            with pytest.raises(ShujianError) as refused:
                duck.rows([typed], types, rows_for(types))
            assert refused.value.code == "engines.refused"
            assert refused.value.params["name"]


@pytest.mark.parametrize("function", ROWWISE, ids=lambda f: f.name)
def test_interpreter_and_duckdb_agree(duck, function: Function) -> None:
    if function.name in REFUSED[duck.name]:
        assert_refused(duck, function)
        return
    tried = 0
    for typed, types in typed_calls(function):
        rows = rows_for(types) if types else [{}]
        (found,) = duck.rows([typed], types, rows)
        for row, engine in zip(rows, found, strict=True):
            ours = interpret(typed, row)
            assert engine == ours, (function.name, types, row)
            assert type(engine) is type(ours), (function.name, types, row)
        tried += 1
    assert tried


@pytest.mark.parametrize(
    "function", [f for f in ROWWISE if f.strict and f.params], ids=lambda f: f.name
)
def test_a_strict_function_takes_the_worst_state(function: Function) -> None:
    typed, types = next(typed_calls(function))
    for row in rows_for(types):
        states = [c.state for c in row.values() if isinstance(c, Missing)]
        if states:
            assert interpret(typed, row) == Missing(worst(states))
            assert interpret(typed, row) != Missing(State.BLANK)


MISSING_TEXT = Call("地址县", (Literal("甲", TEXT),))
"""A text that is BLANK whatever the row."""


@pytest.mark.parametrize(
    "function",
    [f for f in ROWWISE if not f.strict and len(f.params) > 1],
    ids=lambda f: f.name,
)
def test_a_constant_that_is_blank_beside_columns_is_blank_on_the_engine_too(
    duck, function: Function
) -> None:
    for typed, types in itertools.islice(typed_calls(function), 4):
        assert isinstance(typed.node, Call)
        for i, kind in enumerate(a.type for a in typed.args):
            if kind != TEXT or isinstance(typed.node.args[i], Literal):
                continue
            args = tuple(MISSING_TEXT if i == n else a for n, a in enumerate(typed.node.args))
            left = {key: k for key, k in types.items() if key != ("", f"a{i}")}
            made = check(Call(typed.node.function, args), Scope(left, SAMPLE_ENV))
            rows = rows_for(left) if left else [{}]
            (found,) = duck.rows([made], left, rows)
            assert found == [interpret(made, row) for row in rows], (made.node, left)
