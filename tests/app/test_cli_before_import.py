"""What the terminal says before a file is brought in: days that nobody gave, rows that go."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.app.conftest import id_number

HEADER = "身份证号,姓名,收到决定日期,移交日期,执行地区划"


def listed(shell: Any, name: str, *days: str) -> Path:
    rows = [f"{id_number(n)},虚构甲,{day},,990102" for n, day in enumerate(days, start=1)]
    found: Path = shell.file(name, HEADER, *rows)
    return found


def add(shell: Any, path: Path, *more: str) -> Any:
    return shell("pool", "add", path, "-t", "暂予监外执行", "-s", "某监狱", "--yes", *more)


def test_a_day_taken_from_the_rows_is_told_with_what_to_give_instead(shell: Any) -> None:
    told = add(shell, listed(shell, "名单.csv", "2024-03-01", "2024-05-07"))
    assert "截至日取2024-05-07，是数据中最晚的日期" in told.said
    assert "--as-of" in told.said


def test_a_day_that_was_given_or_stated_is_not_called_the_newest(shell: Any) -> None:
    given = add(shell, listed(shell, "名单.csv", "2024-03-01"), "--as-of", "2024-06-30")
    assert "截至日取" not in given.said
    stated = add(shell, listed(shell, "名单2024年5月.csv", "2024-03-02"))
    assert "截至日取2024-05-31（文件名写的是“2024年5月”）" in stated.said
    assert "最晚" not in stated.said


def test_rows_that_a_replacement_takes_out_are_told_before(shell: Any) -> None:
    add(shell, listed(shell, "一.csv", "2024-03-01", "2024-05-07", "2024-05-08"))
    told = add(shell, listed(shell, "二.csv", "2024-03-05"), "--mode", "replace")
    assert "将替换“暂予监外执行”中“某监狱”现有的3行" in told.said
    assert told.said.index("将替换") < told.said.index("已导入")


def test_a_replacement_that_finds_no_earlier_rows_says_so(shell: Any) -> None:
    add(shell, listed(shell, "一.csv", "2024-03-01"))
    path = listed(shell, "二.csv", "2024-03-05")
    told = shell(
        "pool", "add", path, "-t", "暂予监外执行", "-s", "某监", "--yes", "--mode", "replace"
    )
    assert "没有“某监”此前的数据，不替换任何行，现有的1行都保留" in told.said


def test_rows_that_are_there_already_are_told_before_they_add_up(shell: Any) -> None:
    first = add(shell, listed(shell, "一.csv", "2024-03-01", "2024-05-07"))
    assert "与已有的行" not in first.said
    told = add(shell, listed(shell, "二.csv", "2024-03-01", "2024-06-07", "2024-06-08"))
    assert "有1行的识别列（公民身份号码、收到决定日期）" in told.said
    assert "--modecorrect" in told.said.replace(" ", "")
    assert told.said.index("与已有的行") < told.said.index("已导入")


def test_who_replaces_or_corrects_is_not_warned_of_adding_up(shell: Any) -> None:
    add(shell, listed(shell, "一.csv", "2024-03-01"))
    told = add(shell, listed(shell, "二.csv", "2024-03-01", "2024-06-07"), "--mode", "replace")
    assert "与已有的行" not in told.said


def test_the_very_same_file_adds_nothing_and_is_not_warned_of(shell: Any) -> None:
    path = listed(shell, "一.csv", "2024-03-01")
    add(shell, path)
    assert "与已有的行" not in add(shell, path).said


def test_a_correction_of_an_identifying_day_says_that_the_old_row_stays(shell: Any) -> None:
    add(shell, listed(shell, "一.csv", "2024-03-01", "2024-05-07"))
    told = add(shell, listed(shell, "二.csv", "2024-03-02", "2024-05-07"), "--mode", "correct")
    assert "有1行与已有的行只差识别列“收到决定日期”" in told.said
    assert told.said.index("这些旧行会留下") < told.said.index("已导入")
