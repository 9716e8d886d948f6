"""The cache folder: one for each way of the program, and only the last few stay."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from shujian.store import cache


def test_the_folder_is_that_of_the_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHUJIAN_CACHE", str(tmp_path / "甲"))
    assert cache.default_cache() == tmp_path / "甲"
    monkeypatch.setenv("SHUJIAN_CACHE", " ")
    assert cache.default_cache() != tmp_path / "甲"


def test_another_program_has_another_folder_and_the_oldest_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    for number in range(6):
        monkeypatch.setattr(cache, "program", lambda n=number: f"{n:064d}"[::-1])
        made.append(cache.program_cache(tmp_path))
        os.utime(made[-1], (number + 1, number + 1))
        assert cache.program_cache(tmp_path) == made[-1]
    assert len(set(made)) == 6
    assert {p for p in made if p.is_dir()} == set(made[2:])


def test_what_the_program_runs_on_counts_and_may_lack_its_description(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = []
    for names in (("duckdb",), ("pyarrow",), ("没有这个包",)):
        monkeypatch.setattr(cache, "_MADE_WITH", names)
        made.append(cache.program.__wrapped__())
    assert len({*made}) == 3
