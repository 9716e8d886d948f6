"""Steps computed on this machine give the same, whatever the order of rows and columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

import shujian
from shujian.core.cells import BLANK, State
from shujian.formulas.show import show
from shujian.models.authoring.case_tables import raw_text
from shujian.models.authoring.conforming import STEP, Got, Sample, got, model_of, read_samples
from shujian.models.operator import OPERATORS
from shujian.schema.elements import element
from tests.models.support import engine

FOLDER = Path(shujian.__path__[0]) / "content" / "operators"
SAMPLES = [
    s
    for f in sorted(FOLDER.glob("*.yaml"))
    for s in read_samples(f)
    if OPERATORS[s.op].local or s.op == "degree"
]


def told(found: Got) -> Counter[str]:
    streams = {"": found.rows, **found.asides}
    return Counter(
        f"{stream} {sorted((k, v) for k, v in row.items() if k != '来源')}"
        for stream, rows in streams.items()
        for row in rows
    )


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: f"{s.op}-{s.name}")
def test_the_order_of_rows_changes_nothing(sample: Sample) -> None:
    turned = {n: {**t, "rows": t["rows"][::-1]} for n, t in sample.data["tables"].items()}
    other = Sample(sample.op, sample.name, {**sample.data, "tables": turned}, sample.place)
    assert told(got(other, engine())) == told(got(sample, engine()))


def _cases() -> list[tuple[Sample, str, str, str]]:
    """(sample, column of the result, table, its column) that the steps say may be limited."""
    found = []
    for sample in SAMPLES:
        if OPERATORS[sample.op].local:
            bound = model_of(sample)[0].steps[STEP]
            for column in bound.schema:
                for table, own in bound.operator.back(bound, column).items():
                    found.append((sample, column, table, own))
    return found


@pytest.mark.parametrize(
    ("sample", "column", "table", "own"), _cases(), ids=lambda v: getattr(v, "name", v)
)
def test_limiting_an_input_as_the_step_allows_keeps_the_rows_asked_for(
    sample: Sample, column: str, table: str, own: str
) -> None:
    whole = got(sample, engine())
    data = sample.data["tables"][table]
    for value in {row[column] for row in whole.rows} - {s.label for s in State}:
        held = [r for r in data["rows"] if _as_shown(data, own, r.get(own, "")) == value]
        tables = {**sample.data["tables"], table: {**data, "rows": held}}
        less = got(
            Sample(sample.op, sample.name, {**sample.data, "tables": tables}, sample.place),
            engine(),
        )
        assert _with(less, column, value) == _with(whole, column, value)


def _with(found: Got, column: str, value: str) -> Counter[str]:
    return Counter(
        str(sorted((k, v) for k, v in row.items() if k != "来源"))
        for row in found.rows
        if row[column] == value
    )


def _as_shown(data: Mapping[str, Any], column: str, raw: object) -> str:
    kind = element(data["columns"][column], "", "")
    cell = kind.clean(raw_text(raw)).value if raw_text(raw) else BLANK
    return show(cell, kind.type)
