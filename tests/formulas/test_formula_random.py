"""Random typed formulas over random rows: the interpreter and DuckDB agree."""

from __future__ import annotations

import os
import random
from decimal import Decimal
from typing import Any

import pytest
from formula_pools import MISSING, values
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shujian.core.errors import ShujianError
from shujian.core.terms import Term
from shujian.formulas import Call, Column, Literal, Node, Scope, Typed, check, functions, interpret
from shujian.formulas.sample import SAMPLE_ENV
from shujian.formulas.types import BOOL, DATE, DECIMAL, INT, MONTH, TERM, TEXT, Type
from tests.engines.spark_support import REFUSED

LARGE = os.environ.get("PROVE") == "large"
KINDS = {
    "真": BOOL,
    "整": INT,
    "整二": INT,
    "钱": DECIMAL(2),
    "量": DECIMAL(3),
    "细": DECIMAL(6),
    "文": TEXT,
    "文二": TEXT,
    "日": DATE,
    "日二": DATE,
    "月": MONTH,
    "刑": TERM,
}
TYPES = {("", name): kind for name, kind in KINDS.items()}
SCOPE = Scope(TYPES, SAMPLE_ENV)
LITERAL_ARGS = {"匹配", "提取", "TEXT", "ROUND", "参数", "截至日", "列表含", "列表个数", "列表文字"}
PLAIN = [
    f
    for f in functions()
    if not (f.aggregate or f.quantifier or f.name in LITERAL_ARGS or f.group == "参数")
]


class Maker:
    """Grows formulas bottom-up from a seeded source of chance."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def formulas(self, count: int) -> list[Typed]:
        pool = [t for t in (self.typed(self.leaf()) for _ in range(25)) if t]
        grown: list[Typed] = []
        for _ in range(count * 5):
            function = self.chance.choice(PLAIN)
            least = sum(not p.optional for p in function.params)
            most = len(function.params) + 2 * function.params[-1].many
            args = [
                self.argument(function, i, pool) for i in range(self.chance.randint(least, most))
            ]
            if None in args:
                continue
            name = "-" if function.name == "负" else function.name
            typed = self.typed(Call(name, tuple(a for a in args if a)))
            if typed and sum(1 for _ in typed.walk()) <= 25:
                if function.group != "法定期间":  # nested ones make very long queries
                    pool.append(typed)
                grown.append(typed)
        return grown[-count:]

    def argument(self, function: Any, index: int, pool: list[Typed]) -> Node | None:
        param = function.params[min(index, len(function.params) - 1)]
        if param.literal:
            return Literal(self.chance.choice(["日", "工作日"]), TEXT)
        fitting = [t for t in pool if t.type.name in param.accepts]
        return self.chance.choice(fitting[-12:]).node if fitting else None

    def leaf(self) -> Node:
        if self.chance.random() < 0.75:
            return Column(self.chance.choice(list(KINDS)))
        kind = self.chance.choice([INT, TEXT, DECIMAL(2)])
        return Literal(self.chance.choice([v for v in values(kind) if v != ""]), kind)

    def typed(self, node: Node) -> Typed | None:
        try:
            return check(node, SCOPE)
        except ShujianError:
            return None

    def cell(self, kind: Type) -> Any:
        return self.chance.choice(MISSING if self.chance.random() < 0.2 else values(kind))

    def rows(self, count: int) -> list[dict]:
        return [{key: self.cell(kind) for key, kind in TYPES.items()} for _ in range(count)]


def _asks(typed: Typed, names: set[str]) -> bool:
    """Whether a function of these names stands anywhere in a formula."""
    return any(isinstance(t.node, Call) and t.node.function in names for t in typed.walk())


@settings(
    max_examples=200 if LARGE else 3,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.integers(0, 2**40))
def test_random_formulas_agree(duck, whole_duck, seed: int) -> None:
    duck = whole_duck if seed % 4 == 0 and duck.name == "duckdb" else duck
    maker = Maker(seed)
    formulas = [f for f in maker.formulas(8) if not _asks(f, REFUSED[duck.name])]
    rows = maker.rows(25)
    for typed, found in zip(formulas, duck.rows(formulas, TYPES, rows), strict=True):
        for row, engine in zip(rows, found, strict=True):
            ours = interpret(typed, row)
            assert engine == ours, (typed.node, {k: row[k] for k in typed.columns})


_DAYS = Call("刑期日数", (Column("刑"),))
_MONTHS = Call("刑期月数", (Column("刑"),))
_NO_NUMBER = Call("VALUE", (Literal("ab-AB-012", TEXT),))
_LATER = Call(">=", (Call("天数", (Column("日二"), Call("月初", (Column("日二"),)))), _MONTHS))
_SQUARE = Call("*", (Column("整"), Column("整")))
READ_OTHERWISE = {
    "``NOT x IS NULL`` is read as ``NOT (x IS NULL)``": Call("NOT", (Call("NOT", (_LATER,)),)),
    "``a <= b IN (FALSE)`` is read as ``a <= (b IN (FALSE))``": Call(
        "IN",
        (Call("<=", (_MONTHS, _MONTHS)), Call("结尾是", (Literal("1", TEXT), Literal("2", TEXT)))),
    ),
    "``null = null`` is made a question about null": Call(
        "<>", (Call("/", (_DAYS, _NO_NUMBER)), Call("/", (_DAYS, _NO_NUMBER)))
    ),
    "a cast that may fail is moved to the constant": Call("LEFT", (Literal("-7", TEXT), _SQUARE)),
    "the whole number below has one digit more": Call(
        "INT", (Call("+", (Column("量"), Column("整二"))),)
    ),
    "a place that is no number is compared with another": Call(
        "第几段", (Column("文"), Literal("-", TEXT), _NO_NUMBER)
    ),
    "the same in a comparison": Call(">=", (_SQUARE, Literal(0, INT))),
}
"""What ibis or DuckDB reads in another way than it stands there."""


@pytest.mark.parametrize("whole", [False, True], ids=["our writer", "through ibis"])
@pytest.mark.parametrize("node", READ_OTHERWISE.values(), ids=READ_OTHERWISE)
def test_what_is_easily_read_otherwise_agrees(duck, whole_duck, node: Node, whole: bool) -> None:
    typed = check(node, SCOPE)
    rows = Maker(71).rows(25)
    rows[0][("", "整")] = -999_999_999_999_999
    rows[1][("", "刑")] = Term(0, 0)
    rows[2] |= {("", "量"): Decimal("-0.500"), ("", "整二"): -999_999_999_999_999}
    (found,) = (whole_duck if whole else duck).rows([typed], TYPES, rows)
    assert list(found) == [interpret(typed, row) for row in rows]
