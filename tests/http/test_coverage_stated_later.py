"""Coverage is stated, changed and taken back after the import: journaled, the rows unmoved."""

from __future__ import annotations

from typing import Any

import pytest

from shujian.core.errors import ShujianError
from shujian.engines.base import Coverage
from shujian.pool.storage import snapshots
from shujian.pool.storage.covering import cover
from shujian.store import db
from shujian.store.schema import JournalEntry
from shujian.trust import Action, Context
from tests.http.conftest import Site
from tests.http.pooling import TABLE, begin, bring_in, csv, people, work

YEAR = {"place": "9901", "unit": "", "start": "2024-01-01", "end": "2024-12-31"}
WORD = "某监狱来函说明该年名单完整"


def _imported(site: Site, count: int = 3, start: int = 1) -> str:
    done = bring_in(site, begin(site, csv(people(count, start)), f"名单{start}.csv"))
    return str(done["results"][0]["import_id"])


def _say(site: Site, key: str, coverage: list[dict[str, Any]], **other: Any) -> Any:
    version = site.client.get(f"/pool/tables/{TABLE}").json()["version"]
    said = {"coverage": coverage, "reason": WORD, "version": version, **other}
    return site.client.put(f"/pool/imports/{key}/coverage", json=said)


def test_coverage_is_added_changed_and_withdrawn_and_the_journal_knows(site: Site) -> None:
    key = _imported(site)
    told = _say(site, key, [YEAR])
    assert (told.status_code, told.json()) == (200, {"version": 2})
    assert site.client.get(f"/pool/tables/{TABLE}").json()["coverage"] == [YEAR]
    assert _say(site, key, [YEAR]).json() == {"version": 2}  # nothing changes
    longer = {**YEAR, "end": "2025-06-30"}
    assert _say(site, key, [longer]).json() == {"version": 3}
    assert _say(site, key, []).json() == {"version": 4}
    table = site.client.get(f"/pool/tables/{TABLE}").json()
    assert (table["coverage"], table["rows"]) == ([], 3)
    with db.reader(site.home) as session:
        entries = session.query(JournalEntry).filter(JournalEntry.detail_json.contains("covers"))
        told = [(e.detail_json["covers"], e.detail_json["covered"]) for e in entries]
        assert [len(now) for now, _ in told] == [1, 1, 0]
        assert told[1][1][0]["to"] == "2024-12-31"
        # a run over an earlier version finds what was stated then
        assert len(snapshots.at(session, site.home, TABLE, 2).coverage) == 1
    words = [e["label"] for e in site.client.get("/admin/journal").json()["items"]]
    assert words.count("改覆盖范围") == 2
    assert words.count("撤回覆盖范围") == 1


def test_imports_after_it_and_a_withdrawal_leave_it_as_it_is(site: Site) -> None:
    first = _imported(site)
    _say(site, first, [YEAR])
    second = _imported(site, start=50)
    table = site.client.get(f"/pool/tables/{TABLE}").json()
    assert (table["coverage"], table["rows"]) == ([YEAR], 6)
    site.client.post(f"/pool/imports/{second}/withdraw", json={"reason": "发错了"})
    work(site)
    table = site.client.get(f"/pool/tables/{TABLE}").json()
    assert (table["coverage"], table["rows"]) == ([YEAR], 3)
    site.client.post(f"/pool/imports/{first}/withdraw", json={"reason": "发错了"})
    work(site)
    assert site.client.get(f"/pool/tables/{TABLE}").json()["coverage"] == []
    assert _say(site, first, [YEAR]).status_code == 409  # its rows do not count any more


def test_what_cannot_hold_is_refused(site: Site) -> None:
    key = _imported(site)
    for wrong in (
        {**YEAR, "place": "990"},
        {**YEAR, "place": "某区"},
        {**YEAR, "end": "2023-01-01"},
    ):
        told = _say(site, key, [wrong])
        assert (told.status_code, told.json()["code"]) == (422, "pool.bad_cover")
    assert _say(site, key, [YEAR], version=7).json()["code"] == "pool.newer_version"
    assert _say(site, key, [YEAR], reason=" ").json()["code"] == "pool.no_reason"
    assert _say(site, "0123456789", [YEAR]).status_code == 400


def test_a_file_that_was_cut_off_is_complete_for_nothing(site: Site) -> None:
    whole = csv(people(30))
    done = bring_in(site, begin(site, whole[: len(whole) - 9], "半份.csv"))
    key = done["results"][0]["import_id"]
    told = _say(site, key, [YEAR])
    assert (told.status_code, told.json()["code"]) == (409, "pool.not_coverable")
    assert _say(site, key, []).status_code == 200


def test_who_may_import_may_say_it(site: Site) -> None:
    key = _imported(site)
    said = {"coverage": [YEAR], "reason": WORD, "version": 1}
    assert site.other().put(f"/pool/imports/{key}/coverage", json=said).status_code == 401
    reader = Context("只看的人", may=frozenset({Action.VIEW}))
    with pytest.raises(ShujianError, match="不能导入"):
        cover(reader, site.home, key, [Coverage("9901")], WORD, 1)


def test_the_models_that_ask_for_it_are_named(site: Site) -> None:
    _imported(site)
    readers = site.client.get(f"/pool/tables/{TABLE}/coverage-readers").json()
    assert all(set(r) == {"id", "name", "run", "unchecked", "older"} for r in readers)
    other = site.client.get("/pool/tables/社区矫正对象/coverage-readers").json()
    assert other, "some model says that a person is not among those in community correction"
    assert all(r["run"] == "" for r in other)


def test_endless_words_are_not_kept_for_ever(site: Site) -> None:
    key = _imported(site)
    endless = "长" * 501
    told = _say(site, key, [{**YEAR, "unit": endless}])
    assert (told.status_code, told.json()["code"]) == (422, "pool.bad_cover")
    for told in (
        _say(site, key, [YEAR], reason=endless),
        site.client.post("/pool/drafts", json={"upload": "x", "supplier": endless}),
        site.client.patch("/pool/drafts/x", json={"authority": endless}),
    ):
        assert (told.status_code, told.json()["code"]) == (422, "app.invalid")
