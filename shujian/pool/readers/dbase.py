"""DBF, as dBase and FoxPro programs keep it: records of fixed length, some marked as deleted."""

from __future__ import annotations

import datetime as dt
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from shujian.core.errors import Place, ShujianError
from shujian.pool.readers.block import Rows
from shujian.pool.readers.header import unused
from shujian.pool.readers.sniff import Found
from shujian.pool.readers.text import UNDECODABLE, vote
from shujian.pool.readers.values import number_text

if TYPE_CHECKING:
    from shujian.pool.readers.job import Job

_BATCH = 4096
_HEAD, _FIELD = 32, 32
_END, _DELETED = 0x0D, b"*"
_PLAIN, _MEMO, _BINARY = "CNFDL", "MGPW", "IBTY"
_JULIAN = 1721425
"""Julian day of the day before 0001-01-01, from which Python counts."""
_ASIDE = "库里已作删除标记的记录"
_LOOKED = 1 << 20


@dataclass(frozen=True)
class _Field:
    """A column: where it stands in the record, and what kind it is."""

    name: str
    kind: str
    start: int
    length: int

    def text(self, record: bytes, encoding: str) -> str:
        """The cell as text.

        Raises:
            UnicodeDecodeError: not in that encoding.
        """
        raw = record[self.start : self.start + self.length]
        if self.kind in _BINARY:
            return _stored(self.kind, raw)
        said = raw.replace(b"\0", b" ").decode(encoding).strip()
        if self.kind == "L":
            return "" if said == "?" else said
        return said


def read_dbase(job: Job, path: Path, shown: str, member: str, found: Found) -> None:
    """Read the records into one part, numbered from 1; deleted ones are set aside.

    Raises:
        ShujianError: ``pool.broken_dbf`` where the header does not describe the records,
            ``pool.nested_columns`` for columns whose contents are in another file.
    """
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
        count, start, size = struct.unpack("<IHH", head[4:12])
        told = stream.read(start - _HEAD)
        encoding = _encoding(told, stream.read(_LOOKED))
        fields = list(_fields(told, encoding, path, shown))
        if not fields or 1 + sum(f.length for f in fields) != size:
            raise _broken(shown, "字段的长度与记录的长度不符")
        there = (path.stat().st_size - start) // size
        stream.seek(start)
        builder = job.builder(shown, "", member, "dbf", list(found.notes))
        if builder is None:
            return
        builder.encoding = encoding
        used: set[str] = set()
        builder.names = [unused(f.name, used, builder.notes) for f in fields]
        builder.add(Rows([], []))
        for first in range(1, min(count, there) + 1, _BATCH):
            many = min(_BATCH, min(count, there) + 1 - first)
            block = stream.read(many * size)
            records = [block[i * size : (i + 1) * size] for i in range(many)]
            for line, record in enumerate(records, start=first):
                if record[:1] == _DELETED:
                    builder.skips.add(line, _ASIDE)
            builder.add(_rows(records, first, fields, encoding))
            job.report(first / max(count, 1), f"读取 {shown}")
    if builder.skips.rows:
        builder.notes.append(f"{_ASIDE} {builder.skips.rows:,} 条，没有读取")
    job.done(builder)
    if there < count:
        why = f"写明有 {count:,} 条记录，文件里只有 {there:,} 条"
        job.refuse(_broken(shown, f"{why}，已读出的照常导入"))


def _described(raw: bytes) -> list[bytes]:
    """What the header says of each field."""
    told = [raw[at : at + _FIELD] for at in range(0, len(raw), _FIELD)]
    return told[: next((i for i, one in enumerate(told) if one[0] == _END), len(told))]


def _named(field: bytes) -> bytes:
    return field[:11].partition(b"\0")[0].strip()


def _fields(raw: bytes, encoding: str, path: Path, shown: str) -> Iterator[_Field]:
    start, others = 1, []
    for number, one in enumerate(_described(raw), start=1):
        # a long name ends in the middle of a character
        name = _named(one).decode(encoding, "ignore") or f"列{number}"
        kind, length = chr(one[11]), one[16]
        if kind == "C":
            length += one[17] << 8  # where a number has its decimals, long text has its rest
        if kind in _MEMO:
            others.append(name)
        elif kind not in _PLAIN + _BINARY:
            raise _broken(shown, f"字段“{name}”的种类“{kind}”不认识")
        yield _Field(name, kind, start, length)
        start += length
    if others:
        raise ShujianError(
            "pool.nested_columns", "有的列不是单个的值",
            why=f"列 {'、'.join(others)} 的内容在另一个文件（{path.stem}.fpt 或者 .dbt）里",
            remedy="请在原来的程序里导出为 xlsx 或者 csv 再导入", where=Place(file=shown),
        )  # fmt: skip


def _encoding(header: bytes, records: bytes) -> str:
    """That of most cells: programs here leave the mark of the code page empty, or wrong."""
    return vote(b"\n".join([*map(_named, _described(header)), records.replace(b"  ", b"\n")]))


def _rows(records: Sequence[bytes], first: int, fields: Sequence[_Field], encoding: str) -> Rows:
    lines: list[int] = []
    cells: list[list[str]] = []
    broken: dict[int, str] = {}
    for line, record in enumerate(records, start=first):
        if record[:1] == _DELETED:
            continue
        try:
            row = [field.text(record, encoding) for field in fields]
        except UnicodeDecodeError:
            row = [_lossy(field, record, encoding) for field in fields]
            broken[len(cells)] = UNDECODABLE
        lines.append(line)
        cells.append(row)
    return Rows(lines, cells, broken)


def _lossy(field: _Field, record: bytes, encoding: str) -> str:
    try:
        return field.text(record, encoding)
    except UnicodeDecodeError:
        raw = record[field.start : field.start + field.length]
        return raw.decode(encoding, "replace").strip()


def _stored(kind: str, raw: bytes) -> str:
    """Numbers and times that FoxPro stores in binary."""
    if kind == "I":
        return str(int.from_bytes(raw[:4], "little", signed=True))
    if kind == "Y":
        units = int.from_bytes(raw[:8], "little", signed=True)
        sign, rest = ("-" if units < 0 else ""), abs(units)
        return f"{sign}{rest // 10000}.{rest % 10000:04d}"
    if kind == "B":
        return number_text(struct.unpack("<d", raw[:8])[0])
    day, millis = struct.unpack("<II", raw[:8])
    if day <= _JULIAN:
        return ""
    moment = dt.datetime.fromordinal(day - _JULIAN) + dt.timedelta(milliseconds=round(millis, -3))
    return moment.isoformat(" ") if millis else moment.date().isoformat()


def _broken(shown: str, why: str) -> ShujianError:
    return ShujianError(
        "pool.broken_dbf",
        "dBase 数据库（dbf）读不出来",
        why=why,
        remedy="请用 Excel 或者原来的程序打开，另存为 xlsx 再导入",
        where=Place(file=shown),
    )
