"""The elements of numbers, places and times that fewer files have; every value is invented."""

from __future__ import annotations

from decimal import Decimal
from math import cos, hypot, radians

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shujian.core.cells import State
from shujian.core.coordinates import SYSTEMS, convert
from shujian.schema.elements import Likeness, element
from shujian.schema.elements.vin import CHECKED, vin_check

READ = [
    ("固定电话", "(0300)2000001转8", "0300-2000001-8"),
    ("固定电话", "+86 300 2000001", "0300-2000001"),
    ("固定电话", "022－20000001", "022-20000001"),
    ("固定电话", "4000000001", "400-000-0001"),
    ("固定电话", "20000001", "20000001"),
    ("银行账号", "9900 0000 0000 1", "9900000000001"),
    ("银行账号", "nra99000000001", "NRA99000000001"),
    ("车辆识别代号", "l99test03OOOOOOOI", "L99TEST0300000001"),
    ("车辆识别代号", "WDB99900000000001", "WDB99900000000001"),
    ("护照号", "e0000 0001", "E00000001"),
    ("驾驶证号", "990101900307001", "990101199003070015"),
    ("驾驶证号", "H00000001", "H00000001"),
    ("经度", "东经116°23′50.7″", Decimal("116.397417")),
    ("纬度", "39°54′N", Decimal("39.900000")),
    ("经度", "西经10.5", Decimal("-10.500000")),
    ("经纬度", "39.9，116.3", "116.300000,39.900000"),
    ("经纬度", "东经116.4 北纬39.9", "116.400000,39.900000"),
    ("经纬度", "(116.4 39.9)", "116.400000,39.900000"),
    ("检察文书号", "虚检公诉[2023]012", "虚检公诉〔2023〕12号"),
    ("检察文书号", "虚检一部刑诉（2023）z7号", "虚检一部刑诉〔2023〕Z7号"),
    ("法院名称", "虛構市 測試县法院", "虚构市测试县人民法院"),
    ("法院名称", "虚构市中院", "虚构市中级人民法院"),
    ("法院名称", "虚构海事法院", "虚构海事法院"),
    ("案由", "涉嫌盗窃一案", "盗窃罪"),
    ("案由", "盗窃、诈骗", "盗窃罪、诈骗罪"),
    ("案由", "民間借貸糾紛一案", "民间借贷纠纷"),
    ("年龄", "三十五周岁", 35),
    ("百分比", "百分之三十五", Decimal("35.0000")),
    ("百分比", "3.5‰", Decimal("0.3500")),
    ("百分比", "-12%", Decimal("-12.0000")),
    ("时刻", "下午3点半", "15:30:00"),
    ("时刻", "2023-05-01 8:05", "08:05:00"),
    ("时刻", "12:10 AM", "00:10:00"),
    ("时刻", "0.25", "06:00:00"),
]
REFUSED = [
    ("固定电话", "13900000000", "手机号"),
    ("固定电话", "0300-2000001/2000002", "多个号码"),
    ("固定电话", "0100-2000001", "区号"),
    ("银行账号", "9.9E+18", "科学计数法"),
    ("银行账号", "1234567", "8 至 32"),
    ("车辆识别代号", "L99TEST0400000001", "校验位"),
    ("车辆识别代号", "WDB9990000000000O", "无法判断"),
    ("护照号", "ABCDEF", "护照号"),
    ("驾驶证号", "990000000001", "档案编号"),
    ("驾驶证号", "990101199003070016", "校验码"),
    ("经度", "北纬39.9", "纬度"),
    ("纬度", "90.000001", "超出"),
    ("经度", "116°61′", "不是可识别"),
    ("经纬度", "116.4", "不是可识别"),
    ("经纬度", "181,39", "超出"),
    ("检察文书号", "虚公诉〔2023〕12号", "检察文书号"),
    ("检察文书号", "虚检刑诉〔2023〕0号", "检察文书号"),
    ("法院名称", "本院", "不详"),
    ("法院名称", "虚构市人民检察院", "不像"),
    ("年龄", "虚岁36", "虚岁"),
    ("年龄", "8个月", "整岁"),
    ("年龄", "151", "0 至 150"),
    ("百分比", "约30%", "约数"),
    ("时刻", "24:00", "次日"),
    ("时刻", "8", "时刻"),
    ("时刻", "25:00", "不存在"),
]


