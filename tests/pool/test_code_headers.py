"""Columns of databases and groups of columns: proposed where one reading is possible."""

from __future__ import annotations

from shujian.pool.proposals.mapping import Mapped, match_columns
from shujian.pool.proposals.sample import Sample
from shujian.pool.tables import Tables
from tests.pool.conftest import id_number

TABLES = Tables.load()
NUMBERS = [id_number(row) for row in range(1, 8)]
DAYS = [f"2024-03-{row:02d}" for row in range(1, 8)]
NAMES = ["虚构甲"] * 7


def mapped(table: str, **columns: list[str]) -> Mapped:
    return match_columns(Sample([*columns], [*columns.values()]), TABLES.get(table))


def pairs(found: Mapped) -> dict[str, str]:
    return {m.column: m.header for m in found.matches}


def test_codes_are_proposed_and_never_taken_unasked() -> None:
    found = mapped("死亡登记", XM=NAMES, SFZH=NUMBERS, SWRQ=DAYS, XB=["男"] * 7)
    assert pairs(found) == {"姓名": "XM", "公民身份号码": "SFZH", "死亡日期": "SWRQ"}
    assert not any(m.sure or m.doubted for m in found.matches)
    assert "字母" in found.matches[0].reason


def test_a_code_with_two_readings_is_left_to_a_person() -> None:
    found = mapped("在押人员", xm=NAMES, gmsfhm=NUMBERS, csrq=DAYS)
    match = next(m for m in found.matches if m.header == "csrq")
    assert (match.sure, match.doubted) == (False, True)
    assert "也可能是“出生日期”" in match.reason
    same = mapped("在押人员", gmsfhm=NUMBERS, cssj=DAYS)  # 出所时间 or 出生时间
    assert [m.doubted for m in same.matches if m.header == "cssj"] == [True]
    two = mapped("工资发放", XM=NAMES, SFZH=NUMBERS)  # 姓名 or 项目
    assert [m.doubted for m in two.matches if m.header == "XM"] == [True]


def test_a_group_is_no_part_of_the_name_and_another_person_is_not_taken() -> None:
    columns = {"基本信息-姓名": NAMES, "基本信息-证件号码": NUMBERS}
    others = {"监护人-姓名": NAMES, "监护人-证件号码": NUMBERS, "家属姓名": NAMES}
    found = mapped("社区矫正对象", **others, **columns, **{"矫正信息-入矫日期": DAYS})
    assert pairs(found) == {
        "姓名": "基本信息-姓名",
        "公民身份号码": "基本信息-证件号码",
        "接收日期": "矫正信息-入矫日期",
    }
    assert found.rivals == {}
    assert pairs(mapped("社区矫正对象", **others)) == {}


def test_letters_of_ones_own_number_are_known_whatever_the_list_calls_him() -> None:
    found = mapped("在押人员", ZFXM=NAMES, ZFSFZH=NUMBERS, JYMC=["虚构监狱"] * 7)
    assert pairs(found) == {"姓名": "ZFXM", "公民身份号码": "ZFSFZH", "羁押场所": "JYMC"}
    found = mapped("驾驶证", SFZMHM=NUMBERS, DABH=[f"99{n:06d}" for n in range(7)])
    assert pairs(found) == {"公民身份号码": "SFZMHM", "档案编号": "DABH"}
    # 监护人身份证号, 联系人身份证号, 家属身份证号; 承办人 is read as 参保人 is
    assert pairs(mapped("社保缴费", JHRSFZH=NUMBERS, LXRSFZH=NUMBERS, CBRSFZH=NUMBERS)) == {}


def test_every_table_knows_the_common_words_for_the_number() -> None:
    for heading in ("证件号", "证件号码", "身份证件号码", "身份证明号码"):
        for table in ("酒驾处罚", "农民工工资发放", "死亡登记"):
            assert pairs(mapped(table, **{heading: NUMBERS})) == {"公民身份号码": heading}


def test_a_group_that_names_the_kind_may_stand_before_the_word() -> None:
    money = ["1200"] * 7
    columns = {"日期-开工": DAYS, "日期-施工许可证核发": DAYS, "单位-建设": ["虚构公司"] * 7}
    found = mapped("在建项目", **columns, **{"价款-合同（万元）": money, "日期-备案": DAYS})
    assert pairs(found) == {
        "开工日期": "日期-开工",
        "施工许可日期": "日期-施工许可证核发",
        "建设单位": "单位-建设",
        "合同价款": "价款-合同（万元）",
    }
    assert found.units == {"合同价款": "万元"}


def test_a_telling_name_outweighs_an_alias_and_a_plain_one_does_not() -> None:
    later = [f"2024-04-{row:02d}" for row in range(1, 8)]
    found = mapped("假释裁定", **{"假释日期": DAYS, "出监日期": later})
    assert (pairs(found), found.rivals) == ({"假释日期": "假释日期"}, {})
    found = mapped("养老金发放", **{"金额": ["1"] * 7, "实发金额": ["2"] * 7})
    assert "金额" in found.rivals


def test_the_codes_of_the_social_insurance_system_are_proposed() -> None:
    months = [f"20240{row}" for row in range(1, 8)]
    found = mapped("养老金发放", AAC002=NUMBERS, AAC003=NAMES, AAE003=months, AAE019=["1200.5"] * 7)
    assert pairs(found) == {
        "公民身份号码": "AAC002",
        "姓名": "AAC003",
        "待遇月份": "AAE003",
        "金额": "AAE019",
    }
    assert not any(m.sure for m in found.matches)


def test_codes_under_a_heading_of_listed_words_are_left_to_a_person() -> None:
    for codes in (["11", "21", "21", "11", "21", "11", "21"], ["A", "B", "A", "A", "E", "A", "A"]):
        found = mapped("生存迹象", 姓名=NAMES, 身份证号=NUMBERS, 医疗类别=codes, 就诊日期=DAYS)
        (match,) = [m for m in found.matches if m.header == "医疗类别"]
        assert (match.sure, match.doubted) == (False, True)
        assert "写的是代码" in match.reason
