from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shujian.schema.dictionaries import dictionary
from shujian.schema.fold import fold, half_width, header_key
from shujian.schema.simplify import simplify, table


@pytest.mark.parametrize(
    ("raw", "text", "note"),
    [
        ("普通文字", "普通文字", ""),
        ("ＡＢ１２", "AB12", "全角转半角"),
        ("（甲），乙", "（甲），乙", ""),
        ("张\u200b三\u00ad", "张三", "去除不可见字符"),
        ("\ufeff甲", "甲", "去除不可见字符"),
        ("\u202e甲\u202c", "甲", "去除不可见字符"),
        ("\u3000甲\u00a0\t乙\n", "甲 乙", ""),
        ("'0012", "0012", "去除前导撇号"),
        ("‘引用’", "‘引用’", ""),
        ("⼀⽉", "一月", "全角转半角"),
        ("٢٠٢٣", "2023", "全角转半角"),
        ("①㎡²", "①㎡²", ""),
    ],
)
def test_folds_only_what_is_safe(raw: str, text: str, note: str) -> None:
    folded = fold(raw)
    assert (folded.text, folded.note()) == (text, note)


@given(st.text(max_size=20))
def test_folding_twice_is_folding_once(raw: str) -> None:
    once = fold(raw).text
    assert fold(once).text == once or once[:1] in "'’‘＇`"
    assert half_width(half_width(once)) == half_width(once)


@pytest.mark.parametrize(
    "header", ["身份证号", " 身份 证号 ", "身份证号：", "*身份证号", "身份证号\n"]
)
def test_headers_are_matched_without_marks(header: str) -> None:
    assert header_key(header) == "身份证号"


def test_header_units_stay() -> None:
    assert header_key("金额（万元）") == header_key("金额(万元)") != header_key("金额")


def test_traditional_characters_are_folded_one_to_one() -> None:
    assert simplify("張趙黃戶後臺")[0] == "张赵黄户后台"
    pairs = [pair for line in dictionary("traditional")["pairs"] for pair in line.split()]
    assert all(len(pair) == 2 for pair in pairs)
    assert len({pair[0] for pair in pairs}) == len(pairs)
    assert not set(table()) & set(table().values())


@pytest.mark.parametrize("name", ["昇", "堃", "喆", "淼", "於", "乾", "徵", "甦", "峯"])
def test_variants_in_legal_use_stay(name: str) -> None:
    assert simplify(name) == (name, "")
