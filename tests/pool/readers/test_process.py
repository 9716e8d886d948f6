from __future__ import annotations

import hashlib
import os
import signal
import struct
import sys
import threading
import time
from pathlib import Path

import pytest

from shujian.core.errors import CancelledError, ShujianError
from shujian.core.progress import Progress
from shujian.pool import readers
from shujian.pool.readers import Limits, Reader

ROWS = b"name,no,amount\n" + b"zhang,1,2.5\n" * 10
MANY = b"name,no,amount\n" + b'zhang,"1",2.5\n' * 600_000


def test_digest_and_size_are_those_of_the_file(read):
    result = read(ROWS)
    assert (result.sha256, result.size) == (hashlib.sha256(ROWS).hexdigest(), len(ROWS))


def test_one_child_serves_several_files(tmp_path):
    (tmp_path / "a.csv").write_bytes(ROWS)
    with Reader() as reader:
        reader.read(tmp_path / "a.csv", tmp_path)
        first = reader.pid
        reader.read(tmp_path / "a.csv", tmp_path)
        assert reader.pid == first


def test_the_module_function_reads_under_another_name(tmp_path):
    (tmp_path / "0af3").write_bytes(ROWS)
    assert readers.read(tmp_path / "0af3", tmp_path, name="发放.csv").parts[0].file == "发放.csv"


@pytest.fixture
def many(tmp_path: Path) -> Path:
    path = tmp_path / "多 (1).csv"
    path.write_bytes(MANY)
    return path


def test_a_hanging_child_is_ended_and_the_next_file_is_read(many, tmp_path):
    (tmp_path / "a.csv").write_bytes(ROWS)
    with Reader() as reader:
        started = time.monotonic()
        with pytest.raises(ShujianError) as caught:
            reader.read(many, tmp_path, limits=Limits(seconds=0.5))
        assert caught.value.code == "pool.reader_timeout"
        assert time.monotonic() - started < 5
        assert not list(tmp_path.glob("raw-*"))
        assert reader.read(tmp_path / "a.csv", tmp_path).parts[0].rows == 10


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_killed_child_is_an_error(many, tmp_path):
    with Reader() as reader:
        reader.read(_small(tmp_path), tmp_path)
        assert reader.pid is not None
        threading.Timer(0.25, os.kill, (reader.pid, signal.SIGKILL)).start()
        with pytest.raises(ShujianError) as caught:
            reader.read(many, tmp_path)
        assert caught.value.code == "pool.reader_died"
        assert reader.read(_small(tmp_path), tmp_path).parts[0].rows == 10


@pytest.mark.skipif(sys.platform == "win32", reason="no address space limit")
def test_too_little_memory_is_an_error(many, tmp_path):
    with Reader() as reader, pytest.raises(ShujianError) as caught:
        reader.read(many, tmp_path, limits=Limits(memory_bytes=64 << 20))
    assert caught.value.code in ("pool.reader_memory", "pool.reader_died")


def test_a_person_may_stop_the_reading(many, tmp_path):
    stop = time.monotonic() + 0.4
    progress = Progress(cancelled=lambda: time.monotonic() > stop)
    with Reader() as reader, pytest.raises(CancelledError):
        reader.read(many, tmp_path, progress=progress)
    assert not list(tmp_path.glob("raw-*"))


def test_progress_goes_forward(many, tmp_path):
    shares: list[float] = []
    with Reader() as reader:
        reader.read(many, tmp_path, progress=Progress(report=lambda share, _: shares.append(share)))
    assert shares == sorted(shares)
    assert max(shares) > 0.2


@pytest.mark.parametrize("limits", [Limits(file_bytes=10)])
def test_a_file_above_the_size_limit_is_refused(read, limits):
    with pytest.raises(ShujianError) as caught:
        read(ROWS, limits=limits)
    assert caught.value.code == "pool.file_too_large"


def test_too_many_columns_are_refused(read):
    with pytest.raises(ShujianError) as caught:
        read("名," * 2500 + "末\n" + "1," * 2500 + "2\n")
    assert caught.value.code == "pool.too_many_columns"


def test_a_missing_file_is_an_error(tmp_path):
    with pytest.raises(ShujianError):
        readers.read(tmp_path / "无.csv", tmp_path)


def _small(folder: Path) -> Path:
    path = folder / "a.csv"
    path.write_bytes(ROWS)
    return path


def test_the_child_loads_no_engine():
    import subprocess

    code = (
        "import sys, shujian.pool.readers.worker, shujian.pool.readers.workbook; "
        "print([m for m in ('ibis', 'duckdb', 'deltalake', 'pandas', 'sqlalchemy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def ole(streams: dict[str, bytes]) -> bytes:
    """A minimal compound file with small streams padded to the regular sector size."""
    sector, names = 512, list(streams)
    bodies = [
        data.ljust(max(4096, -(-len(data) // sector) * sector), b"\0") for data in streams.values()
    ]
    fat, starts, at = [0xFFFFFFFD, 0xFFFFFFFE], [], 2
    for body in bodies:
        count = len(body) // sector
        starts.append(at)
        fat += [at + i + 1 for i in range(count - 1)] + [0xFFFFFFFE]
        at += count
    entries = [_entry("Root Entry", 5, 0xFFFFFFFE, 0, 1 if names else 0xFFFFFFFF)]
    for i, (name, start, body) in enumerate(zip(names, starts, bodies, strict=True)):
        right = i + 2 if i + 1 < len(names) else 0xFFFFFFFF
        entries.append(_entry(name, 2, start, len(body), 0xFFFFFFFF, right))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    head += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<109I", 0, *([0xFFFFFFFF] * 108))
    table = struct.pack("<128I", *(fat + [0xFFFFFFFF] * (128 - len(fat))))
    return head + table + b"".join(entries).ljust(sector, b"\0") + b"".join(bodies)


def _entry(
    name: str, kind: int, start: int, size: int, child: int, right: int = 0xFFFFFFFF
) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    return text.ljust(64, b"\0") + struct.pack(
        "<HBBIII16xI16xIQ", len(text), kind, 1, 0xFFFFFFFF, right, child, 0, start, size
    )


FILEPASS = struct.pack("<HH16x", 0x0809, 16) + struct.pack("<HH6x", 0x002F, 6)


@pytest.mark.parametrize(
    ("streams", "code"),
    [
        ({"EncryptedPackage": b"x", "EncryptionInfo": b"y"}, "pool.password"),
        ({"Workbook": FILEPASS}, "pool.password"),
        ({"WordDocument": b"x"}, "pool.not_a_table"),
    ],
)
def test_compound_files_with_a_password_or_without_a_table(read, streams, code):
    with pytest.raises(ShujianError) as caught:
        read(ole(streams), "密.xlsx")
    assert caught.value.code == code
