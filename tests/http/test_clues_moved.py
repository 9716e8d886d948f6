"""Verifying clues: one, many, all of a list; two persons at once; undo; drafts; export."""

from __future__ import annotations

import datetime as dt
import io
import json
from typing import Any

import openpyxl
import pytest
from fastapi.testclient import TestClient

from shujian.app.worker.clue_moves import handle
from shujian.app.worker.kinds import Task
from shujian.app.worker.loop import do
from shujian.clues import ledger
from shujian.core.progress import Progress
from shujian.store import db, queue
from shujian.store.schema import JournalEntry
from shujian.trust import Context, journal
from tests.http.conftest import Site
from tests.http.test_clues_listed import fact, listed  # noqa: F401

DISMISSED = {"state": "不属实", "reason": "银行回单证明已退回"}


def move(client: TestClient, clue: str = "fact0001", **told: Any) -> Any:
    return client.post(f"/clues/{clue}/moves", json={**DISMISSED, **told})


def test_a_decision_is_told_with_its_reason_and_ticked_checks(listed: Site) -> None:  # noqa: F811
    assert move(listed.client, checks=["核对回单"]).status_code == 200
    told = listed.client.get("/clues/fact0001").json()
    assert told["clue"]["state"] == "不属实"
    assert [t["code"] for t in told["targets"]] == ["open", "checking"]
    last = told["events"][-1]
    assert (last["actor"], last["reason"], last["checks"]) == (
        "王管理", "银行回单证明已退回", ["核对回单"],
    )  # fmt: skip


def test_a_clue_tells_whether_it_was_being_checked(listed: Site) -> None:  # noqa: F811
    assert move(listed.client).status_code == 200
    assert listed.client.get("/clues/fact0001").json()["was_checked"] is False
    assert move(listed.client, state="核查中", reason="另有回单").status_code == 200
    assert move(listed.client).status_code == 200
    assert listed.client.get("/clues/fact0001").json()["was_checked"] is True


@pytest.mark.parametrize("state", ["属实", "不属实", "存查"])
@pytest.mark.parametrize("back", ["待核查", "核查中"])
def test_a_conclusion_is_taken_back_later_with_a_reason(
    listed: Site,  # noqa: F811
    state: str,
    back: str,
) -> None:
    assert move(listed.client, state=state).status_code == 200
    listed.clock.time += dt.timedelta(minutes=11)
    told = listed.client.get("/clues/fact0001").json()
    assert {t["state"]: t["reasoned"] for t in told["targets"]} == {"待核查": True, "核查中": True}
    refused = move(listed.client, state=back, reason=" ")
    assert (refused.status_code, refused.json()["code"]) == (422, "clues.reason")
    assert move(listed.client, state=back, reason="银行另有说明").status_code == 200
    last = listed.client.get("/clues/fact0001").json()["events"][-1]
    assert (last["from_state"], last["to_state"], last["reason"]) == (state, back, "银行另有说明")
    (entry, *_) = listed.client.get("/admin/journal?limit=5").json()["items"]
    assert f"撤回“{state}”，改回“{back}”" in str(entry)


def test_a_conclusion_is_taken_back_at_once_without_one(listed: Site) -> None:  # noqa: F811
    batch = move(listed.client, state="属实").json()["batch"]
    assert listed.client.post(f"/clues/moves/{batch}/undo").json()["done"] == ["fact0001"]
    told = listed.client.get("/clues/fact0001").json()
    assert told["clue"]["state"] == "待核查"
    assert [e["to_state"] for e in told["events"]] == ["待核查", "属实", "待核查"]


def test_the_second_of_two_persons_learns_what_the_first_did(listed: Site) -> None:  # noqa: F811
    seen = listed.client.get("/clues/fact0001").json()["last_event"]
    assert move(listed.other("banan"), seen=seen).status_code == 200
    told = move(listed.client, seen=seen, state="属实", reason="在押期间领取")
    assert (told.status_code, told.json()["code"]) == (409, "clues.moved_meanwhile")
    assert told.json()["params"]["actor"] == "李办案"
    assert told.json()["params"]["reason"] == "银行回单证明已退回"
    assert listed.client.get("/clues/fact0001").json()["clue"]["state"] == "不属实"


def test_a_batch_moves_what_it_can_and_names_what_it_cannot(listed: Site) -> None:  # noqa: F811
    move(listed.client)
    body = {"ids": ["fact0001", "fact0002", "nix"], "state": "属实", "reason": "已核对台账"}
    told = listed.client.post("/clues/moves", json=body).json()
    assert told["done"] == ["fact0002"]
    assert [row["id"] for row in told["failed"]] == ["fact0001", "nix"]
    assert "不能改为" in told["failed"][0]["why"]


