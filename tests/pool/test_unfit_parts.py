"""A sheet or member that fits no table: told by name, the rest goes on, and nothing is claimed."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from damaged_bytes import HEADER, compound

from shujian.core.errors import ShujianError
from shujian.engines.base import Coverage
from shujian.pool import importing

COVERED = (Coverage("9901", "", dt.date(2024, 1, 1), dt.date(2024, 6, 30)),)
ODD: dict[str, bytes] = {
    "说明.csv": "本表由某局提供\n联系电话 12345\n".encode(),
    "密.xlsx": compound("EncryptedPackage", "EncryptionInfo"),
    "空.csv": b"",
    "说明.pdf": b"%PDF-1.7\n1 0 obj\n",
    "别的.csv": "甲,乙\n1,2\n".encode(),
}


@pytest.fixture
def packed(pool: Any, people: Any, tmp_path: Path) -> Callable[[str], Path]:
    """A ZIP of two good members around an odd one."""

    def make(odd: str) -> Path:
        path = tmp_path / "包.zip"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("甲.csv", "\n".join((HEADER, ",".join(people(1)), "")))
            archive.writestr(odd, ODD[odd])
            archive.writestr("乙.csv", "\n".join((HEADER, ",".join(people(2)), "")))
        return path

    return make


def bring_in(pool: Any, path: Path, skip: tuple[str, ...] = (), **how: Any) -> Any:
    proposal = importing.propose(pool.ctx, pool.home, path, table=how.pop("table", pool.table))
    if skip:
        proposal = importing.leave_out(pool.ctx, pool.home, proposal, skip)
    proposal = importing.settled(pool.ctx, pool.home, proposal, True)
    done = importing.commit(pool.ctx, pool.home, proposal, coverage=COVERED, accept=True, **how)
    return proposal, done[0]


@pytest.mark.parametrize("table", ["暂予监外执行", None])
@pytest.mark.parametrize("odd", ODD)
def test_the_good_members_are_imported_but_no_coverage_is_claimed(
    pool: Any, packed: Any, odd: str, table: str | None
) -> None:
    proposal, result = bring_in(pool, packed(odd), table=table)
    assert (result.rows_in, result.rows_kept) == (2, 2)
    assert [error.where.file for error in proposal.refused] == [f"包.zip/{odd}"]
    assert pool.snapshot().coverage == ()
    assert any("不登记覆盖范围" in note for note in result.notes)


@pytest.mark.parametrize("odd", ODD)
def test_what_a_person_leaves_out_does_not_count_against_the_rest(
    pool: Any, packed: Any, odd: str
) -> None:
    proposal, result = bring_in(pool, packed(odd), skip=(odd,))
    assert proposal.refused == ()
    assert result.rows_kept == 2
    assert pool.snapshot().coverage == COVERED


def test_an_empty_sheet_takes_nothing_away(pool: Any, people: Any, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(HEADER.split(","))
    book.active.append(people(1))
    book.create_sheet("Sheet2")
    path = tmp_path / "名单.xlsx"
    book.save(path)
    _, result = bring_in(pool, path)
    assert result.rows_kept == 1
    assert pool.snapshot().coverage == COVERED


def test_an_incomplete_file_replaces_nothing(pool: Any, people: Any, packed: Any) -> None:
    pool.add_rows([people(9)])
    with pytest.raises(ShujianError) as caught:
        bring_in(pool, packed("密.xlsx"), mode="replace")
    assert caught.value.code == "pool.incomplete_replace"
    assert "密.xlsx" in caught.value.why
    assert [number for number, _ in pool.rows()] == [people(9)[0]]


def test_a_part_that_is_not_there_cannot_be_left_out(pool: Any, packed: Any) -> None:
    with pytest.raises(ShujianError) as caught:
        bring_in(pool, packed("说明.csv"), skip=("没有",))
    assert caught.value.code == "pool.no_such_part"
    assert "说明.csv" in caught.value.remedy


def test_a_file_of_which_nothing_fits_is_refused_whole(pool: Any, tmp_path: Path) -> None:
    path = tmp_path / "别的.csv"
    path.write_bytes(ODD["别的.csv"])
    with pytest.raises(ShujianError) as caught:
        bring_in(pool, path)
    assert caught.value.code == "pool.required_missing"
    assert "--column" in caught.value.remedy
