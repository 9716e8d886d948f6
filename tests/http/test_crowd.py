"""One person alone cannot keep the server from answering the others."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from shujian.app.http.crowd import EACH, Crowd
from shujian.app.http.models import routes
from shujian.core.errors import ShujianError
from tests.http.conftest import Site

MANY = EACH + 10


def test_requests_beyond_the_limit_are_refused_and_others_answered(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    go, inside = threading.Event(), threading.Semaphore(0)

    def slow(*_: object) -> object:
        inside.release()
        go.wait(20)
        raise ShujianError("app.not_found", "没有")

    monkeypatch.setattr(routes, "require", slow)
    others, until = site.other("banan"), time.monotonic() + 20
    with ThreadPoolExecutor(MANY) as pool:
        asked = [pool.submit(site.client.get, "/models") for _ in range(MANY)]
        for _ in range(EACH):
            assert inside.acquire(timeout=20)
        while sum(one.done() for one in asked) < MANY - EACH and time.monotonic() < until:
            time.sleep(0.01)
        assert others.get("/jobs").status_code == 200
        go.set()
    told = [one.result() for one in asked]
    assert sorted(t.status_code for t in told) == [404] * EACH + [429] * (MANY - EACH)
    assert {t.json()["code"] for t in told if t.status_code == 429} == {"app.crowded"}
    assert site.client.get("/jobs").status_code == 200  # nobody stays counted


def test_errors_and_refusals_do_not_stay_counted(site: Site) -> None:
    for _ in range(2 * EACH):
        assert site.client.get("/jobs/none").status_code == 404
        assert site.client.post("/clues/moves", json={}).status_code == 422
    assert site.client.get("/jobs").status_code == 200


def test_what_nobody_does_any_more_takes_no_room() -> None:
    crowd = Crowd()
    with crowd.within("甲", 1), pytest.raises(ShujianError):
        crowd.enter("甲", 1)
    crowd.enter("甲", 1)
    crowd.leave("甲")
    assert not crowd._busy
