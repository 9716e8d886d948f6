"""What holds for all tests."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from shujian.store import db
from shujian.store.home import Home
from shujian.trust import accounts

STRONG = accounts.HASHER
UPGRADE = db.upgrade
ON_CONNECT = db._on_connect
FSYNC = os.fsync


@pytest.fixture(scope="session", autouse=True)
def _quick_passwords() -> Iterator[None]:
    """A quarter of a second for each password is meant for attackers, not for tests."""
    accounts.HASHER = PasswordHash((Argon2Hasher(time_cost=1, memory_cost=256, parallelism=1),))
    yield
    accounts.HASHER = STRONG


@pytest.fixture(scope="session", autouse=True)
def _made_databases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A new home begins with a copy of one migrated database; ``tests/store`` migrates its own."""

    @cache
    def empty() -> Path:
        home = Home(tmp_path_factory.mktemp("database"))
        UPGRADE(home)
        home.close()
        return home.db_file

    def upgrade(home: Home) -> None:
        if not home.database and not home.db_file.exists():
            shutil.copyfile(empty(), home.db_file)
        UPGRADE(home)

    db.upgrade = upgrade
    yield
    db.upgrade = UPGRADE


@pytest.fixture(scope="session", autouse=True)
def _quick_disk() -> Iterator[None]:
    """Nobody pulls the plug: what a killed process wrote is there without waiting for the disk.

    Two milliseconds for each commit and each file are a twentieth of the tests of the pool.
    ``tests/store`` waits, as do the processes that tests start.
    """

    def on_connect(connection: Any, record: Any) -> None:
        ON_CONNECT(connection, record)
        connection.execute("PRAGMA synchronous=OFF")

    db._on_connect, os.fsync = on_connect, lambda handle: None  # type: ignore[assignment]
    yield
    db._on_connect, os.fsync = ON_CONNECT, FSYNC


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this run of the tests that all its processes see."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session", autouse=True)
def _own_cache(shared_folder: Path) -> Iterator[None]:
    """No test reads or leaves anything in the cache of whoever runs it.

    The processes of a run share one, as those of a person do: what one of them worked out
    about the program the others read.
    """
    before = os.environ.get("SHUJIAN_CACHE")
    os.environ["SHUJIAN_CACHE"] = str(shared_folder / "cache")
    yield
    if before is None:
        del os.environ["SHUJIAN_CACHE"]
    else:
        os.environ["SHUJIAN_CACHE"] = before


def pytest_configure() -> None:
    """Looks for cyclic garbage after every seven hundred objects take a sixteenth of the time."""
    gc.set_threshold(100_000, 20, 50)


def pytest_collection_finish() -> None:
    """What collection made lives to the end: the collector need not look at it again and again."""
    gc.collect()
    gc.freeze()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long files first, so that no process is left with one when the others are done.

    Before them a file of browser tests: it makes the demo home while the other processes
    have something else to do than to wait for it.
    """
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    browser = next((item.path for item in items if "e2e" in item.path.parts), None)
    items.sort(key=lambda item: (item.path != browser, item.path not in slow))
