"""A small fixed environment: the one that the examples of the functions speak of."""

from __future__ import annotations

import datetime as dt

from shujian.core.cells import ABSENT, BLANK, UNKNOWN, Missing
from shujian.formulas.sample_env import SampleEnv
from shujian.formulas.sample_law import SampleDated, SampleRow, SampleVersion
from shujian.formulas.scope import Scope
from shujian.formulas.tree import Key
from shujian.formulas.types import INT, LIST, TEXT, Type

_TIERS = (
    ("甲", dt.date(2000, 1, 1), dt.date(2021, 12, 31), 1, 6),
    ("甲", dt.date(2022, 1, 1), dt.date.max, 1, 4),
    ("甲", dt.date(2022, 1, 1), dt.date.max, 2, 9),
    ("乙", dt.date(2022, 1, 1), dt.date.max, 1, BLANK),
)
SAMPLE_ENV = SampleEnv(
    parameters={"起点月数": (INT, 3), "罪名": (LIST(TEXT), ("乙", "甲"))},
    law={
        "示例.起点": (
            INT,
            (
                SampleVersion(2000, dt.date(2013, 4, 4), dt.date(2021, 12, 31)),
                SampleVersion(3000, dt.date(2022, 1, 1)),
            ),
        )
    },
    local={
        "示例标准": (
            INT,
            (
                ("9901", SampleVersion(500, dt.date(2022, 1, 1))),
                ("99", SampleVersion(400)),
            ),
        ),
        "示例通则": (INT, (("", SampleVersion(30, dt.date(2022, 1, 1))),)),
    },
    tables={"在押人员": dt.date(2024, 5, 31)},
    dated_tables={
        "示例档次": SampleDated(
            {"名": TEXT},
            {"名": TEXT, "档": INT, "上限": INT},
            tuple(
                SampleRow((n,), start, end, {"名": n, "档": tier, "上限": top})
                for n, start, end, tier, top in _TIERS
            ),
        )
    },
)
SAMPLE_COLUMNS: dict[Key, Type] = {
    ("", "空白"): INT,
    ("", "未读数"): INT,
    ("", "未提供"): INT,
    ("", "空白文字"): TEXT,
    ("", "未读文字"): TEXT,
}
SAMPLE_ROW: dict[Key, Missing] = {
    ("", "空白"): BLANK,
    ("", "未读数"): UNKNOWN,
    ("", "未提供"): ABSENT,
    ("", "空白文字"): BLANK,
    ("", "未读文字"): UNKNOWN,
}
SAMPLE_SCOPE = Scope(SAMPLE_COLUMNS, SAMPLE_ENV)
