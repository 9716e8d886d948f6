"""Following jobs by server-sent events, over a real connection."""

from __future__ import annotations

import http.client
import json
import socket
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn

from shujian.app.http.main import PREFIX
from shujian.app.http.served import cookie_of
from shujian.store import queue
from tests.http.conftest import Site


@pytest.fixture
def port(site: Site) -> Iterator[int]:
    """The site behind a real socket."""
    bound = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(site.client.app, log_level="error", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
    thread.start()
    yield bound.getsockname()[1]
    server.should_exit = True
    thread.join()


def _told(site: Site, port: int) -> Iterator[dict[str, object]]:
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    cookie = f"{cookie_of(site.home)}={site.client.cookies[cookie_of(site.home)]}"
    asked.request("GET", f"{PREFIX}/jobs/events", headers={"Cookie": cookie})
    answer = asked.getresponse()
    assert answer.headers["content-type"].startswith("text/event-stream")
    try:
        for line in answer:
            if line.startswith(b"data: "):
                yield json.loads(line[6:])
    finally:
        asked.close()


def test_every_change_of_ones_own_jobs_is_told_once(site: Site, port: int) -> None:
    queue.submit(site.home, "x", {}, actor="banan")
    mine = queue.submit(site.home, "x", {}, actor="guanli", subject="名单.xlsx")
    stream = _told(site, port)
    first = next(stream)
    assert (first["id"], first["state"], first["subject"]) == (mine, "等待", "名单.xlsx")
    time.sleep(0.7)  # two looks without news must tell nothing
    site.client.post(f"/jobs/{mine}/cancel")
    assert next(stream)["state"] == "取消"
    stream.close()
