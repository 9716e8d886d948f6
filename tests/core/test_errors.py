from __future__ import annotations

import copy
import json
import pickle

import pytest

from shujian.core.errors import ManyErrorsError, Place, ShujianError, raise_all


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (Place(), ""),
        (Place("名单.xlsx"), "文件“名单.xlsx”"),
        (Place("名单.xlsx", "表1", 7, "姓名"), "文件“名单.xlsx”，工作表“表1”，第 7 行，“姓名”"),
        (Place(row=3), "第 3 行"),
        (Place(field="key"), "“key”"),
    ],
)
def test_a_place_is_told_from_the_file_to_the_field(place: Place, text: str) -> None:
    assert str(place) == text


@pytest.mark.parametrize(
    ("error", "lines"),
    [
        (ShujianError("a.b", "出错了"), ["出错了"]),
        (
            ShujianError("a.b", "出错了", "因为", "重试", Place("甲.csv")),
            ["文件“甲.csv”：出错了", "原因：因为", "办法：重试"],
        ),
        (ShujianError("a.b", "出错了", remedy="重试"), ["出错了", "办法：重试"]),
    ],
)
def test_an_error_says_where_what_why_and_what_to_do(error: ShujianError, lines: list[str]) -> None:
    assert str(error).splitlines() == lines


def test_an_error_for_programs_is_json_without_empty_places() -> None:
    error = ShujianError("a.b", "什么", "为何", "如何", Place("甲", row=2), {"n": 1})
    assert json.loads(json.dumps(error.as_dict())) == {
        "code": "a.b",
        "what": "什么",
        "why": "为何",
        "remedy": "如何",
        "where": {"file": "甲", "row": 2},
        "params": {"n": 1},
    }


def test_errors_found_together_are_told_together() -> None:
    one, two = ShujianError("a.b", "甲"), ShujianError("a.c", "乙", remedy="改")
    raise_all([])
    with pytest.raises(ShujianError) as single:
        raise_all([one])
    assert single.value is one
    with pytest.raises(ManyErrorsError) as many:
        raise_all([one, two])
    assert many.value.what == "共 2 处问题"
    assert str(many.value).splitlines() == ["甲", "乙", "办法：改"]
    assert many.value.errors == [one, two]


def test_errors_found_together_reach_programs_one_by_one() -> None:
    with pytest.raises(ManyErrorsError) as many:
        raise_all([ShujianError("a.b", "甲"), ShujianError("a.c", "乙")])
    assert [e["code"] for e in many.value.as_dict().get("errors", [])] == ["a.b", "a.c"]


def test_an_error_crosses_process_borders_whole() -> None:
    error = ShujianError("a.b", "什么", "为何", "如何", Place("甲", row=2), {"n": 1})
    for again in (pickle.loads(pickle.dumps(error)), copy.deepcopy(error)):
        assert again.as_dict() == error.as_dict()
        assert str(again) == str(error)


def test_each_error_has_its_own_parameters() -> None:
    one, two = ShujianError("a", "甲"), ShujianError("a", "甲")
    one.params["x"] = 1
    assert two.params == {}
