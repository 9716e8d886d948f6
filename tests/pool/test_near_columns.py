"""Columns that are not compared with a heading are those of which it says nothing."""

from __future__ import annotations

import os

from hypothesis import given, settings
from hypothesis import strategies as st

from shujian.pool.proposals.by_name import by_name, near
from shujian.pool.tables import Tables

LARGE = os.environ.get("PROVE") == "large"
COLUMNS = list(dict.fromkeys(c for t in Tables.load() for c in t.columns))
WORDS = sorted(
    {w for c in COLUMNS for w in (c.name, c.english, *c.alias, *c.doubtful) if w}
    | {
        "备注",
        "月份2",
        "SWRQ",
        "sfzh",
        "监护人姓名",
        "合计",
        "基本信息-姓名",
        "解除（终止）日期",
        "時間",
    }
)
FORMS = (
    "{}",
    "{}（时间）",
    "{}（必填）",
    "基本信息-{}",
    "亡者{}",
    "日期-{}",
    "{}（终止）日期",
    "送达时间 {}",
)


@settings(max_examples=len(WORDS) if LARGE else 25, deadline=None)
@given(st.sampled_from(WORDS), st.sampled_from(FORMS))
def test_no_column_that_a_heading_may_mean_is_left_out(word: str, form: str) -> None:
    for header in (form.format(word), form.format(word[:-1]), word.removesuffix("日期") + "时间"):
        kept = {id(c) for c in near((header,), COLUMNS)}
        assert not [c.name for c in COLUMNS if id(c) not in kept and by_name(header, c)], header


def test_most_columns_are_left_out_and_no_code_leaves_one_out() -> None:
    assert len(near(("死亡日期",), COLUMNS)) < len(COLUMNS) / 2
    assert near(("swrq",), COLUMNS) == COLUMNS
    assert near(("死亡日期", "swrq"), COLUMNS) == COLUMNS
