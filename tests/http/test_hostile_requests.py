"""Requests that no page of ours sends: broken names, cursors, bodies; purposes in the head."""

from __future__ import annotations

import base64
import json
import os
import threading
import time
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from fastapi.testclient import TestClient

from shujian.app.http.guard import LARGEST
from shujian.app.worker import exports, pool_export
from shujian.app.worker.clue_export import KIND
from shujian.app.worker.exports import file_of
from shujian.store import queue
from tests.http.conftest import Site
from tests.http.pooling import TABLE, begin, bring_in, csv, people
from tests.http.test_clues_listed import listed  # noqa: F401
from tests.http.test_events import port  # noqa: F401

PURPOSE = {"X-Purpose": quote("随便看看")}
CURSORS = [[None], ["a"], [{}], [[1]], [1.5], [-1], [10**30], [True], [float("nan")], ["a", {}]]
CURSORS += [["x", "y"], ["2026-01-01", "x"], ["x", "y", "z"], [10**400, 1, "x"], [[], []], [{}, 1]]


def cursor(value: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


@pytest.mark.parametrize("host", ["[", "[::1", "", "foreign.example"])
def test_a_host_that_is_not_ours_or_none_at_all_is_refused(site: Site, host: str) -> None:
    assert site.client.get("/session", headers={"Host": host}).status_code == 403


@pytest.mark.parametrize("path", ["/%00", "/a%00b", "/assets/%00", "/api/v1/runs/%00/rows"])
def test_a_nul_in_an_address_leads_nowhere(site: Site, path: str) -> None:
    assert site.client.get(httpx.URL(f"http://testserver{path}")).status_code == 404


def test_a_very_long_address_is_no_error_of_the_disk(site: Site) -> None:
    told = site.client.get(httpx.URL("http://testserver/" + "a" * 300))
    assert (told.status_code, told.headers["content-type"].split(";")[0]) == (200, "text/html")


@pytest.mark.parametrize("value", CURSORS, ids=str)
@pytest.mark.parametrize("sort", ["grade", "score", "created", "model", "state"])
def test_a_cursor_that_no_list_gave_is_refused_or_finds_nothing(
    listed: Site,  # noqa: F811
    value: Any,
    sort: str,
) -> None:
    asked = {"cursor": cursor(value), "sort": sort}
    for path in ("/clues", "/runs", "/admin/journal", "/runs/x/rows", "/documents"):
        told = listed.client.get(
            path, params=asked if path == "/clues" else {"cursor": cursor(value)}
        )
        assert told.status_code < 500, (path, told.text)


@pytest.mark.parametrize("value", [[None], ["a"], [1.5], [-1], [10**30], [float("inf")]], ids=str)
def test_a_cursor_of_rows_is_a_number(site: Site, value: Any) -> None:
    bring_in(site, begin(site, csv(people(2))))
    for part in ("rows", "quarantine"):
        told = site.client.get(f"/pool/tables/{TABLE}/{part}", params={"cursor": cursor(value)})
        assert (told.status_code, told.json()["code"]) == (400, "app.cursor")


def test_no_head_of_a_request_uncovers_a_list(site: Site) -> None:
    bring_in(site, begin(site, csv(people(3))))
    number = people(1)[0][0]
    for path in (
        f"/pool/tables/{TABLE}/rows",
        f"/pool/tables/{TABLE}/quarantine",
        "/search?q=9901",
    ):
        assert number not in site.client.get(path, headers=PURPOSE).text
    shown = site.client.get(f"/pool/tables/{TABLE}/rows", headers=PURPOSE).json()["items"]
    assert len(shown) == 3
    assert all("*" in json.dumps(row["cells"]) for row in shown)


def test_a_body_that_is_no_upload_may_not_fill_the_memory(site: Site) -> None:
    stranger = site.other()
    large = b'{"account": "' + b"a" * LARGEST + b'", "password": "x"}'
    kind = {"Content-Type": "application/json"}
    assert stranger.post("/session", content=large, headers=kind).status_code == 413
    endless = stranger.post("/session", content=iter([large]), headers=kind)
    assert (endless.status_code, endless.json()["code"]) == (413, "app.too_large")


@pytest.mark.parametrize(
    ("kind", "place"),
    [(KIND, "/clues/exports"), (pool_export.KIND, "/pool/quarantine/exports")],
)
def test_an_export_is_only_for_the_person_who_stated_its_purpose_and_not_for_long(
    site: Site, kind: str, place: str
) -> None:
    job = queue.submit(site.home, kind, {}, actor="banan", purpose="移送核查", subject="a.xlsx")
    path = file_of(site.home, job)
    path.parent.mkdir()
    path.write_bytes(b"x")
    exports.sweep(site.home)
    assert site.other("banan").get(f"{place}/{job}").status_code == 200
    assert site.client.get(f"{place}/{job}").status_code == 404
    old = time.time() - exports.KEPT - 60
    os.utime(path, (old, old))
    exports.sweep(site.home)
    assert site.other("banan").get(f"{place}/{job}").status_code == 404
    assert not path.exists()


def test_the_stream_of_jobs_ends_when_the_account_is_closed(site: Site, port: int) -> None:  # noqa: F811
    clerk: TestClient = site.other("banan")
    users = {u["account"]: u["id"] for u in site.client.get("/admin/accounts").json()}
    ended: list[float] = []

    def follow() -> None:
        address = f"http://127.0.0.1:{port}/api/v1/jobs/events"
        with httpx.stream("GET", address, cookies=dict(clerk.cookies), timeout=20) as told:
            for _ in told.iter_lines():
                pass
        ended.append(time.monotonic())

    thread = threading.Thread(target=follow, daemon=True)
    thread.start()
    time.sleep(1)
    closed = site.client.patch(
        f"/admin/accounts/{users['banan']}", json={"role": "办案人", "active": False}
    )
    assert closed.status_code == 200
    thread.join(5)
    assert ended
