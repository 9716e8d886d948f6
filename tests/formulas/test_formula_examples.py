"""Each function's examples hold in the interpreter and on DuckDB."""

import pytest

from shujian.core.cells import Missing
from shujian.formulas import check, functions, interpret, parse
from shujian.formulas.sample import SAMPLE_COLUMNS, SAMPLE_ENV, SAMPLE_ROW, SAMPLE_SCOPE
from shujian.formulas.show import show

CASES = [(f.name, e.formula, e.result) for f in functions() for e in f.examples]


def text(cell: object) -> object:
    return show(cell) if isinstance(cell, Missing) else cell


@pytest.mark.parametrize(("name", "formula", "result"), CASES, ids=[c[1] for c in CASES])
def test_example_in_the_interpreter(name: str, formula: str, result: object) -> None:
    typed = check(parse(formula), SAMPLE_SCOPE)
    assert show(interpret(typed, SAMPLE_ROW)) == show(result)


def test_examples_on_duckdb_with_the_constants_in_columns(duck) -> None:
    # 查 is a join: tests/models/test_lookups.py
    rowwise = [c for c in CASES if c[0] != "查"]
    typed = [check(parse(formula), SAMPLE_SCOPE) for _, formula, _ in rowwise]
    found = duck.rows(typed, SAMPLE_COLUMNS, [SAMPLE_ROW])
    wrong = [
        (formula, show(cells[0]), show(result))
        for (_, formula, result), cells in zip(rowwise, found, strict=True)
        if show(cells[0]) != show(result)
    ]
    assert wrong == []


def test_every_function_has_help_and_an_example() -> None:
    rowwise = [f for f in functions() if not (f.aggregate or f.quantifier)]
    assert len(rowwise) >= 60
    assert [f.name for f in functions() if not (f.help and f.group)] == []
    assert [f.name for f in rowwise if not f.examples] == []


def test_the_sample_environment_is_the_one_of_the_examples() -> None:
    assert SAMPLE_SCOPE.env is SAMPLE_ENV
