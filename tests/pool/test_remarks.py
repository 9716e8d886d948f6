"""Remarks are read by no model: what they say of some rows is told before it is forgotten."""

from __future__ import annotations

from typing import Any

import pytest

from shujian.pool import importing
from shujian.pool.proposals.remarks import remarks
from shujian.schema.dictionaries import dictionary
from tests.pool.conftest import HEADER, person


def _told(pool: Any, cells: list[str], heading: str = "备注") -> list[str]:
    rows = [[*person(n), text] for n, text in enumerate(cells, 1)]
    path = pool.write(rows, [*HEADER, heading])
    with importing.propose(pool.ctx, pool.home, path, table=pool.table) as proposal:
        (part,) = proposal.parts
        assert remarks(part.raw, set(part.sources.values())) == list(part.unread)
        assert set(part.unread) <= set(part.notes)
        return list(part.unread)


def test_rows_with_words_that_matter_are_counted_and_named(pool: Any) -> None:
    (told,) = _told(pool, ["误登记，已撤销", "", "已 撤 销", "正常", "7月补发"])
    assert "“备注”列没有导入，其中 3 行写着“撤销”、“误登”、“补发”" in told
    assert "线索上会写出原话" in told


@pytest.mark.parametrize(
    ("heading", "text"), [("备注", "按时报到"), ("备注", ""), ("村（社区）", "撤销村")]
)
def test_remarks_that_say_nothing_of_it_and_other_columns_are_not_told(
    pool: Any, heading: str, text: str
) -> None:
    assert _told(pool, [text, text], heading) == []


def test_a_column_that_is_imported_is_not_told(pool: Any) -> None:
    path = pool.write([[*person(1)[:4], "撤销"]], [*HEADER[:4], "备注"])
    with importing.propose(pool.ctx, pool.home, path, table=pool.table) as proposal:
        assert remarks(proposal.parts[0].raw, {4}) == []


def test_no_word_stands_in_another() -> None:
    words = dictionary("remarks")["words"]
    assert [(a, b) for a in words for b in words if a != b and a in b] == []
