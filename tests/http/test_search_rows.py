"""In which tables a person or a firm stands, without telling what is covered."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any, cast

import duckdb
import pytest
from fastapi import Request
from sqlalchemy import select

from shujian.app.http import search_rows
from shujian.app.http.paging import encode
from shujian.engines.base import ColumnInfo, Snapshot
from shujian.formulas.types import TEXT
from shujian.pool.asking.finding import Found, find
from shujian.pool.asking.wanted import Wanted
from shujian.store import db
from shujian.store.home import Home
from shujian.store.schema import JournalEntry
from shujian.trust import Context
from tests.http.conftest import Site
from tests.http.pooling import TABLE, begin, bring_in, csv, people
from tests.pool.conftest import id_number

PAID = "社保缴费"
FIRM = "虚构市幻影建筑有限公司"
HEADER = ["公民身份号码", "姓名", "缴费单位", "险种", "缴费月份"]


@pytest.fixture
def filled(site: Site) -> Site:
    """Two tables of two suppliers; 虚构乙 is number 1, 9 and 17 of the first, 1 of the second."""
    aside = ["99010119900307001X", "虚构乙", "2024-03-01", "", "990102"]
    bring_in(site, begin(site, csv([*people(20), aside])))
    paid = [[id_number(n), f"虚构{'甲乙'[n]}", FIRM, "养老", f"2024-0{n + 1}"] for n in (0, 1)]
    bring_in(site, begin(site, csv(paid, HEADER), f"{PAID}.csv", "某社保中心"), lacking=True)
    return site


def _ask(site: Site, words: str) -> dict[str, Any]:
    told = site.client.get("/search/rows", params={"q": words})
    assert told.status_code == 200, told.text
    assert told.json()["left"] == []
    return {one["table"]: one for one in told.json()["tables"]}


def test_a_name_shows_its_tables_with_suppliers_and_masked_rows(filled: Site) -> None:
    found = _ask(filled, "虚构乙")
    assert set(found) == {TABLE, PAID}
    assert (found[TABLE]["rows"], found[TABLE]["quarantined"]) == (3, 1)
    assert found[TABLE]["columns"] == [{"name": "姓名", "rows": 3}]
    assert found[TABLE]["suppliers"] == [{"name": "某监狱", "rows": 3}]
    assert found[PAID]["suppliers"] == [{"name": "某社保中心", "rows": 1}]
    cells = found[PAID]["first"][0]["cells"]
    assert cells["姓名"]["shown"] == "虚**"
    assert id_number(1) not in str(found)
    assert _ask(filled, "构乙") == {}


def test_looking_for_a_whole_number_in_one_table_is_written_down_too(filled: Site) -> None:
    path, number = f"/pool/tables/{TABLE}/rows", id_number(1)
    first = {"find": number, "cursor": encode([0])}  # also where a page is asked out of turn
    assert filled.client.get(path, params=first).json()["total"] == 1
    assert filled.client.get(path).json()["total"] == 20
    with db.reader(filled.home) as session:
        query = select(JournalEntry).where(JournalEntry.action == "view")
        (entry,) = session.scalars(query)
    assert entry.object.startswith("在数据表中检索")
    assert (entry.detail_json["table"], number in str(entry.object)) == (TABLE, False)


def test_the_table_shows_only_the_rows_that_hold_it(filled: Site) -> None:
    path = f"/pool/tables/{TABLE}/rows"
    first = filled.client.get(path, params={"find": "虚构乙", "limit": 2}).json()
    assert [row["line"] for row in first["items"]] == [2, 10]
    assert first["total"] == 3
    asked = {"find": "虚构乙", "limit": 2, "cursor": first["next"]}
    assert [r["line"] for r in filled.client.get(path, params=asked).json()["items"]] == [18]
    none = filled.client.get(path, params={"find": "2024-03-01"}).json()
    assert (none["items"], none["total"]) == ([], 0)


def test_a_whole_number_is_found_however_it_is_written_and_a_part_never(filled: Site) -> None:
    whole = id_number(1)
    assert set(_ask(filled, whole)) == {TABLE, PAID}
    assert set(_ask(filled, f"  {whole[:6]} {whole[6:14]} {whole[14:].lower()}")) == {TABLE, PAID}
    for part in (whole[:17], whole[:6], whole[6:14], whole[-4:], whole[1:], f"{whole[:17]}*"):
        assert _ask(filled, part) == {}
        rows = filled.client.get(f"/pool/tables/{TABLE}/rows", params={"find": part}).json()
        assert rows["total"] == 0


def test_a_number_in_a_column_of_firms_is_not_found_by_a_part(filled: Site) -> None:
    wrong = f"个体户{id_number(2)}"
    row = [id_number(2), "虚构丙", wrong, "养老", "2024-03"]
    bring_in(filled, begin(filled, csv([row], HEADER), "又一份.csv", "某社保中心"))
    assert set(_ask(filled, wrong)) == {PAID}
    assert _ask(filled, id_number(2)[:14]) == {}
    assert _ask(filled, f"个体户{id_number(2)[:14]}") == {}
    assert PAID in _ask(filled, "个体户")


def test_a_firm_is_found_by_a_part_and_several_words_stand_in_one_row(filled: Site) -> None:
    assert _ask(filled, "幻影建筑")[PAID]["columns"] == [{"name": "缴费单位", "rows": 2}]
    assert _ask(filled, "虚构乙 幻影建筑")[PAID]["rows"] == 1
    assert _ask(filled, "虚构丙 幻影建筑") == {}
    assert _ask(filled, "%") == {}
    assert _ask(filled, "'; DROP TABLE x; --") == {}


def test_a_code_stands_in_every_table_that_names_the_project(filled: Site) -> None:
    project = [["XS-008", "虚构里一号楼", "990102"], ["XS-0080", "虚构里二号楼", "990102"]]
    bring_in(
        filled,
        begin(filled, csv(project, ["项目编号", "项目名称", "项目地区划"]), "在建项目.csv"),
        lacking=True,
    )
    day = [["XS-008", id_number(1), "虚构乙", "2024-03"]]
    bring_in(
        filled, begin(filled, csv(day, ["项目编号", "公民身份号码", "姓名", "考勤月份"]), "实名考勤.csv"),
        lacking=True,
    )  # fmt: skip
    found = _ask(filled, "XS-008")
    assert {t: (one["rows"], one["columns"][0]["name"]) for t, one in found.items()} == {
        "在建项目": (1, "项目编号"), "实名考勤": (1, "项目编号"),
    }  # fmt: skip
    assert set(_ask(filled, "虚构里一号楼")) == {"在建项目"}
    assert _ask(filled, "XS-00") == {}
    places = filled.client.get("/search/rows", params={"q": "XS-008"}).json()["places"]
    assert {"table": "实名考勤", "columns": ["项目编号"]} in places


def test_names_as_a_document_writes_them_are_looked_for_one_by_one() -> None:
    columns = {n: ColumnInfo(TEXT, element="文本") for n in ("被告人", "涉及被告人", "罪名")}
    conditions = Wanted("虚构丁").conditions(Snapshot("犯罪事实", 1, (), columns, 0))
    assert set(conditions) == {"被告人", "涉及被告人"}
    held = "SELECT * FROM (VALUES ('虚构丙、虚构丁'), ('虚构丁'), ('虚构丁戊')) t(涉及被告人)"
    rows = duckdb.sql(f"{held} WHERE {conditions['涉及被告人']}").fetchall()
    assert rows == [("虚构丙、虚构丁",), ("虚构丁",)]


def test_the_journal_tells_that_it_was_looked_for_without_the_number(filled: Site) -> None:
    _ask(filled, id_number(1))
    _ask(filled, "虚构乙")
    told = filled.client.get("/admin/journal", params={"limit": 2}).json()["items"]
    assert [t["label"] for t in told] == ["检索数据表"] * 2
    assert told[0]["object"] == "在数据表中检索“虚**”"
    with db.session(filled.home) as session:
        written = [f"{e.object} {e.detail_json}" for e in session.query(JournalEntry)]
    assert not any(id_number(1) in text for text in written)
    assert any("990101********" in text for text in written)


def test_what_time_did_not_last_for_is_named(filled: Site) -> None:
    over = threading.Event()
    over.set()
    for seconds, stop in ((0.0, threading.Event()), (60.0, over)):
        left = find(Context("x"), filled.home, Wanted("虚构乙"), seconds, stop)
        assert (left.tables, left.looked, set(left.left)) == ((), 0, {TABLE, PAID})


def test_the_search_ends_when_nobody_waits_for_it(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Left:
        async def is_disconnected(self) -> bool:
            return True

    def slow(
        ctx: Context, home: Home, wanted: Wanted, seconds: float, stop: threading.Event
    ) -> Found:
        return Found((), 0, ("停下",) if stop.wait(20) else ())

    monkeypatch.setattr(search_rows, "find", slow)
    made = search_rows.search_rows(cast(Request, Left()), site.home, Context("x"), "虚构乙")
    # in a thread of its own: a browser that an earlier test opened keeps a loop in this one
    with ThreadPoolExecutor(1) as apart:
        assert apart.submit(asyncio.run, made).result().left == ["停下"]
