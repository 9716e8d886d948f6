"""Cells as clerks and programs write them: read where only one reading is possible, else told why."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest

from shujian.core.cells import Missing
from shujian.schema.elements import element

DAY, MONTH = dt.date(2023, 5, 1), dt.date(2023, 5, 1)

READ: list[tuple[str, str, Any]] = [
    ("日期", "2023 05 01", DAY),
    ("日期", "2023。5。1", DAY),
    ("日期", "2023、5、1", DAY),
    ("日期", "2023·5·1", DAY),
    ("日期", "2023—05—01", DAY),
    ("日期", "2023.05.01.", DAY),
    ("日期", "20230501.0", DAY),
    ("日期", "2023-05-01 星期一", DAY),
    ("日期", "2023年5月1日（周一）", DAY),
    ("日期", "2023/5/1 上午 8:30:00", DAY),
    ("日期", "2023/5/1 下午 3:20", DAY),
    ("日期", "2023/5/1 3:20:00 PM", DAY),
    ("日期", "2023/5/1 下午", DAY),
    ("月份", "202305.0", MONTH),
    ("月份", "20230501.0", MONTH),
    ("月份", "2023—05", MONTH),
    ("月份", "2023-05-01至2023-05-31", MONTH),
    ("月份", "2023年5月1日-2023年5月31日", MONTH),
    ("月份", "20230501—20230531", MONTH),
    ("文本", "同上述情况", "同上述情况"),
    ("日期", "2023，5，1", dt.date(2023, 5, 1)),
    ("公民身份号码", "身份证：99010119660101006X", "99010119660101006X"),
    ("日期", "2023-04-30T16:00:00.000Z", DAY),
    ("日期", "2023-05-01T15:59:59Z", DAY),
    ("日期", "2023-05-01T00:00:00+08:00", DAY),
    ("日期", "2023-04-30 20:00:00-05:00", DAY),
    ("日期", "20230501083000", DAY),
    ("金额", "30（万元）", Decimal("300000.00")),
    ("金额", "（30）", Decimal("-30.00")),
    ("月份", "2023-04-30T16:00:00Z", MONTH),
    ("公民身份号码", "99010119660101006x（身份证）", "99010119660101006X"),
    ("手机号", "13800000000.0", "13800000000"),
    ("公民身份号码", "99010119660101006×", "99010119660101006X"),
    ("公民身份号码", "99010119660101006Х", "99010119660101006X"),
    ("公民身份号码", "99o1011966O101006х", "99010119660101006X"),
]


@pytest.mark.parametrize(("kind", "raw", "value"), READ)
def test_one_possible_reading_is_read(kind: str, raw: str, value: Any) -> None:
    assert element(kind).clean(raw).value == value


UNREADABLE = [
    ("日期", "23/5/1", "年份只有两位"),
    ("日期", "23.05.01", "次序不明"),
    ("日期", "23年5月1日", "年份只有两位"),
    ("日期", "二〇二四年三月", "只写到月，没有日"),
    ("日期", "1998.8", "只写到月，没有日"),
    ("日期", "1998.08", "只写到月，没有日"),
    ("日期", "2001.12", "只写到月，没有日"),
    ("日期", "1998年8月", "只写到月，没有日"),
    ("日期", "1998-8", "只写到月，没有日"),
    ("日期", "1998.1", "分不清 1 月与 10 月"),
    ("日期", "1998", "只有年份"),
    ("日期", "1998.13", "数字过小"),
    ("日期", "3500.5", "数字过小"),
    ("月份", "24年5月", "年份只有两位"),
    ("日期", "1672617600000", "时间戳"),
    ("公民身份号码", "身份证：990101196601010061", "18 位"),
    ("公民身份号码", "护照：99010119660101006X", "18 位"),
    ("公民身份号码", "虚构甲（99010119660101006X）", "号码旁边还有别的文字"),
    ("日期", "2023-05-01T16:00:00+99:00", "时区不存在"),
    ("日期", "20230501246000", "不是可识别的日期"),
    ("公民身份号码", "990101199003070015、990101196101010012", "不止一个号码"),
    ("日期", "2023.5-6", "不是可识别的日期"),
    ("日期", "2023-05-01 25:00", "时刻"),
    ("日期", "2023-05-01~2023-06-01", "不是可识别的日期"),
    ("日期", "2023 02 30", "不存在"),
    ("日期", "2023050100.0", "不是可识别的日期"),
    ("月份", "2023-05-01至2023-05-30", "不是可识别的月份"),
    ("月份", "2023-05-01至2023-06-30", "不是可识别的月份"),
    ("单位名称", "同上", "请在每一行写出内容"),
    ("单位名称", "〃", "请在每一行写出内容"),
    ("文本", "同 上", "请在每一行写出内容"),
    ("编号", '"', "请在每一行写出内容"),
    ("公民身份号码", "990101199003070015\n990101196101010012", "不止一个号码"),
    ("月份", "20235", "分不清"),
    ("月份", "20239", "分不清"),
    ("手机号", "1380000000.0", "11 位"),
    ("公民身份号码", "99010119660101005×", "不应出现的字符"),
    ("公民身份号码", "990101196601×1006X", "不应出现的字符"),
    ("公民身份号码", "990101196601010060.0", "18 位"),
]


@pytest.mark.parametrize(("kind", "raw", "why"), UNREADABLE)
def test_what_may_mean_two_things_is_unknown_and_says_why(kind: str, raw: str, why: str) -> None:
    value = element(kind).clean(raw).value
    assert isinstance(value, Missing)
    assert why in value.reason


def test_a_serial_of_a_birthday_is_still_a_day() -> None:
    assert element("日期").clean("20235").value == dt.date(1955, 5, 26)
    assert element("月份").clean("20230").value == dt.date(1955, 5, 1)


def test_a_sign_of_yuan_under_another_unit_is_not_guessed_at() -> None:
    money = element("金额", "元", "万元")
    for raw in ("¥300,000", "人民币30", "-￥30", "（¥30）"):
        value = money.clean(raw).value
        assert isinstance(value, Missing)
        assert "分不清按哪个单位" in value.reason
    for raw in ("30", "¥30万元", "300000元", "¥30万", "叁拾万元整"):
        assert money.clean(raw).value == Decimal("300000.00")
    assert element("金额", "元").clean("¥30").value == Decimal("30.00")


def test_whole_columns_say_the_same_of_ditto_marks_as_cells() -> None:
    cells = pa.array(["某局", "同上", "〃"])
    for kind in ("单位名称", "文本", "编号"):
        fast = element(kind).fast(cells)
        assert fast is not None
        assert fast.mask.to_pylist()[1:] == [False, False]
