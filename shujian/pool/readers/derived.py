"""Columns that a list itself tells how to read: a day in three cells, codes with their words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa

_PART = re.compile(r"(?P<stem>.{1,30}?)\s*[-_（(]?\s*(?P<unit>[年月日])\s*[）)]?")
_LEGEND = re.compile(r"(?P<stem>.{1,30}?)\s*[（(\[](?P<text>.{3,80})[）)\]]")
_CODED = re.compile(
    r"\s*([0-9]{1,2}|[A-Za-z])\s*[-—:：=.．、是为]?\s*([\u4e00-\u9fff]{1,12})\s*[,，;；、/|]?"
)
_NUMBERS = (
    re.compile(r"(?:19|20)\d\d(?:\.0)?"),
    re.compile(r"(?:0?[1-9]|1[0-2])(?:\.0)?"),
    re.compile(r"(?:0?[1-9]|[12]\d|3[01])(?:\.0)?"),
)
_SHORT = re.compile(
    r"(?P<year>\d\d)(?P<mark>[-/.年])(?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})[日号]?"
)
FULL_YEAR = "补全年份"
_TRIED, _FEW, _SPAN, _LATEST = 20, 3, 15, 49
_YEAR_NOTE = "“{}”一列是“{}”按 20xx 年、月、日的次序读成的，请核对"
_UNITS, _KINDS = "年月日", ("日期", "时间", "日", "期限")
_LOOKED, _BORNE_OUT = 500, 0.8
_DAY_NOTE = "“{}”一列由分开的年、月、日三列（第 {} 至 {} 列）合成"
_CODE_NOTE = "“{}”一列由“{}”按表头写明的含义换成文字；没有写明的代码照原样"
Cells = Sequence[str]


@dataclass(frozen=True)
class Derived:
    """A column made of others.

    Args:
        name: as the header calls it without its units or legend.
        sources: the columns it is made of.
        note: what was done, Chinese.
        words: code → word; empty for a day.
        short: days whose years have two digits.
    """

    name: str
    sources: tuple[int, ...]
    note: str
    words: Mapping[str, str] = field(default_factory=dict)
    short: bool = False

    def cell(self, cells: Cells) -> str:
        """Its text, where its sources hold these."""
        if self.words:
            return self.words.get(code_key(cells[0]), cells[0])
        if self.short:
            day = _SHORT.fullmatch(cells[0].strip())
            return cells[0] if day is None else f"20{day['year']}年{day['month']}月{day['day']}日"
        parts = zip(cells, _UNITS, strict=True)
        return "".join(f"{c.strip().removesuffix('.0')}{u}" for c, u in parts if c.strip())

    def borne_out(self, rows: Sequence[Cells]) -> bool:
        """Whether the cells are what the header says."""
        held = [row for row in rows if any(cell.strip() for cell in row)]
        if self.short:
            return _years_first([cells[0].strip() for cells in held])
        fine = sum(map(self._fits, held))
        return bool(held) and fine >= _BORNE_OUT * len(held)

    def _fits(self, cells: Cells) -> bool:
        if self.words:
            return code_key(cells[0]) in self.words
        parts = zip(_NUMBERS, cells, strict=True)
        return all(number.fullmatch(cell.strip()) for number, cell in parts if cell.strip())


def derived(header: Sequence[str]) -> list[Derived]:
    """What the names of columns tell to make; whether the cells bear it out is not looked at."""
    return [*_days(header), *_legends(header)]


def _days(header: Sequence[str]) -> Iterator[Derived]:
    found = [_PART.fullmatch(name) for name in header]
    for at in range(len(header) - 2):
        three = [m for m in found[at : at + 3] if m is not None]
        if len(three) == 3 and "".join(m["unit"] for m in three) == _UNITS:
            stems = {m["stem"] for m in three}
            if len(stems) == 1:
                stem = stems.pop()
                name = stem if stem.endswith(_KINDS) else f"{stem}日期"
                note = _DAY_NOTE.format(name, at + 1, at + 3)
                yield Derived(name, (at, at + 1, at + 2), note)


def _legends(header: Sequence[str]) -> Iterator[Derived]:
    for at, name in enumerate(header):
        legend = _LEGEND.fullmatch(name)
        if legend is None:
            continue
        pairs = _CODED.findall(legend["text"])
        words = {code_key(code): word for code, word in pairs}
        once = len(words) == len(set(words.values())) == len(pairs)
        if len(words) > 1 and once and not _CODED.sub("", legend["text"]):
            stem = legend["stem"]
            yield Derived(stem, (at,), _CODE_NOTE.format(stem, name), words)


def _short(header: Sequence[str], sample: Sequence[Cells]) -> Iterator[Derived]:
    for at, name in enumerate(header):
        if any(_SHORT.fullmatch(cell.strip()) for cell in sample[at][:_TRIED]):
            full = f"{name}（{FULL_YEAR}）"
            yield Derived(full, (at,), _YEAR_NOTE.format(full, name), short=True)


def _years_first(cells: Cells) -> bool:
    """Whether days are written year, month, day: the years vary less than the days do.

    Written the other way round the last number, a year, would vary less. A person confirms it.
    """
    found = [_SHORT.fullmatch(cell) for cell in cells]
    days = [m for m in found if m is not None]
    if len(days) < _FEW or len(days) < _BORNE_OUT * len(cells):
        return False
    worded = any(m["mark"] == "年" for m in days)
    sound = all(0 < int(m["month"]) <= 12 and 0 < int(m["day"]) <= 31 for m in days)
    years, last = {int(m["year"]) for m in days}, {int(m["day"]) for m in days}
    narrow = max(years) - min(years) <= _SPAN and max(years) <= _LATEST
    return sound and narrow and (worded or len(years) < len(last))


def code_key(cell: str) -> str:
    """As codes are compared: 01, 1.0 and 1 are one."""
    text = cell.strip().upper().removesuffix(".0")
    return text.lstrip("0") or text


def add_derived(path: Path, header: Sequence[str]) -> tuple[list[str], list[str]]:
    """Write such columns behind the others of a part; names of all its columns, and notes.

    Args:
        path: Arrow IPC file of the part.
        header: names of its columns.
    """
    sample = first_columns(path)
    wanted = [*derived(header), *_short(header, sample)]
    wanted = [one for one in wanted if one.name not in header]
    if wanted:
        wanted = [
            d
            for d in wanted
            if d.borne_out(list(zip(*(sample[s] for s in d.sources), strict=True)))
        ]
    if not wanted:
        return list(header), []

    def made(batch: pa.RecordBatch) -> list[pa.Array]:
        out = []
        for one in wanted:
            sources = [batch.column(s).to_pylist() for s in one.sources]
            out.append(pa.array([one.cell(c) for c in zip(*sources, strict=True)], pa.string()))
        return out

    append(path, len(header), len(wanted), made)
    return [*header, *(one.name for one in wanted)], [one.note for one in wanted]


def first_columns(path: Path) -> list[list[str]]:
    """The cells of the first rows of a part, by column."""
    with pa.OSFile(str(path)) as source:
        reader = pa.ipc.open_file(source)
        if not reader.num_record_batches:
            return [[] for _ in reader.schema.names]
        return [c.to_pylist() for c in reader.get_batch(0).slice(0, _LOOKED).columns]


def append(
    path: Path, width: int, count: int, made: Callable[[pa.RecordBatch], list[pa.Array]]
) -> None:
    """Put columns of text behind the first ones of an Arrow IPC file, batch by batch.

    Args:
        path: the file; it is replaced.
        width: how many columns hold the cells.
        count: how many are added.
        made: their arrays for a batch.
    """
    written = path.with_name(f"{path.name}.new")
    with pa.OSFile(str(path)) as source:
        reader = pa.ipc.open_file(source)
        fields = list(reader.schema)
        fields[width:width] = [pa.field(f"c{width + i}", pa.string()) for i in range(count)]
        schema = pa.schema(fields)
        with pa.ipc.new_file(str(written), schema) as sink:
            for index in range(reader.num_record_batches):
                batch = reader.get_batch(index)
                arrays = batch.columns
                arrays[width:width] = made(batch)
                sink.write_batch(pa.RecordBatch.from_arrays(arrays, schema=schema))
    written.replace(path)
