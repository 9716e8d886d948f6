"""Rows corrected in quarantine go along when their file is read anew with another mapping."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from shujian.core.errors import ShujianError
from shujian.core.ids import row_base, unpack_row
from shujian.pool.anew.same_row import alike, same_rows
from shujian.pool.asking.source import hidden_why
from shujian.pool.quarantine.mended_rows import (
    Changed,
    Cleaned,
    Given,
    Job,
    born_of,
    sheets,
    standardised,
)
from shujian.pool.readers import read
from shujian.pool.storage.registry import history
from shujian.schema.tables import StandardTable
from shujian.store import originals
from shujian.store.home import Home
from shujian.store.schema import Import, Part

_NO_PART = "新的读法里没有这一部分，或表头读法不同，更正的格对不上"
_NO_BOOK = "更正时上传的文件已读不出"


@dataclass(frozen=True)
class Correction:
    """The rows that one workbook brought back.

    Args:
        delivery: its import; rows: cells by row number; unread: rows whose cells are not known.
    """

    delivery: Import
    rows: Mapping[int, tuple[str, ...]]
    unread: tuple[int, ...] = ()


@dataclass(frozen=True)
class Unfit:
    """A corrected row that cannot go along, and why (Chinese, without text of its cells)."""

    file: str
    sheet: str
    line: int
    why: str


@dataclass(frozen=True)
class Carried:
    """What becomes of one workbook's rows when their file is read anew."""

    delivery: Import
    cleaned: Cleaned
    unfit: tuple[Unfit, ...] = field(default=())


def corrections(session: Session, home: Home, born: Import) -> list[Correction]:
    """The workbooks that brought rows of an import back, as they are in force.

    Args:
        session: database.
        home: the home.
        born: the import.
    """
    changes = [c for c in history(session, born.table_id) if c.mended and born_of(c) == born.no]
    query = select(Import).where(Import.no.in_([c.no for c in changes]))
    deliveries = {i.no: i for i in session.scalars(query)}
    found = []
    for change in changes:
        delivery = deliveries[change.no]
        try:
            given = _workbook(home, delivery.sha256, delivery.file_name)
        except ShujianError:
            given = {}
        told = same_rows(session, born, given)
        rows = {i: told[i][1] for i in sorted(change.mended) if i in told}
        unread = tuple(i for i in sorted(change.mended) if i not in told)
        found.append(Correction(delivery, rows, unread))
    return found


def _workbook(home: Home, sha256: str, name: str) -> Given:
    with originals.open_original(home, sha256):
        return _cells(home, originals.path_of(home, sha256), name)


@lru_cache(maxsize=4)
def _cells(home: Home, path: Path, name: str) -> Given:
    """What a kept workbook holds; kept by its digest it never changes."""
    with home.workspace() as tmp:
        return sheets(read(path, tmp, name=name).parts, name)


@dataclass(frozen=True)
class Fitter:
    """Puts corrected rows into a new reading of their file.

    Args:
        table: the standard table.
        before: parts of the earlier import; after: of the new one, with its columns.
        no: number of the new import, as_of: its day; folder: for files of rows; tmp: for all else.
    """

    table: StandardTable
    before: Mapping[int, Part]
    after: Mapping[int, Part]
    no: int
    folder: Path
    tmp: Path
    as_of: dt.date | None = None

    def fit(self, correction: Correction) -> Carried:
        """Clean the corrected cells by the new mapping; what cannot be used is named."""
        rows, unfit = [], [self._unfit(i, _NO_BOOK) for i in correction.unread]
        for row_id, cells in correction.rows.items():
            number = unpack_row(row_id)
            if alike(self.before[number.part], self.after.get(number.part)):
                rows.append(Changed(row_base(self.no, number.part) + number.place, cells))
            else:
                unfit.append(self._unfit(row_id, _NO_PART))
        stem = f"i{self.no:07d}-c{correction.delivery.no:07d}"
        job = Job(self.no, self.after, tuple(rows), self.as_of)
        cleaned = standardised(self.folder, self.table, job, self.tmp, stem)
        unfit += [self._unfit(i, hidden_why(why)) for i, why in cleaned.whys.items()]
        return Carried(correction.delivery, cleaned, tuple(unfit))

    def _unfit(self, row_id: int, why: str) -> Unfit:
        number = unpack_row(row_id)
        part = self.before[number.part]
        return Unfit(part.file, part.sheet, number.line, why)
