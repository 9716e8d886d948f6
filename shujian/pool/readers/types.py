"""What goes into a reader and what comes out: options, limits, parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from shujian.core.errors import Place, ShujianError


@dataclass(frozen=True)
class Limits:
    """How much one file may cost before its reading is stopped.

    Args:
        file_bytes: size of the file itself.
        seconds: wall time of the child process.
        memory_bytes: address space of the child (where the system has such a limit).
        unpacked_bytes: size of everything an archive or workbook unpacks to.
        ratio: unpacked size over packed size, looked at above 10 MB.
        members: files in an archive.
        columns: columns of one table.
    """

    file_bytes: int = 2 << 30
    seconds: float = 300.0
    memory_bytes: int = 3 << 30
    unpacked_bytes: int = 4 << 30
    ratio: int = 200
    members: int = 1000
    columns: int = 2000


@dataclass(frozen=True)
class ReadOptions:
    """What a person decided about a file, where the reader's own choice was wrong.

    Args:
        sheets: keys of the parts to read (see ``RawPart.key``); None reads all.
        header_line: physical line of the header by part key (0: no header);
            the key "*" holds for every part.
        encoding: utf-8, gb18030, utf-16-le or utf-16-be.
        delimiter: one character.
    """

    sheets: tuple[str, ...] | None = None
    header_line: Mapping[str, int] = field(default_factory=dict)
    encoding: str | None = None
    delimiter: str | None = None

    def header_of(self, key: str) -> int | None:
        """The header line a person gave for this part, if any."""
        return self.header_line.get(key, self.header_line.get("*"))

    def wants(self, key: str) -> bool:
        """Whether this part is to be read."""
        return self.sheets is None or key in self.sheets


@dataclass(frozen=True)
class RawPart:
    """One sheet or member file, as text, in an Arrow IPC file.

    Args:
        part_no: from 1, fixed by the place in the file, whatever is selected.
        file: file name as the user knows it; ``包.zip/成员.csv`` inside an archive.
        sheet: worksheet, table or array name; "" where there is none.
        key: names the part within its file, for ``ReadOptions``.
        header: column names, unique and never empty, one for each ``c0 … cn``.
        header_line: physical line of the (last) header row; 0 without a header.
        rows: rows in the Arrow file.
        broken: how many of them carry a ``__broken`` reason.
        skipped: (line, why) of header, title, totals, note and blank lines.
        skipped_rows: how many lines these are (a run of blank lines is one entry).
        notes: what a person should know, Chinese.
        path: the Arrow IPC file.
        format: csv, xlsx, xls, html, json …
        encoding: text encoding, "" for binary formats.
        delimiter: "" where there is none.
        hidden: a hidden worksheet.
        titles: texts above the header, which may state a unit.
    """

    part_no: int
    file: str
    sheet: str
    key: str
    header: list[str]
    header_line: int
    rows: int
    broken: int
    skipped: list[tuple[int, str]]
    skipped_rows: int
    notes: list[str]
    path: Path
    format: str
    encoding: str = ""
    delimiter: str = ""
    hidden: bool = False
    titles: list[str] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """JSON form, for the way out of the child process."""
        return {**asdict(self), "path": str(self.path)}

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> RawPart:
        """Back from the JSON form."""
        skipped = [(int(line), str(why)) for line, why in data["skipped"]]
        return cls(**{**data, "path": Path(data["path"]), "skipped": skipped})


@dataclass(frozen=True)
class ReadResult:
    """All parts of one file, what was refused in it, and its digest (SHA-256, bytes)."""

    parts: list[RawPart]
    refused: list[ShujianError]
    sha256: str
    size: int


def error_from_dict(data: dict[str, Any]) -> ShujianError:
    """Back from ``ShujianError.as_dict``."""
    return ShujianError(
        code=data["code"],
        what=data["what"],
        why=data["why"],
        remedy=data["remedy"],
        where=Place(**data["where"]),
        params=data["params"],
    )
