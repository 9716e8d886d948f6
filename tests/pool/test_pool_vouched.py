from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shujian.engines.base import Coverage
from shujian.engines.statements import merged
from shujian.pool.asking.vouched import as_of, behind, coverage
from shujian.pool.storage.registry import coverage_of
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


def sent(supplier: str, last: str | None, *stated: Coverage) -> Any:
    held = [{"place": c.place, "unit": c.unit, "from": str(c.start) if c.start else None,
             "to": str(c.end) if c.end else None} for c in stated]  # fmt: skip
    return Import(supplier=supplier, as_of=day(last), coverage_json=held)


def open_(reach: str | None, place: str = "9901", unit: str = "", start: str | None = None) -> Any:
    return Coverage(place, unit, day(start), None, day(reach))


REACHES: list[tuple[str, list[Any], list[Coverage]]] = [
    ("a list reaches its own day", [sent("甲", "2024-06-30", cover(None, None))], [open_("2024-06-30")]),
    ("a day said by name goes further than the list", [sent("甲", "2024-06-30", cover(None, "2024-12-31"))], [cover(None, "2024-12-31")]),
    ("nobody knows the day", [sent("甲", None, cover(None, None))], [open_(None)]),
    ("a later list without a statement brings it up to date", [sent("甲", "2024-06-30", cover(None, None)), sent("甲", "2024-07-31")], [open_("2024-07-31")]),
    ("a later list of another unit does not", [sent("甲", "2024-06-30", cover(None, None, unit="一所")), sent("甲", "2024-12-31", cover(None, None, unit="二所"))], [open_("2024-06-30", unit="一所"), open_("2024-12-31", unit="二所")]),
    ("of two suppliers of one place the earlier holds", [sent("甲", "2024-06-30", cover("2024-01-01", None)), sent("乙", "2024-12-31", cover("2024-01-01", None))], [open_("2024-06-30", start="2024-01-01")]),
    ("also over a day said by name", [sent("甲", "2024-06-30", cover("2024-01-01", "2024-06-30")), sent("乙", "2024-12-31", cover("2024-01-01", "2024-12-31"))], [cover("2024-01-01", "2024-06-30")]),
    ("one that never stated anything may have any place", [sent("甲", "2024-06-30"), sent("乙", "2024-12-31", cover("2024-01-01", "2024-12-31"))], [cover("2024-01-01", "2024-06-30")]),
    ("what begins after the other stopped is not covered", [sent("甲", "2024-06-30"), sent("乙", "2024-12-31", cover("2024-07-01", "2024-12-31"))], []),
    ("units of their own do not hold each other up", [sent("甲", "2024-06-30", cover(None, None, unit="一所")), sent("乙", "2024-12-31", cover(None, None, unit="二所"))], [open_("2024-06-30", unit="一所"), open_("2024-12-31", unit="二所")]),
    ("a list of the whole region holds up that of a county", [sent("甲", "2024-06-30", cover(None, None, "99")), sent("乙", "2024-12-31", cover(None, None, "9901"))], [open_("2024-06-30", "99"), open_("2024-06-30")]),
    ("a list of a county does not hold up that of the region", [sent("甲", "2024-06-30", cover(None, None, "9901")), sent("乙", "2024-12-31", cover(None, None, "99"))], [open_("2024-12-31", "99"), open_("2024-06-30")]),
    ("who took the place of another is not held up by it", [sent("甲", "2023-12-31", cover("2023-01-01", "2023-12-31")), sent("乙", "2024-12-31", cover("2024-01-01", None))], [open_("2024-12-31", start="2023-01-01")]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "imports", "expected"), REACHES, ids=[c[0] for c in REACHES])
def test_no_statement_reaches_beyond_the_lists(
    name: str, imports: list[Any], expected: list[Coverage]
) -> None:
    assert list(coverage(imports)) == expected


@given(
    st.lists(
        st.tuples(
            st.sampled_from("甲乙丙"),
            st.none() | st.integers(0, 400),
            st.lists(
                st.tuples(
                    st.sampled_from(["", "99", "9901"]), st.none() | st.integers(0, 200),
                    st.none() | st.integers(200, 400),
                ),
                max_size=2,
            ),
        ),
        max_size=5,
    )
)  # fmt: skip
def test_another_supplier_never_makes_more_covered_of_the_same_place(drawn: list[Any]) -> None:
    def at(count: int | None) -> str | None:
        return None if count is None else str(dt.date(2024, 1, 1) + dt.timedelta(count))

    lists = [sent(s, at(d), *(cover(at(a), at(b), p) for p, a, b in c)) for s, d, c in drawn]
    alone = [sent("丁", "2024-06-30", cover("2024-01-01", None, "9901"))]
    (own,) = coverage(alone)
    reached = [c for c in coverage([*lists, *alone]) if c.place == "9901"]
    theirs = [c for row in lists for c in coverage_of(row.coverage_json) if c.place == "9901"]
    if not theirs:  # nobody else speaks of it
        assert all((c.until or dt.date.max) <= (own.until or dt.date.max) for c in reached)


@pytest.mark.parametrize(
    ("told", "late"),
    [
        ({}, []),
        ({"甲": "2024-06-30", "乙": "2024-07-31"}, []),
        ({"甲": "2024-06-30", "乙": "2024-08-01"}, ["甲"]),
        ({"甲": "2024-06-30", "乙": "2024-12-31", "丙": "2024-12-01"}, ["甲"]),
        ({"甲": None, "乙": "2024-12-31"}, []),
    ],
)
def test_lists_more_than_a_month_behind_another_are_named(
    told: dict[str, str | None], late: list[str]
) -> None:
    assert list(behind({s: day(d) for s, d in told.items()})) == late
