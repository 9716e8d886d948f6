from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from shujian.engines.base import Coverage
from shujian.pool.asking.vouched import as_of, merged
from shujian.store.schema import Import


def day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def cover(start: str | None, end: str | None, place: str = "9901", unit: str = "") -> Coverage:
    return Coverage(place, unit, day(start), day(end))


CASES: list[tuple[str, list[Coverage], list[Coverage]]] = [
    ("nothing", [], []),
    ("adjacent", [cover("2024-01-01", "2024-03-31"), cover("2024-04-01", "2024-06-30")], [cover("2024-01-01", "2024-06-30")]),
    ("gap of a day", [cover("2024-01-01", "2024-03-30"), cover("2024-04-01", None)], [cover("2024-01-01", "2024-03-30"), cover("2024-04-01", None)]),
    ("overlapping, out of order", [cover("2024-03-01", "2024-06-30"), cover("2024-01-01", "2024-04-01")], [cover("2024-01-01", "2024-06-30")]),
    ("inside another", [cover("2024-01-01", "2024-12-31"), cover("2024-02-01", "2024-02-02")], [cover("2024-01-01", "2024-12-31")]),
    ("open ends", [cover(None, "2024-01-01"), cover("2024-01-02", None)], [cover(None, None)]),
    ("open end swallows", [cover("2024-01-01", None), cover("2025-01-01", "2025-02-01")], [cover("2024-01-01", None)]),
    ("other place", [cover("2024-01-01", "2024-03-31"), cover("2024-04-01", None, "9902")], [cover("2024-01-01", "2024-03-31"), cover("2024-04-01", None, "9902")]),
    ("other unit", [cover("2024-01-01", "2024-03-31", unit="甲"), cover("2024-04-01", None, unit="乙")], [cover("2024-04-01", None, unit="乙"), cover("2024-01-01", "2024-03-31", unit="甲")]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "given", "expected"), CASES, ids=[c[0] for c in CASES])
def test_statements_are_joined(name: str, given: list[Coverage], expected: list[Coverage]) -> None:
    assert list(merged(given)) == expected


@pytest.mark.parametrize(
    ("imports", "expected"),
    [
        ([], None),
        ([("甲", "2024-01-31"), ("甲", "2024-03-31"), ("甲", "2024-02-29")], "2024-03-31"),
        ([("甲", "2024-03-31"), ("乙", "2024-01-31")], "2024-01-31"),
        ([("甲", "2024-03-31"), ("甲", None)], "2024-03-31"),
        ([("甲", "2024-03-31"), ("乙", None)], None),
    ],
)
def test_the_table_is_vouched_for_up_to(
    imports: list[tuple[str, str | None]], expected: str | None
) -> None:
    rows: list[Any] = [Import(supplier=s, as_of=day(d)) for s, d in imports]
    assert as_of(rows) == day(expected)
