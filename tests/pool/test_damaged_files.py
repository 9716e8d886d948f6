"""Files as they come on bad days: refused clearly, or every row accounted for."""

from __future__ import annotations

import errno
import os
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from damaged_bytes import HEADER, compound, packed, wide, workbook

from shujian.core.errors import ShujianError
from shujian.pool import importing, quarantine
from shujian.pool.asking import catalogue
from shujian.store.schema import ImportState

CHINESE = re.compile("[一-鿿]")
UNKNOWN, BLANK = 2, 1


BOOK = workbook([HEADER.split(","), ["x"] * 5])
REFUSED: list[tuple[str, Callable[[], bytes], str]] = [
    ("空.csv", lambda: b"", "pool.empty_file"),
    ("只有空行.csv", lambda: b"\r\n \r\n\t\r\n", "pool.empty_file"),
    ("只有逗号.csv", lambda: b",,\r\n,,\r\n" * 9, "pool.empty_file"),
    ("名单.xlsx", lambda: b"%PDF-1.7\n1 0 obj\n", "pool.not_a_table"),
    ("名单.csv", lambda: b"\x89PNG\r\n\x1a\n" + bytes(200), "pool.not_a_table"),
    ("密.xlsx", lambda: compound("EncryptedPackage", "EncryptionInfo"), "pool.password"),
    ("半截.xlsx", lambda: BOOK[: len(BOOK) // 2], "pool.broken_zip"),
    ("半截.zip", lambda: packed({"a.csv": HEADER.encode() * 99})[:-30], "pool.broken_zip"),
    ("炸.zip", lambda: packed({"a.csv": HEADER.encode() + bytes(30 << 20)}), "pool.bomb"),
    ("宽.csv", lambda: wide(3000), "pool.too_many_columns"),
    ("乱.csv", lambda: bytes(range(256)) * 20, "pool.not_text"),
    ("别的.csv", lambda: "甲,乙\n1,2\n".encode(), "pool.required_missing"),
]  # fmt: skip


def refusal(pool: Any, path: Path) -> ShujianError:
    """The error of an import that must leave nothing behind."""
    with (
        pytest.raises(ShujianError) as caught,
        importing.propose(pool.ctx, pool.home, path, table=pool.table) as proposal,
    ):
        importing.commit(pool.ctx, pool.home, proposal, accept=True)
    assert list(pool.home.tmp.iterdir()) == []
    assert catalogue.catalogue(pool.ctx, pool.home) == []
    return caught.value


@pytest.mark.parametrize(("name", "data", "code"), REFUSED, ids=[name for name, *_ in REFUSED])
def test_a_file_that_cannot_be_taken_is_refused_with_a_remedy(
    pool: Any, tmp_path: Path, name: str, data: Callable[[], bytes], code: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data())
    error = refusal(pool, path)
    assert error.code == code
    assert str(error.where.file).startswith(name)
    assert CHINESE.search(error.what)
    assert CHINESE.search(error.remedy)


@pytest.mark.parametrize("name", ["不存在.csv", "文件夹"])
def test_what_is_no_file_is_refused_with_a_remedy(pool: Any, tmp_path: Path, name: str) -> None:
    (tmp_path / "文件夹").mkdir()
    error = refusal(pool, tmp_path / name)
    assert (error.code, error.where.file) == ("pool.no_file", name)
    assert CHINESE.search(error.why)
    assert CHINESE.search(error.remedy)


def lines(*rows: str) -> bytes:
    return "\n".join((HEADER, *rows, "")).encode()


def cells(pool: Any, column: str) -> list[tuple[Any, Any, Any]]:
    """Value, state and raw text of a column, in row order."""
    return pool.rows(f"{column}::VARCHAR, {column}__s, {column}__r")


def test_ragged_rows_are_kept_or_quarantined(pool: Any, people: Any, tmp_path: Path) -> None:
    rows = [",".join(people(i)) for i in range(4)]
    path = tmp_path / "参差.csv"
    path.write_bytes(lines(rows[0], rows[1] + ",多,余", ",".join(people(2)[:3]), "半", rows[3]))
    result = pool.add(path)
    assert (result.rows_in, result.rows_kept, result.rows_quarantined) == (5, 3, 2)
    assert [r[0] for r in pool.rows()] == [people(i)[0] for i in (0, 2, 3)]
    assert [s for _, s, _ in cells(pool, "移交日期")] == [BLANK] * 3


@pytest.mark.parametrize(("main", "other"), [("utf-8", "gb18030"), ("gb18030", "utf-8")])
def test_lines_in_another_encoding_are_read_or_set_aside(
    pool: Any, people: Any, tmp_path: Path, main: str, other: str
) -> None:
    rows = [",".join(people(i)) for i in range(6)]
    path = tmp_path / "混.csv"
    head = "\n".join([HEADER, *rows[:5], ""]).encode(main)
    path.write_bytes(head + f"{rows[5]}\n".encode(other))
    result = pool.add(path)
    assert result.rows_in == 6 == result.rows_kept + result.rows_quarantined
    names = [r[0] for r in pool.rows("姓名")]
    assert names == [people(i)[1] for i in range(len(names))]


def test_nul_bytes_cost_no_row(pool: Any, people: Any, tmp_path: Path) -> None:
    rows = [people(1), people(2)]
    path = tmp_path / "空字节.csv"
    data, name = lines(*(",".join(r) for r in rows)), rows[1][1].encode()
    assert name in data
    path.write_bytes(data.replace(name, name + b"\0"))
    result = pool.add(path)
    assert (result.rows_in, result.rows_kept) == (2, 2)
    assert [r[0] for r in pool.rows("姓名")] == [r[1] for r in rows]
    assert any("空字节" in n or "NUL" in n for n in result.parts[0].notes)


@pytest.mark.parametrize("written", ["2023-02-30", "2023年2月29日", "20230431", "45000.5x", "####"])
def test_a_day_that_does_not_exist_is_unknown_and_never_another_day(
    pool: Any, people: Any, tmp_path: Path, written: str
) -> None:
    path = tmp_path / "日期.csv"
    path.write_bytes(lines(",".join(people(1, handed=written)), ",".join(people(2, written))))
    result = pool.add(path)
    assert (result.rows_in, result.rows_kept, result.rows_quarantined) == (2, 1, 1)
    assert cells(pool, "移交日期") == [(None, UNKNOWN, written)]
    assert "收到决定日期" in pool.quarantined("__why")[0][0]


def test_a_header_pasted_twice_is_no_row(pool: Any, people: Any, tmp_path: Path) -> None:
    path = tmp_path / "两次表头.csv"
    path.write_bytes(lines(HEADER, ",".join(people(1)), HEADER, ",".join(people(2))))
    result = pool.add(path)
    assert (result.rows_in, result.rows_kept, result.rows_quarantined) == (2, 2, 0)


def test_a_header_of_two_rows_is_joined(pool: Any, people: Any, tmp_path: Path) -> None:
    path = tmp_path / "两层表头.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["身份证号", "姓名", "日期", None, "执行地区划"])
    sheet.append([None, None, "收到决定日期", "移交日期", None])
    for merged in ("A1:A2", "B1:B2", "C1:D1", "E1:E2"):
        sheet.merge_cells(merged)
    sheet.append(people(1, handed="2024-04-01"))
    book.save(path)
    result = pool.add(path)
    assert (result.rows_in, result.rows_kept) == (1, 1)
    assert cells(pool, "移交日期")[0][0] == "2024-04-01"


@pytest.mark.parametrize(
    "again",
    [
        pytest.param("移交日期", id="plain"),
        pytest.param("身份证号", id="key"),
    ],
)
def test_of_two_columns_of_one_name_a_person_says_which(
    pool: Any, people: Any, tmp_path: Path, again: str
) -> None:
    path = tmp_path / "同名列.csv"
    other = {"移交日期": "2024-09-09", "身份证号": people(7)[0]}[again]
    row = [*people(1, handed="2024-04-01"), other]
    path.write_text(f"{HEADER},{again}\n{','.join(row)}\n", "utf-8")
    with importing.propose(pool.ctx, pool.home, path, table=pool.table) as proposal:
        assert any(q.kind == "column" and q.proposed is None for q in proposal.questions)


def test_a_column_name_that_stands_twice_is_told(pool: Any, people: Any, tmp_path: Path) -> None:
    path = tmp_path / "同名列.csv"
    path.write_text(f"{HEADER},备注,备注\n{','.join(people(1))},甲,乙\n", "utf-8")
    result = pool.add(path)
    assert (result.rows_in, result.rows_kept) == (1, 1)
    assert any("“备注”重复" in note for note in result.parts[0].notes)
    assert any("未导入的列：备注、备注_2" in note for note in result.parts[0].notes)


FORMULAS = ["=1+1", "=cmd|'/c calc'!A0", "@SUM(1)", "+1+1", "-2+3", '=HYPERLINK("http://x")']


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_formulas_are_never_values_and_never_come_out_alive(
    pool: Any, people: Any, tmp_path: Path, form: str
) -> None:
    rows = [people(i, handed=f) for i, f in enumerate(FORMULAS)]
    bad = [[f, f, "2024-03-01", "", ""] for f in FORMULAS]
    path = tmp_path / f"公式.{form}"
    if form == "csv":
        text = [",".join('"' + c.replace('"', '""') + '"' for c in r) for r in [*rows, *bad]]
        path.write_bytes(lines(*text))
    else:
        path.write_bytes(workbook([HEADER.split(","), *rows, *bad]))
    result = pool.add(path)
    assert result.rows_in == 12 == result.rows_kept + result.rows_quarantined
    assert result.rows_kept == 6
    assert {s for _, s, _ in cells(pool, "移交日期")} == {UNKNOWN}
    target = tmp_path / "隔离.xlsx"
    assert quarantine.export(pool.ctx, pool.home, pool.table, target) == 6
    found = openpyxl.load_workbook(target)
    kinds = {c.data_type for s in found for r in s.iter_rows() for c in r if c.value is not None}
    assert kinds <= {"s", "n"}
    with zipfile.ZipFile(target) as archive:
        sheets = [archive.read(n) for n in archive.namelist() if "worksheets/sheet" in n]
    assert sheets
    assert not any(b"<f>" in s or b"<f " in s or b"hyperlink" in s for s in sheets)


def failing(number: int) -> Callable[..., Any]:
    def fail(*_: Any, **__: Any) -> Any:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize(
    ("place", "number", "code"),
    [
        ("shujian.store.originals.os.fsync", errno.ENOSPC, "store.disk_full"),
        ("shujian.store.originals.os.replace", errno.ENOSPC, "store.disk_full"),
        ("shujian.store.originals.os.fsync", errno.EROFS, "store.read_only"),
        ("shujian.store.originals.os.replace", errno.EACCES, "store.read_only"),
        ("shujian.pool.storage.lake.DeltaTable.create", errno.ENOSPC, "pool.lake"),
        ("pyarrow.parquet.ParquetWriter.write_table", errno.ENOSPC, "store.disk_full"),
        ("pyarrow.parquet.ParquetWriter.close", errno.ENOSPC, "store.disk_full"),
    ],
)
def test_a_disk_that_fails_says_so_and_leaves_the_pool_as_it_was(
    pool: Any, people: Any, monkeypatch: pytest.MonkeyPatch, place: str, number: int, code: str
) -> None:
    path = pool.write([people(1)])
    with monkeypatch.context() as patch:
        patch.setattr(place, failing(number))
        with pytest.raises(ShujianError) as caught:
            pool.add(path)
    assert caught.value.code == code
    assert re.search("磁盘|目录", caught.value.what + caught.value.remedy)
    assert {i.state for i in catalogue.imports(pool.home)} <= {ImportState.DROPPED}
    assert list(pool.home.tmp.iterdir()) == []
    assert pool.add(path).rows_kept == 1


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("place", ["write_table", "close"])
def test_after_a_full_disk_the_same_file_can_be_brought_in(
    pool: Any, people: Any, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    pool.add_rows([people(1)])
    path = pool.write([people(2)])
    with monkeypatch.context() as patch:
        patch.setattr(f"pyarrow.parquet.ParquetWriter.{place}", failing(errno.ENOSPC))
        with pytest.raises((ShujianError, OSError)):
            pool.add(path)
    assert [r[0] for r in pool.rows()] == [people(1)[0]]
    folder = Path(pool.snapshot().files[0]).parent
    assert {p.name for p in folder.glob("*.parquet")} == {
        Path(f).name for f in pool.snapshot().files
    }
    assert pool.add(path).rows_kept == 1
    assert len(pool.rows()) == 2


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_home_that_cannot_be_written_says_so(pool: Any, people: Any) -> None:
    path = pool.write([people(1)])
    pool.home.files.chmod(0o500)
    try:
        with pytest.raises(ShujianError) as caught:
            pool.add(path)
    finally:
        pool.home.files.chmod(0o700)
    assert caught.value.code == "store.read_only"
    assert "SHUJIAN_HOME" in caught.value.remedy
    assert pool.add(path).rows_kept == 1


def test_an_archive_with_bad_members_brings_in_the_good_ones(
    pool: Any, people: Any, tmp_path: Path
) -> None:
    good = lines(",".join(people(1)), ",".join(people(2)))
    path = tmp_path / "包.zip"
    members = {"好.csv": good, "空.csv": b"", "密.xlsx": compound("EncryptedPackage")}
    path.write_bytes(packed(members))
    with importing.propose(pool.ctx, pool.home, path, table=pool.table) as proposal:
        found = {(e.code, e.where.file) for e in proposal.refused}
        assert found == {("pool.empty_file", "包.zip/空.csv"), ("pool.password", "包.zip/密.xlsx")}
        (result,) = importing.commit(pool.ctx, pool.home, proposal, accept=True)
    assert (result.rows_in, result.rows_kept) == (2, 2)
