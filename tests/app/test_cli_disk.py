"""Disks that fail, homes that are none: said clearly, and the next try succeeds."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from deliveries import HEADER, TABLE, add, counts, row


@pytest.mark.parametrize(
    "words",
    [
        ("clues", "export", "无此目录/线索.xlsx"),
        ("clues", "export", "无此目录/线索.jsonl"),
        ("pool", "quarantine", TABLE, "--export", "无此目录/隔离.xlsx"),
    ],
    ids=["clues xlsx", "clues jsonl", "quarantine"],
)
def test_an_export_that_cannot_be_written_is_told(
    shell: Any, number: Any, words: tuple[str, ...]
) -> None:
    assert add(shell, shell.file("监外.csv", HEADER, row("不是号码"))).code == 0
    target = shell.folder / words[-1]
    answer = shell(*words[:-1], target, "--purpose", "测试")
    assert answer.code == 1
    assert "没有这个文件夹" in answer.said
    assert "办法：" in answer.said
    target.mkdir(parents=True)
    answer = shell(*words[:-1], target, "--purpose", "测试")
    assert (answer.code, "是一个文件夹" in answer.said) == (1, True)
    target.rmdir()
    assert shell(*words[:-1], target, "--purpose", "测试").code == 0
    assert [p.name for p in target.parent.iterdir()] == [target.name]


@pytest.mark.parametrize(
    ("number_", "word"), [(errno.ENOSPC, "磁盘空间不足"), (errno.EROFS, "无法写入")]
)
def test_a_failing_disk_is_told_and_the_next_try_succeeds(
    shell: Any, number: Any, monkeypatch: pytest.MonkeyPatch, number_: int, word: str
) -> None:
    def fail(*_: Any) -> None:
        raise OSError(number_, os.strerror(number_))

    path = shell.file("名单.csv", HEADER, row(number(1)))
    with monkeypatch.context() as patch:
        patch.setattr("shujian.store.originals.os.fsync", fail)
        answer = add(shell, path)
    assert answer.code == 1
    assert word in answer.said
    assert "办法：" in answer.said
    assert add(shell, path).code == 0
    assert counts(shell) == (1, 0)


def test_a_disk_that_fills_while_rows_are_written_costs_one_file(
    shell: Any, number: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, failures = pq.ParquetWriter.write_table, [errno.ENOSPC]

    def fail(*words: Any, **named: Any) -> Any:
        if failures:
            raise OSError(failures.pop(), "No space left on device")
        return write(*words, **named)

    files = [shell.file(f"名单{i}.csv", HEADER, row(number(i))) for i in (1, 2)]
    monkeypatch.setattr("pyarrow.parquet.ParquetWriter.write_table", fail)
    answer = add(shell, *files)
    assert answer.code == 1
    assert "磁盘空间不足" in answer.said
    assert counts(shell) == (1, 0)


def test_a_home_that_is_a_file_or_holds_other_things_is_refused(shell: Any) -> None:
    shell.home.write_text("x", "utf-8")
    answer = shell("pool", "list")
    assert (answer.code, "位置上是一个文件" in answer.said) == (1, True)
    shell.home.unlink()
    shell.home.mkdir()
    (shell.home / "论文.docx").write_text("x", "utf-8")
    answer = shell("pool", "list")
    assert answer.code == 1
    assert "不是数检的数据目录" in answer.said
    assert [p.name for p in shell.home.iterdir()] == ["论文.docx"]


def test_a_home_that_cannot_be_written_is_told(shell: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr("pathlib.Path.mkdir", fail)
    answer = shell("pool", "list")
    assert answer.code == 1
    assert "无法写入数据目录" in answer.said
    assert "SHUJIAN_HOME" in answer.said


def test_the_program_itself_ends_without_a_traceback(tmp_path: Path) -> None:
    bad = tmp_path / "名单 (1).xlsx"
    bad.write_bytes(b"%PDF-1.7\n")
    home = str(tmp_path / "张三 (1)")
    done = subprocess.run(
        [sys.executable, "-m", "shujian", "pool", "add", str(bad), "--yes", "--home", home],
        capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )  # fmt: skip
    said = "".join(done.stderr.decode("utf-8").split())
    assert done.returncode == 1
    assert done.stdout == b""
    assert "名单(1).xlsx”：不是可以导入的表格" in said
    assert "原因：内容是PDF文档" in said
    assert "Traceback" not in said


@pytest.mark.parametrize("words", [("pool", "list"), ("models", "list")])
def test_a_fault_of_the_system_that_nobody_foresaw_is_told(
    shell: Any, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    def fail(*_: Any, **__: Any) -> Any:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr("shujian.app.cli.pool.catalogue.catalogue", fail)
    monkeypatch.setattr("shujian.app.cli.models.Shelf", fail)
    answer = shell(*words)
    assert answer.code == 1
    assert "读写数据目录失败" in answer.said
    assert "办法：" in answer.said
