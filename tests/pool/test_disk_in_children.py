"""A disk that fails while a child process works is told as such, not as a fault of the file."""

from __future__ import annotations

import errno
import io
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from damaged_bytes import HEADER, packed

from shujian.core.errors import ShujianError
from shujian.pool.cleaning import worker, workers
from shujian.pool.cleaning.prepare import duplicates
from shujian.pool.cleaning.standardise import BROKEN, LINE
from shujian.pool.readers import worker as reading
from shujian.pool.readers.types import Limits

NUMBERS = [(errno.ENOSPC, "store.disk_full"), (errno.EROFS, "store.read_only")]


def failing(number: int) -> Callable[..., Any]:
    def fail(*_: Any, **__: Any) -> Any:
        raise OSError(number, os.strerror(number))

    return fail


def asked(path: Path, tmp: Path) -> dict[str, Any]:
    limits = {**vars(Limits()), "memory_bytes": 1 << 60}
    options = {"sheets": None, "header_line": {}, "encoding": None, "delimiter": None}
    request = {
        "token": "t", "path": str(path), "name": path.name, "tmp": str(tmp),
        "options": options, "limits": limits,
    }  # fmt: skip
    return reading._serve(request, io.BytesIO(), reading._read_table)


@pytest.mark.parametrize(("number", "code"), NUMBERS)
@pytest.mark.parametrize("name", ["名单.csv", "包.zip"])
def test_a_reader_that_cannot_write_blames_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str, name: str
) -> None:
    text = f"{HEADER}\n1,甲,2024-01-01,,990102\n".encode()
    path = tmp_path / name
    path.write_bytes(packed({"a.csv": text}) if name.endswith("zip") else text)
    monkeypatch.setattr(reading, "_limit_memory", lambda size: None)
    assert "result" in asked(path, tmp_path)
    monkeypatch.setattr("pyarrow.ipc.new_file", failing(number))
    assert asked(path, tmp_path)["error"]["code"] == code


def test_a_file_that_may_not_be_read_is_no_fault_of_the_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "名单.csv"
    path.write_bytes(b"a,b\n1,2\n")
    monkeypatch.setattr(reading, "_limit_memory", lambda size: None)
    monkeypatch.setattr("pathlib.Path.open", failing(errno.EACCES))
    error = asked(path, tmp_path)["error"]
    assert error["code"] == "pool.no_file"
    assert "读取权限" in error["why"]
    assert error["remedy"]


@pytest.mark.parametrize(("number", "code"), NUMBERS)
def test_a_cleaning_child_that_cannot_write_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    said: list[dict[str, Any]] = []
    plan = tmp_path / "p.json"
    plan.write_text("{}", "utf-8")
    request = json.dumps({"plan": str(plan), "range": [0, 1, 0]})
    monkeypatch.setattr("sys.stdin", io.StringIO(request + "\n"))
    monkeypatch.setattr(worker, "_say", said.append)
    monkeypatch.setattr(
        worker.Plan, "from_dict", lambda data: type("P", (), {"path": tmp_path / "p.arrow"})
    )
    monkeypatch.setattr(worker, "work", failing(number))
    worker.main()
    assert said[0]["refused"]["code"] == code


def test_what_a_cleaning_child_says_reaches_the_user(monkeypatch: pytest.MonkeyPatch) -> None:
    told = ShujianError("store.disk_full", "磁盘空间不足", remedy="请清理磁盘").as_dict()
    crew = workers._Crew.__new__(workers._Crew)
    crew.name, crew.children = "名单.csv", []
    crew.messages = workers.queue.Queue()
    crew.messages.put((0, {"refused": told}))
    crew.children = [object()]  # type: ignore[list-item]
    monkeypatch.setattr(crew, "_give", lambda index, ranges, holding: holding.update({index: 0}))
    monkeypatch.setattr(crew, "_end", lambda: None)
    with pytest.raises(ShujianError) as caught:
        crew.run([(0, 1, 0)], workers._Meter(workers.SILENT, 1, ""))
    assert caught.value.code == "store.disk_full"


def test_repeated_rows_are_the_same_in_small_and_large_parts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cells = [
        ("甲", "1"),
        ("乙", None),
        ("甲", "1"),
        ("乙", None),
        ("甲", "1"),
        ("丙", ""),
        ("丙", None),
    ]
    data = pa.table(
        {
            "c0": [a for a, _ in cells],
            "c1": [b for _, b in cells],
            LINE: pa.array(range(2, 2 + len(cells)), pa.int64()),
            BROKEN: pa.array(["断", None, None, None, None, None, None], pa.string()),
        }
    )
    small = duplicates(data)
    assert small == {5: 3, 6: 4}
    monkeypatch.setattr("shujian.pool.cleaning.prepare._FEW", 0)
    assert duplicates(data) == small
