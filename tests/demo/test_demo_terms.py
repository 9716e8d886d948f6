"""When a term ends in the demo city: 法释〔2021〕1号第二百零二条第二款, written down apart."""

from __future__ import annotations

import datetime as dt

import pytest

from shujian.demo.world import term_end
from shujian.formulas.functions.sentence_end import SentenceEnd


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2024-03-15", 12, "2025-03-14"),
        ("2023-02-28", 1, "2023-03-30"),
        ("2023-02-28", 12, "2024-02-27"),
        ("2024-02-29", 12, "2025-02-27"),
        ("2023-02-28", 26, "2025-04-29"),
        ("2024-04-30", 6, "2024-10-30"),
        ("2024-08-31", 6, "2025-02-27"),
        ("2024-08-30", 6, "2025-02-27"),
        ("2024-01-01", 18, "2025-06-30"),
    ],
)
def test_a_term_ends_on_the_day_before(start: str, months: int, end: str) -> None:
    assert term_end(dt.date.fromisoformat(start), months) == dt.date.fromisoformat(end)


def test_every_day_of_four_years_ends_as_the_function_of_the_models_says() -> None:
    from shujian.core.terms import Term

    model = SentenceEnd()
    for offset in range(1461):
        start = dt.date(2022, 1, 1) + dt.timedelta(days=offset)
        for months in (1, 5, 6, 11, 12, 13, 18, 24, 26, 48):
            assert term_end(start, months) == model.value(None, start, Term(months)), (
                start,
                months,
            )
