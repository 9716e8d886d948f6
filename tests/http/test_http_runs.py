"""Runs: from the click to the page, failures with their step, kills, comparison, replay."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select, update

from shujian.app import running
from shujian.core.errors import ShujianError
from shujian.store import db, locks, queue
from shujian.store.recover import recover
from shujian.store.schema import Job, JobState, JournalEntry, Run, RunState
from tests.http import late_model as late
from tests.http.conftest import Site
from tests.models.support import citizen


@pytest.fixture
def ready(site: Site) -> Site:
    """A model with data: one handed over late, one whose day nobody can read."""
    late.author(site.home)
    late.outside(site.home, "2024-04-01", "没有写清")
    late.serving(site.home, 1)
    return site


def page(site: Site, run: str) -> dict[str, Any]:
    return dict(site.client.get(f"/runs/{run}").json())


def test_a_run_has_the_id_of_its_job_and_waits_in_the_list(ready: Site) -> None:
    key = ready.client.post(f"/models/{late.MODEL}/runs", json={}).json()["job_id"]
    (row,) = ready.client.get("/runs").json()["items"]
    assert (row["id"], row["state"]) == (key, "等待")
    assert page(ready, key)["way"]["text"]
    late.work(ready)
    (row,) = ready.client.get("/runs", params={"model": late.MODEL}).json()["items"]
    assert (row["id"], row["state"], row["counts"]["clues"]) == (key, "完成", 2)
    assert (row["counts"]["new"], row["counts"]["again"]) == (2, 0)


def test_who_ran_it_is_told_by_name(ready: Site) -> None:
    run = late.ran(ready)
    (row,) = [r for r in ready.client.get("/runs").json()["items"] if r["id"] == run]
    assert row["actor"] == ready.client.get(f"/runs/{run}").json()["run"]["actor"] == "王管理"


def test_the_page_accounts_for_every_row(ready: Site) -> None:
    made = page(ready, late.ran(ready))
    steps = {s["id"]: s for s in made["steps"]}
    filtered = steps["迟延"]
    parts = [filtered[k] for k in ("passed", "review", "unchecked", "dropped")]
    assert filtered["rows_in"] == sum(parts) == 2
    assert (filtered["passed"], filtered["review"]) == (1, 1)
    assert [i["table"] for i in made["inputs"]] == ["暂予监外执行", "社区矫正对象"]
    assert (made["kept"], made["model_changed"], made["way"]) == (True, False, None)


def test_values_and_day_of_a_run_are_told(ready: Site) -> None:
    run = late.ran(ready, as_of="2025-05-31", settings={"宽限": "60"})
    made = page(ready, run)
    assert made["run"]["as_of"] == "2025-05-31"
    assert made["values"] == [{"name": "宽限", "value": "60", "default": "0"}]
    assert made["run"]["counts"]["clues"] == 1


def test_values_that_the_last_run_set_are_offered_again_until_the_models_own_are_taken(
    ready: Site,
) -> None:
    def last() -> Any:
        told = ready.client.get(f"/models/{late.MODEL}").json()["parameters"]
        return next(p["last"] for p in told if p["name"] == "宽限")

    assert last() is None
    late.ran(ready, settings={"宽限": "60"})
    assert last() == {"value": "60", "values": None}
    late.ran(ready)
    assert last() is None


def test_a_run_that_is_named_gives_its_own_values(ready: Site) -> None:
    def taken(model: str, run: str) -> list[Any]:
        told = ready.client.get(f"/models/{model}", params={"run": run}).json()
        return [p["last"] for p in told["parameters"]]

    first = late.ran(ready, settings={"宽限": "60"})
    second = late.ran(ready)
    assert taken(late.MODEL, first) == [{"value": "60", "values": None}]
    assert taken(late.MODEL, second) == taken(late.MODEL, "没有这次") == [None]
    assert not any(taken("shujian/pension-while-serving", first))


def test_the_day_of_the_last_run_is_proposed_until_the_data_reach_a_later_one(
    ready: Site,
) -> None:
    def days(run: str = "") -> list[str]:
        told = ready.client.get(f"/models/{late.MODEL}", params={"run": run}).json()["days"]
        return [told[name] for name in ("proposed", "data", "last")]

    assert days() == ["2025-06-30", "2025-06-30", None]
    early = late.ran(ready, as_of="2025-05-31")
    assert days() == ["2025-06-30", "2025-06-30", "2025-05-31"]
    ahead = late.ran(ready, as_of="2025-08-31")
    assert days() == ["2025-08-31", "2025-06-30", "2025-08-31"]
    assert days(early) == ["2025-05-31", "2025-06-30", "2025-05-31"]
    assert page(ready, late.ran(ready))["run"]["as_of"] == "2025-08-31"
    assert days(ahead) == days("没有这次")


def test_rows_aside_are_masked_until_a_purpose_is_stated(ready: Site) -> None:
    run = late.ran(ready)
    at = f"/runs/{run}/rows"
    listed = ready.client.get(at, params={"stream": "review", "step": "迟延"}).json()
    (row,) = listed["items"]
    assert "没有写清" in row["unread"].values()
    assert row["places"][0].startswith("监外：")
    assert citizen(2) not in str(listed)
    assert "公民身份号码" in row["covered"]
    wish = {"stream": "review", "step": "迟延", "index": row["index"], "column": "公民身份号码"}
    assert ready.client.post(f"{at}/reveal", json={**wish, "purpose": ""}).status_code == 422
    told = ready.client.post(f"{at}/reveal", json={**wish, "purpose": "核查移交"}).json()
    assert told["value"] == citizen(2)
    with db.reader(ready.home) as session:
        kept = session.scalars(select(JournalEntry).where(JournalEntry.action == "reveal")).all()
    assert [(j.actor, j.purpose) for j in kept] == [("guanli", "核查移交")]


def test_a_failure_names_the_step_at_which_it_happened(
    ready: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any, **more: Any) -> Any:
        more["progress"].step(0.85, "取出“漏管线索”")
        raise ShujianError("models.memory", "内存不足")

    monkeypatch.setattr(running, "run", broken)
    run = late.ran(ready)
    row = page(ready, run)["run"]
    assert (row["state"], row["stopped_at"]) == ("失败", "取出“漏管线索”")
    assert "内存不足" in row["error"]
    told = ready.client.get(f"/jobs/{run}").json()
    assert told["error"]["params"]["at"] == "取出“漏管线索”"
    assert page(ready, run)["steps"][0]["passed"] is None


def test_a_run_whose_server_was_killed_is_made_once(ready: Site) -> None:
    key = late.ran(ready)
    with db.session(ready.home) as session:
        session.execute(update(Run).values(state=RunState.RUNNING, finished=None))
        session.execute(update(Job).values(state=JobState.RUNNING, pid=0))
    locks.lock_path(ready.home.locks, f"job-{key}").touch()
    recover(ready.home)
    assert page(ready, key)["run"]["state"] == "失败"
    job = queue.one(ready.home, key)
    assert job is not None
    assert job.state == JobState.WAITING
    late.work(ready)
    (row,) = ready.client.get("/runs").json()["items"]
    assert (row["id"], row["state"], row["counts"]["again"]) == (key, "完成", 2)


def test_a_finished_run_is_not_made_again_by_its_job(ready: Site) -> None:
    key = late.ran(ready)
    before = page(ready, key)["run"]["finished"]
    with db.session(ready.home) as session:
        session.execute(update(Job).values(state=JobState.WAITING))
    late.work(ready)
    assert page(ready, key)["run"]["finished"] == before


def test_runs_are_compared_with_the_one_before(ready: Site) -> None:
    first = late.ran(ready)
    late.outside(ready.home, "2024-03-01", "2024-05-01", mode="replace")
    second = late.ran(ready)
    assert page(ready, second)["previous"] == first
    told = ready.client.get(f"/runs/{second}/compare", params={"before": first}).json()
    assert (told["added_total"], told["gone_total"], told["changed_total"]) == (1, 1, 1)
    assert told["changed"][0]["columns"] == ["移交日期"]
    assert told["reasons"] == ["tables:暂予监外执行"]
    assert citizen(1) not in str(told)
    assert {s["step"] for s in told["steps"]} >= {"迟延"}


def test_a_replay_is_equal_and_its_answer_kept(ready: Site) -> None:
    run = late.ran(ready)
    assert page(ready, run)["replay"] is None
    assert ready.client.post(f"/runs/{run}/replay").status_code == 202
    late.work(ready)
    assert page(ready, run)["replay"]["equal"] is True
    assert ready.other("banan").post(f"/runs/{run}/replay").status_code == 403


def test_a_waiting_run_is_cancelled_and_a_finished_one_is_not(ready: Site) -> None:
    key = ready.client.post(f"/models/{late.MODEL}/runs", json={}).json()["job_id"]
    assert ready.client.post(f"/runs/{key}/cancel").status_code == 204
    assert page(ready, key)["run"]["state"] == "取消"
    done = late.ran(ready)
    assert ready.client.post(f"/runs/{done}/cancel").status_code == 409


def test_pages_of_runs_follow_each_other(ready: Site) -> None:
    made = [late.ran(ready) for _ in range(3)]
    first = ready.client.get("/runs", params={"limit": 2}).json()
    rest = ready.client.get("/runs", params={"limit": 2, "cursor": first["next"]}).json()
    assert [r["id"] for r in first["items"] + rest["items"]] == made[::-1]
    assert rest["next"] is None


def test_rows_without_a_conclusion_tell_the_reason_and_the_column_to_supply(site: Site) -> None:
    late.author(site.home)
    late.supply(
        site.home,
        "暂予监外执行",
        "身份证号,姓名,收到决定日期,执行地区划",
        f"{citizen(1)},赵一一,2024-03-01,990102",
        f"{citizen(2)},钱二二,2024-03-01,990102",
    )
    late.serving(site.home, 1)
    told = site.client.get(f"/runs/{late.ran(site)}/causes").json()
    first = next(c for c in told["items"] if c["step"] == "迟延")
    assert (first["stream"], first["rows"]) == ("unchecked", 2)
    assert first["reason"] == "“暂予监外执行”没有“移交日期”列"
    assert first["lacking"] == [{"table": "暂予监外执行", "column": "移交日期"}]
    assert (told["more"], told["more_rows"]) == (0, 0)


def test_a_cell_that_cannot_be_read_asks_for_no_column(ready: Site) -> None:
    told = ready.client.get(f"/runs/{late.ran(ready)}/causes").json()
    (unread,) = [c for c in told["items"] if c["stream"] == "review"]
    assert (unread["step"], unread["rows"], unread["lacking"]) == ("迟延", 1, [])
    assert "移交日期" in unread["reason"]
