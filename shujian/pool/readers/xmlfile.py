"""XML: one part for each element that is a record; nested values as columns ``a.b``."""

from __future__ import annotations

import json
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

from shujian.core.errors import Place, ShujianError
from shujian.pool.readers.block import Rows
from shujian.pool.readers.part import PartBuilder
from shujian.pool.readers.refusals import cut_off
from shujian.pool.readers.sniff import Found
from shujian.pool.readers.text import open_text
from shujian.pool.readers.xmlshape import Shape, column, spelled
from shujian.pool.readers.xmlstream import Path, watch

if TYPE_CHECKING:
    from shujian.pool.readers.job import Job

_BATCH = 4096
_SHOWN = 5


def read_xml(job: Job, path: FilePath, shown: str, member: str, found: Found) -> None:
    """Read each kind of record into a part; twice: first for the shape, then the rows.

    Rows are numbered by record. A value that occurs several times in a record stands as a JSON
    list. Elements that were not taken for records may be chosen by their key. Of a file that
    breaks off the rows before are read; what followed is refused (``pool.cut_off``).

    Raises:
        ShujianError: ``pool.xml`` for what is refused, ``pool.not_a_table`` without any record.
    """
    source, shape = open_text(path, shown, job.options.encoding), Shape(shown)
    broken = watch(source.pieces(), shown, shape)
    records = shape.records()
    if not records:
        raise ShujianError(
            "pool.not_a_table", "XML 中没有记录", why=broken or "没有重复出现的元素",
            remedy="请导出为每条记录一个元素的 XML，或另存为 CSV", where=Place(file=shown),
        )  # fmt: skip
    others = shape.others(records)
    notes = [*found.notes, *source.notes(), *([f"XML 不完整：{broken}"] if broken else [])]
    if broken:
        job.refuse(cut_off(shown, "", broken))
    for record in [*records, *others]:
        if record in others and job.options.sheets is None:
            continue
        builder = job.builder(shown, spelled(record), member, "xml", list(notes))
        if builder is None:
            continue
        builder.notes += _said(shape, record, others)
        builder.names, builder.encoding = shape.columns(record), source.encoding
        rows = _Records(job, builder, record)
        rows.close(watch(source.pieces(), shown, rows))
        job.done(builder)


def _said(shape: Shape, record: Path, others: list[Path]) -> list[str]:
    """What was taken for a row, for a person to confirm, and what else could be."""
    said = [f"以元素 {spelled(record)} 为一行，共 {shape.ways[record].count} 个，请确认"]
    rest = [f"{spelled(p)}（{shape.ways[p].count} 个）" for p in others if p != record]
    if rest:
        said.append(f"也可以选作一行的元素：{'、'.join(rest[:_SHOWN])}")
    return said


class _Records:
    """Writes the records of one kind while it watches the file."""

    def __init__(self, job: Job, builder: PartBuilder, record: Path) -> None:
        self._job, self._builder, self._record = job, builder, record
        self._names = list(builder.names or [])
        self._values: dict[str, list[str]] | None = None
        self._number = 0
        self._rows = Rows([], [], {})
        self._lines: list[int] = []
        self._cells: list[list[str]] = []

    def start(self, path: Path, values: dict[str, str]) -> None:
        """A record begins, or something in it."""
        if path == self._record:
            self._values = {}
            self._number += 1
        if self._values is not None:
            for name, value in values.items():
                self._values.setdefault(column(self._record, path, name), []).append(value)

    def end(self, path: Path, text: str, inner: bool) -> None:
        """Something of a record ends, or the record itself."""
        if self._values is None:
            return
        if text:
            self._values.setdefault(column(self._record, path, ""), []).append(text)
        if path == self._record:
            self._emit("")

    def close(self, broken: str) -> None:
        """The rest of the rows; a record that is cut stays as a broken row."""
        if broken and self._values is not None:
            self._emit(broken)
        self._flush()

    def _emit(self, why: str) -> None:
        assert self._values is not None
        held = self._values
        if why:
            self._rows.broken[len(self._cells)] = why
        self._lines.append(self._number)
        self._cells.append([_cell(held.get(name, [])) for name in self._names])
        self._values = None
        if len(self._cells) >= _BATCH:
            self._flush()

    def _flush(self) -> None:
        self._builder.add(Rows(self._lines, self._cells, self._rows.broken))
        self._rows, self._lines, self._cells = Rows([], [], {}), [], []
        self._job.report(0.5, f"读取 {self._builder.name.file}")


def _cell(texts: list[str]) -> str:
    if len(texts) > 1:
        return json.dumps(texts, ensure_ascii=False)
    return texts[0] if texts else ""
