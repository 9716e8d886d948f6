"""Layouts in which a row is no record: told with what to do, never read as if it were one."""

from __future__ import annotations

from shujian.pool.readers.header import find_header

PERSON = ["虚构甲", "99010119660101006X"]


def test_two_tables_beside_each_other_are_told() -> None:
    names = ["姓名", "身份证号", "入所日期", "", "姓名", "身份证号", "出所日期"]
    row = [*PERSON, "2024-05-01", "", *PERSON, "2024-05-11"]
    found = find_header([names, row, row, row])
    assert found.last == -1
    assert "左右并排两张表（中间第 4 列空着）" in found.notes[1]
    filled = [*row[:3], "在押", *row[4:]]
    assert find_header([names, filled, row, row]).last == 0  # the column is no gap


def test_a_form_of_one_person_is_told() -> None:
    rows = [
        ["登记表", "", "", ""],
        ["姓名", "虚构甲", "性别", "男"],
        ["身份证号", "99010119660101006X", "矫正类别", "缓刑"],
        ["入矫日期", "2023年4月1日", "司法所", "虚构镇司法所"],
        ["备注", "", "", ""],
    ]
    found = find_header(rows)
    assert found.last == -1
    assert "登记表" in found.notes[1]


def test_days_of_a_month_are_names_of_columns() -> None:
    days = [str(day) for day in range(1, 31)]
    rows = [["姓名", "身份证号", *days, "出勤合计"]]
    rows += [["虚构甲", "99010119660101006X", *["1"] * 30, "30"] for _ in range(4)]
    found = find_header(rows)
    assert (found.last, found.names[2], found.names[-1]) == (0, "1", "出勤合计")
    assert "第 3 列起一列一天" in found.notes[0]


def test_a_row_of_numbers_is_no_header() -> None:
    numbers = [str(number) for number in range(1, 13)]
    rows = [["虚构甲", "99010119660101006X", *numbers]] * 4
    assert find_header(rows).last == -1


def test_months_are_names_of_columns_and_told() -> None:
    for months in (["202401", "202402"], ["2024-01", "2024-02"], ["1月", "2月"]):
        rows = [["姓名", "身份证号", *months], *[[*PERSON, "100", "100"]] * 4]
        found = find_header(rows)
        assert found.names[2:] == months
        assert "一列一个月" in found.notes[0]


def test_months_that_cannot_be_told_apart_are_told_with_the_reason() -> None:
    months = ["1月", "3月", "2月"]
    rows = [["姓名", "身份证号", *months], *[[*PERSON, "100", "100", "100"]] * 4]
    (note,) = find_header(rows).notes
    assert "月份不按先后排列（“3月”之后是“2月”）" in note


def test_the_same_names_twice_are_told_below_a_title_too() -> None:
    names = ["序号", "姓名", "身份证号码", "死亡日期"]
    row = ["1", *PERSON, "2024-04-01"]
    title = ["2024年4月死亡人员名单", *[""] * 8]
    found = find_header([title, [*names, "", *names], *[[*row, "", *row]] * 3])
    assert found.last == -1
    assert "并排出现 2 次" in found.notes[1]


def test_cards_one_below_another_are_told_as_forms() -> None:
    card = [["基本情况卡", "", "", ""], ["姓名", "虚构甲", "性别", "男"]]
    card += [
        ["公民身份号码", PERSON[1], "民族", "汉族"],
        ["矫正类别", "缓刑", "报到日期", "2023-11-01"],
    ]
    found = find_header([*card, [""] * 4, *card])
    assert found.last == -1
    assert "登记表" in found.notes[1]


def test_people_across_and_names_down_are_told_to_be_turned() -> None:
    rows = [["姓名", "虚构甲", "虚构乙", "虚构丙"], ["身份证号", *[PERSON[1]] * 3]]
    rows += [["入监日期", *["2023-02-01"] * 3], ["罪名", *["抢夺罪"] * 3]]
    found = find_header(rows)
    assert found.last == -1
    assert "转置" in found.notes[1]


def test_a_register_of_cases_is_no_form() -> None:
    names = ["案号", "承办法官", "被告人", "身份证号", "罪名", "判决日期"]
    rows = [
        [f"（2024）虚99刑初{n}号", "虚某", *PERSON, "盗窃罪", "2024-04-01"] for n in range(1, 5)
    ]
    found = find_header([names, *rows, ["", "", *PERSON, "盗窃罪", ""]])
    assert (found.last, found.names) == (0, names)
