"""A filter asks ``where``, then each ``review``, then each ``unchecked``: the first decides."""

from __future__ import annotations

import pytest

from tests.models.support import go, model_of

STEP = """
- id: 定
  op: filter
  from: 甲
  where: '=[金额]>10'
  review: [{when: '=[姓名]="测一"', reason: 甲由}, {when: '=[地区]="990101"', reason: 乙由}]
  unchecked: [{when: '=[地区]="990101"', reason: 丙由}, {when: '=[地区]="990102"', reason: 丁由}]
"""


@pytest.mark.parametrize(
    ("amount", "name", "place", "stream"),
    [
        ("5", "测一", "990101", "不符"),
        ("坏", "测一", "990101", "待核 “金额”不可读"),
        ("20", "测一", "990101", "待核 甲由"),
        ("20", "测二", "990101", "待核 乙由"),
        ("20", "测二", "990102", "未检查 丁由"),
        ("20", "测二", "990103", "通过"),
        ("20", "", "990102", "待核 “姓名”未填，不能排除“甲由”"),
    ],
    ids=["false", "unknown", "first", "second", "unchecked", "none", "undecided"],
)
def test_the_first_that_is_met_or_open_decides(
    amount: str, name: str, place: str, stream: str
) -> None:
    row = {"编号": "A1", "金额": amount, "姓名": name, "地区": place}
    result = go(model_of(STEP), {"甲": [row]})
    (count,) = [c for c in result.counts if c.step == "定"]
    found = [f"{a.stream} {a.reason}" for a in (*result.reviews, *result.unchecked)]
    found += ["不符"] * (count.dropped or 0) + ["通过"] * count.passed
    assert found == [stream]
