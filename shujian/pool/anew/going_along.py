"""Before a file is read anew: which corrections of its rows will go along, and which cannot."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from shujian.pool.accounts import part_row
from shujian.pool.anew.carrying import Fitter, Unfit, corrections
from shujian.pool.anew.same_row import parts_of
from shujian.pool.cleaning.plan import Done
from shujian.pool.proposals.one_file import Terms
from shujian.pool.proposals.proposal import PartProposal, Proposal
from shujian.pool.proposals.replacing import leaving
from shujian.store.home import Home
from shujian.store.schema import Import, ImportMode, Part


@dataclass(frozen=True)
class Going:
    """What becomes of the corrected rows of one table.

    Args:
        table: its name.
        rows: how many go along.
        unfit: those that do not, and why.
    """

    table: str
    rows: int
    unfit: tuple[Unfit, ...]


def going_along(
    session: Session, home: Home, proposal: Proposal, terms: Terms
) -> tuple[Going, ...]:
    """What importing the proposal now would do to corrections made by hand.

    Found by cleaning the corrected cells by the new mapping, so it is what then happens.

    Args:
        session: database.
        home: the home.
        proposal: the file as it would be read.
        terms: what is to happen to earlier rows.
    """
    if terms.mode != ImportMode.REPLACE and not terms.anew:
        return ()
    found = []
    for name, parts in proposal.tables().items():
        earlier = leaving(session, proposal, name, parts, terms)
        if earlier is not None:
            found.append(_of_table(session, home, proposal, parts, earlier.row))
    return tuple(one for one in found if one.rows or one.unfit)


def _of_table(
    session: Session, home: Home, proposal: Proposal, parts: tuple[PartProposal, ...], was: Import
) -> Going:
    table = parts[0].table
    assert table is not None  # ``tables`` lists parts that have one
    known = corrections(session, home, was)
    if not known:
        return Going(table.name, 0, ())
    rows, unfit = 0, list[Unfit]()
    with home.workspace() as tmp:
        kept = tmp / "kept"
        kept.mkdir()
        after = {p.raw.part_no: _as_read(p, proposal, was.id) for p in parts}
        fitter = Fitter(table, parts_of(session, was.id), after, was.no, kept, tmp)
        for correction in known:
            carried = fitter.fit(correction)
            rows += carried.cleaned.done.kept
            unfit += carried.unfit
    return Going(table.name, rows, tuple(unfit))


def _as_read(part: PartProposal, proposal: Proposal, import_id: str) -> Part:
    units = {c: u for (no, c), u in proposal.units.items() if no == part.raw.part_no}
    return part_row(part, Done(), import_id, units)
