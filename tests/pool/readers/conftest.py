from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from shujian.pool.readers import RawPart, Reader, ReadResult


@dataclass
class Table:
    """A part with its rows in memory."""

    part: RawPart
    cells: list[list[str]]
    lines: list[int]
    broken: list[str | None]
    extra: list[str | None]


def load(part: RawPart) -> Table:
    with pa.ipc.open_file(str(part.path)) as reader:
        data = reader.read_all()
    columns = [data.column(f"c{i}").to_pylist() for i in range(len(part.header))]
    rest = [data.column(name).to_pylist() for name in ("__line", "__broken", "__extra")]
    return Table(part, [list(row) for row in zip(*columns, strict=True)], *rest)


@pytest.fixture(scope="session")
def reader() -> Iterator[Reader]:
    with Reader() as one:
        yield one


Read = Callable[..., ReadResult]


@pytest.fixture
def read(reader: Reader, tmp_path: Path) -> Read:
    """Read bytes or text as a file of that name."""

    def do(data: bytes | str, name: str = "表 (1).csv", **options: Any) -> ReadResult:
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return reader.read(path, tmp_path, **options)

    return do


@pytest.fixture
def one(read: Read) -> Callable[..., Table]:
    """Read a file of one part."""

    def do(data: bytes | str, name: str = "表 (1).csv", **options: Any) -> Table:
        (part,) = read(data, name, **options).parts
        return load(part)

    return do


@pytest.fixture
def table() -> Callable[[RawPart], Table]:
    """Bring a part's rows into memory."""
    return load
