"""Parquet: every type shown as text exactly; nested columns and broken files are refused."""

from __future__ import annotations

import contextlib
import datetime as dt
import io
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shujian.core.errors import ShujianError
from shujian.pool.readers import Limits, ReadOptions
from shujian.pool.readers.job import Job


def packed(table: pa.Table, **options) -> bytes:
    out = io.BytesIO()
    pq.write_table(table, out, **options)
    return out.getvalue()


MOMENT = dt.datetime(2023, 5, 1, 8, 5, 30, 120_000)
ZONE = dt.timezone(dt.timedelta(hours=8))
TYPES = [
    (pa.array(["张三", "", None]), ["张三", "", ""]),
    (pa.array(["甲", "甲", None]).dictionary_encode(), ["甲", "甲", ""]),
    (pa.array([True, False, None]), ["TRUE", "FALSE", ""]),
    (pa.array([2**63 - 1, -5, None]), ["9223372036854775807", "-5", ""]),
    (pa.array([2**64 - 1], pa.uint64()), ["18446744073709551615"]),
    (pa.array([0.1, 12.0, float("nan"), None]), ["0.1", "12", "#NUM!", ""]),
    (pa.array([1.1e17, float("inf"), 1e-7]), ["1.1E+17", "#NUM!", "0.0000001"]),
    (pa.array([0.1, 2.5], pa.float32()), ["0.1", "2.5"]),
    (pa.array([np.float16(0.5)], pa.float16()), ["0.5"]),
    (pa.array([Decimal("1.50"), None], pa.decimal128(20, 2)), ["1.50", ""]),
    (pa.array([Decimal("0.0000001")], pa.decimal128(20, 7)), ["0.0000001"]),
    (pa.array([dt.date(2023, 5, 1), dt.date(1, 1, 1)]), ["2023-05-01", "0001-01-01"]),
    (pa.array([dt.date(2023, 5, 1)], pa.date64()), ["2023-05-01"]),
    (pa.array([MOMENT, dt.datetime(2023, 5, 1)], pa.timestamp("us")), ["2023-05-01 08:05:30.12", "2023-05-01"]),
    (pa.array([1], pa.timestamp("ns")), ["1970-01-01 00:00:00.000000001"]),
    (pa.array([dt.datetime(2023, 5, 1, 8, tzinfo=ZONE)], pa.timestamp("ms", "UTC")), ["2023-05-01 00:00:00Z"]),
    (pa.array([dt.time(8, 5)], pa.time32("s")), ["08:05:00"]),
    (pa.array([dt.time(8, 5, 0, 500)], pa.time64("us")), ["08:05:00.0005"]),
    (pa.array(["张".encode(), b"\xff\x00", None]), ["张", "0xff00", ""]),
    (pa.nulls(2), ["", ""]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("column", "shown"), TYPES, ids=[str(c.type) + str(i) for i, (c, _) in enumerate(TYPES)]
)
def test_values_are_shown_exactly(one, column, shown):
    filler = pa.array(["x"] * len(column))
    result = one(packed(pa.table({"值": column, "y": filler})), "a.parquet")
    assert [row[0] for row in result.cells] == shown
    assert result.lines == list(range(1, len(shown) + 1))
    assert (result.part.format, result.part.notes, result.part.broken) == ("parquet", [], 0)


def test_a_wrong_ending_a_repeated_and_a_missing_name_are_told(one):
    table = pa.Table.from_arrays([pa.array(["1"])] * 3, names=["甲", "甲", ""])
    result = one(packed(table), "a.csv")
    assert result.part.header == ["甲", "甲_2", "列3"]
    assert any("Parquet" in note for note in result.part.notes)


def test_nested_columns_are_refused_by_name(read):
    table = pa.table({"甲": ["1"], "单": [["a"]], "人": [{"名": "a"}]})
    with pytest.raises(ShujianError, match="列 单、人") as error:
        read(packed(table), "a.parquet")
    assert error.value.code == "pool.nested_columns"


def test_many_row_groups_are_one_part(one):
    table = pa.table({"n": list(range(50_000))})
    result = one(packed(table, row_group_size=700, compression="zstd"), "a.parquet")
    assert [row[0] for row in result.cells] == [str(n) for n in range(50_000)]


def test_what_unpacks_to_far_too_much_is_refused(read):
    table = pa.table({"n": pa.array(["0" * 1000] * 50_000)})
    data = packed(table, use_dictionary=False, compression="zstd")
    with pytest.raises(ShujianError) as error:
        read(data, "a.parquet", limits=Limits(unpacked_bytes=1 << 20))
    assert error.value.code == "pool.bomb"


GOOD = packed(pa.table({"甲": ["1", "2"] * 500, "n": list(range(1000))}))


@pytest.mark.parametrize(
    "data", [GOOD[:-10], GOOD[: len(GOOD) // 2], b"PAR1", b"PAR1" + b"\xff" * 40 + b"PAR1", GOOD[:-4] + b"PARE"]
)  # fmt: skip
def test_broken_files_are_refused(read, data):
    with pytest.raises(ShujianError) as error:
        read(data, "a.parquet")
    assert error.value.code == "pool.broken_parquet"


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(st.integers(4, len(GOOD) - 1), st.integers(0, 255)), max_size=4))
def test_changed_bytes_raise_nothing_but_our_error(tmp_path, changes):
    data = bytearray(GOOD)
    for at, value in changes:
        data[at] = value
    path = tmp_path / "in"
    path.write_bytes(bytes(data))
    with contextlib.suppress(ShujianError):
        Job("a.parquet", tmp_path / "raw", ReadOptions(), Limits()).read_file(path)