def test_undo_moves_back_by_new_events_but_not_what_others_did_since(listed: Site) -> None:  # noqa: F811
    body = {"ids": ["fact0001", "fact0002"], "state": "存查", "reason": "金额过小"}
    batch = listed.client.post("/clues/moves", json=body).json()["batch"]
    assert [b["batch"] for b in listed.client.get("/clues/moves").json()] == [batch]
    move(listed.other("banan"), "fact0002", state="核查中", reason="另有材料")
    told = listed.client.post(f"/clues/moves/{batch}/undo").json()
    assert told["done"] == ["fact0001"]
    assert told["failed"] == [{"id": "fact0002", "why": "此后另有操作，没有撤销"}]
    events = listed.client.get("/clues/fact0001").json()["events"]
    assert [e["to_state"] for e in events] == ["待核查", "存查", "待核查"]
    assert listed.client.get("/clues/moves").json() == []


def test_undo_ends_after_ten_minutes_and_is_for_ones_own_moves(listed: Site) -> None:  # noqa: F811
    batch = move(listed.client).json()["batch"]
    assert listed.other("banan").post(f"/clues/moves/{batch}/undo").status_code == 409
    listed.clock.time += dt.timedelta(minutes=10, seconds=1)
    told = listed.client.post(f"/clues/moves/{batch}/undo")
    assert (told.status_code, told.json()["title"]) == (409, "已过可以撤销的时间")


def test_all_of_a_list_are_moved_by_a_job_that_may_run_twice(listed: Site) -> None:  # noqa: F811
    asked = whole(listed, kind=["线索"], model=["m/甲"])
    told = listed.client.post("/clues/moves/filtered", json={**asked, "total": 6})
    assert (told.status_code, told.json()["params"]) == (409, {"total": 7})
    assert "从 6 条变为 7 条" in told.json()["title"]
    job = listed.client.post("/clues/moves/filtered", json=asked).json()["job_id"]
    found = queue.one(listed.home, job)
    assert found is not None
    killed = Context("guanli", clock=listed.clock)
    handle(Task(killed, listed.home, found.params_json, Progress(), job))  # its end was lost
    do(listed.home, found)
    done = listed.client.get(f"/jobs/{job}").json()
    assert (done["result"]["done"], done["result"]["failed"]) == (7, 0)
    assert len(listed.client.get("/clues/fact0001").json()["events"]) == 2
    undone = listed.client.post(f"/clues/moves/{job}/undo").json()
    assert len(undone["done"]) == 7


def whole(site: Site, **asked: Any) -> dict[str, Any]:
    """The decision to dismiss all of a list as it stands."""
    told = site.client.get("/clues", params=asked).json()
    return {**DISMISSED, "filter": asked, "total": told["total"], "newest": told["newest"]}


def test_a_list_that_changed_is_refused_though_it_is_as_long(listed: Site) -> None:  # noqa: F811
    listed.clock.time += dt.timedelta(minutes=1)
    move(listed.client, "fact0003", state="存查")
    asked = whole(listed, state=["待核查"], model=["m/甲"])
    listed.clock.time += dt.timedelta(minutes=1)
    other = listed.other("banan")
    move(other, "fact0003", state="待核查")
    move(other, "fact0004", state="存查")
    told = listed.client.post("/clues/moves/filtered", json=asked)
    assert (told.status_code, told.json()["code"]) == (409, "app.conflict")
    assert "仍是 7 条" in told.json()["title"]
    assert "重新选择全部" in told.json()["remedy"]


def test_what_changes_before_the_job_starts_is_left_and_told(listed: Site) -> None:  # noqa: F811
    listed.clock.time += dt.timedelta(minutes=1)
    move(listed.client, "fact0003", state="存查")
    asked = whole(listed, state=["待核查"], model=["m/甲"])
    job = listed.client.post("/clues/moves/filtered", json=asked).json()["job_id"]
    listed.clock.time += dt.timedelta(minutes=1)
    move(listed.other("banan"), "fact0003", state="待核查")
    found = queue.one(listed.home, job)
    assert found is not None
    do(listed.home, found)
    result = listed.client.get(f"/jobs/{job}").json()["result"]
    assert (result["done"], [f["id"] for f in result["failures"]]) == (7, ["fact0003"])
    assert listed.client.get("/clues/fact0003").json()["clue"]["state"] == "待核查"


def test_the_same_job_again_leaves_what_was_moved_back_since(listed: Site) -> None:  # noqa: F811
    asked = whole(listed, model=["m/甲"])
    job = listed.client.post("/clues/moves/filtered", json=asked).json()["job_id"]
    found = queue.one(listed.home, job)
    assert found is not None
    task = Task(
        Context("guanli", clock=listed.clock), listed.home, found.params_json, Progress(), job
    )
    assert handle(task)["done"] == 8
    move(listed.client, "fact0003", state="核查中", reason="另有材料")
    assert (handle(task)["done"], handle(task)["failed"]) == (8, 0)
    assert listed.client.get("/clues/fact0003").json()["clue"]["state"] == "核查中"


