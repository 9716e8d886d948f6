"""Writing files as departments send them, always the same bytes for the same city."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from shujian.demo.file_look import Field, Ints, Look, quoted
from shujian.demo.sheets import STAMP

_SLICE = 250_000


def _lines(arrays: Sequence[pa.Array], codes: Sequence[Ints], delimiter: str) -> bytes:
    """Whole lines at once: the joined cells stand one after another in one buffer."""
    columns = [a.take(pa.array(c)) for a, c in zip(arrays, codes, strict=True)]
    end = pa.scalar(b"\n", pa.binary())
    bare = pa.scalar(b"", pa.binary())
    cells = pc.binary_join_element_wise(*columns, pa.scalar(delimiter.encode(), pa.binary()))
    joined = pc.binary_join_element_wise(cells, end, bare)
    size = int(np.frombuffer(joined.buffers()[1], dtype=np.int32)[len(joined)])
    return bytes(joined.buffers()[2][:size])


def csv_bytes(fields: Sequence[Field], rows: Ints, look: Look, delimiter: str = ",") -> bytes:
    """A CSV or TSV file of these rows."""
    # GB18030 has no comma or quote inside a character; UTF-16 is made of UTF-8 afterwards
    inner = "gb18030" if look.encoding == "gb18030" else "utf-8"
    out = io.BytesIO()

    def line(cells: Sequence[str]) -> None:
        out.write((delimiter.join(quoted(c, delimiter) for c in cells) + "\n").encode(inner))

    for text in look.title:
        line([text])
    header = [each.header for each in fields]
    line(header)
    arrays = [each.encoded(delimiter, inner) for each in fields]
    parts = [rows[i : i + _SLICE] for i in range(0, len(rows), _SLICE)]
    if look.repeat and len(rows) > 1:
        parts = [rows[: len(rows) // 2], rows[len(rows) // 2 :]]
    for index, part in enumerate(parts):
        if look.repeat and index:
            line(header)
        out.write(_lines(arrays, [each.codes[part] for each in fields], delimiter))
    if look.totals:
        line(look.totals)
    for text in look.notes:
        line([text])
    data = out.getvalue()
    if look.encoding == "utf-8-sig":
        return b"\xef\xbb\xbf" + data
    return data.decode("utf-8").encode("utf-16") if look.encoding == "utf-16" else data


def zip_file(path: Path, members: Sequence[tuple[str, bytes]]) -> None:
    """An archive of members, with a fixed date."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members:
            info = zipfile.ZipInfo(name, STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            archive.writestr(info, data, compresslevel=1)


def json_lines(path: Path, fields: Sequence[Field], rows: Ints) -> None:
    """One JSON object a line."""
    columns = [each.cells(rows) for each in fields]
    names = [each.header for each in fields]
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for cells in zip(*columns, strict=True):
            out.write(json.dumps(dict(zip(names, cells, strict=True)), ensure_ascii=False) + "\n")
