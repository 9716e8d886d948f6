from __future__ import annotations

import contextlib
import os
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shujian.core.errors import ShujianError
from shujian.pool.readers import Limits, RawPart, ReadOptions
from shujian.pool.readers.job import Job

EXAMPLES = 2000 if os.environ.get("PROVE") == "large" else 50
CALM = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

MAGIC = [
    b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<html><table><tr><td>",
    b'[{"a":', b'{"a":1}\n', b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\x09\x08",
    b"<?xml version='1.0'?><d><r>", b"PAR1",
]  # fmt: skip


def parts_of(data: bytes, folder: Path, name: str = "a.csv") -> list[RawPart]:
    path = folder / "in"
    path.write_bytes(data)
    job = Job(name, folder / "raw", ReadOptions(), Limits())
    job.read_file(path)
    return job.parts


@CALM
@given(st.sampled_from(MAGIC), st.binary(max_size=600))
def test_random_bytes_raise_nothing_but_our_error(tmp_path, magic, tail):
    with contextlib.suppress(ShujianError):
        assert all(part.header for part in parts_of(magic + tail, tmp_path))


CELL = st.text(alphabet="ab张三1.2\"\n,; '=", max_size=6)
LINE = st.lists(CELL, min_size=1, max_size=5).map(",".join)


@CALM
@given(
    st.lists(LINE, min_size=1, max_size=30), st.sampled_from(["\n", "\r\n", "\r"]), st.booleans()
)
def test_every_physical_line_is_accounted_for(tmp_path, table, lines, end, closed):
    text = "\n".join(["姓名,号码,金额", *lines]) + ("\n" if closed else "")
    count = len(text.removesuffix("\n").split("\n"))
    parts = parts_of(text.replace("\n", end).encode(), tmp_path)  # lists below each other
    read = [table(part) for part in parts]
    skipped = set()
    for line, why in (one for part in parts for one in part.skipped):
        run = int(why.split("至第 ")[1].split(" 行")[0]) if "至第" in why else line
        skipped |= set(range(line, run + 1))
    starts = sorted([*skipped, *(line for data in read for line in data.lines)])
    assert len(starts) == len(set(starts))
    assert len(starts) == sum(part.rows + part.skipped_rows for part in parts)
    physical = text.split("\n")
    covered = set(skipped)
    for data in read:
        for cells, line in zip(data.cells, data.lines, strict=True):
            inside = sum(cell.count("\n") for cell in cells)
            covered |= set(range(line, line + inside + 1))
    missing = [n for n in range(1, count + 1) if n not in covered]
    assert not [n for n in missing if not _inside(physical, n, starts)]


def _inside(physical: list[str], line: int, starts: list[int]) -> bool:
    """Whether a line belongs to a record over several lines that began above it."""
    begin = max(start for start in starts if start < line)
    return physical[begin - 1].count('"') % 2 == 1


SOUND = st.text(alphabet='ab张三1.2,"; 丁', min_size=1, max_size=6).filter(str.strip)


@CALM
@given(
    st.lists(st.tuples(SOUND, SOUND, SOUND), min_size=1, max_size=80),
    st.sampled_from(["utf-8", "gb18030"]),
)
def test_what_a_csv_writer_wrote_comes_back(tmp_path, table, rows, encoding):
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["姓名", "号码", "金额"])
    writer.writerows(rows)
    options = ReadOptions(encoding=encoding, delimiter=",", header_line={"*": 1})
    path = tmp_path / "in"
    path.write_bytes(out.getvalue().encode(encoding))
    job = Job("a.csv", tmp_path / "raw", options, Limits())
    job.read_file(path)
    data = table(job.parts[0])
    found = dict(zip(data.lines, data.cells, strict=True))
    left = {line for line, _ in data.part.skipped}
    for line, row in enumerate(rows, start=2):
        assert line in left or found[line] == list(row)
    assert data.part.broken == 0
