"""Steps computed on this machine say in Chinese what is wrong with their parameters."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import shujian
from shujian.core.errors import ShujianError
from shujian.models.authoring.conforming import Sample, model_of, read_samples

FOLDER = Path(shujian.__path__[0]) / "content" / "operators"


def first_sample(op: str) -> Sample:
    return read_samples(FOLDER / f"{op}.yaml")[0]


@pytest.mark.parametrize(
    ("op", "change", "code", "words"),
    [
        ("fuzzy_person", {"number": None}, "models.no_identity", "不能仅凭姓名"),
        ("fuzzy_person", {"born": "姓名"}, "models.bad_type", "应为日期列"),
        ("fuzzy_person", {"take": {"姓名": "姓名"}}, "models.taken", "换一个列名"),
        ("fuzzy_person", {"points": {"号码相等": 9}}, "models.bad_choice", "号码相同"),
        ("fuzzy_person", {"points": {"号码相同": "多"}}, "models.not_points", "改写"),
        ("fuzzy_person", {"name": ["姓名", "证号"]}, "models.wrong_count", "left: 左列"),
        ("keyword", {"rules": [{"name": "甲", "none": ["乙"]}]}, "models.no_terms", "all（全有）"),
        (
            "keyword",
            {"rules": [{"name": "甲", "any": ["正则：(?=乙)"]}]},
            "models.bad_pattern",
            "RE2",
        ),
        ("keyword", {"column": "没有"}, "models.no_column", "可用的有"),
        ("rings", {"longest": 11}, "models.too_long", "2 到 10"),
        ("rings", {"between": ["担保人"]}, "models.wrong_count", "起, 止"),
        ("paths", {"start": "招标"}, "models.no_column", "招标人"),
        ("money_flow", {"day": "金额"}, "models.bad_type", "换一列"),
        ("money_flow", {"days": 0}, "models.not_whole", "改写"),
        ("degree", {"between": ["甲", "丙"]}, "models.no_column", "可用的有"),
        ("near_text", {"size": 7}, "models.too_much", "改小"),
        ("points_within", {"at": ["纬度", "经度"]}, "models.swapped", "[经度列, 纬度列]"),
        ("points_within", {"at": ["编号", "纬度"]}, "models.bad_type", "经度"),
        ("points_within", {"at": "经度"}, "models.bad_type", "[经度列, 纬度列]"),
        ("points_within", {"at": ["编号", "经度", "纬度"]}, "models.wrong_count", "一个经纬度列"),
        ("points_within", {"right": None}, "models.missing_key", "right"),
        ("overlay", {"least": 0}, "models.not_whole", "改写"),
        ("area", {"shape": "没有"}, "models.no_column", "可用的有"),
        ("distance", {"most": 100001}, "models.too_far", "改小"),
        ("dwell", {"basis": None}, "models.missing_key", "basis"),
        ("dwell", {"basis": "数据"}, "models.no_basis", "调取证据通知书"),
        ("dwell", {"basis": "社区矫正对象定位手环数据"}, "models.custody", "不得用来分析行踪"),
        ("speed", {"time": "日"}, "models.bad_type", "应为文本列"),
        ("extract", {"table": "被告"}, "models.no_table", "被告人"),
        ("extract", {"columns": {"姓": "被告姓名"}}, "models.no_column", "被告人"),
    ],
)
def test_a_wrong_parameter_is_told_with_a_remedy(
    op: str, change: dict[str, Any], code: str, words: str
) -> None:
    sample = first_sample(op)
    step = {k: v for k, v in {**sample.data["step"], **change}.items() if v is not None}
    wrong = Sample(op, sample.name, {**sample.data, "step": step}, sample.place)
    with pytest.raises(ShujianError) as raised:
        model_of(wrong)
    errors = getattr(raised.value, "errors", [raised.value])
    held = [e for e in errors if e.code == code]
    assert held
    assert any(words in e.what + e.remedy for e in held)


@pytest.mark.parametrize("table", ["社区矫正对象定位", "取保候审人员轨迹", "在押人员"])
@pytest.mark.parametrize("op", ["dwell", "speed"])
def test_the_movements_of_people_in_custody_or_on_bail_are_refused(op: str, table: str) -> None:
    sample = first_sample(op)
    (name, held), *_ = sample.data["tables"].items()
    data = {**sample.data, "tables": {table: held}, "step": {**sample.data["step"], "from": table}}
    with pytest.raises(ShujianError) as raised:
        model_of(Sample(op, sample.name, data, sample.place))
    assert name != table
    assert "不得用来分析行踪" in str(raised.value) + str(getattr(raised.value, "errors", ""))


@pytest.mark.parametrize("op", ["dwell", "speed"])
def test_they_are_refused_behind_other_steps_too(op: str) -> None:
    sample = first_sample(op)
    (name, held), *_ = sample.data["tables"].items()
    subject = sample.data["step"]["subject"]
    people = {"columns": {subject: "编号"}, "rows": [{subject: "C1"}]}
    join = {"id": "相关", "op": "exists", "left": name, "right": "社区矫正对象", "on": [subject]}
    step = {**sample.data["step"], "from": "相关"}
    tables = {name: held, "社区矫正对象": people}
    data = {**sample.data, "tables": tables, "steps": [join], "step": step}
    with pytest.raises(ShujianError) as raised:
        model_of(Sample(op, sample.name, data, sample.place))
    assert raised.value.code == "models.custody" or "custody" in str(
        [e.code for e in getattr(raised.value, "errors", [])]
    )
