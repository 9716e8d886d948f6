"""The queue and its worker: results, errors, cancelling, kills."""

from __future__ import annotations

import sys
import types
from typing import Any

import pytest

from shujian.app.http.jobs import view
from shujian.app.worker import kinds
from shujian.app.worker.loop import do
from shujian.core.errors import ShujianError
from shujian.store import db, jobs, locks, queue
from shujian.store.recover import ATTEMPTS, recover
from shujian.store.schema import Job, JobState, User
from tests.http.conftest import Site


@pytest.fixture
def handle(monkeypatch: pytest.MonkeyPatch) -> types.ModuleType:
    """A module whose ``handle`` a test sets."""
    module = types.ModuleType("tests_kind")
    monkeypatch.setitem(sys.modules, "tests_kind", module)
    monkeypatch.setitem(kinds.MODULES, "test", "tests_kind")
    return module


def _submit(site: Site, **params: Any) -> str:
    return queue.submit(site.home, "test", params, actor="guanli")


def _do(site: Site) -> None:
    job = queue.next_waiting(site.home)
    assert job is not None
    do(site.home, job)


def test_a_result_is_kept_and_seen_by_its_owner_only(site: Site, handle: Any) -> None:
    handle.handle = lambda task: {"twice": task.params["n"] * 2, "who": task.ctx.actor}
    key = _submit(site, n=21)
    _do(site)
    told = site.client.get(f"/jobs/{key}").json()
    assert (told["state"], told["share"]) == ("完成", 1.0)
    assert told["result"] == {"twice": 42, "who": "guanli"}
    assert site.other("banan").get(f"/jobs/{key}").status_code == 404


def test_an_error_is_told_and_the_next_job_is_done(site: Site, handle: Any) -> None:
    def fail(task: kinds.Task) -> Any:
        if task.params.get("bad"):
            raise ShujianError("x.y", "坏了", remedy="修好")
        task.progress.report(0.4, "第四步：汇总")
        return 1 // int(task.params["n"])

    handle.handle = fail
    bad, worse, good = _submit(site, bad=True), _submit(site, n=0), _submit(site, n=1)
    for _ in range(3):
        _do(site)
    told = {k: site.client.get(f"/jobs/{k}").json() for k in (bad, worse, good)}
    assert told[bad]["error"]["code"] == "x.y"
    assert told[worse]["error"]["code"] == "app.unforeseen"
    assert "第四步：汇总" in told[worse]["error"]["why"]
    assert "division" not in told[worse]["error"]["why"] + told[worse]["text"]
    assert "ZeroDivisionError" in told[worse]["error"]["params"]["detail"]
    assert [told[k]["state"] for k in (bad, worse, good)] == ["失败", "失败", "完成"]


def test_a_waiting_and_a_running_job_can_be_cancelled(site: Site, handle: Any) -> None:
    waiting = _submit(site)
    assert site.client.post(f"/jobs/{waiting}/cancel").json()["state"] == "取消"
    assert queue.next_waiting(site.home) is None

    def stops(task: kinds.Task) -> Any:
        assert site.client.post(f"/jobs/{task.job_id}/cancel").json()["cancelling"] is True
        task.progress.report(0.1, "一步")
        task.progress.step(0.2, "又一步")

    handle.handle = stops
    running = _submit(site)
    _do(site)
    assert site.client.get(f"/jobs/{running}").json()["state"] == "取消"


def test_a_job_of_a_closed_account_does_nothing(site: Site, handle: Any) -> None:
    done: list[int] = []
    handle.handle = lambda task: done.append(1)
    key = queue.submit(site.home, "test", {}, actor="banan")
    with db.session(site.home) as session:
        session.query(User).filter(User.account == "banan").one().active = False
    _do(site)
    assert not done
    assert view(queue.one(site.home, key)).error["code"] == "app.job_actor"  # type: ignore[arg-type, index]


def test_a_killed_job_waits_again_but_not_for_ever(site: Site) -> None:
    key = _submit(site)
    lock = locks.lock_path(site.home.locks, f"job-{key}")
    for number in range(1, ATTEMPTS + 1):
        with db.session(site.home) as session:
            job = session.get_one(Job, key)
            job.state, job.attempts = JobState.RUNNING, number
        lock.touch()
        assert recover(site.home).jobs == [key]
        state = queue.one(site.home, key).state  # type: ignore[union-attr]
        assert state == (JobState.FAILED if number == ATTEMPTS else JobState.WAITING)


def test_a_job_without_parameters_is_not_the_workers(site: Site) -> None:
    jobs.create(site.home, "import")
    assert queue.next_waiting(site.home) is None
