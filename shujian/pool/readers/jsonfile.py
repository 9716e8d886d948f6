"""JSON arrays of objects, objects that hold such an array, and JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shujian.core.errors import Place, ShujianError
from shujian.pool.readers.block import Rows
from shujian.pool.readers.jsonstream import Stream, StuckError
from shujian.pool.readers.refusals import cut_off
from shujian.pool.readers.sniff import Found
from shujian.pool.readers.stamps import as_days
from shujian.pool.readers.text import TextFile, open_text
from shujian.pool.readers.wholetext import WholeText

if TYPE_CHECKING:
    from shujian.pool.readers.job import Job

_BATCH = 4096
_DEPTH = 4
_CUT = "此处的 JSON 不完整或格式不对"
_NO_RECORD = "此处不是 JSON 对象"


@dataclass
class _Array:
    """One array in the file: its columns in order of appearance, and oddities."""

    name: str
    columns: dict[str, None] = field(default_factory=dict)
    duplicates: dict[str, str] = field(default_factory=dict)


Item = tuple[str, int, Any, str]
"""Array name, record number or line (0: none), record (None: unreadable), its raw text then."""


def read_json(job: Job, path: Path, shown: str, member: str, found: Found) -> None:
    """Read each array of records into a part; twice: first for the columns, then the rows.

    Rows are numbered by record in an array, by physical line in JSON lines.

    Raises:
        ShujianError: ``pool.not_a_table`` when there is no array of records.
    """
    source = open_text(path, shown, job.options.encoding)
    arrays: dict[str, _Array] = {}
    for name, number, record, raw in items(source):
        if isinstance(raw, Cut):
            job.refuse(cut_off(shown, name, f"{_at(number)}的 JSON 不完整或格式不对"))
        if not number:
            continue
        array = arrays.setdefault(name, _Array(name))
        if record is not None:
            array.columns.update(dict.fromkeys(flat_record(record, array.duplicates)))
    arrays = {name: array for name, array in arrays.items() if array.columns}
    if not arrays:
        raise ShujianError(
            "pool.not_a_table",
            "JSON 中没有记录",
            why="需要对象组成的数组，或每行一个对象",
            remedy='请导出为对象的数组，如 [{"姓名": …}, …]，或另存为 CSV',
            where=Place(file=shown),
        )
    notes = [*found.notes, *source.notes()]
    for array in arrays.values():
        _write(job, source, array, (shown, member), notes)


def _at(number: int) -> str:
    return f"第 {number} 条记录处" if number else "最后一组记录之后"


def _write(
    job: Job, source: TextFile, array: _Array, place: tuple[str, str], notes: list[str]
) -> None:
    builder = job.builder(place[0], array.name, place[1], "json", list(notes))
    if builder is None:
        return
    builder.names, builder.encoding = list(array.columns), source.encoding
    if array.duplicates:
        keys = "、".join(sorted(array.duplicates)[:10])
        builder.notes.append(f"有记录把同一个键写了两次而值不同（{keys}）")
    rows = Rows([], [], {})
    lines: list[int] = []
    cells: list[list[str]] = []
    for name, number, record, raw in items(source):
        if name != array.name or not number:
            continue
        lines.append(number)
        if record is None:
            rows.broken[len(cells)] = _CUT if not raw or raw[0] in "{[" else _NO_RECORD
            cells.append([""] * len(array.columns) + [raw])
        else:
            twice: dict[str, str] = {}
            flat = flat_record(record, twice)
            cells.append([flat.get(column, "") for column in array.columns])
            if twice:  # which value holds is unknown: both are kept with the row set aside
                rows.broken[len(cells) - 1] = f"同一个键有两个不同的值：{'、'.join(twice)}"
                cells[-1] += [f"{key}＝{value}" for key, value in twice.items()]
        if len(cells) >= _BATCH:
            builder.add(Rows(lines, cells, rows.broken))
            rows, lines, cells = Rows([], [], {}), [], []
            job.report(0.5, f"读取 {place[0]}")
    builder.add(Rows(lines, cells, rows.broken))
    job.done(builder)
    part = job.parts[-1]
    job.parts[-1] = replace(part, notes=[*part.notes, *as_days(part.path, part.header)])


def items(source: TextFile | WholeText) -> Iterator[Item]:
    """Every record of every array; number 0 where the text breaks off between two of them."""
    stream = Stream(source.pieces())
    start = stream.peek()
    if start != "[" and is_lines(source):
        yield from _lines(source)
        return
    cut = False
    for item in _array(stream, "") if start == "[" else _object(stream, "", 0):
        yield item
        cut = isinstance(item[3], Cut)
    if cut:
        return
    try:
        stream.peek()
    except StuckError:
        return
    yield "", 0, None, Cut("")


def is_lines(source: TextFile | WholeText) -> bool:
    """Whether each line is an object of its own: the first or the second line is a whole one."""
    lines = [line for line in next(source.pieces()).split("\n") if line.strip()]
    if len(lines) == 1:
        return _whole_object(lines[0]) and "[" not in lines[0]
    return any(_whole_object(line) for line in lines[:2])


def _whole_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _lines(source: TextFile | WholeText) -> Iterator[Item]:
    number = 0
    for block in source.blocks():
        whole = number + block.text.count("\n")  # what follows the last line end may be cut
        for line in block.text.removesuffix("\n").split("\n"):
            number += 1
            if not line.strip():
                continue
            try:
                record = DECODER.decode(line)
            except (ValueError, RecursionError):
                record = None
            if isinstance(record, Pairs):
                yield "", number, record, ""
            elif number > whole and line.lstrip()[0] == "{":
                yield "", number, None, Cut(line)
            else:
                yield "", number, None, line


def _array(stream: Stream, name: str) -> Iterator[Item]:
    stream.take("[")
    number = 0
    try:
        while stream.peek() != "]":
            number += 1
            record = stream.value(DECODER)
            stream.separator("]")
            if isinstance(record, Pairs):
                yield name, number, record, ""
            else:
                yield name, number, None, _text(record)
        stream.take("]")
    except StuckError as stuck:
        yield name, number + (not stuck.text), None, Cut(stuck.text)


def _object(stream: Stream, prefix: str, depth: int) -> Iterator[Item]:
    """Descend into an object; arrays of objects inside are parts, everything else is passed over."""
    stream.take("{")
    try:
        while stream.peek() != "}":
            key = str(stream.value(DECODER))
            stream.take(":")
            name = f"{prefix}.{key}" if prefix else key
            start = stream.peek()
            inner = _inside(stream, start, name, depth)
            if inner is not None:
                for item in inner:
                    yield item
                    if isinstance(item[3], Cut):
                        return
            else:
                stream.value(DECODER)
            stream.separator("}")
        stream.take("}")
    except StuckError as stuck:
        yield prefix, 0, None, Cut(stuck.text)


def _inside(stream: Stream, start: str, name: str, depth: int) -> Iterator[Item] | None:
    """The records inside a value; None where it holds none."""
    if start == "[" and stream.peek_second() in ("{", "]"):
        return _array(stream, name)
    return _object(stream, name, depth + 1) if start == "{" and depth < _DEPTH else None


class Cut(str):
    """Where an array breaks off: nobody knows what would have followed."""


class Pairs(list[tuple[str, Any]]):
    """An object's pairs in order, duplicates included."""


DECODER = json.JSONDecoder(
    object_pairs_hook=Pairs, parse_float=str, parse_int=str, parse_constant=str
)


def flat_record(record: Pairs, twice: dict[str, str]) -> dict[str, str]:
    """One level of nesting becomes ``a.b``; what is deeper stays JSON text.

    Args:
        record: the object.
        twice: takes the keys that stand twice with different values, and the earlier value.
    """
    flat: dict[str, str] = {}
    for key, value in record:
        inner = [(f"{key}.{k}", v) for k, v in value] if isinstance(value, Pairs) else None
        for name, cell in inner if inner else [(key, value)]:
            written = _text(cell)
            if name in flat and flat[name] != written:
                twice[name] = flat[name]
            flat[name] = written
    return flat


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return json.dumps(_plain(value), ensure_ascii=False)


def _plain(value: Any) -> Any:
    if isinstance(value, Pairs):
        return {key: _plain(inner) for key, inner in value}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value
