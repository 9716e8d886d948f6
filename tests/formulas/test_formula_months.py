"""A known number of months on is the same day on the engine, up to the edges of the years."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from shujian.core.cells import BLANK
from shujian.formulas import Scope, check, interpret, parse
from shujian.formulas.sample import SAMPLE_ENV
from shujian.formulas.types import DATE

TYPES = {("", "日"): DATE}
DAYS = [
    dt.date.min, dt.date(1, 1, 31), dt.date(1, 2, 1), dt.date(2023, 1, 31), dt.date(2024, 2, 29),
    dt.date(9999, 11, 30), dt.date(9999, 12, 1), dt.date.max,
]  # fmt: skip
WHOLE = 9998 * 12 + 11
"""From the first month of all to the last."""


@pytest.mark.parametrize("months", [0, 1, -1, 12, -13, WHOLE, -WHOLE, WHOLE + 1, -WHOLE - 1, 10**7])
@pytest.mark.parametrize(
    "formula", ["加月([日], N)", "加月(加日([日], 0), N)", "下月(加月([日], N))"]
)
def test_months_on_at_the_edges_of_the_years(duck: Any, formula: str, months: int) -> None:
    typed = check(parse(formula.replace("N", str(months))), Scope(TYPES, SAMPLE_ENV))
    rows = [{("", "日"): day} for day in [*DAYS, BLANK]]
    (found,) = duck.rows([typed], TYPES, rows)
    assert found == [interpret(typed, row) for row in rows]
