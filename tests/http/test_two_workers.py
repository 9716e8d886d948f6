"""Two servers over one home: their workers see the same queue."""

from __future__ import annotations

from shujian.app.worker.loop import do
from shujian.store import jobs, queue
from tests.http.conftest import Site


def test_a_job_that_another_worker_took_gets_no_error_from_this_one(site: Site) -> None:
    key = queue.submit(site.home, "models.check", {"model": "x"}, actor="guanli")
    seen = queue.next_waiting(site.home)
    assert seen is not None
    with jobs.working(site.home, key):
        queue.finish(site.home, key, result={"done": 1})
    do(site.home, seen)  # this worker had looked before the other one began
    held = queue.one(site.home, key)
    assert held is not None
    assert (held.state, held.result_json, held.error_json) == ("完成", {"done": 1}, None)
