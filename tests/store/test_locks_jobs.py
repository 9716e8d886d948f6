from __future__ import annotations

import multiprocessing
import time
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest

from shujian.core.errors import CancelledError, ShujianError
from shujian.core.progress import Progress
from shujian.store import db, jobs, locks
from shujian.store.home import Home
from shujian.store.schema import Job

SPAWN = multiprocessing.get_context("spawn")


def _hold(path: str, ready: Event) -> None:
    with locks.writer(Home(Path(path)), "table-x"):
        ready.set()
        time.sleep(60)


def test_a_second_writer_waits_with_a_message_and_a_killed_one_frees_the_lock(home: Home) -> None:
    ready = SPAWN.Event()
    child = SPAWN.Process(target=_hold, args=(str(home.path), ready))
    child.start()
    assert ready.wait(30)
    heard: list[str] = []
    progress = Progress(report=lambda share, text: heard.append(text))
    message = "正在等待导入“甲”完成"
    with (
        pytest.raises(ShujianError) as caught,
        locks.writer(home, "table-x", message, 0.3, progress),
    ):
        pass
    assert caught.value.code == "store.locked"
    assert set(heard) == {message}
    with locks.writer(home, "table-y", timeout=0):
        pass
    child.kill()
    child.join(10)
    with locks.writer(home, "table-x", timeout=5):
        assert not locks.is_free(locks.lock_path(home.locks, "table-x"))
    assert locks.is_free(locks.lock_path(home.locks, "table-x"))


def test_waiting_can_be_cancelled(home: Home) -> None:
    with (
        locks.writer(home, "t"),
        pytest.raises(CancelledError),
        locks.writer(home, "t", "等待", 5, Progress(cancelled=lambda: True)),
    ):
        pass


@pytest.mark.parametrize("name", ["养老金发放", "a/../b", "x" * 300, "con?*"])
def test_any_name_can_be_locked(home: Home, name: str) -> None:
    with locks.writer(home, name, timeout=0):
        assert locks.lock_path(home.locks, name).parent == home.locks


def state(home: Home, job: str) -> Job:
    with db.reader(home) as session:
        return session.get_one(Job, job)


def test_a_job_goes_from_waiting_to_done_with_its_progress(home: Home) -> None:
    job = jobs.create(home, "导入")
    assert state(home, job).state == "等待"
    with jobs.working(home, job) as progress:
        progress.step(0.25, "读取")
        now = state(home, job)
        assert (now.state, now.share, now.text) == ("运行", 0.25, "读取")
        assert now.pid > 0
    assert (state(home, job).state, state(home, job).share) == ("完成", 1.0)


def test_progress_is_written_at_most_twice_a_second(home: Home) -> None:
    job = jobs.create(home, "导入")
    seen = set()
    with jobs.working(home, job) as progress:
        for number in range(100):
            progress.step(number / 100, "")
            seen.add(state(home, job).share)
    assert len(seen) <= 3


def test_a_cancelled_job_stops_at_its_next_step(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "INTERVAL", 0.0)
    job = jobs.create(home, "导入")
    steps = []
    with pytest.raises(CancelledError), jobs.working(home, job) as progress:  # noqa: PT012
        for number in range(10):
            progress.step(0, "")
            steps.append(number)
            jobs.cancel(home, job)
    assert 1 <= len(steps) < 4
    assert state(home, job).state == "取消"


def test_a_waiting_job_is_cancelled_at_once(home: Home) -> None:
    job = jobs.create(home, "导入")
    jobs.cancel(home, job)
    assert state(home, job).state == "取消"
    assert jobs.cancel_wished(home, job)
    with pytest.raises(CancelledError), jobs.working(home, job):
        pytest.fail("must not start")


def test_a_failed_job_keeps_the_reason(home: Home) -> None:
    job = jobs.create(home, "导入")
    with pytest.raises(ShujianError), jobs.working(home, job):
        raise ShujianError("x", "文件是空的")
    assert (state(home, job).state, state(home, job).text) == ("失败", "文件是空的")
    with pytest.raises(ShujianError, match="失败"), jobs.working(home, job):
        pass
    with pytest.raises(ShujianError):
        jobs.cancel(home, "none")


def test_progress_inside_a_write_transaction_neither_blocks_nor_fails(home: Home) -> None:
    job = jobs.create(home, "导入")
    with jobs.working(home, job) as progress:
        started = time.monotonic()
        with db.session(home):
            progress.step(0.5, "写入")
        assert time.monotonic() - started < 5
    assert state(home, job).state == "完成"