@pytest.mark.parametrize(("kind", "raw", "value"), READ)
def test_reads(kind: str, raw: str, value: object) -> None:
    assert element(kind).clean(raw).value == value


@pytest.mark.parametrize(("kind", "raw", "reason"), REFUSED)
def test_refuses_with_a_reason(kind: str, raw: str, reason: str) -> None:
    cleaned = element(kind).clean(raw)
    assert cleaned.state is State.UNKNOWN
    assert reason in cleaned.note


@pytest.mark.parametrize(
    ("kind", "a", "b", "likeness"),
    [
        ("固定电话", "0300-2000001", "2000001", Likeness.ALIKE),
        ("固定电话", "0300-2000001", "0310-2000001", Likeness.DIFFERENT),
        ("车辆识别代号", "L99TEST0300000001", "L99TEST0500000002", Likeness.ALIKE),
        ("检察文书号", "虚检刑诉〔2023〕12号", "虚检刑诉〔2023〕Z12号", Likeness.ALIKE),
        ("法院名称", "虚构市测试区人民法院", "测试区人民法院", Likeness.ALIKE),
        ("案由", "借贷纠纷", "民间借贷纠纷", Likeness.ALIKE),
        ("案由", "偷税罪", "逃税罪", Likeness.ALIKE),
        ("年龄", 35, 36, Likeness.ALIKE),
        ("时刻", "08:05:00", "08:05:30", Likeness.ALIKE),
        ("经纬度", "116.000001,39.000001", "116.000501,39.000001", Likeness.ALIKE),
    ],
)
def test_compares(kind: str, a: object, b: object, likeness: Likeness) -> None:
    assert element(kind).compare(a, b) is likeness


@pytest.mark.parametrize(
    ("kind", "value", "found"),
    [("固定电话", "2000001", "没有区号"), ("护照号", "990000000", "外国护照"), ("案由", "流氓罪", "已取消"),
     ("案由", "民间借贷纠纷", None), ("年龄", 111, "110"), ("百分比", Decimal(101), "百分之百")],
)  # fmt: skip
def test_findings_about_readable_values(kind: str, value: object, found: str | None) -> None:
    said = element(kind).check(value)
    assert said is None if found is None else found in (said or "")


@given(st.text("0123456789ABCDEFGHJKLMNPRSTUVWXYZ", min_size=16, max_size=16), st.data())
def test_a_wrong_character_of_a_checked_vehicle_number_is_noticed(text: str, data) -> None:
    code = f"L{text[:7]}0{text[8:]}"
    code = code[:8] + vin_check(code) + code[9:]
    assert element("车辆识别代号").clean(code).value == code
    at = data.draw(st.sampled_from([0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13, 14, 15, 16]))
    wrong = code[:at] + data.draw(st.sampled_from("0123456789")) + code[at + 1 :]
    same = vin_check(wrong) == wrong[8] or wrong[0] not in CHECKED
    assert (element("车辆识别代号").clean(wrong).value == wrong) is same


def metres(a: tuple[float, float], b: tuple[float, float]) -> float:
    return hypot((a[0] - b[0]) * cos(radians(a[1])), a[1] - b[1]) * 111_320


@pytest.mark.parametrize(
    ("source", "target", "there"),
    [
        ("WGS-84", "GCJ-02", (116.41024449916938, 39.91640428150164)),
        ("GCJ-02", "BD-09", (116.41036949371029, 39.92133699351021)),
    ],
)
def test_conversions_meet_published_figures(source: str, target: str, there) -> None:
    assert metres(convert((116.404, 39.915), source, target), there) < 0.001


INSIDE = st.tuples(st.floats(74, 134), st.floats(4, 53))


@given(INSIDE, st.sampled_from(SYSTEMS), st.sampled_from(SYSTEMS))
def test_there_and_back_is_within_a_metre(point, one: str, other: str) -> None:
    assert metres(point, convert(convert(point, one, other), other, one)) < 0.01


@given(INSIDE)
def test_a_column_of_another_system_is_converted_and_kept_to_six_places(point) -> None:
    raw = f"{point[0]:.6f},{point[1]:.6f}"
    moved = element("经纬度", "GCJ-02", "WGS-84").clean(raw)
    assert "坐标系已换算" in moved.note
    back = element("经纬度", "WGS-84", "GCJ-02").clean(moved.value)
    assert metres(point, tuple(map(float, back.value.split(",")))) < 1
