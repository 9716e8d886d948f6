"""A hint that a person's facts bring about becomes a clue: told apart, explained, marked when
the fact is taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from shujian.app.clue_telling import Telling
from shujian.app.replaying import replay
from shujian.documents import store
from shujian.store import db
from shujian.store.schema import Clue, JournalEntry, Run, RunState
from shujian.trust import Context
from tests.app.invented_judgments import HIT
from tests.http.conftest import Site
from tests.http.judgments_given import copied, home_with, ident, screened

RULE = "fine.theft_range"
AMOUNT = {"table": "判项", "row": 1, "column": "数额", "value": "2000", "reason": "理由部分写明"}


@pytest.fixture(scope="module")
def made(shared_folder: Path) -> Path:
    """A home into which a judgment was screened whose amount was not read; only copied."""
    return home_with(shared_folder, hit=HIT)


@pytest.fixture
def site(made: Path, tmp_path: Path) -> Iterator[Site]:
    """A copy of that home, served."""
    with copied(made, tmp_path) as held:
        yield held


def _added(site: Site, **changed: Any) -> Any:
    key = ident(site, "hit")
    told = site.client.post(f"/documents/{key}/corrections", json={**AMOUNT, **changed})
    assert told.status_code == 201, told.text
    return told.json()


def _hint(site: Site, corrected: bool = True) -> Any:
    path = f"/documents/{ident(site, 'hit')}/findings"
    told = site.client.get(path, params={"corrected": corrected}).json()
    return next((i for i in told["items"] if i["rule"] == RULE), None)


def _enter(site: Site, hint: str) -> Any:
    return site.client.post(f"/documents/{ident(site, 'hit')}/findings/{hint}/clue")


def _entered(site: Site) -> str:
    _added(site)
    hint = str(_hint(site)["id"])
    told = _enter(site, hint)
    assert told.status_code == 201, told.text
    return hint


def _taken_back(site: Site) -> None:
    view = site.client.get(f"/documents/{ident(site, 'hit')}").json()
    facts = [f for g in view["groups"] for r in g["rows"] for f in r["facts"]]
    held = next(c for f in facts if f["column"] == "数额" for c in f["corrections"])
    key = ident(site, "hit")
    told = site.client.post(f"/documents/{key}/corrections/{held['id']}/undo")
    assert told.status_code == 200, told.text


def _clue(site: Site, clue: str) -> Any:
    return site.client.get(f"/clues/{clue}").json()


@pytest.fixture(scope="module")
def once(made: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A home in which the hint was entered, only copied; and the clue that it became."""
    folder = tmp_path_factory.mktemp("entered")
    with copied(made, folder) as held:
        clue = _entered(held)
    return folder / "home", clue


@pytest.fixture
def entered(once: tuple[Path, str], tmp_path: Path) -> Iterator[tuple[Site, str]]:
    """A copy of that home, served, and the clue."""
    home, clue = once
    with copied(home, tmp_path) as held:
        yield held, clue


def test_an_entered_hint_stands_in_the_list_and_tells_whose_fact_it_rests_on(site: Site) -> None:
    _added(site)
    hint = _hint(site)
    assert (hint["change"], hint["enters"], hint["in_ledger"]) == ("appears", True, False)
    view = _enter(site, hint["id"]).json()
    link = next(c for c in view["clues"] if c["id"] == hint["id"])
    assert (link["stated"], link["unbased"]) == (True, False)
    listed = site.client.get("/clues", params={"rule": RULE}).json()["items"]
    (one,) = [c for c in listed if c["id"] == hint["id"]]
    assert (one["kind"], one["grade"], one["state"]) == ("线索", hint["severity"], "待核查")
    assert (one["stated"], one["seen"], one["corrected"]) == (True, "人工事实", False)
    told = _clue(site, hint["id"])
    (fact,) = told["stated"]
    assert (fact["column"], fact["machine"], fact["value"]) == ("数额", "", "2000")
    assert (fact["actor"], fact["reason"], fact["holds"]) == ("王管理", "理由部分写明", True)
    assert not _hint(site)["enters"]
    assert _hint(site)["in_ledger"]


def test_it_is_explained_and_made_again_from_what_was_kept(entered: tuple[Site, str]) -> None:
    site, clue = entered
    _taken_back(site)
    why = site.client.get(f"/clues/{clue}/explanation")
    assert why.status_code == 200, why.text
    rows = next(s for s in why.json()["sources"] if s["table"] == "判项")["rows"]
    assert [(r["cells"]["数额"]["shown"], r["cells"]["数额"]["raw"]) for r in rows] == [
        ("2,000.00", "人工补充")
    ]
    assert site.client.get(f"/clues/{clue}/text").status_code == 200
    run = _clue(site, clue)["run"]["id"]
    page = site.client.get(f"/runs/{run}").json()
    assert page["kept"]
    assert run not in {r["id"] for r in site.client.get("/runs").json()["items"]}
    again = replay(Context("test"), site.home, run)
    assert again.equal, again.differences


