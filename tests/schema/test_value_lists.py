"""Columns with few values: other wordings are read, nothing else is guessed."""

from __future__ import annotations

import pytest

from shujian.core.cells import Missing, State
from shujian.schema.dictionaries import dictionary
from shujian.schema.elements import element
from shujian.schema.elements.coded import Coded, made

LISTS = sorted(dictionary("value_lists"))


@pytest.mark.parametrize("name", LISTS)
def test_every_wording_is_read_as_its_value(name: str) -> None:
    coded = element(name)
    assert isinstance(coded, Coded)
    for value, others in dictionary("value_lists")[name]["values"].items():
        assert [coded.clean(text).value for text in (value, *others)] == [value] * (1 + len(others))


@pytest.mark.parametrize(
    ("name", "raw", "value"),
    [
        ("养老保险制度", "企业职工基本养老保险", "企业职工"),
        ("主刑", "死刑,缓期二年执行", "死刑缓期执行"),
        ("养老保险制度", "機關事業單位", "机关事业"),
        ("矫正类别", "保外就医", "暂予监外执行"),
        ("强制措施", "刑拘", "刑事拘留"),
        ("主刑", "死缓", "死刑缓期执行"),
        ("送达对象", "虚构县司法局", "社区矫正机构"),
        ("送达对象", "虚构县人民检察院", "检察院"),
        ("送达对象", "虚构市公安局", "公安机关"),
        ("送达种类", "判决书、执行通知书", "法律文书"),
        ("送达种类", "刑事判决书", "判决书"),
    ],
)
def test_departments_word_it_their_own_way(name: str, raw: str, value: str) -> None:
    cleaned = element(name).clean(raw)
    assert (cleaned.value, bool(cleaned.note)) == (value, True)


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("养老保险制度", "养老"),
        ("羁押类别", "看守所"),
        ("羁押类别", "服刑或未决"),
        ("送达对象", "虚构县公安局城关派出所"),
        ("送达对象", "虚构县司法局、虚构县人民检察院"),
        ("送达种类", "通知、判决书"),
    ],
)
def test_a_wording_that_may_mean_two_things_is_not_guessed(name: str, raw: str) -> None:
    cleaned = element(name).clean(raw)
    assert isinstance(cleaned.value, Missing)
    assert cleaned.value.state is State.UNKNOWN
    assert "不在值域之内" in cleaned.note


def test_a_wording_of_two_values_is_refused() -> None:
    with pytest.raises(ValueError, match="乙"):
        made("试验", {"english": "trial", "values": {"甲": ["乙"], "丙": ["乙"]}})
