"""Which rows in force an import will put in the shade: told before, by what then does it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from shujian.pool.proposals.proposal import PartProposal, Proposal
from shujian.pool.proposals.repeated import anew_note, duplicate_note, read_alike, replaces
from shujian.pool.storage.force import ROWS, Change, Force, Scope, apply, replay
from shujian.pool.storage.registry import find_table, force_of, history, last_snapshot, same_file
from shujian.store.home import Home
from shujian.store.schema import ImportMode


@dataclass(frozen=True)
class Terms:
    """What is to happen to earlier rows; see ``importing.commit``."""

    supplier: str
    mode: str
    scope: str
    anew: bool = False


@dataclass(frozen=True)
class SameFile:
    """An import in force of the very same file.

    Args:
        table: its table; id, no: of the import.
        note: what is said of it, Chinese.
        anew: it is taken back, and the file read in the new way.
    """

    table: str
    id: str
    no: int
    note: str
    anew: bool


@dataclass(frozen=True)
class Outgoing:
    """What leaves one table.

    Args:
        table: its name.
        supplier: whose rows may go; None: those of all suppliers.
        rows: rows in force that go; quarantined: of those set aside.
        imports: of which they are.
        left: rows in force that stay.
        unchanged: the very same file is there already, so nothing is done.
    """

    table: str
    supplier: str | None
    rows: int
    quarantined: int
    imports: int
    left: int
    unchanged: bool = False


def held_already(
    session: Session,
    proposal: Proposal,
    name: str,
    parts: tuple[PartProposal, ...],
    terms: Terms,
) -> SameFile | None:
    """The import in force that holds the same already, and what becomes of it."""
    found = same_file(session, proposal.sha256, name, {p.raw.part_no for p in parts})
    if found is None:
        return None
    alike = read_alike(session, found, parts, proposal.units)
    if not alike and replaces(found, terms.supplier, terms.mode, terms.scope):
        return None
    anew = terms.anew and not alike
    note = anew_note(found.id) if anew else duplicate_note(found.id, alike)
    return SameFile(name, found.id, found.no, note, anew)


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
    change = Change(no=0, supplier=terms.supplier, mode=terms.mode, scope=terms.scope)
    after = apply(base, change, folder)
    aside = sum(e.left for e in old.quarantine) - sum(e.left for e in after.quarantine)
    gone = {no for no, _ in old.imports} - {no for no, _ in after.imports}
    return Outgoing(name, whose, old.count - after.count, aside, len(gone), after.count)
