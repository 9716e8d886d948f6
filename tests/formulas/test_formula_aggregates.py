"""Aggregates and quantifiers over groups: the interpreter and DuckDB agree."""

from __future__ import annotations

import itertools
import os
import random
from decimal import Decimal

import ibis
import pytest
from formula_pools import BY_NAME, MISSING, values

from shujian.core.cells import ABSENT, BLANK, UNKNOWN, Missing
from shujian.core.errors import ShujianError
from shujian.engines.compile import Pair, compile
from shujian.engines.support import engines_of
from shujian.formulas import (
    Call,
    Column,
    Literal,
    Scope,
    as_aggregate,
    check,
    functions,
    interpret,
    parse,
    quantifiers,
    replace,
)
from shujian.formulas import column as typed_column
from shujian.formulas.sample import SAMPLE_ENV
from shujian.formulas.types import BOOL, DATE, DECIMAL, INT, TEXT

KEY = ("", "a")
LARGE = os.environ.get("PROVE") == "large"
ELSEWHERE = ("MINBY", "MAXBY")
"""Aggregates of two columns that are both no condition: test_formula_first_rows."""
AGGREGATES = [f for f in functions() if f.aggregate and f.name not in ELSEWHERE]


def groups(kind) -> list[list]:
    good = values(kind)
    subsets = [c for n in range(4) for c in itertools.combinations(MISSING, n)]
    bases = [[], good[:1], [good[0], good[-1], good[0]], good]
    return [[*base, *subset] for base in bases for subset in subsets]


GIVEN = {("TEXTJOIN", 0): [Literal("、", TEXT)], ("PERCENTILE", 1): [
    Literal(share, INT if isinstance(share, int) else DECIMAL(3))
    for share in (0, 1, Decimal("0.250"), Decimal("0.333"), Decimal("0.900"))
]}  # fmt: skip
CONDITION = ("", "c")


def arguments(function) -> tuple[int, list[list]]:
    """Which argument is the column ``a``, and the arguments in every way."""
    free = [i for i in range(len(function.params)) if (function.name, i) not in GIVEN]
    names = dict(zip(free, ("a", "c"), strict=False))
    ways = [
        GIVEN.get((function.name, i), [Column(names.get(i, "a"))])
        for i in range(len(function.params))
    ]
    return free[0], [list(w) for w in itertools.product(*ways)]


@pytest.mark.parametrize("function", AGGREGATES, ids=lambda f: f.name)
def test_aggregate_over_every_mixture_of_states(duck, function) -> None:
    tried = 0
    index, ways = arguments(function)
    kinds = [k for name in function.params[index].accepts for k in BY_NAME[name]]
    conditioned = any(Column("c") in way for way in ways)
    for kind in kinds[:1] if conditioned and not LARGE else kinds:
        types = {KEY: kind, CONDITION: BOOL}
        scope = Scope(types, SAMPLE_ENV, aggregates=True)
        typed = [check(Call(function.name, tuple(way)), scope) for way in ways]
        if engines_of(function, SAMPLE_ENV)[duck.name]:
            with pytest.raises(ShujianError, match="不能按规定的含义计算"):
                duck.group(typed, types, [{KEY: BLANK, CONDITION: True}])
            return
        for group in groups(kind):
            chosen = random.Random(len(group))
            tests = [[True] * len(group), [False] * len(group)]
            tests += [[chosen.choice([True, False]) for _ in group] for _ in range(2)]
            tests += [[*t[:-1], m] for t in tests[2:] for m in MISSING if group]
            for test in tests if CONDITION in typed[0].columns else tests[:1]:
                rows = [{KEY: c, CONDITION: t} for c, t in zip(group, test, strict=True)]
                ours = [interpret(t, {}, rows=rows) for t in typed]
                assert duck.group(typed, types, rows) == ours, (kind, group, test)
                tried += 1
    assert tried


def test_formulas_over_aggregates(duck) -> None:
    types = {KEY: INT, ("", "b"): DECIMAL(2), ("", "c"): BOOL}
    scope = Scope(types, SAMPLE_ENV, aggregates=True)
    texts = [
        "SUM([b])/COUNT([a])",
        "COUNT()",
        "SUM([a])*SUM([b])+1",
        "IF(COUNT([a])>2, SUM([b]), MAX([b]))",
        "SUM(IF([c], [b], 0))",
        "ISBLANK(MIN([a]))",
        "AND(ANY([a]>2), SUM([a])>0)",
    ]
    typed = [check(parse(t), scope) for t in texts]
    groups_ = [
        [],
        [(1, Decimal("2.50"), True), (5, Decimal("1.00"), False), (BLANK, BLANK, True)],
        [(UNKNOWN, Decimal("2.50"), True), (3, Decimal("2.50"), UNKNOWN)],
        [(ABSENT, Decimal("2.50"), True)] * 3,
    ]
    for group in groups_:
        rows = [dict(zip(types, row, strict=True)) for row in group]
        assert duck.group(typed, types, rows) == [interpret(t, {}, rows=rows) for t in typed]


