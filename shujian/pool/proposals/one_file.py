"""Taking the place of one file only: which files a supplier sent, and which one it is."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from shujian.core.errors import ShujianError
from shujian.pool.proposals.known import Known
from shujian.pool.proposals.proposal import Proposal
from shujian.pool.proposals.repeated import known
from shujian.pool.storage.force import Scope, of_file
from shujian.pool.storage.registry import find_table, force_of, last_snapshot
from shujian.store.schema import Import, ImportMode

MOST = 60
"""Files that are offered of one table, the newest first: five years of months."""


@dataclass(frozen=True)
class Terms:
    """What is to happen to earlier rows; see ``importing.commit``."""

    supplier: str
    mode: str
    scope: str
    anew: bool = False
    instead: str = ""


def scope_in(session: Session, name: str, terms: Terms) -> str:
    """What a delivery touches of one table: its scope, with the number of the one import.

    A file that fills several tables has an import in each: those of the same file go together.

    Args:
        session: database.
        name: the table.
        terms: what is to happen to earlier rows.
    """
    if terms.mode != ImportMode.REPLACE or terms.scope != Scope.FILE:
        return terms.scope
    chosen = session.scalar(select(Import).where(Import.id == terms.instead))
    here = _in_force(session, name, terms.supplier)
    if chosen is None:
        return terms.scope
    same = [row for row in here if row.id == chosen.id] or [
        row for row in here if row.sha256 == chosen.sha256 and row.as_of == chosen.as_of
    ]
    return of_file(same[-1].no) if same else terms.scope


def refuse_gone(session: Session, tables: Iterable[str], terms: Terms) -> None:
    """Refuse to take the place of a file of which nothing is in force, or that another sent.

    Raises:
        ShujianError: ``pool.not_there``; ``pool.corrected_since`` where another file has
            corrected rows of it: brought again, they would stand twice.
    """
    if terms.mode != ImportMode.REPLACE or terms.scope != Scope.FILE:
        return
    scopes = {name: scope_in(session, name, terms) for name in tables}
    if all(scope == terms.scope for scope in scopes.values()):
        raise ShujianError(
            "pool.not_there",
            "要替换的那一份不在了，没有导入",
            why="它已被撤回、替换，或者不是这个供数单位送来的，或者不在这份文件要导入的表里",
            remedy="请重新选要替换的那一份；没有的，选“追加”",
        )
    taken = sum(_taken(session, name, scope) for name, scope in scopes.items())
    if taken > 0:
        raise ShujianError(
            "pool.corrected_since",
            f"要替换的那一份有 {taken} 行后来由另一份文件更正过，没有导入",
            why="更正的行不随这一份走，新的一份再带来同一行，两行都会算进去",
            remedy="请用“更正”导入新的一份；或者先撤回那份更正，再替换",
            params={"rows": taken},
        )


def sent_before(session: Session, proposal: Proposal, supplier: str) -> tuple[Known, ...]:
    """The files in force that a supplier sent to the tables of a proposal, the newest first.

    Args:
        session: database.
        proposal: the file as it would be imported.
        supplier: who sends it.
    """
    found = []
    for name in proposal.tables():
        rows = _in_force(session, name, supplier)
        now = _rows(session, name) if rows else Counter[int]()
        told = sorted(rows, key=lambda row: (row.as_of or dt.date.min, row.no), reverse=True)
        found += [known(session, row, name, now[row.no]) for row in told[:MOST]]
    return tuple(found)


def same_month(sent: Iterable[Known], days: Mapping[str, dt.date | None]) -> Known | None:
    """The file sent before of the month that a new one speaks of: mostly it is put right by it.

    Args:
        sent: from ``sent_before``.
        days: as-of day of the new file by table.
    """
    for one in sent:
        day = days.get(one.table)
        if day and one.as_of and (day.year, day.month) == (one.as_of.year, one.as_of.month):
            return one
    return None


def _taken(session: Session, name: str, scope: str) -> int:
    """Rows of the one import that a later correction, still in force, took out."""
    table, (kind, _, no) = find_table(session, name), scope.partition(":")
    if table is None or kind != Scope.FILE or not no:
        return 0
    force = force_of(last_snapshot(session, table.id))
    later = [other for other, _ in force.imports if other > int(no)]
    query = select(Import).where(Import.table_id == table.id)
    corrected = query.where(Import.no.in_(later), Import.mode == ImportMode.CORRECT)
    one = session.scalar(query.where(Import.no == int(no)))
    if one is None or session.scalars(corrected).first() is None:
        return 0
    return one.rows_kept - sum(e.left for e in force.rows if e.own and e.no == one.no)


def _in_force(session: Session, name: str, supplier: str) -> list[Import]:
    """The imports of a supplier that brought a table rows of their own, in order."""
    table = find_table(session, name)
    if table is None:
        return []
    force = force_of(last_snapshot(session, table.id))
    there = {no for no, who in force.imports if who == supplier}
    own = {e.no for e in (*force.rows, *force.quarantine) if e.own} & there
    query = select(Import).where(Import.table_id == table.id, Import.no.in_(own))
    return list(session.scalars(query.order_by(Import.no)))


def _rows(session: Session, name: str) -> Counter[int]:
    """Rows in force by the number of the import that brought them, corrected since or not."""
    table = find_table(session, name)
    count: Counter[int] = Counter()
    for entry in force_of(last_snapshot(session, table.id)).rows if table else ():
        count[entry.born] += entry.left
    return count
