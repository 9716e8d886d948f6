"""Which of many clues have rows whose remarks may clear somebody: for workbooks and lists."""

from __future__ import annotations

from collections.abc import Iterator

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


class Remarked:
    """Tells the remarks of clues to one reader; each part of a file is looked through once.

    Args:
        ctx: who reads, for which purpose.
        home: the home.
        session: open while clues are told.
    """

    def __init__(self, ctx: Context, home: Home, session: Session) -> None:
        self._ctx, self._home, self._session = ctx, home, session
        self._parts: dict[tuple[int, int], tuple[Part | None, Said]] = {}

    def of(self, clue: Clue) -> list[str]:
        """Each remark once: “备注”：已撤销（名单.xlsx 第 3 行）; of the rows that the ledger names."""
        found: dict[str, str] = {}
        rows = ((clue.content_json or {}).get("rows") or {}).values()
        for number in (int(n) for held in rows for n in held["rows"]):
            for words, place in self._of_row(number):
                found.setdefault(words, place)
        return [f"{words}（{place}）" for words, place in list(found.items())[:_MOST]]

    def _of_row(self, number: int) -> Iterator[tuple[str, str]]:
        at = unpack_row(number)
        part, said = self._part(at)
        if part is None or number not in said:
            return
        headers = headers_of(part, at)
        place = "·".join(filter(None, (part.file, part.sheet)))
        for index, text in said[number].items():
            shown = free_text(self._ctx, headers[index], text.strip())
            yield f"“{headers[index]}”：{shown}", f"{place} 第 {at.line} 行"

    def _part(self, at: RowId) -> tuple[Part | None, Said]:
        key = (at.import_no, at.part)
        if key not in self._parts:
            query = (
                select(Part, Import.table_id)
                .join(Import, Import.id == Part.import_id)
                .where(Import.no == at.import_no, Part.part_no == at.part)
            )
            row = self._session.execute(query).first()
            self._parts[key] = (None, {}) if row is None else (row[0], self._said(*row, at))
        return self._parts[key]

    def _said(self, part: Part, table_id: str, at: RowId) -> Said:
        notes = part.notes_json or {}
        taken = set(notes.get("columns", {}).values())
        kept = [i for i in notes.get(leftovers.LEFT, ()) if i not in taken]
        names = headers_of(part, at)
        columns = [i for i in kept if i < len(names) and is_remark(names[i])]
        if not columns:
            return {}
        words = warning_words()
        return leftovers.said(self._home, table_id, at.import_no, at.part, columns, words)
