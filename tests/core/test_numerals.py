from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shujian.core.numerals import (
    LIMIT,
    NUMERAL_CHARS,
    parse_int,
    parse_number,
    positional,
    to_chinese,
)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("零", 0),
        ("〇", 0),
        ("十", 10),
        ("十二", 12),
        ("一十二", 12),
        ("二十", 20),
        ("廿五", 25),
        ("卅", 30),
        ("卅一", 31),
        ("一百零五", 105),
        ("一百〇五", 105),
        ("一百一十", 110),
        ("二百十", 210),
        ("两千零二十三", 2023),
        ("二〇二三", 2023),
        ("二○二三", 2023),
        ("壹万贰仟", 12_000),
        ("壹萬貳仟叁佰肆拾伍", 12_345),
        ("一万零五", 10_005),
        ("十万", 100_000),
        ("一亿五千万", 150_000_000),
        ("一万亿", 10**12),
        ("一亿零五", 100_000_005),
        ("三千万", 30_000_000),
    ],
)
def test_reads(text: str, number: int) -> None:
    assert parse_int(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        "一百五",
        "一万五",
        "一亿五",
        "百",
        "一百零",
        "十百",
        "一千千",
        "万",
        "年",
        "一二百",
        "零十",
        "3",
    ],
)
def test_refuses_what_is_no_numeral_or_ambiguous(text: str) -> None:
    assert parse_int(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", "12"),
        ("3.5万", "35000"),
        ("2亿3000万", "230000000"),
        ("3万5千", "35000"),
        ("3万5000", "35000"),
        ("3万0500", "30500"),
        ("三点五", "3.5"),
        ("1.2万亿", "1200000000000"),
        ("5百万", "5000000"),
    ],
)
def test_reads_mixed_and_decimal(text: str, number: str) -> None:
    assert parse_number(text) == Decimal(number)


@pytest.mark.parametrize(
    "text", ["3万5", "3万4万", "3.5万2千", "1.2.3", "三点", "点五", "万3", "-1", "1,0"]
)
def test_refuses_ambiguous_mixed_writing(text: str) -> None:
    assert parse_number(text) is None


@given(st.integers(0, LIMIT - 1) | st.integers(0, 99_999), st.booleans())
def test_written_numbers_are_read_back(number: int, formal: bool) -> None:
    assert parse_int(to_chinese(number, formal=formal)) == number


@given(st.integers(10, LIMIT - 1))
def test_positional_numbers_are_read_back(number: int) -> None:
    assert parse_int(positional(number)) == number


@given(st.text(NUMERAL_CHARS + "点0123456789.年", max_size=12) | st.text(max_size=8))
@settings(max_examples=50)
def test_never_raises(text: str) -> None:
    for value in (parse_int(text), parse_number(text)):
        assert value is None or 0 <= value < LIMIT


def test_out_of_range_is_not_written() -> None:
    with pytest.raises(ValueError):
        to_chinese(LIMIT)
    with pytest.raises(ValueError):
        to_chinese(-1)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (15, "十五"),
        (105, "一百零五"),
        (10_010, "一万零一十"),
        (100_200_000, "一亿零二十万"),
        (110_000, "十一万"),
    ],
)
def test_writes(number: int, text: str) -> None:
    assert to_chinese(number) == text
