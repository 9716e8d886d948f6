"""The start page's numbers, and the first steps of a new person."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from shujian.app.overview.tables import stale
from shujian.clues import ledger
from shujian.clues.found import Fact
from shujian.clues.states import ClueState
from shujian.clues.verify import verify
from shujian.store import db, queue
from shujian.store.schema import Clue, Job, JobState, Run, RunState, Seen, SnapshotRow, Table
from shujian.trust import Context
from shujian.trust.context import BEIJING
from tests.http.conftest import PASSWORD, Site

DAY = dt.timedelta(days=1)


def _fact(number: int, grade: str = "A", kind: str = "线索") -> Fact:
    return Fact(
        id=f"clue{number}", model_id="x/m", model_name="虚构模型", rule="R1", kind=kind,
        identity={"n": str(number)}, subject="", title=f"第{number}条", score=Decimal(number),
        grade=grade, evidence="e", content={},
    )  # fmt: skip


def _found(site: Site, *facts: Fact) -> None:
    ctx = Context("banan", clock=site.clock)
    with db.session(site.home) as session:
        session.add(Run(id="r1", model_id="x/m", state=RunState.DONE, started=site.clock.time))
        ledger.record(session, ctx, "x/m", "r1", facts)
        for clue in session.query(Clue):
            clue.created = clue.updated = site.clock.time


def _table(
    site: Site, name: str, as_of: dt.date | None, quarantined: int = 0, rows: int = 5
) -> None:
    stats = {"rows": rows, "quarantined": quarantined, "columns": {}}
    with db.session(site.home) as session:
        session.add(Table(id=f"t{name}", name=name, spec_json={}))
        session.flush()
        for version in (1, 2):
            held = stats if version == 2 else {**stats, "rows": 99}
            session.add(
                SnapshotRow(table_id=f"t{name}", version=version, delta_version=0, stats_json=held,
                            as_of=as_of, created=site.clock.time)
            )  # fmt: skip


def _todo(site: Site) -> dict[str, Any]:
    told: dict[str, Any] = site.client.get("/overview/todo").json()
    return told


def test_an_empty_installation_has_nothing_to_do_and_four_steps(site: Site) -> None:
    assert _todo(site)["items"] == []
    assert site.client.get("/overview/funnel").json()["found"] == 0
    assert site.client.get("/overview/models").json() == []
    guide = site.client.get("/overview/guide").json()
    assert (guide["kind"], guide["done"]) == ("start", [])
    assert guide["steps"] == ["data", "model", "run", "verify"]


def test_who_handles_clues_has_three_steps_of_his_own(site: Site) -> None:
    _found(site, _fact(1))
    banan = site.other("banan")
    guide = banan.get("/overview/guide").json()
    assert (guide["kind"], guide["steps"]) == ("handler", ["todo", "clue", "verify"])
    assert (guide["clue"], guide["done"]) == ("clue1", [])
    assert banan.post("/overview/guide", json={"step": "todo"}).json()["done"] == ["todo"]
    with db.session(site.home) as session:
        verify(session, Context("banan", clock=site.clock), "clue1", ClueState.TRUE, "查过")
    assert banan.get("/overview/guide").json()["done"] == ["todo", "verify"]
    assert site.client.get("/overview/guide").json()["kind"] == "start"


def test_clues_that_wait_are_told_by_grade_and_age(site: Site) -> None:
    _found(site, _fact(1), _fact(2), _fact(3, "C"), _fact(4, "较可能"), _fact(5, "", "提示"))
    with db.session(site.home) as session:
        session.get_one(Clue, "clue2").created -= 20 * DAY
        session.get_one(Clue, "clue3").created -= 31 * DAY
    told = _todo(site)
    assert [(w["grade"], w["week"], w["month"], w["older"]) for w in told["waiting"]] == [
        ("A", 1, 1, 0), ("较可能", 1, 0, 0), ("C", 0, 0, 1),
    ]  # fmt: skip
    items = {t["key"]: t for t in told["items"]}
    assert set(items) == {"clue_top", "clue_long"}
    assert (items["clue_top"]["count"], items["clue_top"]["names"]) == (2, ["A"])
    assert (items["clue_long"]["count"], items["clue_long"]["since"]) == (1, "2026-01-30")
    assert told["ages"] == {
        "week_from": "2026-02-24", "before_week": "2026-02-23",
        "month_from": "2026-02-01", "before_month": "2026-01-31",
    }  # fmt: skip


def test_a_clue_of_seven_days_ago_is_no_longer_of_the_week(site: Site) -> None:
    _found(site, _fact(1), _fact(2), _fact(3))
    midnight = dt.datetime(2026, 2, 24, tzinfo=BEIJING)
    with db.session(site.home) as session:
        session.get_one(Clue, "clue1").created = midnight
        session.get_one(Clue, "clue2").created = midnight - dt.timedelta(microseconds=1)
    (row,) = _todo(site)["waiting"]
    assert (row["week"], row["month"], row["older"]) == (2, 1, 0)


def test_the_funnel_adds_up_and_precision_counts_verdicts_only(site: Site) -> None:
    _found(site, *(_fact(n) for n in range(1, 6)), _fact(9, "", "提示"))
    ctx = Context("banan", clock=site.clock)
    with db.session(site.home) as session:
        for key, state in (("clue1", ClueState.TRUE), ("clue2", ClueState.FALSE),
                           ("clue3", ClueState.TRUE), ("clue4", ClueState.SHELVED)):  # fmt: skip
            verify(session, ctx, key, state, "查过")
    told = site.client.get("/overview/funnel").json()
    assert told["found"] == sum(told["states"].values()) == 5
    assert told["hints"] == 1
    (model,) = site.client.get("/overview/models").json()
    assert (model["name"], model["clues"], model["open"], model["judged"]) == ("虚构模型", 5, 1, 3)
    assert abs(model["precision"] - 2 / 3) < 1e-9


def test_old_tables_and_quarantine_are_told_and_the_limit_is_a_setting(site: Site) -> None:
    today = dt.date(2026, 3, 2)
    _table(site, "旧表", today - 91 * DAY, 3)
    _table(site, "新表", today - 90 * DAY, 1)
    _table(site, "无日", None)
    _table(site, "撤空", today, 0, 0)
    told = site.client.get("/overview/tables").json()
    assert [(t["name"], t["rows"], t["days"], t["stale"]) for t in told["items"]] == [
        ("无日", 5, None, False), ("旧表", 5, 91, True), ("新表", 5, 90, False),
    ]  # fmt: skip
    todo = {t["key"]: t for t in _todo(site)["items"]}
    assert (todo["quarantine"]["count"], todo["quarantine"]["more"]) == (4, 2)
    assert todo["quarantine"]["names"] == ["旧表", "新表"]
    assert (todo["table_stale"]["count"], todo["table_stale"]["names"]) == (1, ["旧表"])
    assert stale(Context("banan", clock=site.clock), site.home) == {"旧表"}
    assert (
        site.client.put("/admin/settings", json={"unit": "甲院", "stale_days": 0}).status_code
        == 200
    )
    assert "table_stale" not in {t["key"] for t in _todo(site)["items"]}


def test_a_failed_job_is_told_to_its_owner_and_to_administrators(site: Site) -> None:
    key = queue.submit(site.home, "x", {}, actor="banan", subject="虚构模型")
    with db.session(site.home) as session:
        job = session.get_one(Job, key)
        job.state, job.updated = JobState.FAILED, site.clock.time
        session.add(Run(model_id="x/m", state=RunState.FAILED, started=site.clock.time))
    assert {t["key"] for t in _todo(site)["items"]} == {"job_failed", "run_failed"}
    banan = site.other("banan").get("/overview/todo").json()["items"]
    assert [t["names"] for t in banan if t["key"] == "job_failed"] == [["虚构模型"]]
    site.clock.time += 15 * DAY
    again = site.client.post("/session", json={"account": "guanli", "password": PASSWORD})
    assert again.status_code == 200
    assert "job_failed" not in {t["key"] for t in _todo(site)["items"]}


def test_steps_are_remembered_for_each_person(site: Site) -> None:
    _found(site, _fact(1), _fact(2), _fact(9, grade="B"))
    site.client.app.state.served.demo = True  # type: ignore[attr-defined]
    guide = site.client.get("/overview/guide").json()
    assert (guide["kind"], guide["clue"], guide["done"]) == ("demo", "clue2", [])
    assert site.client.post("/overview/guide", json={"step": "nothing"}).status_code == 400
    noted = site.client.post("/overview/guide", json={"step": "source"}).json()
    assert noted["done"] == ["source"]
    assert site.client.post("/overview/guide", json={"hidden": True}).json()["hidden"] is True
    ctx = Context("banan", clock=site.clock)
    with db.session(site.home) as session:
        verify(session, ctx, "clue2", ClueState.TRUE, "查过")
    other = site.other("banan").get("/overview/guide").json()
    assert (other["done"], other["hidden"]) == (["verify"], False)
    assert site.client.get("/overview/guide").json()["done"] == ["source"]


def _ran(site: Site, run: str, model: str, unchecked: int, state: str, hours: int) -> None:
    counts = {"线索": 0, "未检查": unchecked}
    started = site.clock.time + hours * dt.timedelta(hours=1)
    with db.session(site.home) as session:
        session.add(Run(id=run, model_id=model, state=state, started=started, counts_json=counts))


def test_rows_that_could_not_be_judged_are_told_from_the_last_finished_run(site: Site) -> None:
    wage, pay, pack = "shujian/wage-guarantee", "shujian/pay-while-serving", "shujian/裁判-刑期"
    _ran(site, "old", wage, 900, RunState.DONE, -9)
    _ran(site, "new", wage, 29, RunState.DONE, -3)
    _ran(site, "stopped", wage, 0, RunState.CANCELLED, -1)
    _ran(site, "once", pay, 50, RunState.DONE, -8)
    _ran(site, "now", pay, 0, RunState.DONE, -2)
    _ran(site, "papers", pack, 324, RunState.DONE, -2)
    (item,) = [i for i in _todo(site)["items"] if i["key"] == "row_unchecked"]
    assert (item["count"], item["more"], len(item["names"])) == (29, 1, 1)
    listed = site.client.get("/runs", params={"last": "unchecked"}).json()
    assert [r["id"] for r in listed["items"]] == ["new"]
    assert listed["total"] == 1
    assert len(site.client.get("/runs").json()["items"]) == 6


def test_rows_to_be_verified_stand_beside_the_clues_and_open_their_runs(site: Site) -> None:
    _ran(site, "old", "shujian/wage-guarantee", 0, RunState.DONE, -9)
    _ran(site, "new", "shujian/pay-while-serving", 3, RunState.DONE, -3)
    with db.session(site.home) as session:
        run = session.get(Run, "old")
        assert run is not None
        run.counts_json = {"线索": 2, "待核": 7}
    items = {i["key"]: i for i in _todo(site)["items"]}
    assert (items["row_review"]["count"], items["row_review"]["more"]) == (7, 1)
    assert items["row_unchecked"]["count"] == 3
    listed = site.client.get("/runs", params={"last": "review"}).json()
    assert [r["id"] for r in listed["items"]] == ["old"]


def test_clues_whose_basis_was_taken_back_wait_until_they_are_put_aside(site: Site) -> None:
    _found(site, _fact(1), _fact(2), _fact(3))
    with db.session(site.home) as session:
        for number in (1, 2):
            session.get_one(Clue, f"clue{number}").seen = Seen.UNBASED
        session.get_one(Clue, "clue2").state = ClueState.FALSE
    told = _todo(site)
    (item,) = (t for t in told["items"] if t["key"] == "clue_unbased")
    assert (item["count"], item["urgency"]) == (1, "high")
    where = {"seen": [told["unbased"]], "state": told["standing"]}
    listed = site.client.get("/clues", params=where).json()
    assert [c["id"] for c in listed["items"]] == ["clue1"]
