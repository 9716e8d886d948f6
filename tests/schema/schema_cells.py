"""Canonical, dirty and garbage cells of every element, all invented."""

from __future__ import annotations

import datetime as dt
import random

from hypothesis import strategies as st

from shujian.core.numerals import positional, to_chinese
from shujian.schema import checks

ALPHABET = "°′″检%时分秒岁0123456789Xx Oo lI年月日号元万整,.-/:（）()【】〔〕·'　\u200b\ufeff\xa0ａ１２張三李刑初晋京A罪盗窃、有期徒刑无拘役个族汉是否√eE+吨公斤亩~约等某*?"


@st.composite
def citizen_ids(draw: st.DrawFn) -> str:
    day = draw(st.dates(min_value=dt.date(1920, 1, 1), max_value=dt.date(2020, 12, 31)))
    first = f"9901{draw(st.integers(1, 30)):02d}{day:%Y%m%d}{draw(st.integers(1, 999)):03d}"
    return first + checks.id_check(first)


@st.composite
def credit_codes(draw: st.DrawFn) -> str:
    tail = draw(st.text(checks.USCC_ALPHABET, min_size=9, max_size=9))
    first = f"91990{draw(st.integers(100, 199))}" + tail
    return first + str(checks.uscc_check(first))


@st.composite
def cards(draw: st.DrawFn) -> str:
    first = "999999" + draw(st.text("0123456789", min_size=9, max_size=12))
    return next(first + str(d) for d in range(10) if checks.luhn(first + str(d)))


def dates() -> st.SearchStrategy[str]:
    shown = ["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d", "%Y-%m-%d 00:00:00", "%Y-%m-%d 08:30:00"]
    day = st.dates(min_value=dt.date(1801, 1, 1), max_value=dt.date(2199, 1, 1))
    plain = st.builds(lambda d, f: d.strftime(f), day, st.sampled_from(shown))
    chinese = st.builds(
        lambda d: f"{positional(d.year)}年{to_chinese(d.month)}月{to_chinese(d.day)}日", day
    )
    loose = st.builds(
        "{}{}{}{}{}".format,
        st.integers(1790, 2210),
        st.sampled_from("-/."),
        st.integers(0, 13),
        st.sampled_from("-/."),
        st.integers(0, 32),
    )
    tight = st.builds(
        "{:04d}-{:02d}-{:02d}".format, st.integers(0, 9999), st.integers(0, 13), st.integers(0, 32)
    )
    months = st.builds(
        "{:04d}{}{:02d}".format,
        st.integers(1790, 2210),
        st.sampled_from(["", "-", "/", "."]),
        st.integers(0, 13),
    )
    return plain | chinese | loose | tight | months | st.integers(0, 99_999).map(str)


def numbers() -> st.SearchStrategy[str]:
    plain = st.decimals(-(10**16), 10**16, places=2).map(str)
    grouped = st.decimals(0, 10**9, places=2).map(lambda d: f"{d:,}")
    formal = st.integers(0, 10**9).map(lambda n: to_chinese(n, formal=True) + "元整")
    united = st.builds(
        "{}{}".format,
        st.integers(0, 99_999),
        st.sampled_from(["万元", "元", "吨", "公斤", "亩", "个", "亿"]),
    )
    loose = st.text("0123456789.,-", max_size=12)
    return plain | grouped | formal | united | loose | st.integers(-(10**17), 10**17).map(str)


_WORDS = [
    "张三",
    "張三",
    "欧阳某某",
    "阿不都·买买提",
    "张三（曾用名李四）",
    "张三等",
    "张三、李四",
    "虚构市某物业服务有限公司",
    "虚构市測試(集团)公司",
    "虚构市测试区示例路1号2-301",
    "（2023）晋01刑初12号",
    "(2023)晋01刑初012",
    "〔二〇二三〕晋0105民初3号之一",
    "晋检刑诉〔2023〕12号",
    "盗窃",
    "盗窃罪",
    "盗窃罪、诈骗罪",
    "贩卖毒品罪",
    "流氓罪",
    "帮信罪",
    "虚构罪",
    "男",
    "女",
    "1",
    "2",
    "0",
    "M",
    "汉",
    "汉族",
    "蒙族",
    "01",
    "3年6个月",
    "有期徒刑三年六个月",
    "3.5年",
    "无期徒刑",
    "死缓",
    "42个月",
    "一年半",
    "拘役五个月",
    "是",
    "否",
    "Y",
    "N",
    "√",
    "×",
    "有",
    "无",
    "/",
    "-",
    "不详",
    "NULL",
    "京A12345",
    "京AD12345",
    "京A·1234O",
    "13800000000",
    "+86-138-0000-0000",
    "990101",
    "99010100000000",
    "990101001001",
    "9901",
    "XM-2023-0001",
    "1.1E+17",
    "12.0",
    "123456789012345000",
    "0",
    "'",
    "''",
    "'1",
    "至今",
    "12人",
    "3.5吨",
    "2,000公斤",
    *("0300-2000001", "(0300)2000001转8", "+86 10 22000001", "400-000-0001", "0101", "95000"),
    *("990000000000000000000001", "9900-0000-0001", "NRA99000000001", "12345678.0"),
    *("L99TEST0300000001", "l99test03oooooooi", "WDB99900000000001", "L99TEST0400000001"),
    *("E00000001", "EA0000001", "G00000001", "990000000001"),
    *("116.000001", "东经116°23′50.7″", "-89.5", "180.0000001", "90", "39°54′", "西经10"),
    *("116.000001,39.000001", "39.9，116.3", "东经116.4 北纬39.9", "N39.9,E116.4", "1,2,3"),
    *(
        "虚检刑诉〔2023〕12号",
        "虚构市检公诉[2023]012",
        "晋检一部刑诉〔2023〕Z12号",
        "晋检刑诉〔2023〕12号",
    ),
    *("虚构市测试区人民法院", "虚构市中院", "最高法", "虛構市 測試縣法院", "本院", "测试海事法院"),
    *("民间借贷纠纷一案", "涉嫌盗窃一案", "盗窃、诈骗", "劳动争议"),
    *("35岁", "三十五周岁", "虚岁36", "151", "35.5", "3个月"),
    *("35%", "百分之三十五", "3.5‰", "0.35", "-12.34567%", "5个百分点"),
    *("08:05:30", "8:05", "下午3点半", "080530", "24:00", "0.5", "2023-05-01 08:05:30", "12AM"),
]


def cells() -> st.SearchStrategy[str]:
    good = citizen_ids() | credit_codes() | cards() | dates() | numbers() | st.sampled_from(_WORDS)
    dirty = st.builds(_dirty, good, st.randoms(use_true_random=False))
    return good | dirty | st.text(ALPHABET, max_size=20) | st.text(max_size=12)


def _dirty(text: str, rng: random.Random) -> str:
    kind = rng.randrange(7)
    at = rng.randrange(len(text) + 1)
    if kind == 0:
        return " " + text + "\u3000"
    if kind == 1:
        return text[:at] + rng.choice("\u200b\ufeff \u00ad") + text[at:]
    if kind == 2:
        return text.translate({c: c + 0xFEE0 for c in range(0x21, 0x7F)})
    if kind == 3:
        return "'" + text
    if kind == 4:
        return text[:at] + rng.choice("0123456789OlISBx") + text[at + 1 :]
    return text[:at] + text[at + 1 :] if kind == 5 else text.lower()