def test_a_clue_found_again_counts_as_changed(listed: Site) -> None:  # noqa: F811
    run = Context("运行", clock=listed.clock)
    facts = [fact(1), fact(2)]
    for number, found in enumerate((facts[:1], facts)):
        before = whole(listed, seen=["本次"], model=["m/甲"])["newest"]
        listed.clock.time += dt.timedelta(minutes=1)
        with db.session(listed.home) as session:
            ledger.record(session, run, "m/甲", f"again{number}", found)
    assert whole(listed, seen=["本次"], model=["m/甲"])["newest"] > before


def test_a_draft_is_kept_for_its_writer_until_the_decision(listed: Site) -> None:  # noqa: F811
    draft = {"state": "属实", "reason": "写了一半", "checks": ["核对回单"]}
    assert listed.client.put("/clues/fact0001/draft", json=draft).status_code == 200
    kept = listed.client.get("/clues/fact0001").json()["draft"]
    assert {k: kept[k] for k in draft} == draft
    assert listed.other("banan").get("/clues/fact0001").json()["draft"] is None
    move(listed.client)
    assert listed.client.get("/clues/fact0001").json()["draft"] is None
    listed.client.put("/clues/fact0002/draft", json={"reason": "  "})
    assert listed.client.get("/clues/fact0002").json()["draft"] is None


@pytest.mark.parametrize("asked", [{"filter": {"grade": ["A"]}}, {"ids": ["fact0006"]}])
def test_an_export_needs_a_purpose_and_waits_for_its_person(
    listed: Site,  # noqa: F811
    asked: dict[str, Any],
) -> None:
    assert listed.client.post("/clues/exports", json={**asked, "purpose": " "}).status_code == 422
    told = listed.client.post("/clues/exports", json={**asked, "purpose": "移送核查"}).json()
    assert listed.client.get(f"/clues/exports/{told['job_id']}").status_code == 404
    job = queue.one(listed.home, told["job_id"])
    assert job is not None
    do(listed.home, job)
    got = listed.client.get(f"/clues/exports/{job.id}")
    rows = list(openpyxl.load_workbook(io.BytesIO(got.content)).active.values)
    assert [row[0] for row in rows[2:]] == ["fact0006"]
    assert listed.other("banan").get(f"/clues/exports/{job.id}").status_code == 404
    with db.reader(listed.home) as session:
        assert journal.verify(session) is None


def _with_steps(site: Site) -> None:
    """The first run kept a model that asks for two steps."""
    folder = site.home.run("run1")
    model = {"texts": {"model.yaml": "id: m/甲\nverify: [核对台账, 问话]\n"}}
    (folder / "run.json").write_text(json.dumps({"model": model}), "utf-8")


def test_true_with_open_steps_is_asked_once_and_told_in_the_history(listed: Site) -> None:  # noqa: F811
    _with_steps(listed)
    given = {"state": "属实", "reason": "已核", "checks": ["核对台账"]}
    told = move(listed.client, **given)
    assert told.json()["code"] == "clues.steps_open"
    assert told.json()["params"] == {"steps": ["问话"]}
    assert listed.client.get("/clues/fact0001").json()["clue"]["state"] == "待核查"
    assert move(listed.client, **given, though_open=True).status_code == 200
    last = listed.client.get("/clues/fact0001").json()["events"][-1]
    assert (last["checks"], last["left"]) == (["核对台账"], ["问话"])
    with db.reader(listed.home) as session:
        told = [e.detail_json for e in session.query(JournalEntry) if e.object == "fact0001"]
    assert told[-1]["left"] == "问话"


def test_all_steps_done_or_another_state_asks_nothing(listed: Site) -> None:  # noqa: F811
    _with_steps(listed)
    done = {"state": "属实", "reason": "已核", "checks": ["问话", "核对台账"]}
    assert move(listed.client, **done).status_code == 200
    assert listed.client.get("/clues/fact0001").json()["events"][-1]["left"] == []
    assert move(listed.client, "fact0002").status_code == 200


def test_a_batch_of_true_names_the_open_steps_of_each(listed: Site) -> None:  # noqa: F811
    _with_steps(listed)
    body = {"ids": ["fact0001", "fact0020"], "state": "属实", "reason": "已核"}
    told = listed.client.post("/clues/moves", json=body).json()
    assert told["done"] == ["fact0020"]  # its run asks for nothing
    assert "还有 2 步没有核对" in told["failed"][0]["why"]
    told = listed.client.post("/clues/moves", json=body | {"though_open": True}).json()
    assert told["failed"] == []
    events = listed.client.get("/clues/fact0001").json()["events"]
    assert events[-1]["left"] == ["核对台账", "问话"]
