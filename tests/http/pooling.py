"""Short ways for tests of the pool's routes: upload, let the worker work, begin a draft."""

from __future__ import annotations

import io
from typing import Any

import openpyxl

from shujian.app.worker.loop import do
from shujian.pool.proposals.proposal import SKIP
from shujian.store import queue
from tests.http.conftest import Site
from tests.pool.conftest import HEADER, person

TABLE = "暂予监外执行"


def csv(rows: list[list[str]], header: list[str] = HEADER) -> bytes:
    return "\n".join(",".join(r) for r in [header, *rows]).encode("utf-8")


def workbook(sheets: dict[str, list[list[Any]]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def work(site: Site) -> None:
    """Let the worker do everything that waits."""
    while (job := queue.next_waiting(site.home)) is not None:
        do(site.home, job)


def send(client: Any, data: bytes, name: str) -> str:
    made = client.post("/uploads", json={"name": name, "size": len(data)})
    assert made.status_code == 201, made.text
    key: str = made.json()["id"]
    assert client.put(f"/uploads/{key}?offset=0", content=data).status_code == 200
    return key


def begin(site: Site, data: bytes, name: str = f"{TABLE}.csv", supplier: str = "某监狱") -> Any:
    """A draft whose file was read."""
    key = send(site.client, data, name)
    begun = site.client.post("/pool/drafts", json={"upload": key, "supplier": supplier})
    assert begun.status_code == 201, begun.text
    work(site)
    return site.client.get(f"/pool/drafts/{key}").json()


def decide(site: Site, draft: Any, **fields: Any) -> Any:
    told = site.client.patch(f"/pool/drafts/{draft['key']}", json=fields)
    assert told.status_code == 200, told.text
    return told.json()


def bring_in(site: Site, draft: Any, *, lacking: bool = False) -> Any:
    """Take what is proposed and import; the draft afterwards.

    ``lacking``: go on without columns of which nothing can be proposed.
    """
    for _ in range(2):  # an answer may open another question
        asked = draft["questions"]
        answers = {q["id"]: SKIP for q in asked if lacking and q["kind"] == "column"}
        answers |= {q["id"]: q["proposed"] for q in asked if q["proposed"] is not None}
        draft = decide(site, draft, answers=answers)
    told = site.client.post(f"/pool/drafts/{draft['key']}/import")
    assert told.status_code == 202, told.text
    work(site)
    return site.client.get(f"/pool/drafts/{draft['key']}").json()


def people(count: int, start: int = 1) -> list[list[str]]:
    return [person(n) for n in range(start, start + count)]
