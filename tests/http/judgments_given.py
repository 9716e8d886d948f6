"""Judgments brought in over HTTP, and the job of screening them done at once."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient
from filelock import FileLock

from shujian.app.http.guard import MARK
from shujian.app.http.main import PREFIX
from shujian.app.http.served import Served
from shujian.app.running import run_model
from shujian.app.screening.filing import file_facts
from shujian.app.shelf import Shelf
from shujian.app.worker.loop import do
from shujian.documents import store
from shujian.store import db, queue
from shujian.store.home import Home
from shujian.trust import Context, accounts
from tests.http.conftest import PASSWORD, Clock, Site, application

PACK = "裁判-程序文书"


def zipped(**texts: str) -> bytes:
    """A ZIP of text files."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        for name, text in texts.items():
            made.writestr(f"{name}.txt", text.encode())
    return held.getvalue()


def upload(site: Site, data: bytes, name: str = "判决书.zip") -> str:
    """A file, sent in one piece; its id."""
    key = str(site.client.post("/uploads", json={"name": name, "size": len(data)}).json()["id"])
    if data:
        told = site.client.put(f"/uploads/{key}", params={"offset": 0}, content=data)
        assert told.status_code == 200, told.text
    return key


def screened(site: Site, *keys: str, originals: bool = True) -> dict[str, Any]:
    """Submit a screening, do it as the worker would, and give the job."""
    body = {"uploads": list(keys), "supplier": "虚拟区人民法院", "originals": originals}
    told = site.client.post("/documents/screenings", json=body)
    assert told.status_code == 202, told.text
    job = queue.next_waiting(site.home)
    assert job is not None
    do(site.home, job)
    found: dict[str, Any] = site.client.get(f"/jobs/{told.json()['job_id']}").json()
    return found


def ident(site: Site, name: str) -> str:
    """The number of a kept document."""
    items = site.client.get("/documents").json()["items"]
    return str(next(i["id"] for i in items if name in i["name"]))


def opened(path: Path) -> Site:
    """A server over a home in which ``guanli`` has an account; signed in."""
    home, clock = Home.open(path), Clock()
    served = Served(home, clock=clock, hosts=frozenset({"testserver"}))
    client = TestClient(application(served), f"http://testserver{PREFIX}")
    client.headers[MARK] = "1"
    if client.get("/session").json()["state"] == "first_run":
        with db.session(home) as session:
            ctx = Context("test", clock=clock)
            accounts.create_first(session, ctx, "guanli", "王管理", PASSWORD)
    told = client.post("/session", json={"account": "guanli", "password": PASSWORD})
    assert told.status_code == 200, told.text
    return Site(home, clock, client)


def filed(site: Site, folder: Path, **texts: str) -> Context:
    """Texts kept and their facts filed, judged by no rule; who did it."""
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    ctx = Context("导入", purpose="测试", clock=site.clock)
    papers = [folder / f"{name}.txt" for name in texts]
    store.bring_in(ctx, site.home, papers, "虚拟区人民法院")
    file_facts(ctx, site.home)
    return ctx


def judged(site: Site, folder: Path, **texts: str) -> None:
    """The same, judged by the one rule pack that looks at dates of a judgment."""
    run_model(filed(site, folder, **texts), site.home, Shelf(site.home), PACK)


def home_with(shared: Path, **judgments: str) -> Path:
    """A home into which judgments were screened; made once for all modules, only to be copied.

    Args:
        shared: a folder that the processes of this run of the tests share.
        judgments: name → text.
    """
    told = json.dumps(judgments, sort_keys=True)
    path = shared / f"judgments-{hashlib.sha256(told.encode()).hexdigest()[:16]}"
    with FileLock(f"{path}.lock"):
        if not path.exists():
            making = path.with_name(f"{path.name}-making")
            site = opened(making)
            screened(site, upload(site, zipped(**judgments)))
            site.home.close()
            making.rename(path)
    return path


@contextmanager
def copied(made: Path, folder: Path) -> Iterator[Site]:
    """A copy of a home that was made for several tests, served."""
    shutil.copytree(made, folder / "home")
    site = opened(folder / "home")
    yield site
    site.home.close()
