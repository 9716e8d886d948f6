"""Giving memory back."""

from __future__ import annotations

import sys

import psutil
import pytest

from shujian.core.memory import give_back


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only there it can be asked")
def test_freed_memory_between_what_stays_goes_back() -> None:
    own = psutil.Process()
    held = [bytearray(60_000) for _ in range(2_000)]
    del held[: len(held) - 1]  # the last one stays, above all that is free
    before = own.memory_info().rss
    give_back()
    assert own.memory_info().rss < before - 60 * 2**20
    assert len(held[0]) == 60_000
