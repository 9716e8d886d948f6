"""Whether a workbench over a home runs already: a second double click only opens the browser."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from shujian.store.home import Home

_SECONDS = 3.0


def _files(home: Home) -> tuple[Path, Path]:
    return home.locks / "serve.lock", home.locks / "serve.address"


@contextmanager
def noted(home: Home, address: str) -> Iterator[None]:
    """Write down where the home is served, for as long as the block runs.

    Where another server has done so, its note stays.
    """
    lock, note = _files(home)
    held = FileLock(lock)
    try:
        held.acquire(timeout=0)
    except Timeout:
        yield
        return
    try:
        note.write_text(address, "utf-8")
        yield
    finally:
        with suppress(OSError):
            note.unlink()
        held.release()


def running(home: Home) -> str:
    """The address at which this home is served; "" where it is not, or does not answer."""
    lock, note = _files(home)
    probe = FileLock(lock)
    try:
        probe.acquire(timeout=0)
    except Timeout:
        address = note.read_text("utf-8") if note.is_file() else ""
        return address if address and _answers(address) else ""
    probe.release()
    return ""


def _answers(address: str) -> bool:
    # no proxy: it would be asked for an address of this computer
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(f"{address}/api/v1/session", timeout=_SECONDS) as told:
            return "state" in json.load(told)
    except (OSError, ValueError):
        return False
