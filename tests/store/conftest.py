from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from shujian.store import db
from shujian.store.home import Home
from tests.conftest import FSYNC, ON_CONNECT, UPGRADE


@pytest.fixture(autouse=True)
def _migrated(monkeypatch: pytest.MonkeyPatch) -> None:
    """How a database comes to be and is kept is what is tested here: no copies, no haste."""
    monkeypatch.setattr(db, "upgrade", UPGRADE)
    monkeypatch.setattr(db, "_on_connect", ON_CONNECT)
    monkeypatch.setattr(os, "fsync", FSYNC)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    opened = Home.open(tmp_path / "张三 (1)", database="")
    yield opened
    opened.close()
