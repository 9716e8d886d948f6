from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from shujian.store.home import Home


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    opened = Home.open(tmp_path / "张三 (1)", database="")
    yield opened
    opened.close()
