"""A file that was cut off does not vouch that the data are complete."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from shujian.core.errors import ShujianError
from shujian.engines.base import Coverage

EVERYWHERE = (Coverage("", "", None, None),)


@pytest.fixture
def cut(pool: Any, people: Any) -> Path:
    path = Path(pool.write([people(n) for n in range(1, 7)]))
    path.write_text(path.read_text("utf-8")[:-12], "utf-8")
    return path


def test_a_cut_file_gives_its_rows_but_no_coverage_and_says_so(pool: Any, cut: Path) -> None:
    done = pool.add(cut, coverage=EVERYWHERE)
    assert (done.rows_in, done.rows_kept, done.rows_quarantined) == (6, 5, 1)
    assert pool.snapshot().coverage == ()
    assert any("文件不完整（第 7 行没有写完" in note for note in done.notes)


def test_a_cut_file_replaces_nothing(pool: Any, people: Any, cut: Path) -> None:
    pool.add_rows([people(20)])
    with pytest.raises(ShujianError) as caught:
        pool.add(cut, mode="replace")
    assert caught.value.code == "pool.incomplete_replace"
    assert pool.snapshot().rows == 1


def test_the_whole_file_registers_its_coverage(pool: Any, people: Any) -> None:
    pool.add_rows([people(n) for n in range(1, 7)], coverage=EVERYWHERE)
    (one,) = pool.snapshot().coverage
    assert (replace(one, reach=None),) == EVERYWHERE
    assert one.reach == pool.snapshot().as_of  # without an end it speaks up to the list's day
