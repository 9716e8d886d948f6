"""Rows set aside that bear a subject's number as the file wrote it, readable or not."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable

from shujian.core.errors import ShujianError
from shujian.models.model import Model
from shujian.pool.cleaning.plan import SOURCE
from shujian.pool.storage import duck
from shujian.pool.storage.snapshots import current
from shujian.store import db
from shujian.store.home import Home

_NUMBER = re.compile(r"\d{4}")
_LEAST = 6
"""Characters: a shorter text stands in cells that are no number of anybody."""


def rows_aside(home: Home, model: Model, subject: str) -> dict[str, int]:
    """Table of the model → rows in quarantine now, one cell of which is the subject's number.

    Only whole cells are compared: nobody can ask a number out digit by digit.

    Args:
        home: the home.
        model: whose tables are looked through.
        subject: the number as a person typed it.
    """
    number = _plain(subject)
    if len(number) < _LEAST or not _NUMBER.search(number):
        return {}
    counted = {
        table: _count(home, table, number)
        for table in sorted({alias.table for alias in model.inputs.values()})
    }
    return {table: rows for table, rows in counted.items() if rows}


def _count(home: Home, table: str, number: str) -> int:
    with db.reader(home) as session:
        try:
            files = current(session, home, table).quarantine_files
        except ShujianError:  # nothing was ever imported
            return 0
    if not files:
        return 0
    cell = duck.quoted(json.dumps(number, ensure_ascii=False))
    with duck.connect() as con:
        # what may be the number is fetched, and compared as the typed one was folded
        rough = f"contains(upper(regexp_replace(nfc_normalize({SOURCE}), '\\s', '', 'g')), {cell})"
        wide = f"regexp_matches({SOURCE}, '[\\x{{FF10}}-\\x{{FF19}}\\x{{3000}}]')"
        found = con.execute(
            f"SELECT {SOURCE} FROM {duck.parquet(files)} WHERE {rough} OR {wide}"
        ).fetchall()
    return sum(_holds(json.loads(raw), number) for (raw,) in found)


def _holds(cells: Iterable[str], number: str) -> bool:
    return any(_plain(cell) == number for cell in cells)


def _plain(text: str) -> str:
    """A number without what writing adds: blanks, full-width forms, a small x."""
    return "".join(unicodedata.normalize("NFKC", text).split()).upper()
