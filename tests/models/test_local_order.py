"""Steps computed on this machine give the same, whatever the order of rows and columns."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import shujian
from shujian.models.conforming import Got, Sample, got, read_samples
from shujian.models.operator import OPERATORS
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
