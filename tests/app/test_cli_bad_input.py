"""Bad input through the command line: said clearly, nothing lost, never a clue."""

from __future__ import annotations

import errno
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

CHINESE = re.compile("[一-鿿]")
TABLE = "暂予监外执行"
NAMES = [f"虚构{c}" for c in "甲乙丙丁戊己庚"]
HEADER = "身份证号,姓名,收到决定日期,移交日期,执行地区划"
RECEIVED = ("--covers", "*", "--as-of", "2025-06-30", "--yes")
MODEL = """\
id: 本院/late
name: 未移交、未接收监督模型（测试）
line: 刑事执行
purpose: 测试读不懂的单元格不会成为线索
basis: [测试]
checked: false
doubt: 测试
inputs:
  监外: {table: 暂予监外执行}
  矫正: {table: 社区矫正对象}
steps:
  - {id: 迟延, op: filter, from: 监外, where: '=[移交日期]>[收到决定日期]'}
  - id: 漏管
    op: not_exists
    left: 监外
    right: 矫正
    on: [公民身份号码]
    agree: [姓名]
    coverage: {place: '=[执行地区划]', from: '=[收到决定日期]', to: '=截至日("监外")'}
  - {id: 迟延线索, op: clue, from: 迟延, rule: R1, subject: 公民身份号码, identity: [公民身份号码], title: '{姓名} {移交日期} 移交'}
  - {id: 漏管线索, op: clue, from: 漏管, rule: R2, subject: 公民身份号码, identity: [公民身份号码], title: '{姓名} 没有接收'}
disprove: [测试]
verify: [测试]
document: 检察建议书
"""


def row(number: str, name: str = "虚构甲", received: str = "2024-03-01", handed: str = "") -> str:
    return f"{number},{name},{received},{handed},990102"


def add(shell: Any, *files: Path, table: str = TABLE) -> Any:
    return shell("pool", "add", *files, "--table", table, "--supplier", "某监狱", *RECEIVED)


def counts(shell: Any, table: str = TABLE) -> tuple[int, int]:
    """Rows kept and quarantined."""
    entry = next(e for e in shell("pool", "list", "--json").json if e["name"] == table)
    return entry["rows"], entry["quarantined"]


def test_one_bad_file_does_not_stop_the_others(shell: Any, number: Any) -> None:
    good = shell.file("好.csv", HEADER, row(number(1)))
    later = shell.file("后来.csv", HEADER, row(number(2)))
    empty = shell.file("空.csv")
    answer = add(shell, good, empty, shell.folder / "没有.csv", later)
    assert answer.code == 1
    assert "文件“空.csv”：文件是空的" in answer.said
    assert "文件“没有.csv”：文件打不开" in answer.said
    assert "办法：请向提供单位重新索取" in answer.said
    assert counts(shell) == (2, 0)


@pytest.mark.xfail(
    strict=True,
    raises=AssertionError,
    reason="with --json the refused files are told on stderr alone",
)
def test_programs_learn_which_file_was_refused(shell: Any, number: Any) -> None:
    good = shell.file("好.csv", HEADER, row(number(1)))
    words = ("--table", TABLE, *RECEIVED, "--json")
    answer = shell("pool", "add", good, shell.file("空.csv"), *words)
    assert answer.code == 1
    assert "pool.empty_file" in answer.out


def test_every_row_is_told_as_kept_or_set_aside(shell: Any, number: Any) -> None:
    rows = [row(number(1)), row("不是号码"), row(number(2), received="2023-02-30"), "半"]
    answer = add(shell, shell.file("名单.csv", HEADER, *rows, row(number(3), handed="2023-02-30")))
    assert answer.code == 0
    assert "5行＝入池2＋隔离3" in answer.said
    assert counts(shell) == (2, 3)
    told = shell("pool", "quarantine", TABLE)
    for line, why in (("第3行", "公民身份号码"), ("第4行", "收到决定日期"), ("第5行", "")):
        assert line in told.said
        assert why in told.said


@pytest.mark.parametrize(
    ("words", "what", "remedy"),
    [
        (("pool", "add", "{f}", "--table", "没有的表", "--yes"), "没有的表", ""),
        (("pool", "add", "{f}", "--table", TABLE, "--as-of", "2023-02-30"), "2023-02-30", "2025-06-30"),
        (("pool", "add", "{f}", "--table", TABLE, "--covers", "某市"), "看不懂覆盖范围“某市”", "--covers"),
        (("pool", "add", "{f}", "--table", TABLE, "--mode", "删除", "--yes"), "删除", "append"),
        (("pool", "add", "{f}", "--table", TABLE, "--column", "姓名", "--yes"), "看不懂", "标准列=文件列名"),
        (("pool", "show", "没有的表"), "没有的表", ""),
        (("pool", "quarantine", TABLE, "--import", "{f}"), "", ""),
        (("pool", "withdraw", "zzzz", "--reason", "试"), "zzzz", ""),
        (("models", "run", "没有的模型"), "没有的模型", ""),
        (("models", "run"), "没有说明运行哪个模型", "--all"),
        (("models", "run", "pension-while-serving"), "没有数据", "shujian pool add"),
        (("clues", "show", "zzzzzz"), "没有编号为“zzzzzz”的线索", "shujian clues list"),
        (("clues", "list", "--state", "结案"), "没有“结案”这种核查状态", "存查"),
        (("clues", "export", "线索.doc", "--purpose", "试"), "不能导出成“.doc”", ".xlsx"),
        (("runs", "show", "zzzzzz"), "zzzzzz", ""),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, tuple) else "",
)  # fmt: skip
def test_a_wrong_word_is_told_in_chinese_with_a_remedy(
    shell: Any, number: Any, words: tuple[str, ...], what: str, remedy: str
) -> None:
    path = shell.file("名单.csv", HEADER, row(number(1)))
    answer = shell(*(w.replace("{f}", str(path)) for w in words))
    assert answer.code == 1
    assert what in answer.said
    assert "".join(remedy.split()) in answer.said
    assert "办法：" in answer.said
    assert "Traceback" not in answer.said


