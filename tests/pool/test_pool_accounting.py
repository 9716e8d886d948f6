"""Random garbage tables: no row is lost, none becomes another one."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

import pyarrow as pa
import pyarrow.ipc
import pyarrow.parquet as pq
from hypothesis import given, settings
from hypothesis import strategies as st

from shujian.core.ids import row_base
from shujian.pool.cleaning.plan import Plan, PlanColumn
from shujian.pool.cleaning.prepare import duplicates
from shujian.pool.cleaning.worker import work

_EXAMPLES = 400 if os.environ.get("PROVE") == "large" else 40
_COLUMNS = (
    PlanColumn("公民身份号码", "公民身份号码", source=0, required=True),
    PlanColumn("金额", "金额", "元", source=1, given="万元"),
    PlanColumn("日期", "日期", source=2, required=True),
    PlanColumn("未提供", "文本"),
)
_CELL = st.one_of(
    st.sampled_from(
        ["", " ", "不详", "99010119600101001X", "2024-01-01", "1,234.5", "=1+1", "１２３"]
    ),
    st.text(max_size=6),
)
_ROW = st.tuples(_CELL, _CELL, _CELL, st.sampled_from([None, None, None, "列数不对"]))


def _part(path: Path, rows: list[tuple[str, str, str, str | None]]) -> pa.Table:
    names = ["c0", "c1", "c2"]
    cells = [
        pa.array([r[i].encode("utf-8", "replace").decode() for r in rows], pa.string())
        for i in range(3)
    ]
    data = pa.table(
        [
            *cells,
            pa.array(range(2, len(rows) + 2), pa.int64()),
            pa.array([r[3] for r in rows], pa.string()),
            pa.nulls(len(rows), pa.string()),
        ],
        names=[*names, "__line", "__broken", "__extra"],
    )
    with pa.ipc.new_file(str(path), data.schema) as writer:
        for batch in data.to_batches(max_chunksize=3):
            writer.write_batch(batch)
    return data


@settings(max_examples=_EXAMPLES, deadline=None)
@given(st.lists(_ROW, max_size=12))
def test_rows_in_are_rows_kept_and_rows_quarantined(
    rows: list[tuple[str, str, str, str | None]],
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for kind in ("rows", "quarantine"):
            (folder / kind).mkdir()
        data = _part(folder / "part.arrow", rows)
        plan = Plan(
            _COLUMNS,
            folder / "part.arrow",
            row_base(7, 3),
            folder / "rows",
            folder / "quarantine",
            "i7",
            duplicates(data),
        )
        again = Plan.from_dict(json.loads(json.dumps(plan.as_dict())))
        with pa.memory_map(str(plan.path)) as source:
            count = pa.ipc.open_file(source).num_record_batches
        done = work(again, 0, count, 0)
        kept = _read(plan.rows, [w.name for w in done.files], plan.schema)
        aside = _read(plan.quarantine, [w.name for w in done.quarantine], plan.quarantine_schema)

    assert done.rows == len(rows) == done.kept + done.quarantined
    assert (kept.num_rows, aside.num_rows) == (done.kept, done.quarantined)
    numbers = kept["__row"].to_pylist() + aside["__row"].to_pylist()
    assert sorted(numbers) == [row_base(7, 3) + i for i in range(2, len(rows) + 2)]
    assert sum(done.reasons.values()) == done.quarantined
    assert all(aside["__why"].to_pylist())
    for required in ("公民身份号码", "日期"):
        assert set(kept[required + "__s"].to_pylist()) <= {0}
    assert set(kept["未提供__s"].to_pylist()) <= {3}
    for row_id, raw in zip(aside["__row"].to_pylist(), aside["__raw"].to_pylist(), strict=True):
        source_row = data.slice(row_id - row_base(7, 3) - 2, 1).to_pylist()[0]
        assert json.loads(raw) == [source_row[c] for c in ("c0", "c1", "c2")]
    for column in ("公民身份号码", "金额", "日期"):
        values = kept[column].to_pylist()
        states = kept[column + "__s"].to_pylist()
        assert [v is None for v in values] == [s != 0 for s in states]


def _read(folder: Path, names: list[str], schema: pa.Schema) -> pa.Table:
    tables = [pq.ParquetFile(folder / n).read() for n in names]
    return pa.concat_tables(tables) if tables else schema.empty_table()


@settings(max_examples=_EXAMPLES, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from("甲乙"), st.sampled_from("甲乙"), st.sampled_from("甲 "), st.none()
        ),
        max_size=10,
    )
)
def test_duplicates_are_the_rows_that_equal_an_earlier_one(
    rows: list[tuple[str, str, str, None]],
) -> None:
    with tempfile.TemporaryDirectory() as name:
        found = duplicates(_part(Path(name) / "part.arrow", rows))
    first: dict[tuple[str, ...], int] = {}
    expected = {}
    for line, row in enumerate(rows, 2):
        if row[:3] in first:
            expected[line] = first[row[:3]]
        first.setdefault(row[:3], line)
    assert found == expected
