"""A sheet that explains codes and a list beside it that has them: the list is given the words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import pyarrow as pa

from shujian.pool.readers.cells import squeezed
from shujian.pool.readers.derived import append, code_key, first_columns
from shujian.pool.readers.types import RawPart

_MOST_ROWS, _MOST_COLUMNS = 500, 12
_CODE = re.compile(r"(?P<stem>.{0,12}?)(?:代码|编码|代号|码值|字典值|键值)")
_WORD = re.compile(r"(?P<stem>.{0,12}?)(?:名称|含义|说明|中文名称|中文|释义|内容)")
_KIND = re.compile(
    r"字段|字段名|字段名称|数据项|数据项名称|列名|项目|项|(?:字典|代码|编码)?(?:类别|类型|种类|名称)(?:名称)?"
)
_ENDING = re.compile(r"(?:代码表|编码表|对照表|字典表|代码|编码|代号|字典|码表)$")
_BORNE_OUT = 0.8
_NOTE = "“{}”一列由“{}”按工作表“{}”写明的含义换成文字；没有写明的代码照原样"
CODED = "{}（代码）"
"""What the column of the codes is called where the words take its name."""


@dataclass(frozen=True)
class _Book:
    """The codes of one column.

    Args:
        name: of the column, as the sheet of codes calls it.
        sheet: where they are explained.
        words: code → word.
    """

    name: str
    sheet: str
    words: Mapping[str, str]


def with_words(parts: Sequence[RawPart]) -> list[RawPart]:
    """The sheets of a workbook, where a column of codes is explained by another sheet with words.

    Only a column of the name that the other sheet gives the codes, and only where nearly all of
    its cells are such codes.

    Args:
        parts: as read; their Arrow files may be replaced.
    """
    found = [(part.part_no, book) for part in parts for book in _books(part)]
    if not found:
        return list(parts)
    explains = {number for number, _ in found}
    books = [book for _, book in found]
    return [p if p.part_no in explains else _worded(p, books) for p in parts]


def _books(part: RawPart) -> Iterator[_Book]:
    """What a sheet explains; nothing where it is a list."""
    header = [squeezed(name) for name in part.header]
    if not 0 < part.rows <= _MOST_ROWS or not 1 < len(header) <= _MOST_COLUMNS:
        return
    pairs = [
        (at, code["stem"] or word["stem"])
        for at in range(len(header) - 1)
        if (code := _CODE.fullmatch(header[at])) and (word := _WORD.fullmatch(header[at + 1]))
    ]
    if not pairs:
        return
    columns = first_columns(part.path)
    kind = next((i for i, name in enumerate(header) if _KIND.fullmatch(name)), -1)
    if len(pairs) == 1 and 0 <= kind < pairs[0][0]:
        yield from _by_kind(part, columns, kind, pairs[0][0])
        return
    for at, stem in pairs:
        rows = zip(columns[at], columns[at + 1], strict=True)
        name = stem or (part.sheet if len(pairs) == 1 else "")
        yield from _book(name, part.sheet, list(rows))


def _by_kind(part: RawPart, columns: list[list[str]], kind: int, at: int) -> Iterator[_Book]:
    """A sheet that explains the codes of several columns, each row naming its own."""
    rows: dict[str, list[tuple[str, str]]] = {}
    name = ""
    for said, code, word in zip(columns[kind], columns[at], columns[at + 1], strict=True):
        name = said.strip() or name  # named once, above the others of its kind
        rows.setdefault(name, []).append((code, word))
    for one, pairs in rows.items():
        yield from _book(one, part.sheet, pairs)


def _book(name: str, sheet: str, rows: Sequence[tuple[str, str]]) -> Iterator[_Book]:
    pairs = [(code_key(code), word.strip()) for code, word in rows if code.strip()]
    words = dict(pairs)
    once = len(words) == len(pairs)
    if _stem(name) and len(words) > 1 and once and all(words.values()):
        yield _Book(_stem(name), sheet, words)


def _stem(name: str) -> str:
    """矫正类别代码表 and 矫正类别 are of one column; 字典 alone names none."""
    return _ENDING.sub("", squeezed(name)).upper()


def _worded(part: RawPart, books: Sequence[_Book]) -> RawPart:
    """A list with a column of words for each that a sheet explains."""
    named = {_stem(name): at for at, name in enumerate(part.header)}
    fitting = [(named[book.name], book) for book in books if book.name in named]
    if not fitting or not part.rows:
        return part
    sample = first_columns(part.path)
    made = {at: book for at, book in fitting if _borne_out(sample[at], book)}
    if not made:
        return part
    header, notes = list(part.header), list(part.notes)
    for at, book in made.items():
        own = part.header[at]
        name = own if _stem(own) == squeezed(own).upper() else _ENDING.sub("", squeezed(own))
        if name in header:
            header[header.index(name)] = CODED.format(name)
        header.append(name)
        notes.append(_NOTE.format(name, header[at], book.sheet))
    if len(set(header)) < len(header):
        return part

    def words(batch: pa.RecordBatch) -> list[pa.Array]:
        return [
            pa.array([_word(cell, book) for cell in batch.column(at).to_pylist()], pa.string())
            for at, book in made.items()
        ]

    append(part.path, len(part.header), len(made), words)
    return replace(part, header=header, notes=notes)


def _borne_out(cells: Sequence[str], book: _Book) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    coded = sum(code_key(cell) in book.words for cell in filled)
    worded = sum(cell.strip() in book.words.values() for cell in filled)
    return bool(filled) and coded >= _BORNE_OUT * len(filled) and worded < coded


def _word(cell: str, book: _Book) -> str:
    return book.words.get(code_key(cell), cell)
