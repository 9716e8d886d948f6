"""Texts as people write them in files: functions over them agree on both sides."""

from __future__ import annotations

import itertools
import random

import pytest
from formula_pools import MISSING
from test_formula_truth_tables import ROWWISE, typed_calls

from shujian.formulas import interpret
from shujian.formulas.types import INT, TEXT

WRITTEN = [
    *("", " ", "、", "-", "99", "ab", "0", "张三、李四、", "甲--乙-丙-", "aaa", "a.b.a", "（甲）（乙）"),
    *("2023-05-01", "2023/5/1", "2023.5.1", "2023年5月1日", "2023年02月30日", "20240229", "20230229"),
    *("0000-01-01", "9999年12月31日", "2023-5", "2023年5月1日 ", "23-05-01"),
    *("ＡＢ－１２　（甲）", "沪A·D12345", "010-6500 0000转8", "\t甲\x7f\x00乙\r\n", "𠮷野家㐂々〇"),
    *("990101199002280016", "99010119900228001X", "990101900228001", "91990101MA0000001Y"),
    *("990101199003070015", "990101199003070016", "99010119900307001X", "990101900307001", "990101199002300014"),
    *("9999990000000000006", "9999990000000006", "6200000000000", "91990101MA0000001X", "L99TEST0300000001"),
    *("L99TEST0400000001", "WDB99900000000001", "1M8GDM9AXKP042788", "990101001", "990101001000", "990000"),
    *("990100", "99010", "（2023）晋01刑初12号", "（2013）并刑初字第12号", "（2023）最高法刑核3-1号"),
    *("虚检刑诉〔2023〕12号", "(2023)晋01刑初12号", "晋Z00001", "晋ZD00001", "WJ晋1234A", "使000001", "晋Z0000警"),
    *("粤Z0000港", "军A00001", "13900000000", "0300-2000001", "95000", "400-000-0001", "20000001-8"),
    *("虚构省测试市示例区样板街道第一社区和平路1号2-301", "测试市阳光小区3号", "示例县甲镇乙村3组", "北京市某区"),
    *("内某自治区甲盟乙旗丙苏木丁嘎查", "一路2号", "省市区县"),
]  # fmt: skip
PLACES = [-1, 0, 1, 2, 3, 8, 40_000, 10**15 - 1]
OVER_TEXT = [
    f for f in ROWWISE if f.params and f.params[0].accepts == ("text",) and not f.params[0].literal
]


@pytest.mark.parametrize("function", OVER_TEXT, ids=lambda f: f.name)
def test_over_written_texts_the_interpreter_and_duckdb_agree(duck, function) -> None:
    pools = {TEXT: [*WRITTEN, MISSING[1]], INT: [*PLACES, MISSING[2]]}
    tried = 0
    for typed, types in typed_calls(function):
        if not set(types.values()) <= set(pools):
            continue
        every = itertools.product(*(pools[kind] for kind in types.values()))
        rows = [dict(zip(types, row, strict=True)) for row in every]
        if len(rows) > 1500:
            rows = random.Random(11).sample(rows, 1500)
        (found,) = duck.rows([typed], types, rows)
        for row, engine in zip(rows, found, strict=True):
            assert engine == interpret(typed, row), (function.name, row)
        tried += 1
    assert tried
