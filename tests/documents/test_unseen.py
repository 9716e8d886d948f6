"""Whole judgments in wordings that are rare: what is read of each, written down before."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from shujian.core import yamlio
from shujian.core.cells import Missing
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.reading import read_judgment

DATA = Path(__file__).parent / "data" / "unseen"
BLANK = "空"


def _cases() -> list[Any]:
    found = []
    for path in sorted(DATA.glob("*.yaml")):
        data = yamlio.parse(path.read_text("utf-8"), path.name)
        found += [pytest.param(case, id=case["name"]) for case in data["cases"]]
    return found


def _cell(row: Row, column: str) -> str:
    fact = row.cells.get(column)
    if fact is None:
        return BLANK
    return f"？{fact.value.reason}" if isinstance(fact.value, Missing) else str(fact.value)


def _differences(case: dict[str, Any]) -> list[str]:
    rows = read_judgment(case["text"]).rows
    found: list[str] = []
    for table, wanted in case["facts"].items():
        held = rows.of(table)
        if len(held) != len(wanted):
            found.append(f"{table}: {len(held)} rows, not {len(wanted)}")
        for number, (row, cells) in enumerate(zip(held, wanted, strict=False), start=1):
            for column, value in cells.items():
                given = _cell(row, column)
                same = given == str(value) or (given.replace(".00", "") == str(value))
                if not same:
                    found.append(f"{table} {number} {column}: {given}, not {value}")
    return found


@pytest.mark.parametrize("case", _cases())
def test_a_judgment_in_rare_wording_is_read(case: dict[str, Any]) -> None:
    assert _differences(case) == []
