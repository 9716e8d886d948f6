"""What a template says in brackets of how to fill a column in is no doubt of its meaning."""

from __future__ import annotations

from typing import Any

import pytest

from shujian.pool import importing


def asked(pool: Any, people: Any, *header: str) -> list[str]:
    path = pool.write([people(n) for n in range(1, 7)], header)
    with importing.propose(pool.ctx, pool.home, path, table=pool.table) as proposal:
        return [q.id for q in proposal.questions if q.kind == "column"]


@pytest.mark.parametrize("remark", ["必填", "选填", "yyyy-mm-dd", "未移交不填", "文本格式"])
def test_how_to_fill_a_column_in_is_not_asked_about(pool: Any, people: Any, remark: str) -> None:
    header = (
        "身份证号",
        f"姓名（{remark}）",
        "收到决定日期",
        f"移交日期（{remark}）",
        "执行地区划",
    )
    assert asked(pool, people, *header) == []


def test_a_remark_that_may_change_the_meaning_is_asked_about(pool: Any, people: Any) -> None:
    header = ("身份证号", "姓名（曾用名）", "收到决定日期", "移交日期（估计）", "执行地区划")
    assert asked(pool, people, *header) == ["p1.column.姓名", "p1.column.移交日期"]
