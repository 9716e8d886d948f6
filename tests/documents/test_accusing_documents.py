"""What is read from 起诉书, 起诉意见书, 量刑建议书 and 不起诉决定书, against facts told by hand."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import yaml

from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.findings import FINDINGS
from shujian.documents.judgments.plain import plain
from shujian.documents.judgments.reading import Reading, read_judgment

FOLDER = Path(__file__).parent / "data" / "accusations"
CASES = [
    case
    for path in sorted(FOLDER.glob("*.yaml"))
    for case in yaml.safe_load(path.read_text("utf-8"))["cases"]
]
_VAGUE = {"自愿认罪", "从轻", "减轻", "免除", "从重"}


def found(reading: Reading, table: str) -> list[Row]:
    """The rows of a table."""
    return [reading.document] if table == "文书" else reading.rows.of(table)


def told(row: Row, column: str) -> Any:
    """A cell as the expectations write it."""
    if column == "情节":
        return {n for n in FINDINGS if row.true(n)} - _VAGUE
    return plain(row.get(column))


def wished(value: Any) -> Any:
    """An expectation in the form of ``told``."""
    if isinstance(value, list):
        return set(value) - _VAGUE
    return value.isoformat() if isinstance(value, dt.date) else value


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["id"])
def test_a_document_gives_the_facts_that_it_tells(case: dict[str, Any]) -> None:
    reading = read_judgment(case["text"])
    for table, rows in case["expect"].items():
        if table == "引用法条":
            assert [r.text("条文") for r in found(reading, table)] == rows
        elif table == "署名":
            signed = found(reading, "审判人员")
            assert [f"{r.text('职务')} {r.text('姓名')}" for r in signed] == rows
        else:
            _same(found(reading, table), [rows] if isinstance(rows, dict) else rows)


def _same(held: list[Row], rows: list[dict[str, Any]]) -> None:
    assert len(held) == len(rows)
    for row, expected in zip(held, rows, strict=True):
        for column, value in expected.items():
            assert told(row, column) == wished(value), (row.table, column)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["id"])
def test_every_place_lies_in_the_text_and_no_stage_fails(case: dict[str, Any]) -> None:
    reading = read_judgment(case["text"])
    assert reading.unread == []
    for row in reading.rows:
        for column, fact in row.cells.items():
            assert 0 <= fact.start <= fact.end <= len(reading.text), column
