"""The log read alone tells what the opened table tells, or nothing."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from deltalake import DeltaTable

from shujian.engines.base import ROW
from shujian.pool.storage.delta_log import logged_files
from shujian.pool.storage.lake import Lake, LakeFile

_SCHEMA = pa.schema([(ROW, pa.int64())])


def _file(folder: Path, name: str, rows: int = 2) -> LakeFile:
    folder.mkdir(exist_ok=True)
    pq.write_table(pa.table({ROW: list(range(rows))}, schema=_SCHEMA), folder / name)
    return LakeFile(name, rows, 0, rows - 1)


def _opened(folder: Path) -> list[str]:
    return sorted(uri.rpartition("/")[2] for uri in DeltaTable(str(folder)).file_uris())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "张三 (1)"
    a, b, c = (_file(made, f"i{n}.parquet") for n in range(3))
    for files in ([a], [a, b], [c], [], [b, c]):
        Lake(made).set_files(files, _SCHEMA)
    return made


def test_every_version_is_told_as_the_table_tells_it(tmp_path: Path) -> None:
    made = tmp_path / "表"
    a, b = _file(made, "a.parquet"), _file(made, "b.parquet")
    for files in ([a], [a, b], [b], []):
        Lake(made).set_files(files, _SCHEMA)
        assert logged_files(made) == _opened(made) == [f.name for f in files]
    wider = pa.schema([*_SCHEMA, ("甲", pa.string())])
    retyped = pa.schema([*_SCHEMA, ("甲", pa.int64())])
    for schema in (wider, retyped):
        Lake(made).set_files([a], schema)
        assert logged_files(made) == _opened(made) == ["a.parquet"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda log: (log / f"{1:020}.json").unlink(),
        lambda log: (log / f"{1:020}.json").write_text('{"add":', "utf-8"),
        lambda log: (log / f"{1:020}.json").write_text('{"domainMetadata": {}}\n', "utf-8"),
        lambda log: (log / f"{1:020}.checkpoint.parquet").write_bytes(b""),
        lambda log: [p.unlink() for p in log.iterdir()],
    ],
    ids=["gap", "half a line", "unknown action", "checkpoint", "empty"],
)
def test_an_unusual_log_is_left_to_the_table(folder: Path, spoil: object) -> None:
    assert logged_files(folder) == _opened(folder) == ["i1.parquet", "i2.parquet"]
    assert callable(spoil)
    spoil(folder / "_delta_log")
    assert logged_files(folder) is None
    assert logged_files(folder / "nowhere") is None
