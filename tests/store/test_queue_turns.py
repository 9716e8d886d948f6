from __future__ import annotations

from pathlib import Path

import pytest

from shujian.core.errors import ShujianError
from shujian.store import db, jobs, queue
from shujian.store.home import Home
from shujian.store.schema import Job


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home.open(tmp_path / "home")


def _submit(home: Home, actor: str, subject: str) -> str:
    return queue.submit(home, "test", {}, actor=actor, subject=subject)


def _next(home: Home) -> str:
    """Do the next job; gives what it is about."""
    job = queue.next_waiting(home)
    assert job is not None
    with jobs.working(home, job.id):
        pass
    return job.subject


def test_persons_take_turns_each_in_the_order_of_asking(home: Home) -> None:
    for number in range(4):
        _submit(home, "jia", f"甲{number}")
    assert _next(home) == "甲0"
    for number in range(2):
        _submit(home, "yi", f"乙{number}")
    _submit(home, "bing", "丙0")
    done = [_next(home) for _ in range(6)]
    assert done == ["乙0", "丙0", "甲1", "乙1", "甲2", "甲3"]
    assert queue.next_waiting(home) is None


def test_what_was_under_way_goes_on_before_anything_else(home: Home) -> None:
    _submit(home, "jia", "甲0")
    assert _next(home) == "甲0"
    begun = _submit(home, "jia", "甲1")
    _submit(home, "yi", "乙0")
    with db.session(home) as session:
        session.get_one(Job, begun).attempts = 1
    assert [_next(home), _next(home)] == ["甲1", "乙0"]


def test_one_person_may_not_fill_the_queue(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue, "MOST_WAITING", 3)
    for number in range(3):
        _submit(home, "jia", f"甲{number}")
    with pytest.raises(ShujianError) as caught:
        _submit(home, "jia", "甲3")
    assert caught.value.code == "app.queue_full"
    assert "3 个任务" in caught.value.what
    _submit(home, "yi", "乙0")  # others are not refused
    _next(home)
    _submit(home, "jia", "甲3")  # room again
