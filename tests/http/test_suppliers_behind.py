"""Where one supplier's list ends long before another's, every page says so and nobody is accused."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.http import late_model as late
from tests.http.conftest import Site
from tests.models.support import citizen

TABLE = "社区矫正对象"
EARLY, FULL = dt.date(2025, 3, 31), dt.date(2025, 6, 30)
SAID = f"各供数单位的截至日不齐：甲矫正局到 {EARLY}，乙矫正局到 {FULL}"


@pytest.fixture
def own(site: Site) -> Site:
    late.author(site.home)
    late.outside(site.home, "2024-03-01", "2024-03-01")  # the second is received nowhere
    return site


def _received(site: Site, first: dt.date) -> None:
    for supplier, day, serial in (("甲矫正局", first, 1), ("乙矫正局", FULL, 7)):
        row = f"{citizen(serial)},测{serial},缓刑,某司法所,990102,2024-03-05"
        late.supply(site.home, TABLE, late.SERVING, row, supplier=supplier, day=day)


def _found(site: Site) -> tuple[int, int, list[str]]:
    page = site.client.get(f"/runs/{late.ran(site, as_of=FULL.isoformat())}").json()
    step = next(s for s in page["steps"] if s["id"] == "漏管")
    return step["passed"], step["unchecked"], [w for w in page["warnings"] if TABLE in w]


def test_whom_only_the_longer_list_would_know_is_not_checked_and_the_run_says_why(
    own: Site,
) -> None:
    _received(own, EARLY)
    passed, unchecked, warnings = _found(own)
    assert (passed, unchecked) == (0, 1)
    assert [SAID in one for one in warnings] == [True]


def test_lists_of_the_same_day_say_nothing_and_what_is_missing_is_missing(own: Site) -> None:
    _received(own, FULL)
    assert _found(own) == (1, 0, [])


def test_the_table_and_the_fit_name_the_supplier_behind(own: Site) -> None:
    _received(own, EARLY)
    table = own.client.get(f"/pool/tables/{TABLE}").json()
    told = {s["supplier"]: (s["as_of"], s["behind"]) for s in table["suppliers"]}
    assert told == {"甲矫正局": (str(EARLY), True), "乙矫正局": (str(FULL), False)}
    assert (table["as_of"], table["coverage"][0]["end"]) == (str(EARLY), str(EARLY))
    fit = own.client.get(f"/models/{late.MODEL}/fit").json()
    held = next(t for t in fit["tables"] if t["table"] == TABLE)
    assert held["troubles"] == ["behind"]
    assert held["behind"] == [{"supplier": "甲矫正局", "as_of": str(EARLY)}]
    assert (held["newest"], fit["state"]) == (str(FULL), "whole")
