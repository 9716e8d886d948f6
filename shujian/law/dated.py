"""Dated tables: rows of the law by key and day, such as the tiers of an offence's penalty."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from shujian.core.errors import ShujianError, raise_all
from shujian.law.dated_rows import BUILT_IN, Declared, Row, read_entry, read_head
from shujian.law.versions import Entry
from shujian.store.content import Content, Layer

OFFENCES = "法定刑"
"""The table that is made from the offences (``law.offence_table``)."""
KIND = "law/tables"
"""The content folder of dated tables."""


@dataclass(frozen=True, eq=False)
class DatedTable:
    """One table in all its versions.

    Args:
        name: its name in formulas.
        meaning: for people.
        keys: key column → Chinese type, in the order in which a formula names them.
        columns: every column → Chinese type, keys and 版本起, 版本止, 已核 included.
        rows: sorted by key and day; a key's other names have rows of their own.
        doubts: what is not verified, by key.
    """

    name: str
    meaning: str
    keys: Mapping[str, str]
    columns: Mapping[str, str]
    rows: tuple[Row, ...]
    doubts: Mapping[str, str]

    @cached_property
    def _by_key(self) -> dict[tuple[Any, ...], list[Row]]:
        found: dict[tuple[Any, ...], list[Row]] = {}
        for row in self.rows:
            found.setdefault(row.key, []).append(row)
        return found

    def find(self, key: tuple[Any, ...], start: dt.date, end: dt.date) -> list[Mapping[str, Any]]:
        """The rows of every version that is in force on a day from ``start`` to ``end``."""
        return [
            row.cells for row in self._by_key.get(key, ()) if row.start <= end and start <= row.end
        ]


class DatedTables:
    """All dated tables in force for a home.

    Args:
        tables: by name.
        others: tables that are made from other content when they are first asked for.
    """

    def __init__(
        self,
        tables: Mapping[str, DatedTable],
        others: Mapping[str, Callable[[], DatedTable]] | None = None,
    ) -> None:
        self.tables = dict(sorted(tables.items()))
        self.others = dict(others or {})

    @classmethod
    def load(cls, content: Content) -> DatedTables:
        """Load ``law/tables/**.yaml`` of all layers.

        Raises:
            ShujianError: all faults at once, each with file and line.
        """
        found = cls.read(content.files(KIND))
        return cls(found.tables, {OFFENCES: lambda: _offences(content)})

    @classmethod
    def read(cls, files: Iterable[tuple[Layer | None, Path]]) -> DatedTables:
        """Load these files, lowest layer first.

        A file declares a table (``table, meaning, key, columns``), or adds to one (``of``);
        both may hold ``entries``. An entry of a higher layer replaces one of the same key
        only where it says so (``derives_from``).

        Raises:
            ShujianError: all faults at once.
        """
        errors: list[ShujianError] = []
        heads: dict[str, Declared] = {}
        later: list[tuple[str, Entry]] = []
        for layer, path in files:
            try:
                name, head, held = read_head(path, layer, errors)
            except ShujianError as error:
                errors.append(error)
                continue
            if head is not None and name in heads:
                errors.append(
                    head.entry.error(f"表“{name}”重复声明", f"补充条目请写 of: {name}", "table")
                )
            elif head is not None:
                heads[name] = head
            later += [(name, entry) for entry in held]
        found = {n: _table(h, [e for t, e in later if t == n], errors) for n, h in heads.items()}
        errors += [
            e.error(f"没有声明过的表“{n}”", "请先在另一文件中用 table 声明", "of")
            for n, e in later
            if n not in heads
        ]
        raise_all(errors)
        return cls(found)

    def get(self, name: str) -> DatedTable | None:
        """A table; None where none has the name."""
        if name not in self.tables and name in self.others:
            self.tables[name] = self.others[name]()
        return self.tables.get(name)


def _offences(content: Content) -> DatedTable:
    from shujian.law.offence_table import offence_table
    from shujian.law.offences import OffenceBook

    return offence_table(OffenceBook.load(content))


def _table(head: Declared, entries: Sequence[Entry], errors: list[ShujianError]) -> DatedTable:
    held: dict[tuple[Any, ...], tuple[int, tuple[Row, ...]]] = {}
    doubts: dict[str, str] = {}
    for entry in entries:
        rank = entry.layer.rank if entry.layer else 0
        read = read_entry(head, entry, errors)
        if read is None:
            continue
        label = "、".join(str(k) for k in read.names[0])
        for key in read.names:
            below = held.get(key)
            if below is not None and (below[0] == rank or entry.data.get("derives_from") != label):
                errors.append(
                    entry.error(
                        f"“{'、'.join(map(str, key))}”在表“{head.name}”里重复",
                        f"请合并为一条；要替换下层的内容，请写 derives_from: {label}",
                    )
                )
            held[key] = (rank, tuple(r for r in read.rows if r.key == key))
        if read.doubt:
            doubts[label] = read.doubt
    rows = [r for _, own in held.values() for r in own]
    rows.sort(key=lambda r: (tuple(map(str, r.key)), r.start))
    columns = {**head.keys, **head.columns, **BUILT_IN}
    return DatedTable(head.name, head.meaning, head.keys, columns, tuple(rows), doubts)
