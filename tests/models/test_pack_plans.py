"""Queries that were kept: the same answers in another engine, and made anew where damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from shujian.engines.duck import DuckEngine, DuckSettings
from shujian.models.packs.plans import Plans
from shujian.models.packs.screen import Screened, Screener
from tests.models import test_packs_lookup as lookup
from tests.models.packs_data.support import judgment, pack, service
from tests.models.test_screen import tables

GIVEN = ([judgment(1, 羁押天数="400"), judgment(2)], [service(2, "2025-01-20")])


def screened(folder: Path) -> Screened:
    over = Screener([pack()], DuckEngine(DuckSettings(threads=1)), plans=Plans(folder))
    return over.run(tables(*GIVEN))


def never(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "shujian.models.packs.screen.prepare",
        lambda *_: pytest.fail("the queries were written again"),
    )


def test_kept_queries_give_the_same_findings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = screened(tmp_path)
    never(monkeypatch)
    assert screened(tmp_path) == first
    assert first.findings


def test_law_tables_that_queries_read_are_kept_with_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = tables([judgment(n, 后续状态=c) for n, c in enumerate(lookup.CHARGES)], [service(1)])

    def found() -> Screened:
        engine = DuckEngine(DuckSettings(threads=1))
        return Screener([lookup.pack()], engine, plans=Plans(tmp_path)).run(rows)

    first = found()
    never(monkeypatch)
    assert found() == first
    assert first.findings


@pytest.mark.parametrize("damage", [b"", b"no newline", b"abc\n{}", "cut"])
def test_a_damaged_file_is_written_anew(tmp_path: Path, damage: bytes | str) -> None:
    first = screened(tmp_path)
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[:-9] if isinstance(damage, str) else damage)
    assert screened(tmp_path) == first
    assert file.read_bytes() == whole


def test_a_folder_that_is_not_there_loses_nothing(tmp_path: Path) -> None:
    assert screened(tmp_path / "nowhere") == screened(tmp_path)
