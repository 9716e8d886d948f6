"""A served home for the browser tests: made once, copied for each module, really served."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "shujian" / "app" / "http" / "static"
LONG = 120_000
"""Milliseconds: a slow machine that does other work needs 20 s and more."""
ADMIN, CLERK, PASSWORD = "admin", "chengban", "shujian-2026"
PEOPLE, SEED = 1000, 1


@dataclass(frozen=True)
class Served:
    """A running workbench.

    Args:
        url: its origin.
        home: the folder behind it.
        log: what the server printed.
    """

    url: str
    home: Path
    log: Path


def environment() -> dict[str, str]:
    """The environment of a subprocess that runs this checkout."""
    own = ("SHUJIAN_CACHE",)  # that of this run of the tests, never that of whoever runs them
    kept = {k: v for k, v in os.environ.items() if k in own or not k.startswith("SHUJIAN_")}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"}


def build_demo(home: Path) -> None:
    """Make the home of an invented city.

    Raises:
        RuntimeError: the program failed, with its last words.
    """
    command = [
        sys.executable, "-m", "shujian", "demo", "--people", str(PEOPLE), "--seed", str(SEED),
        "--no-serve", "--home", str(home),
    ]  # fmt: skip
    done = subprocess.run(
        command, env=environment(), capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode:
        raise RuntimeError(f"the demo home could not be made: {done.stderr[-2000:]}")


def explained(home: Path) -> None:
    """Explain ahead what every worker over a copy would else explain first of all."""
    from shujian.app.worker.ahead import Ahead
    from shujian.store.home import Home

    opened = Home.open(home, create=False)
    ahead = Ahead(opened)
    while ahead.one():
        pass
    opened.close()


def copied(source: Path, target: Path) -> Path:
    """A copy of a home that nobody serves; locks and scratch files stay behind."""
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("locks", "tmp", "demo-city"))
    return target


@contextmanager
def serving(home: Path) -> Iterator[Served]:
    """Serve a home as a user does, worker included, until the block ends.

    Raises:
        RuntimeError: it did not answer within a minute, with the server's last words.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = home.with_name(f"{home.name}.log")
    command = [sys.executable, "-m", "shujian", "serve", "--port", str(port), "--home", str(home)]
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, env=environment(), stdout=out, stderr=subprocess.STDOUT, cwd=home.parent
        )
        try:
            url = f"http://127.0.0.1:{port}"
            _await(url, lambda: process.poll() is None, log)
            yield Served(url, home, log)
        finally:
            process.terminate()
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@contextmanager
def serving_here(home: Path) -> Iterator[Served]:
    """Serve a home from this process, without a worker, until the block ends.

    A program of its own loads itself twice, the worker's process included: ten seconds of a
    busy machine that show nothing where no task is done.
    """
    import uvicorn

    from shujian.app.http.served import Served as Held
    from shujian.store.home import Home
    from tests.http.conftest import application

    log = home.with_name(f"{home.name}.log")
    log.touch()  # what this server has to say stands among the words of the test
    opened, bound = Home.open(home), socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(application(Held(opened)), log_level="warning", lifespan="off")
    config.timeout_graceful_shutdown = 3
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
    thread.start()
    try:
        url = f"http://127.0.0.1:{bound.getsockname()[1]}"
        _await(url, thread.is_alive, log)
        yield Served(url, home, log)
    finally:
        server.should_exit = True
        thread.join()
        opened.close()


def _await(url: str, lives: Callable[[], bool], log: Path) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and lives():
        try:
            with urllib.request.urlopen(f"{url}/api/v1/session", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"the workbench did not start: {log.read_text('utf-8')[-2000:]}")
