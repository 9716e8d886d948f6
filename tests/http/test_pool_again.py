"""A list that comes each month: rows about what is there already are told before they add up."""

from __future__ import annotations

from typing import Any

from shujian.store import db
from shujian.store.schema import JournalEntry
from tests.http.conftest import Site
from tests.http.pooling import TABLE, begin, bring_in, csv, decide, people


def _tried(site: Site, draft: dict[str, Any]) -> dict[str, Any]:
    decide(site, draft, answers={"p1.table": TABLE})
    found: dict[str, Any] = site.client.get(f"/pool/drafts/{draft['key']}/parts/1").json()
    return found


def test_rows_with_the_identifying_columns_of_rows_in_force_are_counted(site: Site) -> None:
    first = begin(site, csv(people(10)))
    assert _tried(site, first)["again"] == 0
    bring_in(site, first)
    rows = people(14)
    changed = [[*row[:3], "2024-04-01", row[4]] for row in rows[:10]]
    tried = _tried(site, begin(site, csv([*changed, *rows[10:]]), name="七月.csv"))
    assert (tried["looked"], tried["again"]) == (14, 10)
    assert tried["key"] == ["公民身份号码", "收到决定日期"]
    # who tries numbers one after another leaves a trace, as with a search
    with db.reader(site.home) as session:
        told = [e for e in session.query(JournalEntry) if "识别列比对" in e.object]
    assert [e.detail_json["found"] for e in told] == [10]


def test_rows_about_others_are_not_counted(site: Site) -> None:
    bring_in(site, decide(site, begin(site, csv(people(10))), answers={"p1.table": TABLE}))
    assert _tried(site, begin(site, csv(people(20)[10:]), name="八月.csv"))["again"] == 0


def test_rows_that_differ_by_an_identifying_day_alone_are_told(site: Site) -> None:
    rows = people(6)
    bring_in(site, decide(site, begin(site, csv(rows)), answers={"p1.table": TABLE}))
    at = 2  # the day that is part of the key
    moved = [[*r[:at], "2024-02-27", *r[at + 1 :]] for r in rows[:2]]
    again = [*moved[:1], rows[1], moved[1], *rows[2:4], *people(8)[6:]]
    tried = _tried(site, begin(site, csv(again), name="更正.csv"))
    # the second person's old day comes as well: that is another event
    assert tried["beside"] == {"收到决定日期": 1}
    assert tried["again"] == 3
