"""The facts of a document as its page shows them: the machine's, and beside them corrected ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from shujian.app.http.judgments.rows_told import row_added, stated
from shujian.app.http.judgments.views import (
    Amended,
    BlankFact,
    CorrectionItem,
    FactGroup,
    FactItem,
    FactRow,
)
from shujian.app.http.people import Names, named
from shujian.app.judgments import corrections, masks
from shujian.app.judgments.amended import everywhere
from shujian.app.judgments.columns import GROUPS, columns, example, titled
from shujian.app.judgments.rows_added import added
from shujian.app.judgments.shown import UNREAD, Shown, blanks, found, one, title_of, words
from shujian.documents.judgments.cited import usual
from shujian.documents.judgments.reading import Reading
from shujian.store.schema import FactCorrection
from shujian.trust import Context

HEAD = ("文书种类", "案号", "文号", "法院", "裁判日期")
"""Columns of 文书 that the head of the page shows."""


class FactsTold:
    """Tells the facts of one document to one reader.

    Args:
        ctx: who reads.
        machine: as the machine read it.
        amended: the same with the corrections in force; the machine's where there are none.
        rows: all corrections of the document.
        names: who an account is.
    """

    def __init__(
        self,
        ctx: Context,
        machine: Reading,
        amended: Reading,
        rows: Sequence[FactCorrection],
        names: Names,
    ) -> None:
        self._ctx, self._machine, self._amended = ctx, machine, amended
        self._rows, self._names = rows, names
        self._force = everywhere(machine, rows)
        self.added = added(machine, rows)

    def group(self, table: str, listed: list[tuple[str, list[Shown]]]) -> FactGroup:
        """A group with its rows."""
        told = [self._row(table, n, *one) for n, one in enumerate(listed, start=1)]
        own = [row for row in self.added if row.table == table]
        told += [self._own(table, n, row) for n, row in enumerate(own, start=1 + len(listed))]
        return FactGroup(name=table, rows=told)

    def groups(self, listed: Mapping[str, list[tuple[str, list[Shown]]]]) -> list[FactGroup]:
        """All groups in the order of the page, also those that have added rows alone."""
        own = {row.table for row in self.added}
        return [self.group(n, listed.get(n, [])) for n in GROUPS if n in listed or n in own]

    def head(self) -> list[Amended]:
        """The facts of the head that were corrected."""
        own = [a for a in self._force if a[0] == "文书" and a[2] in HEAD]
        return [Amended(column=at[2], machine=self._told(self._machine, at)) for at in own]

    def _row(self, table: str, number: int, machine: str, facts: list[Shown]) -> FactRow:
        rows = self._amended.rows.of(table)
        title = machine
        if any((table, number, name) in self._force for name in titled(table)):
            title = title_of(table, rows[number - 1], number) if number <= len(rows) else machine
        return FactRow(
            title=title,
            machine=machine if title != machine else "",
            facts=[self._fact(f) for f in (*facts, *self._stated(table, number))],
            blank=self._blank(table, number),
        )

    def _own(self, table: str, number: int, row: FactCorrection) -> FactRow:
        """A row that a person added."""
        rows = self._amended.rows.of(table)
        title = title_of(table, rows[number - 1], number) if number <= len(rows) else ""
        return FactRow(
            title=masks.words_covered(self._ctx, title), machine="", blank=[],
            facts=[self._fact(f) for f in stated(self._amended, table, number)],
            added=row_added(self._ctx, row, self._names),
        )  # fmt: skip

    def _stated(self, table: str, number: int) -> list[Shown]:
        """What a person stated and the machine did not read."""
        names = blanks(self._machine.rows.of(table)[number - 1])
        return [
            Shown((table, number, n), "", UNREAD, level=columns(table)[n].level)
            for n in names
            if (table, number, n) in self._force
        ]

    def _blank(self, table: str, number: int) -> list[BlankFact]:
        known = columns(table)
        return [
            BlankFact(
                table=table, row=number, column=n, meaning=known[n].meaning,
                kind=known[n].element, example=example(table, n),
            )
            for n in blanks(self._machine.rows.of(table)[number - 1])
            if (table, number, n) not in self._force
        ]  # fmt: skip

    def _told(self, reading: Reading, at: tuple[str, int, str]) -> str:
        fact = found(reading, at)
        return "" if fact is None else words(at[2], fact.value)

    def _fact(self, fact: Shown) -> FactItem:
        table, number, column = fact.at
        known = columns(table)[column]
        hidden = bool(fact.value) and masks.hidden(self._ctx, fact)
        value = fact.covered if hidden else masks.words_covered(self._ctx, fact.value)
        masked = hidden or value != fact.value
        mine = [r for r in self._rows if (r.table, r.row, r.column) == (table, str(number), column)]
        held = self._force.get(fact.at)
        if held is not None and held not in mine:
            mine.append(held)  # the same fact, corrected where it stands elsewhere
        return FactItem(
            id="/".join(map(str, fact.at)), table=table, row=number, column=column,
            meaning=known.meaning, kind=known.element, example=example(table, column), value=value,
            state=fact.state, reason=fact.reason,
            start=fact.span[0] if fact.span else None, end=fact.span[1] if fact.span else None,
            segment=fact.segment, by=fact.by, derived=fact.derived, masked=masked,
            corrections=[self._correction(r, fact.at, masked) for r in mine],
            follows=self._follows(fact) if fact.derived and not masked else None,
        )  # fmt: skip

    def _follows(self, fact: Shown) -> str | None:
        """What a derived fact becomes by corrections; None where it stays."""
        if not self._force:
            return None
        now = found(self._amended, fact.at)
        made = one(self._amended, fact.at, now) if now is not None else None
        told = "" if made is None else made.value or made.reason
        return None if told == (fact.value or fact.reason) else masks.words_covered(self._ctx, told)

    def _correction(
        self, row: FactCorrection, at: tuple[str, int, str], masked: bool
    ) -> CorrectionItem:
        known = columns(row.table)[row.column]

        def told(value: Any) -> str:
            return known.mask(str(value)) if masked and value else usual(str(value or ""))

        return CorrectionItem(
            id=row.id, machine=told(row.machine_json), value=told(row.value_json),
            reason=row.reason, actor=named(self._names, row.actor), at=row.at.isoformat(),
            undone=row.undone, stale=corrections.stale(self._machine, row),
            where="" if (row.table, int(row.row)) == at[:2] else row.table,
        )  # fmt: skip
