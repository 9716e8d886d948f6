"""Which rows in force an import will put in the shade: told before, by what then does it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from shujian.pool.proposals.known import Known
from shujian.pool.proposals.one_file import Terms, scope_in
from shujian.pool.proposals.proposal import PartProposal, Proposal
from shujian.pool.proposals.repeated import (
    Earlier,
    anew_note,
    duplicate_note,
    earlier_of,
    known,
    replaces,
)
from shujian.pool.storage.aside_gone import aside_by, mended_by
from shujian.pool.storage.force import ROWS, Change, Entry, Force, Scope, apply, replay
from shujian.pool.storage.registry import find_table, force_of, history, last_snapshot
from shujian.store.home import Home
from shujian.store.schema import Import, ImportMode


@dataclass(frozen=True)
class SameFile:
    """An import in force of the very same file.

    Args:
        no: number of the import.
        known: the import, for people.
        note: what is said of it, Chinese.
        anew: it is taken back, and the file read in the new way.
    """

    no: int
    known: Known
    note: str
    anew: bool

    @property
    def table(self) -> str:
        """Its table."""
        return self.known.table


@dataclass(frozen=True)
class Outgoing:
    """What leaves one table.

    Args:
        table: its name.
        supplier: whose rows may go; None: those of all suppliers.
        alone: only those of one file of it.
        rows: rows in force that go; quarantined: of those set aside.
        imports: of which they are.
        left: rows in force that stay.
        unchanged: the very same file is there already, so nothing is done.
        files: the imports that rows of go, with how many.
        mended: of the rows, those that were set aside and corrected since.
    """

    table: str
    supplier: str | None
    rows: int
    quarantined: int
    imports: int
    left: int
    unchanged: bool = False
    files: tuple[Known, ...] = ()
    mended: int = 0
    alone: bool = False


def held_already(
    session: Session,
    proposal: Proposal,
    name: str,
    parts: tuple[PartProposal, ...],
    terms: Terms,
) -> SameFile | None:
    """The import in force that holds the same already, and what becomes of it.

    None as well for another delivery of the same bytes, unless it is to take the place of one.
    """
    found = earlier_of(session, proposal, name, parts)
    if found is None or (found.restated and not terms.anew):
        return None
    row, alike = found.row, found.alike
    if not alike and replaces(row, terms.supplier, terms.mode, terms.scope, terms.instead):
        return None
    anew = terms.anew and not alike
    told = known(session, row, name)
    note = anew_note(told) if anew else duplicate_note(found)
    return SameFile(row.no, told, note, anew)


def leaving(
    session: Session,
    proposal: Proposal,
    name: str,
    parts: tuple[PartProposal, ...],
    terms: Terms,
) -> Earlier | None:
    """The import in force of this very file whose place the proposal takes, if any."""
    held = held_already(session, proposal, name, parts, terms)
    if held is not None and not held.anew:
        return None
    found = earlier_of(session, proposal, name, parts)
    return None if found is not None and found.restated and not terms.anew else found


def without(session: Session, table_id: str, no: int, folder: Path) -> Force:
    """The files in force as if one import had never been.

    Args:
        session: database.
        table_id: its table.
        no: its number.
        folder: where the table's row files are.
    """
    return replay(history(session, table_id), frozenset({no}), folder)


def outgoing(
    session: Session, home: Home, proposal: Proposal, terms: Terms
) -> tuple[Outgoing, ...]:
    """What would leave each table if the proposal were carried out now.

    Only for what replaces or takes back: which rows a correction takes out is known when its
    keys are read.
    """
    if terms.mode != ImportMode.REPLACE and not terms.anew:
        return ()
    found = []
    for name, parts in proposal.tables().items():
        same = held_already(session, proposal, name, parts, terms)
        if terms.mode == ImportMode.REPLACE or (same is not None and same.anew):
            found.append(_of_table(session, home, name, same, terms))
    return tuple(found)


@dataclass(frozen=True)
class AsideThere:
    """Rows set aside of which a correction may bring some again; then the earlier ones go.

    Args:
        table: its name.
        mended: rows of the supplier that were corrected and are in force.
        aside: those that are in quarantine.
    """

    table: str
    mended: int
    aside: int


def aside_there(session: Session, proposal: Proposal, terms: Terms) -> tuple[AsideThere, ...]:
    """What is at stake by table where a file corrects; nothing for other ways.

    Args:
        session: database.
        proposal: the file as it would be imported.
        terms: what is to happen to earlier rows.
    """
    if terms.mode != ImportMode.CORRECT or terms.anew:
        return ()
    found = []
    for name in proposal.tables():
        row = find_table(session, name)
        old = force_of(last_snapshot(session, row.id)) if row is not None else Force()
        mine = replace(
            old,
            rows=tuple(e for e in old.rows if _whose(e, terms)),
            quarantine=tuple(e for e in old.quarantine if _whose(e, terms)),
        )
        found.append(AsideThere(name, mended_by(mine).total(), aside_by(mine).total()))
    return tuple(one for one in found if one.mended or one.aside)


def _whose(entry: Entry, terms: Terms) -> bool:
    return terms.scope == Scope.ALL or entry.supplier == terms.supplier


def _of_table(
    session: Session, home: Home, name: str, same: SameFile | None, terms: Terms
) -> Outgoing:
    whose = None if terms.scope == Scope.ALL else terms.supplier
    row = find_table(session, name)
    if row is None:
        return Outgoing(name, whose, 0, 0, 0, 0)
    old = force_of(last_snapshot(session, row.id))
    if same is not None and not same.anew:
        return Outgoing(name, whose, 0, 0, 0, old.count, unchanged=True)
    folder = home.lake(row.id) / ROWS
    base = old if same is None else without(session, row.id, same.no, folder)
    # without rows of its own, the change leaves just what stays of the earlier ones
    scope, alone = scope_in(session, name, terms), terms.scope == Scope.FILE
    if alone and scope == terms.scope:  # of this table there is nothing in its place
        return Outgoing(name, whose, 0, 0, 0, old.count, alone=True)
    change = Change(no=0, supplier=terms.supplier, mode=terms.mode, scope=scope)
    after = apply(base, change, folder)
    aside = sum(e.left for e in old.quarantine) - sum(e.left for e in after.quarantine)
    gone = {no for no, _ in old.imports} - {no for no, _ in after.imports}
    files = _files(session, name, old, after)
    rows, mended = old.count - after.count, (mended_by(old) - mended_by(after)).total()
    return Outgoing(
        name, whose, rows, aside, len(gone), after.count, files=files, mended=mended, alone=alone
    )


def _files(session: Session, table: str, old: Force, after: Force) -> tuple[Known, ...]:
    """The imports of which rows go, the last one first."""
    lost: Counter[int] = Counter()
    for entry in old.rows:
        lost[entry.no] += entry.left
    for entry in after.rows:
        lost[entry.no] -= entry.left
    rows = session.scalars(select(Import).where(Import.no.in_([n for n, k in lost.items() if k])))
    told = sorted(rows, key=lambda row: -row.no)
    return tuple(known(session, row, table, lost[row.no]) for row in told)
