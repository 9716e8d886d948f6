"""Columns whose cells hold two things: nothing takes them, and a person is told what to do."""

from __future__ import annotations

import pytest

from shujian.pool.proposals.mapping import match_columns
from shujian.pool.proposals.mixed import mixed
from shujian.pool.proposals.sample import Sample
from shujian.pool.tables import Tables
from tests.pool.conftest import id_number

TABLES = Tables.load()
SPAN = "一格里写着起止两个日期"
NAMED = "一格里除了公民身份号码还有别的内容"


@pytest.mark.parametrize(
    ("heading", "cells", "told"),
    [
        ("取保候审期限", ["2024年1月1日至2025年1月1日"] * 4, SPAN),
        ("有效期", ["2024.03.01-2025.03.01"] * 4, SPAN),
        ("当事人情况", [f"虚构甲（{id_number(n)}）" for n in range(1, 5)], NAMED),
        ("当事人情况", [f"虚构甲\n{id_number(n)}" for n in range(1, 5)], NAMED),
        ("备注", ["2024年1月"] * 4, ""),
        ("备注", [id_number(n) for n in range(1, 5)], ""),
        ("备注", ["2024年1月1日至2025年1月1日", "无", "在逃", "见附件"], ""),
    ],
)
def test_what_one_cell_holds_too_much_of_is_told(heading: str, cells: list[str], told: str) -> None:
    found = mixed(Sample([heading], [cells]), [])
    assert [told in text and heading in text for text in found] == ([True] if told else [])


def test_a_column_that_stands_for_one_is_told_only_if_it_cannot_be_read() -> None:
    table = TABLES.get("豁免备案")
    spans = Sample(["有效期"], [["2024.03.01-2025.03.01"] * 6])
    assert mixed(spans, match_columns(spans, table).matches)
    days = Sample(["终止日期"], [["2024.03.01"] * 6])
    assert mixed(days, match_columns(days, table).matches) == []


@pytest.mark.parametrize(
    ("table", "heading", "told"),
    [
        ("判决结果", "刑期起止", "没有读入“刑期起日”“刑期止日”"),
        ("判决结果", "刑期起止（年月日）", "没有读入“刑期起日”“刑期止日”"),
        ("在押人员", "刑期起止", "没有读取"),
    ],
)
def test_the_columns_that_a_span_would_fill_are_named(table: str, heading: str, told: str) -> None:
    sample = Sample([heading], [["2021-03-04至2023-03-03"]])
    (text,) = mixed(sample, [], TABLES.get(table))
    assert told in text
    assert mixed(Sample(["说明"], [["2021-03-04至2023-03-03"]]), [], TABLES.get(table)) == []
