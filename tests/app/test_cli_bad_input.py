"""Bad input through the command line: said clearly, nothing lost, never a clue."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from deliveries import HEADER, RECEIVED, TABLE, add, counts, row

CHINESE = re.compile("[一-鿿]")
NAMES = [f"虚构{c}" for c in "甲乙丙丁戊己庚"]
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


@pytest.mark.parametrize(
    ("place", "why"), [("没有/结果.json", "没有这个文件夹"), ("", "这个位置上是一个文件夹")]
)
def test_a_report_that_cannot_be_written_is_told_before_the_work(
    shell: Any, place: str, why: str
) -> None:
    answer = shell("demo", "--people", "1000", "--no-serve", "--report", shell.folder / place)
    assert answer.code == 1
    assert why in answer.said
    assert not shell.home.exists()


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


def test_a_new_table_of_an_impossible_name_is_used_or_refused_but_not_half_made(
    shell: Any, number: Any
) -> None:
    path = shell.file("名单.csv", HEADER, row(number(1)))
    answer = shell("pool", "add", path, "--new-table", "坏/表", *RECEIVED)
    drafted = list((shell.home / "content" / "tables").rglob("*.yaml"))
    assert (answer.code == 0) == bool(drafted)
    if not drafted:
        assert "表名“坏/表”不能使用" in answer.said
        assert "办法：" in answer.said


def test_input_that_ends_at_a_question_is_told_and_imports_nothing(shell: Any, number: Any) -> None:
    path = shell.file("名单.csv", HEADER, row(number(1)))
    later = shell.file("名单2.csv", HEADER, row(number(2)))
    answer = shell("pool", "add", path, later, "--table", TABLE, typed="")
    assert answer.code == 1
    assert answer.said.count("有问题没有得到回答，未导入") == 2
    assert "--yes" in answer.said
    assert "Aborted" not in answer.said
    assert shell("pool", "list", "--json").json == []


def test_refused_members_of_an_archive_are_told_to_programs(shell: Any, number: Any) -> None:
    path = shell.folder / "包.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("好.csv", f"{HEADER}\n{row(number(1))}\n")
        archive.writestr("空.csv", "")
    told = shell("pool", "add", path, "--table", TABLE, *RECEIVED, "--json").json
    assert [t["error"]["code"] for t in told if "error" in t] == ["pool.empty_file"]
    assert [t["rows_kept"] for t in told if "error" not in t] == [1]


def test_states_of_imports_are_told_in_chinese(shell: Any, number: Any) -> None:
    files = [shell.file(f"名单{i}.csv", HEADER, row(number(i))) for i in (1, 2)]
    words = ("--table", TABLE, "--supplier", "某监狱", *RECEIVED, "--json")
    first = shell("pool", "add", *files, files[0], *words).json[0]["import_id"]
    assert shell("pool", "withdraw", first, "--reason", "测试").code == 0
    details = shell("pool", "show", TABLE)
    for word in ("已确认", "已撤回", "重复"):
        assert word in details.said
    for word in ("acknowledged", "withdrawn", "duplicate"):
        assert word not in details.said


def test_a_file_of_no_clear_table_names_both_ways_out(shell: Any) -> None:
    answer = shell("pool", "add", shell.file("未知.csv", "甲甲,乙乙", "1,2"), *RECEIVED)
    assert answer.code == 1
    assert "--table" in answer.said
    assert "--new-table" in answer.said
