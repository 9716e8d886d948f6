from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from shujian.store import db
from shujian.store.home import Home
from tests.conftest import UPGRADE


@pytest.fixture(autouse=True)
def _migrated(monkeypatch: pytest.MonkeyPatch) -> None:
    """How a database comes to be is what is tested here: no copies."""
    monkeypatch.setattr(db, "upgrade", UPGRADE)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    opened = Home.open(tmp_path / "张三 (1)", database="")
    yield opened
    opened.close()