def test_a_second_time_makes_no_second_and_says_nothing_new(entered: tuple[Site, str]) -> None:
    site, clue = entered
    before = _clue(site, clue)
    assert _enter(site, clue).status_code == 201
    assert _clue(site, clue)["events"] == before["events"]
    with db.reader(site.home) as session:
        assert len(list(session.scalars(select(Clue).where(Clue.rule == RULE)))) == 1
        assert len(list(session.scalars(select(Run).where(Run.state == RunState.ONE)))) == 1
        entries = session.scalars(select(JournalEntry).where(JournalEntry.action == "clue"))
        assert [e.detail_json["facts"] for e in entries] == [["判项·数额"]]


def test_taking_the_fact_back_marks_the_clue_and_stating_it_again_brings_it_back(
    entered: tuple[Site, str],
) -> None:
    site, clue = entered
    _taken_back(site)
    told = _clue(site, clue)
    assert (told["clue"]["seen"], told["clue"]["unbased"]) == ("依据有变", True)
    assert told["clue"]["state"] == "待核查"
    assert not told["stated"][0]["holds"]
    assert "所依据的人工补充（判项·数额）已撤回" in told["events"][-1]["reason"]
    assert told["changes"] == []
    assert _enter(site, clue).status_code == 400
    _added(site)
    assert _hint(site)["enters"]
    assert _enter(site, clue).status_code == 201
    told = _clue(site, clue)
    assert (told["clue"]["seen"], told["clue"]["unbased"]) == ("人工事实", False)
    assert told["stated"][0]["holds"]


def test_stating_another_value_marks_the_clue(entered: tuple[Site, str]) -> None:
    site, clue = entered
    _added(site, value="3000")
    told = _clue(site, clue)
    assert told["clue"]["unbased"]
    assert "已改为别的值" in told["events"][-1]["reason"]


def test_a_conclusion_is_told_that_its_basis_was_taken_back(entered: tuple[Site, str]) -> None:
    site, clue = entered
    body = {"state": "不属实", "reason": "已与原卷核对"}
    assert site.client.post(f"/clues/{clue}/moves", json=body).status_code == 200
    _taken_back(site)
    told = _clue(site, clue)
    assert (told["clue"]["state"], told["clue"]["unbased"]) == ("不属实", True)
    assert len(told["changes"]) == 1


def test_the_next_run_neither_doubles_nor_drops_it(entered: tuple[Site, str]) -> None:
    site, clue = entered
    screened(site)
    told = _clue(site, clue)
    assert (told["clue"]["seen"], told["clue"]["stated"]) == ("人工事实", True)
    with db.reader(site.home) as session:
        assert len(list(session.scalars(select(Clue).where(Clue.rule == RULE)))) == 1


def test_only_hints_that_a_persons_facts_bring_about_are_entered(site: Site) -> None:
    _added(site)
    path = f"/documents/{ident(site, 'hit')}/findings"
    items = site.client.get(path, params={"corrected": True}).json()["items"]
    assert [i["rule"] for i in items if i["enters"]] == [RULE]
    told = _enter(site, "0000000000000000")
    assert told.status_code == 400
    assert told.json()["code"] == "app.not_a_hint"


def test_the_workbook_tells_the_facts_that_it_rests_on(entered: tuple[Site, str]) -> None:
    site, clue = entered
    with db.reader(site.home) as session:
        told = Telling(Context("test", purpose="核查"), site.home, session)
        (line,) = told(session.get_one(Clue, clue)).stated
    assert line == "判项·数额：机器没有读出 → 2000（王管理 2026-03-02，理由部分写明）"
    _taken_back(site)
    with db.reader(site.home) as session:
        told = Telling(Context("test", purpose="核查"), site.home, session)
        first, last = told(session.get_one(Clue, clue)).stated
    assert (first.endswith("，已撤回）"), last) == (True, "依据有变")


def test_of_several_corrections_it_rests_on_those_that_it_needs(site: Site) -> None:
    _added(site, table="被告人", column="无罪辩护", value="是")
    clue = _entered(site)
    assert [f["column"] for f in _clue(site, clue)["stated"]] == ["数额"]
    (one,) = _clue(site, clue)["corrections"]
    assert one["column"] == "无罪辩护"


def test_a_screening_marks_it_where_its_document_was_withdrawn(entered: tuple[Site, str]) -> None:
    site, clue = entered
    store.withdraw(Context("test"), site.home, "误收", ids=[ident(site, "hit")])
    screened(site)
    told = _clue(site, clue)
    assert (told["clue"]["unbased"], told["clue"]["state"]) == (True, "待核查")
    assert "所在文书已撤回" in told["events"][-1]["reason"]
