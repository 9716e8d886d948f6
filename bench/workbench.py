"""The workbench over the demo city: its screens, and twenty persons who work at once."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import psutil
from sqlalchemy import func, select

from bench import clues, screens
from bench.facts import ROOT
from bench.measure import Figure, Outcome
from bench.users import User, gathered, percentile, together
from shujian.app.clue_reasons import kept_at
from shujian.app.demonstrate import demonstrate
from shujian.clues.states import ClueState
from shujian.store import db
from shujian.store.home import Home
from shujian.store.schema import Clue
from shujian.trust import Context, accounts

PASSWORD = "一句容易记住的话吧！"
USERS = 20
READS = (
    "/session", "/overview/todo", "/overview/funnel", "/overview/tables", "/overview/models", "/clues",
    "/clues/facets?kind=线索", "/clues?state=待核查&kind=线索", "/clues?text=养老金",
    "/clues/views", "/models", "/runs", "/jobs", "/pool/tables", "/pool/tables/养老金发放",
    "/pool/tables/养老金发放/rows", "/documents", "/documents/facets", "/search?q=养老金",
)  # fmt: skip
FIRST = "first explanation"
"""Asked before anybody or the worker has explained the clue; later ones are read from a file."""
SCREENS = {
    "首页": "/", "数据池": "/data", "一张表": "/data/tables/养老金发放", "模型": "/models",
    "运行": "/runs", "线索": "/clues", "文书": "/judgments", "帮助": "/help", "管理": "/admin",
}  # fmt: skip


def workbench(folder: Path, small: bool) -> Outcome:
    """Goals: frame 0.8 s, content 2 s; reads p95 150 ms, writes 250 ms; memory that stays flat."""
    people, many, minutes = (1_000, 300, 0.3) if small else (200_000, 50_000, 10.0)
    home = Home.open(folder / "home", database="")
    made = demonstrate(Context("测速"), home, people, 1)
    clues.fill(home, many)
    ids, real = _prepared(home)
    home.close()
    with _served(folder / "home") as (port, process):
        address = f"http://127.0.0.1:{port}"
        users = [User(port) for _ in range(USERS)]
        for number, user in enumerate(users):
            user.sign_in(f"u{number}", PASSWORD)
        _explained_first(folder / "home", users[0], list(real))
        paths = SCREENS | {f"线索 {model}": f"/clues/{one}" for model, one in real.items()}
        shown = screens.timed(address, "u0", PASSWORD, paths, 1 if small else 3)
        reads = [quote(path, safe="/?&=") for path in READS]
        reads += [f"/clues/{one}" for one in real.values()]
        told = [f"/clues/{one}/explanation" for one in real.values()]
        together(users, reads, told, ids[::10], 60 * minutes / 10)
        before = _held(process)
        rest = [one for number, one in enumerate(ids) if number % 10]
        together(users, reads, told, rest, 60 * minutes * 9 / 10)
        after = _held(process)
    size = {"people": people, "rows": made.city.rows, "clues": many, "users": USERS}
    return _outcome(users, shown, before, after, size)


def _outcome(
    users: list[User],
    shown: dict[str, list[tuple[float, float]]],
    before: float,
    after: float,
    size: dict[str, int],
) -> Outcome:
    failed = [told for user in users for told in user.failed]
    for told in failed[:5]:
        print("  ", told)
    times = gathered(users)
    figures = [
        Figure("reads p95", percentile(times["read"], 0.95), "ms", 150),
        Figure("writes p95", percentile(times["write"], 0.95), "ms", 250),
        Figure("explanations p95", percentile(times["explanation"], 0.95), "ms", 2000),
        Figure("failed requests", len(failed), "requests", 0),
        Figure("memory after the load / before", after / before, "×", 1.1),
        Figure("memory of server and worker", after, "GB"),
    ]
    if FIRST in times:
        figures.append(Figure("slowest first explanation", max(times[FIRST]) * 1000, "ms"))
    for name, pairs in shown.items():
        figures.append(Figure(f"{name}: frame", screens.worst(pairs, 0), "s", 0.8))
        figures.append(Figure(f"{name}: content", screens.worst(pairs, 1), "s", 2.0))
    # six thousand times tell no more than their percentiles: only their number is kept
    asked = {f"{kind} requests": len(spent) for kind, spent in times.items()}
    return Outcome(figures, {**size, **asked}, {})


def _prepared(home: Home) -> tuple[list[str], dict[str, str]]:
    """Accounts for all users; clues to move, and for each real model one of its clues."""
    ctx = Context("测速")
    with db.session(home) as session:
        accounts.create_first(session, ctx, "u0", "用户0", PASSWORD)
        for number in range(1, USERS):
            made = (ctx, home, f"u{number}", f"用户{number}", "办案人", PASSWORD)
            accounts.create(session, *made, lasting=True)
    with db.reader(home) as session:
        opened = select(Clue.id).where(Clue.state == ClueState.OPEN)
        ids = list(session.scalars(opened.where(Clue.model_id.startswith("bench/"))))
        first = select(Clue.model_id, func.min(Clue.id)).group_by(Clue.model_id)
        real = session.execute(first.where(Clue.model_id.startswith("shujian/"))).all()
    return ids, {model: one for model, one in real}


def _explained_first(folder: Path, user: User, models: list[str]) -> None:
    """Ask for the explanation of one clue of each model of which nothing is kept yet."""
    home, link = Home.open(folder, database=""), user.link()
    for model in models:
        with db.reader(home) as session:
            newest = session.scalars(
                select(Clue).where(Clue.model_id == model).order_by(Clue.id.desc())
            )
            fresh = next((one.id for one in newest if not kept_at(home, one).exists()), None)
        if fresh is not None:
            user.ask(link, FIRST, f"/clues/{fresh}/explanation")
    link.close()
    home.close()


@contextmanager
def _served(home: Path) -> Iterator[tuple[int, psutil.Process]]:
    """The real command, in a process of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "shujian", "serve", "--port", str(port), "--home", str(home)]
    child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        for _ in range(600):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/api/v1/session", timeout=5).close()
                break
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        yield port, psutil.Process(child.pid)
    finally:
        child.terminate()
        child.wait(20)


def _held(process: psutil.Process) -> float:
    """Gigabytes that the server and its children hold."""
    family = [process, *process.children(recursive=True)]
    return float(sum(member.memory_info().rss for member in family)) / 2**30
