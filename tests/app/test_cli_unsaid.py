"""What models decide on and a file lacks: told with the option that says it, never taken."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.app.conftest import id_number


def prisoners(shell: Any, *headers: str) -> Path:
    days = ["2027-01-01" for _ in headers]
    head = ",".join(["姓名", "身份证号", "收监日期", "罪名", *headers])
    rows = [
        ",".join(["虚构甲", id_number(n), f"2023-01-0{n}", "盗窃罪", *days]) for n in range(1, 7)
    ]
    path: Path = shell.file("监狱在押.csv", head, *rows)
    return path


def add(shell: Any, path: Path, *more: str, typed: str = "") -> Any:
    return shell("pool", "add", path, "-t", "在押人员", *more, typed=typed)


def column(shell: Any, name: str) -> set[tuple[str, int]]:
    shown = shell("pool", "show", "在押人员", "--json", "--purpose", "核对").json["rows"]
    return {(row["cells"][name]["shown"], row["cells"][name]["state"]) for row in shown}


def test_what_nobody_said_is_told_with_its_option_and_not_taken(shell: Any) -> None:
    told = add(shell, prisoners(shell), "--yes")
    assert told.code == 0
    assert "没有“羁押类别”这一列" in told.said
    assert "条规则用到它，这些行可能判不了" in told.said
    assert "--column羁押类别==监狱服刑" in told.said  # the name of the file speaks of it
    assert "--column出监日期==空白：截至日都还在押" in told.said
    assert "“羁押类别”没有人写明，作未提供" in told.said
    assert column(shell, "羁押类别") == {("", 3)}


def test_a_day_that_is_only_planned_is_not_taken_unasked(shell: Any) -> None:
    told = add(shell, prisoners(shell, "刑期止日"), "--yes")
    assert "“刑期止日”没有当作“出监日期”" in told.said
    assert "预定的刑满日" in told.said
    assert "--column出监日期=刑期止日" in told.said
    assert column(shell, "出监日期") == {("", 3)}
    again = add(shell, prisoners(shell, "刑期止日"), "--yes", "--mode", "replace")
    assert "“刑期止日”没有当作“出监日期”" in again.said  # the former silence was no answer


def test_the_option_answers(shell: Any) -> None:
    said = ("--column", "羁押类别==监狱服刑", "--column", "出监日期==空白：截至日都还在押")
    told = add(shell, prisoners(shell), *said, "--yes")
    assert "请加" not in told.said
    assert column(shell, "羁押类别") == {("监狱服刑", 0)}
    assert column(shell, "出监日期") == {("", 1)}


def test_without_a_terminal_every_open_question_is_told_with_its_option(shell: Any) -> None:
    told = add(shell, prisoners(shell), "--as-of", "2024-06-30")
    assert told.code == 1
    assert "用--column羁押类别==监狱服刑写明；不知道的写--column羁押类别=" in told.said
    assert "用--column出监日期==空白：截至日都还在押写明" in told.said


def test_a_column_that_may_be_the_end_is_named_before_its_blank_is_vouched(shell: Any) -> None:
    told = add(shell, prisoners(shell, "离去时间", "服刑开始时间"), "--yes")
    assert "没有用上的“离去时间”，内容能读作“出监日期”" in told.said
    assert "--column出监日期=离去时间；整份都一样而且知道的" in told.said
    assert "“服刑开始时间”，内容" not in told.said
    given = ("--column", "出监日期=离去时间", "--mode", "replace")
    add(shell, prisoners(shell, "离去时间"), "--yes", *given)
    assert column(shell, "出监日期") == {("2027-01-01", 0)}


def test_a_terminal_asks(shell: Any) -> None:
    told = add(shell, prisoners(shell), "--as-of", "2024-06-30", typed="1\n1\n")
    assert told.code == 0
    assert column(shell, "羁押类别") == {("监狱服刑", 0)}


def test_a_value_for_a_table_that_is_not_decided_says_so(shell: Any) -> None:
    path = shell.file("名单.csv", "姓名,身份证号", f"虚构甲,{id_number(1)}")
    told = shell("pool", "add", path, "--column", "来源==火化", "--yes")
    assert "没有定下“名单.csv”是哪一张标准表" in told.said
    wrong = add(shell, path, "--column", "来源==火化", "--yes")
    assert "标准表“在押人员”没有“来源”这一列" in wrong.said


def test_cells_that_could_not_be_read_are_told_by_column(shell: Any) -> None:
    head = "姓名,身份证号,收监日期,释放日期,羁押类别"
    days = ["2024-03-05", "2024-13-01", "113年3月5日", "2024-04-01", "2024-04-02"]
    rows = [f"虚构甲,{id_number(n)},2023-01-01,{day},监狱服刑" for n, day in enumerate(days, 1)]
    told = add(shell, shell.file("在押.csv", head, *rows), "--yes")
    assert "读不懂的单元格：“出监日期”2格" in told.said


def test_a_column_that_nothing_took_is_told_with_its_option(shell: Any) -> None:
    rows = [f"虚构甲,{id_number(n)},2023-01-0{n}" for n in range(1, 7)]
    path = shell.file("名单.csv", "姓名,col2,收监日期", *rows)
    told = add(shell, path, "--yes")
    assert told.code == 1
    assert "没有用上的“col2”，内容能读作“公民身份号码”" in told.said
    assert add(shell, path, "--column", "公民身份号码=col2", "--yes").code == 0


def test_a_column_that_every_rule_needs_is_told_though_nothing_fits(shell: Any) -> None:
    head = "档案编号,身份证号,姓名,查询日期"
    rows = [f"D00{n},{id_number(n)},虚构甲,2025-06-01" for n in range(1, 6)]
    path = shell.file("车管所.csv", head, *rows)
    told = shell("pool", "add", path, "-t", "驾驶证", "--yes")
    assert told.code == 0
    assert "“驾驶证”没有“状态”这一列" in told.said
    assert "整份都一样而且知道的，请加--column状态==值" in told.said
    given = ("--column", "状态==正常", "--yes", "--mode", "replace")
    assert "请加" not in shell("pool", "add", path, "-t", "驾驶证", *given).said


def allowances(shell: Any, place: str = "") -> Path:
    head = "姓名,身份证号,享受月份,金额" + (",发放地区" if place else "")
    rows = [
        f"虚构甲,{id_number(n)},2025-0{n},100" + (f",{place}" if place else "") for n in range(1, 7)
    ]
    path: Path = shell.file("高龄津贴发放花名册.csv", head, *rows)
    return path


def places(shell: Any) -> set[str]:
    shown = shell("pool", "show", "高龄津贴发放", "--json", "--purpose", "核对").json["rows"]
    return {row["cells"]["发放地区划"]["shown"] for row in shown}


def test_the_place_of_which_the_sender_speaks_is_that_of_the_whole_list(shell: Any) -> None:
    table = ("-t", "高龄津贴发放", "--yes")
    several = shell(
        "pool", "add", allowances(shell), *table, "--covers", "9901:2025-01-01..2025-06-30"
    )
    assert "没有“发放地区划”这一列" in several.said
    assert places(shell) == {""}
    one = ("--covers", "990101:2025-01-01..2025-06-30", "--anew")
    told = shell("pool", "add", allowances(shell), *table, *one)
    assert "“发放地区划”全部填“990101”" in told.said
    assert places(shell) == {"990101"}


def test_a_place_written_by_name_is_told_with_its_option_and_read_by_it(shell: Any) -> None:
    table = ("-t", "高龄津贴发放", "--yes")
    told = shell("pool", "add", allowances(shell, "虚构县"), *table)
    assert "“虚构县”（6行），不是代码" in told.said
    assert "--place虚构县=990101" in told.said  # most identity numbers begin so
    again = shell(
        "pool", "add", allowances(shell, "虚构县"), *table, "--anew", "--place", "虚构县=990102"
    )
    assert again.code == 0
    assert places(shell) == {"990102"}
    assert shell("pool", "places", "--json").json == {"虚构县": "990102"}
    bad = shell("pool", "places", "虚构县")
    assert (bad.code, "请写作名称=代码" in bad.said) == (1, True)


def test_a_column_under_a_group_is_named_by_its_own_name_where_it_is_the_one(shell: Any) -> None:
    head = "罪犯-人名,罪犯-证号,家属-人名,收监日期"
    rows = [f"虚构甲,{id_number(n)},虚构乙,2023-01-0{n}" for n in range(1, 7)]
    path = shell.file("名单.csv", head, *rows)
    several = add(shell, path, "--column", "姓名=人名", "--yes")
    assert "文件中没有“人名”列" in several.said
    assert add(shell, path, "--column", "公民身份号码=证号", "--yes").code == 0


def test_what_blank_cells_of_a_column_say_can_be_written_with_it(shell: Any) -> None:
    head = "案号,被告人姓名,身份证号,判决日期,罪名,主刑种类,刑期,缓刑考验期"
    rows = [
        f"(2024)虚9901刑初{n}号,虚构甲,{id_number(n)},2024-03-01,盗窃罪,有期徒刑,一年,{period}"
        for n, period in enumerate(["二年", *[""] * 5], 1)
    ]
    path = shell.file("生效判决.csv", head, *rows)
    said = ("--column", "文书编号=案号", "--column", "缓刑=缓刑考验期=否", "--as-of", "2024-06-30")
    told = shell("pool", "add", path, "-t", "刑事裁判", "--yes", *said)
    assert told.code == 0, told.said
    shown = shell("pool", "show", "刑事裁判", "--json", "--purpose", "核对").json["rows"]
    assert [row["cells"]["缓刑"]["shown"] for row in shown].count("否") == 5
