"""Which columns can be read off a result: what masking of computed values stands on."""

from __future__ import annotations

import pytest

from shujian.formulas import Scope, check, parse
from shujian.formulas.carrying import carried
from shujian.formulas.sample_env import SampleEnv
from shujian.formulas.types import BOOL, DATE, INT, TEXT

COLUMNS = {
    ("", "姓名"): TEXT,
    ("", "别名"): TEXT,
    ("", "出生"): DATE,
    ("", "行为日"): DATE,
    ("", "次数"): INT,
    ("", "封存"): BOOL,
}


def told(text: str) -> set[str]:
    scope = Scope(COLUMNS, SampleEnv(), aggregates=True)
    return {name for _, name in carried(check(parse(text), scope))}


@pytest.mark.parametrize(
    ("formula", "columns"),
    [
        ("[姓名]", {"姓名"}),
        ('"生于 "&TEXT([出生])', {"出生"}),
        ("YEAR([出生])", {"出生"}),
        ("加月([出生], 12)", {"出生"}),
        ("MIN([姓名])", {"姓名"}),
        ("SUM([次数])", {"次数"}),
        ("NOT([封存])", {"封存"}),
        ("任一真([封存])", {"封存"}),
        ('[姓名]="某人"', {"姓名"}),
        ('IN([姓名], "甲", "乙")', {"姓名"}),
        ('IF([姓名]="某人", "甲", "乙")', {"姓名"}),
        ("天数([出生], DATE(2020,1,1))", {"出生"}),
    ],
)
def test_value_that_can_be_read_off_a_result_is_carried(formula: str, columns: set[str]) -> None:
    assert told(formula) == columns


@pytest.mark.parametrize(
    "formula",
    [
        '"K1"',
        "ISBLANK([姓名])",
        "已知([出生])",
        "[姓名]=[别名]",
        "[出生]<[行为日]",
        "[出生]<DATE(2000,1,1)",
        "天数([出生], [行为日])",
        "周岁([出生], [行为日])",
        'IF([出生]<[行为日], "先", "后")',
        "AND([出生]<[行为日], [姓名]<>[别名])",
        "COUNT([姓名])",
        "COUNTUNIQUE([姓名])",
        "LEN([姓名])",
    ],
)
def test_order_count_age_and_distance_carry_no_value(formula: str) -> None:
    assert told(formula) == set()
