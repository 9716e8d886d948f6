"""Chinese numerals: read and written as everywhere else, alike in both ways of computing."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest

from shujian.core.cells import UNKNOWN
from shujian.core.numerals import parse_int, to_chinese
from shujian.formulas import Scope, check, interpret, parse
from shujian.formulas.sample import SAMPLE_ENV
from shujian.formulas.types import DECIMAL, INT, TEXT

KEY = ("", "值")
CHANCE = random.Random(12)
NUMBERS = [*range(120), 10**12 - 1, *(10**n for n in range(12))] + [
    CHANCE.randrange(10 ** CHANCE.randint(1, 12)) // 10 ** (zeros := CHANCE.randint(0, 6)) * 10**zeros
    for _ in range(600)
]  # fmt: skip


def of(formula: str, kind, cells):
    typed = check(parse(formula), Scope({KEY: kind}, SAMPLE_ENV))
    return typed, [interpret(typed, {KEY: c}) for c in cells]


def alike(duck, formula: str, kind, cells):
    typed, ours = of(formula, kind, cells)
    assert duck.rows([typed], {KEY: kind}, [{KEY: c} for c in cells])[0] == ours
    return ours


def test_whole_numbers_are_written_and_read_back(duck) -> None:
    written = alike(duck, "数转中文([值])", INT, NUMBERS)
    assert written == [to_chinese(n) for n in NUMBERS]
    assert alike(duck, "中文转数([值])", TEXT, written) == NUMBERS
    formal = [to_chinese(n, formal=True) for n in NUMBERS]
    assert alike(duck, "中文转数([值])", TEXT, formal) == NUMBERS


def test_what_cannot_be_written_is_unknown(duck) -> None:
    assert alike(duck, "数转中文([值])", INT, [-1, 10**12, -(10**15) + 1]) == [UNKNOWN] * 3
    edge = [Decimal("999999999999.995000"), Decimal("-0.005000"), Decimal("-0.004000")]
    assert alike(duck, "金额转大写([值])", DECIMAL(6), edge) == [UNKNOWN, UNKNOWN, "零元整"]


def test_amounts_are_written_and_read_back(duck) -> None:
    coins = [Decimal(CHANCE.choice([0, 0, 1, 5, 10, 30, 99])) / 100 for _ in NUMBERS]
    amounts = [n + c.quantize(Decimal("0.01")) for n, c in zip(NUMBERS, coins, strict=True)]
    written = alike(duck, "金额转大写([值])", DECIMAL(2), amounts)
    assert alike(duck, "大写转金额([值])", TEXT, written) == amounts


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("0", "零元整"), ("0.05", "伍分"), ("0.30", "叁角"), ("0.35", "叁角伍分"),
        ("10.00", "壹拾元整"), ("1005.06", "壹仟零伍元零陆分"), ("100000000.00", "壹亿元整"),
        ("100001000.10", "壹亿零壹仟元壹角"), ("20000050.00", "贰仟万零伍拾元整"),
    ],
)  # fmt: skip
def test_amounts_are_written_as_on_cheques(amount: str, text: str) -> None:
    assert of("金额转大写([值])", DECIMAL(2), [Decimal(amount)])[1] == [text]


def test_what_is_read_is_what_every_reader_reads(duck) -> None:
    signs = "零〇一二两三五九壹拾十百佰千万亿廿"
    texts = ["".join(CHANCE.choices(signs, k=CHANCE.randint(1, 7))) for _ in range(3000)]
    texts += ["", "一百五", "一万五", "一万零五", "百", "两百", "廿三", "一十", "零", "零十", "甲"]
    found = alike(duck, "中文转数([值])", TEXT, texts)
    read = [(t, f) for t, f in zip(texts, found, strict=True) if f != UNKNOWN]
    assert len(read) > 200
    assert [(t, f, parse_int(t)) for t, f in read if parse_int(t) != f][:20] == []


def test_amounts_of_any_signs_are_read_alike(duck) -> None:
    signs = [
        "壹",
        "贰拾",
        "伍佰",
        "万",
        "元",
        "圆",
        "角",
        "分",
        "零",
        "整",
        "正",
        "人民币",
        "叁",
        "亿",
    ]
    texts = ["".join(CHANCE.choices(signs, k=CHANCE.randint(1, 6))) for _ in range(3000)]
    found = alike(duck, "大写转金额([值])", TEXT, texts)
    assert sum(f != UNKNOWN for f in found) > 50
