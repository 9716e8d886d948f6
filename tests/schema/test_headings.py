"""A heading that names a number of a person protects its column, whatever its element."""

from __future__ import annotations

import pytest

from shujian.schema.headings import heading_level, named_element, sensitive_element
from shujian.schema.table_types import TableColumn
from shujian.schema.tables import parse_table

NUMBER = "990101195001010010"


@pytest.mark.parametrize(
    ("header", "element", "level"),
    [
        ("身份证号", "公民身份号码", 4),
        ("户主 身份证号码", "公民身份号码", 4),
        ("身份证号（必填）", "公民身份号码", 4),
        ("联系电话", "手机号", 3),
        ("银行卡号", "银行卡号", 4),
        ("负责人姓名", "姓名", 3),
        ("案号", "案号", 1),
        ("申请日期", "日期", 1),
        ("项目名称", "", 1),
        ("", "", 1),
    ],
)
def test_headings_name_elements(header: str, element: str, level: int) -> None:
    assert (named_element(header), heading_level(header)) == (element, level)


def _level(column: dict[str, object]) -> int:
    data = {"id": "local/甲", "name": "甲", "key": [], "columns": [column]}
    from shujian.core import yamlio

    return parse_table(yamlio.parse(str(data).replace("'", '"'), "甲.yaml")).columns[0].level


def test_a_number_defined_as_text_keeps_its_level_unless_the_author_says_otherwise() -> None:
    assert _level({"name": "身份证号", "element": "文本"}) == 4
    assert _level({"name": "号码", "element": "文本", "alias": ["身份证号"]}) == 4
    assert _level({"name": "身份证号", "element": "文本", "level": 1}) == 1
    assert _level({"name": "备注", "element": "文本"}) == 1


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("身份证号", NUMBER, "990101********0010"),
        ("身份证号", "写错的号码 12345", "***"),
        ("联系电话", "13900000000", "139****0000"),
        ("备注", NUMBER, "***"),
    ],
)
def test_what_is_masked_is_never_shown_in_full(name: str, value: str, shown: str) -> None:
    assert TableColumn(name, "文本", level=4).mask(value) == shown


def test_a_heading_in_letters_is_as_sensitive_as_what_it_may_stand_for() -> None:
    assert sensitive_element("SFZH") == "公民身份号码"
    assert sensitive_element("id_card_no") == "公民身份号码"
    assert sensitive_element("xm") == "姓名"
    assert sensitive_element("SWRQ") == sensitive_element("BZ") == ""
    assert heading_level("SFZHM") == 4
    assert heading_level("CSRQ") == 1


def test_what_is_said_of_health_is_sensitive_whatever_it_is_kept_as() -> None:
    assert [heading_level(h) for h in ("临床诊断", "伤情描述", "就诊科室")] == [3, 3, 1]
