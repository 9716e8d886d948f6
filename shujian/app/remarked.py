"""Which of many clues have rows whose remarks may clear somebody: for workbooks and lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from shujian.app.whole_rows import free_text
from shujian.core.ids import RowId, unpack_row
from shujian.pool.by_month.held import headers_of
from shujian.pool.proposals.remarks import is_remark, warning_words
from shujian.pool.storage import leftovers
from shujian.store.home import Home
from shujian.store.schema import Clue, Import, Part
from shujian.trust import Context

Said = dict[int, dict[int, str]]
_MOST = 20
"""Remarks of a clue that are told."""


@dataclass(frozen=True)
class _Remarks:
    """Columns of remarks of a part, and its rows in which they say what may clear somebody."""

    part: Part | None = None
    table_id: str = ""
    columns: Sequence[int] = ()
    rows: frozenset[int] = frozenset()


class Remarked:
    """Tells the remarks of clues to one reader; each part of a file is looked through once.

    Args:
        ctx: who reads, for which purpose.
        home: the home.
        session: open while clues are told.
    """

    def __init__(self, ctx: Context, home: Home, session: Session) -> None:
        self._ctx, self._home, self._session = ctx, home, session
        self._parts: dict[tuple[int, int], _Remarks] = {}
        self._told: dict[tuple[int, int], Said] = {}

    def of(self, clue: Clue) -> list[str]:
        """Each remark once: “备注”：已撤销（名单.xlsx 第 3 行）; of the rows that the ledger names."""
        found: dict[str, str] = {}
        for number in _rows(clue):
            for words, place in self._of_row(number):
                found.setdefault(words, place)
        return [f"{words}（{place}）" for words, place in list(found.items())[:_MOST]]

    def marks(self, clue: Clue) -> bool:
        """Whether ``of`` would tell something; cheap enough for a list."""
        return any(number in self._remarks(unpack_row(number)).rows for number in _rows(clue))

    def _of_row(self, number: int) -> Iterator[tuple[str, str]]:
        at = unpack_row(number)
        held = self._remarks(at)
        if held.part is None or number not in held.rows:
            return
        headers = headers_of(held.part, at)
        place = "·".join(filter(None, (held.part.file, held.part.sheet)))
        for index, text in self._said(at, held).get(number, {}).items():
            shown = free_text(self._ctx, headers[index], text.strip())
            yield f"“{headers[index]}”：{shown}", f"{place} 第 {at.line} 行"

    def _said(self, at: RowId, held: _Remarks) -> Said:
        key = (at.import_no, at.part)
        if key not in self._told:
            self._told[key] = leftovers.said(
                self._home, held.table_id, *key, held.columns, warning_words()
            )
        return self._told[key]

    def _remarks(self, at: RowId) -> _Remarks:
        key = (at.import_no, at.part)
        if key not in self._parts:
            query = (
                select(Part, Import.table_id)
                .join(Import, Import.id == Part.import_id)
                .where(Import.no == at.import_no, Part.part_no == at.part)
            )
            row = self._session.execute(query).first()
            self._parts[key] = self._found(row[0], row[1], at) if row else _Remarks()
        return self._parts[key]

    def _found(self, part: Part, table_id: str, at: RowId) -> _Remarks:
        notes = part.notes_json or {}
        taken = set(notes.get("columns", {}).values())
        kept = [i for i in notes.get(leftovers.LEFT, ()) if i not in taken]
        names = headers_of(part, at)
        columns = [i for i in kept if i < len(names) and is_remark(names[i])]
        if not columns:
            return _Remarks()
        key, words = (at.import_no, at.part), warning_words()
        rows = leftovers.speaking(self._home, table_id, *key, columns, words)
        return _Remarks(part, table_id, columns, rows)


def _rows(clue: Clue) -> Iterator[int]:
    """The source rows that the ledger names."""
    for held in ((clue.content_json or {}).get("rows") or {}).values():
        yield from map(int, held["rows"])
