"""A standard table proposed for a file that has none, for a person to look through."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from shujian.core import yamlio
from shujian.core.errors import ShujianError
from shujian.pool.proposals.drafted_key import propose_key
from shujian.pool.proposals.guessing import FEW, Guess, Vocabulary, guess
from shujian.pool.proposals.sample import Sample
from shujian.pool.readers.types import RawPart
from shujian.schema.elements import element
from shujian.schema.fold import header_key
from shujian.schema.tables import StandardTable, parse_table

_OTHER = re.compile(r"[^A-Za-z0-9_\u3400-\u4dbf\u4e00-\u9fff〇]+")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_NAMELESS = re.compile(r"(?:(?:sheet|工作表|表)\s*\d*|\s*)", re.IGNORECASE)
_WHOLE_ROW = "整行作主键"


@dataclass(frozen=True)
class Draft:
    """A proposed table.

    Args:
        name: table name.
        text: YAML, to be looked through and written with ``tables.save_table``.
        table: the same, loaded.
        notes: what to look at, Chinese.
    """

    name: str
    text: str
    table: StandardTable
    notes: tuple[str, ...]


@dataclass(frozen=True)
class _Column:
    name: str
    header: str
    guess: Guess


def new_table_from(
    part: RawPart,
    name: str = "",
    namespace: str = "local",
    known: Iterable[StandardTable] = (),
    elements: Mapping[int, str] = MappingProxyType({}),
    keys: Sequence[int] | None = None,
    monthly: Sequence[str] = (),
) -> Draft:
    """Propose a standard table for a part: elements by heading where cells do not contradict.

    Args:
        part: the part as read.
        name: table name; "": from the sheet or file.
        namespace: first half of the table's id.
        known: the standard tables there are; their headings say what a column means.
        elements: index of a column → data element, where a person chose another one.
        keys: indexes of the key columns, where a person chose them.
        monthly: headers of the month and of what stands in it, where the list has a column a month.

    Raises:
        ShujianError: ``schema.unknown_element``.
    """
    sample = Sample.of(part)
    chosen = clean_name(name or _title(part), "新表")
    columns = _columns(sample, Vocabulary.of(known), elements)
    key = propose_key(sample, [c.guess.element for c in columns])
    if keys is not None:
        key = replace(key, columns=tuple(keys), reason="由操作人指定")
    keyed = [columns[i].name for i in key.columns]
    months = [c.name for header in monthly for c in columns if c.header == header]
    text = _yaml(f"{namespace}/{chosen}", chosen, part.file, columns, keyed, months)
    table = parse_table(yamlio.parse(text, f"{chosen}.yaml"), f"{chosen}.yaml")
    return Draft(chosen, text, table, _notes(columns, keyed, key.reason, part.rows))


def _title(part: RawPart) -> str:
    """What the list is called: its sheet where that says something, else its file."""
    stem = part.file.rpartition(".")[0] or part.file
    if _NAMELESS.fullmatch(part.sheet.strip()):
        return stem
    return f"{stem}_{part.sheet}" if part.sheet.strip().isdecimal() else part.sheet


def _word(name: str) -> str:
    """A name as YAML: one without a Chinese character might be read as a number or a yes."""
    return name if _HAN.search(name) else f"'{name}'"


def _yaml(
    table_id: str, name: str, file: str, columns: list[_Column], key: list[str], monthly: list[str]
) -> str:
    period = [c.name for c in columns if c.guess.element in ("日期", "月份")]
    lines = [
        f"id: {table_id}",
        f"name: {_word(name)}",
        f"meaning: 由文件“{_plain(file)}”的列建立，请核对每一列的数据元",
        f"key: [{', '.join(map(_word, key))}]",
    ]
    lines += [f"period: {_word(period[0])}"] if len(period) == 1 else []
    lines += [f"monthly: [{', '.join(map(_word, monthly))}]"] if monthly else []
    lines.append("columns:")
    for c in columns:
        alias = f", alias: ['{_plain(c.header)}']" if _needs_alias(c, columns) else ""
        needed = ", required: true" if c.name in key else ""
        unit = f", unit: {c.guess.unit}" if c.guess.unit else ""
        lines.append(
            f"  - {{name: {_word(c.name)}, element: {c.guess.element}{unit}{needed}{alias}, "
            f"meaning: '{c.guess.reason}'}}"
        )
    return "\n".join(lines) + "\n"


def _notes(columns: list[_Column], key: list[str], why: str, rows: int) -> tuple[str, ...]:
    """What a person has to look at."""
    notes = []
    if rows < FEW:
        notes.append(f"文件只有 {rows} 行，内容太少，主要按表头判断，请逐列核对")
    for c in columns:
        kept = element(c.guess.element, c.guess.unit).unit
        unit = f"（{kept}）" if kept else ""
        notes.append(f"{c.header}：{c.guess.element}{unit}。{c.guess.reason}")
    if key:
        notes.append(f"主键：{'、'.join(key)}。{why}；这些列读不出的行会进隔离区，请核对")
    else:
        notes.append(f"主键：无（{_WHOLE_ROW}）。{why}；要按主键更正数据，请在 key 中写明列")
    return tuple(notes)


def clean_name(text: str, otherwise: str) -> str:
    """A name that tables and columns may have."""
    name = re.sub(r"_+", "_", _OTHER.sub("_", text)).strip("_")[:60].strip("_")
    return name or otherwise


def check_name(name: str) -> None:
    """Refuse a name that a table may not have.

    Raises:
        ShujianError: ``pool.bad_table_name``.
    """
    if clean_name(name, "") != name:
        raise ShujianError(
            "pool.bad_table_name",
            f"表名“{name}”不能使用",
            why="表名也是文件名，要在各种系统上都能用",
            remedy="只能用汉字、字母、数字和单个下划线，不超过 60 个字",
        )


def _plain(text: str) -> str:
    """Text that can stand inside quotation marks in YAML."""
    return re.sub(r"[\x00-\x1f\x7f-\x9f'\"\\\ud800-\udfff]", " ", text).strip()


def _needs_alias(column: _Column, columns: list[_Column]) -> bool:
    plain = header_key(_plain(column.header))
    return bool(plain) and plain not in {header_key(c.name) for c in columns}


def _columns(sample: Sample, words: Vocabulary, elements: Mapping[int, str]) -> list[_Column]:
    found: list[_Column] = []
    taken: set[str] = set()
    for index, header in enumerate(sample.header):
        base = clean_name(header, f"列{index + 1}")
        name, number = base, 2
        while header_key(name) in taken:
            name, number = f"{base[:55]}_{number}", number + 1
        taken.add(header_key(name))
        kind = guess(sample, index, words)
        if elements.get(index, kind.element) != kind.element:
            chosen = element(elements[index])
            kind = Guess(chosen.name, "由操作人指定", chosen.unit)
        found.append(_Column(name, header, kind))
    return found
