"""Steps computed on this machine say in Chinese what is wrong with their parameters."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import shujian
from shujian.core.errors import ShujianError
from shujian.models.conforming import Sample, model_of, read_samples

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