CHILD = {"日": DATE, "数": INT, "真": BOOL}
PARENT = {("", "限"): INT, ("", "数"): INT}
QUANTIFIED = [
    "任一(前科, [数]>[限])",
    "全部(前科, [真])",
    "个数(前科)",
    "个数(前科, [真])",
    "合计(前科, [数])",
    "合计(前科, [数], [真])",
    "最早(前科, [数], AND([真], [数]>0))",
    "最晚(前科, [数])",
]


@pytest.mark.parametrize("text", QUANTIFIED)
def test_quantifier_equals_its_aggregate(duck, text: str) -> None:
    scope = Scope(PARENT, SAMPLE_ENV, children={"前科": CHILD})
    typed = check(parse(text), scope)
    aggregate = as_aggregate(typed)
    parent = {("", "限"): 2, ("", "数"): 0}
    types = {**PARENT, ("前科", "数"): INT, ("前科", "真"): BOOL}
    cells = [
        {"数": n, "真": t}
        for n, t in itertools.product([5, -3, BLANK, UNKNOWN, ABSENT], [True, False, *MISSING])
    ]
    for size in (0, 1, 2):
        for children in itertools.combinations(cells, size):
            if size == 2 and children[0]["数"] != UNKNOWN != children[1]["真"]:
                continue
            rows = [{**parent, **{("前科", k): v for k, v in child.items()}} for child in children]
            ours = interpret(typed, parent, children={"前科": children})
            assert ours == interpret(aggregate, {}, rows=rows), children
            if size < 2:
                assert duck.group([aggregate], types, rows) == [ours]


def test_column_inside_a_quantifier_is_the_childs_first() -> None:
    scope = Scope(PARENT, SAMPLE_ENV, children={"前科": CHILD})
    typed = check(parse("=AND(任一(前科, [数]>[限]), [数]>0)"), scope)
    assert typed.columns == {("前科", "数"), ("", "限"), ("", "数")}
    (found,) = quantifiers(typed)
    changed = replace(typed, {found: typed_column("q1", BOOL)})
    assert changed.columns == {("", "q1"), ("", "数")}
    assert interpret(changed, {("", "q1"): True, ("", "数"): 1}) is True


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("SUM([数])+[限]", "formulas.mixed"),
        ("SUM(SUM([数]))", "formulas.aggregate"),
        ("SUM(1)", "formulas.aggregate"),
        ("任一(前科, 任一(前科, [真]))", "formulas.nested"),
        ("前科", "formulas.name"),
        ("任一(后科, TRUE)", "formulas.name"),
        ("[前科.数]>1", "formulas.column"),
    ],
)
def test_misplaced_aggregates_and_children_are_refused(text: str, code: str) -> None:
    scope = Scope(PARENT, SAMPLE_ENV, aggregates=True, children={"前科": CHILD})
    with pytest.raises(ShujianError) as error:
        check(parse(text), scope)
    assert error.value.code == code


def test_aggregates_are_refused_in_row_formulas() -> None:
    with pytest.raises(ShujianError, match="汇总函数"):
        check(parse("=SUM([数])>1"), Scope(PARENT, SAMPLE_ENV))


@pytest.mark.parametrize("state", [BLANK, ABSENT], ids=["blank", "absent"])
@pytest.mark.parametrize(
    "text",
    ["ANY(ISBLANK([b]))", "ALL(NOT(ISBLANK([b])))", "COUNT(IF(ISBLANK([b]), 1, 2))", "SUM([b]+[a])",
     "ANY(AND(NOT(ISBLANK([b])), [b]>0))"],
)  # fmt: skip
def test_a_column_that_is_missing_in_every_row_can_be_aggregated_over(duck, state, text) -> None:
    """Engines are told so by a state that is a number; the formula then holds constants only."""
    types = {KEY: INT, ("", "b"): INT}
    typed = check(parse(text), Scope(types, SAMPLE_ENV, aggregates=True))
    rows = [{KEY: n, ("", "b"): state} for n in (1, 2)]
    table = duck.table(types, rows)
    columns = duck.pairs(table, types)
    columns["", "b"] = Pair(ibis.null("int64"), int(state.state), blank=state is BLANK)
    pair = compile(typed, columns)
    said = ibis.literal(pair.state) if isinstance(pair.state, int) else pair.state
    (row,) = duck.fetch(table.aggregate(n=table.count(), v0=pair.value, s0=said))
    expected = interpret(typed, {}, rows=rows)
    missing = isinstance(expected, Missing)
    assert (row["v0"], row["s0"]) == ((None, int(expected.state)) if missing else (expected, 0))