def brought_in(shell: Any, number: Any, handed: list[str], known: list[str]) -> None:
    """Rows with these handover days; ``known`` are the numbers at the agency."""
    rows = [row(number(i), NAMES[i], handed=day) for i, day in enumerate(handed)]
    assert add(shell, shell.file("监外.csv", HEADER, *rows)).code == 0
    lines = [f"{n},{NAMES[i]},缓刑,某司法所,990102,2024-03-05" for i, n in enumerate(known)]
    path = shell.file("矫正.csv", "身份证号,姓名,矫正类别,矫正机构,矫正地区划,接收日期", *lines)
    assert add(shell, path, table="社区矫正对象").code == 0
    folder = shell.home / "content" / "models" / "late"
    folder.mkdir(parents=True)
    (folder / "model.yaml").write_text(MODEL, "utf-8")


def found(shell: Any, rule: str) -> set[str]:
    listed = shell("clues", "list", "--purpose", "测试", "--json")
    return {c["subject"] for c in listed.json if c["rule"] == rule}


def test_no_clue_arises_from_cells_that_cannot_be_read(shell: Any, number: Any) -> None:
    handed = ["2024-04-01", "2024-02-30", "=2024+1", "九九", "", "2024-01-01", "无"]
    brought_in(shell, number, handed, [number(i) for i in range(7)])
    ran = shell("models", "run", "本院/late", "--json")
    assert ran.code == 0
    assert found(shell, "R1") == {number(0)}
    assert found(shell, "R2") == set()
    steps = {
        s["step"]: s for s in shell("runs", "show", ran.json[0]["run"], "--json").json["steps"]
    }
    late = steps["迟延"]
    assert (late["passed"], late["dropped"]) == (1, 1)
    assert late["review"] + late["unchecked"] == 5


def test_not_found_is_no_clue_where_a_row_could_not_be_read(shell: Any, number: Any) -> None:
    brought_in(shell, number, [""] * 3, [number(0), "读不懂的号码"])
    ran = shell("models", "run", "本院/late", "--json")
    assert counts(shell, "社区矫正对象") == (1, 1)
    steps = {
        s["step"]: s for s in shell("runs", "show", ran.json[0]["run"], "--json").json["steps"]
    }
    assert steps["漏管"]["review"] == 1  # 虚构乙, whose row is perhaps the unreadable one
    assert found(shell, "R2") == {number(2)}


def live(path: Path) -> list[str]:
    """Cells and parts of a workbook that a spreadsheet program would carry out."""
    cells = [c for s in openpyxl.load_workbook(path) for r in s.iter_rows() for c in r]
    bad = [str(c.value) for c in cells if c.data_type == "f" or c.hyperlink]
    with zipfile.ZipFile(path) as archive:
        sheets = [n for n in archive.namelist() if "worksheets/sheet" in n]
        return bad + [n for n in sheets if re.search(rb"<f[ >]", archive.read(n))]


def test_exports_hold_no_live_formula(shell: Any, number: Any) -> None:
    names = ["=1+1", "=cmd|'/c calc'!A0", "@SUM(1)", "+1+1", '=HYPERLINK("x")']
    quoted = ['"' + n.replace('"', '""') + '"' for n in names]
    rows = [row(number(i), n, handed="2024-04-01") for i, n in enumerate(quoted)]
    assert add(shell, shell.file("监外.csv", HEADER, *rows, *(row(n, n) for n in quoted))).code == 0
    folder = shell.home / "content" / "models" / "late"
    folder.mkdir(parents=True)
    (folder / "model.yaml").write_text(MODEL, "utf-8")
    assert shell("models", "run", "本院/late").code == 0
    clues, aside = shell.folder / "线索.xlsx", shell.folder / "隔离.xlsx"
    assert shell("clues", "export", clues, "--purpose", "测试").code == 0
    assert shell("pool", "quarantine", TABLE, "--export", aside, "--purpose", "测试").code == 0
    for path in (clues, aside):
        texts = [c.value for s in openpyxl.load_workbook(path) for r in s.iter_rows() for c in r]
        assert len(texts) > 20
        assert live(path) == []


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


@pytest.mark.xfail(strict=True, raises=OSError, reason="the system's error comes out bare")
def test_a_disk_that_fills_while_rows_are_written_is_told(
    shell: Any, number: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    path = shell.file("名单.csv", HEADER, row(number(1)))
    monkeypatch.setattr("pyarrow.parquet.ParquetWriter.write_table", fail)
    answer = add(shell, path)
    assert answer.code == 1
    assert "磁盘空间不足" in answer.said


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
