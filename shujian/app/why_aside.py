"""Rows set aside that bear a subject's number or name as the file wrote it, readable or not."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from shujian.app.namesakes import NAMING
from shujian.core.cells import Missing
from shujian.core.errors import ShujianError
from shujian.engines.base import ROW, WHY, Snapshot
from shujian.models.model import Model
from shujian.pool.asking.source import SourceRow, sources
from shujian.pool.cleaning.plan import SOURCE
from shujian.pool.storage import duck
from shujian.pool.storage.snapshots import current
from shujian.schema.elements import element
from shujian.store import db
from shujian.store.home import Home
from shujian.trust import Context

_NUMBER = re.compile(r"\d{4}")
_LEAST = 6
"""Characters: a shorter text stands in cells that are no number of anybody."""
_OWN = ("公民身份号码", "统一社会信用代码")
"""Elements that tell that a row of the same name is somebody else's."""
_BROKEN = "整行结构"
_PLACED = 20
"""Rows of a table whose place is told; the rest are counted."""


@dataclass(frozen=True)
class Whose:
    """By what rows are known as a subject's.

    Args:
        numbers: as a person typed them or the tables hold them.
        names: whole names and case numbers.
    """

    numbers: tuple[str, ...]
    names: tuple[str, ...] = ()

    @property
    def plain(self) -> frozenset[str]:
        """The numbers that can be compared, without what writing adds."""
        folded = map(_plain, self.numbers)
        return frozenset(n for n in folded if len(n) >= _LEAST and _NUMBER.search(n))

    @property
    def own(self) -> frozenset[str]:
        """The numbers of which a person or firm has one: another one is somebody else's."""
        read = (element(kind).clean(n).value for kind in _OWN for n in self.numbers)
        return frozenset(str(value) for value in read if not isinstance(value, Missing))


@dataclass(frozen=True)
class Apart:
    """The rows of a table in quarantine now that may be a subject's.

    Args:
        numbered: how many bear its number.
        named: how many bear its name only, and no other number that can be read.
        rows: the first of them, with file, sheet, row and reason, masked for the reader.
        by: row number → 号码 or 名称.
    """

    numbered: int
    named: int
    rows: tuple[SourceRow, ...]
    by: Mapping[int, str]


def rows_aside(ctx: Context, home: Home, model: Model, whose: Whose) -> dict[str, Apart]:
    """Table of the model → rows in quarantine now that bear the subject's number or name.

    Only whole cells are compared: nobody can ask a number out digit by digit.

    Args:
        ctx: who asks.
        home: the home.
        model: whose tables are looked through.
        whose: the subject.
    """
    found = {}
    for table in sorted({alias.table for alias in model.inputs.values()}):
        by = dict(_rows(home, table, whose))
        if by:
            found[table] = _told(ctx, home, by)
    return found


def _told(ctx: Context, home: Home, by: dict[int, str]) -> Apart:
    order = sorted(by, key=lambda row: (by[row] != "号码", row))[:_PLACED]
    with db.reader(home) as session:
        held = sources(ctx, session, home, order)
    numbered = sum(how == "号码" for how in by.values())
    return Apart(numbered, len(by) - numbered, tuple(held[row] for row in order), by)


def _rows(home: Home, table: str, whose: Whose) -> Iterator[tuple[int, str]]:
    """Row number and by what it is known."""
    with db.reader(home) as session:
        try:
            snapshot = current(session, home, table)
        except ShujianError:  # nothing was ever imported
            return
    ways = list(_ways(snapshot, whose))
    if not snapshot.quarantine_files or not ways:
        return
    naming, own = (_columns(snapshot, kinds) for kinds in (NAMING, _OWN))
    shown = ", ".join([ROW, WHY, SOURCE, *map(duck.name, [*naming, *own])])
    files = duck.parquet(snapshot.quarantine_files)
    with duck.connect() as con:
        query = f"SELECT {shown} FROM {files} WHERE {' OR '.join(ways)} ORDER BY {ROW}"
        found = con.execute(query).fetchall()
    for row, why, raw, *cells in found:
        named, numbers = cells[: len(naming)], cells[len(naming) :]
        written = json.loads(raw)
        if any(_plain(cell) in whose.plain for cell in written):
            yield int(row), "号码"
        elif _foreign(numbers, whose):
            continue
        elif _bears(named, written if str(why).startswith(_BROKEN) else (), whose):
            yield int(row), "名称"


def _ways(snapshot: Snapshot, whose: Whose) -> Iterator[str]:
    """What to fetch, as SQL; it is compared as the typed text was folded."""
    squeezed = f"upper(regexp_replace(nfc_normalize({SOURCE}), '\\s', '', 'g'))"
    for number in sorted(whose.plain):
        yield f"contains({squeezed}, {duck.quoted(json.dumps(number, ensure_ascii=False))})"
    if whose.plain:
        yield f"regexp_matches({SOURCE}, '[\\x{{FF10}}-\\x{{FF19}}\\x{{3000}}]')"
    for name in whose.names:
        written = duck.quoted(json.dumps(_plain(name), ensure_ascii=False))
        yield f"(starts_with({WHY}, {duck.quoted(_BROKEN)}) AND contains({squeezed}, {written}))"
        for column in _columns(snapshot, NAMING):
            value = element(snapshot.columns[column].element).clean(name).value
            if not isinstance(value, Missing):
                yield f"{duck.name(column)} = {duck.quoted(str(value))}"


def _columns(snapshot: Snapshot, kinds: Sequence[str]) -> list[str]:
    return [n for n, c in snapshot.columns.items() if c.present and c.element in kinds]


def _foreign(numbers: Iterable[Any], whose: Whose) -> bool:
    """Whether a number that could be read is another one than the subject's."""
    return bool(whose.own) and any(n is not None and n not in whose.own for n in numbers)


def _bears(named: Iterable[Any], written: Iterable[str], whose: Whose) -> bool:
    names = {_plain(name) for name in whose.names}
    cells = [*(n for n in named if n is not None), *written]
    read = {str(element(kind).clean(n).value) for kind in NAMING for n in whose.names}
    return any(_plain(cell) in names or cell in read for cell in cells)


def _plain(text: str) -> str:
    """A text without what writing adds: blanks, full-width forms, a small x."""
    return "".join(unicodedata.normalize("NFKC", text).split()).upper()
