"""A file that was imported before with another mapping: who may read it anew, and what holds on."""

from __future__ import annotations

from shujian.app.drafts.kept import Draft
from shujian.pool.anew.along import check_rereading, may_reread
from shujian.pool.proposals.proposal import Proposal
from shujian.pool.proposals.repeated import Earlier, earlier_of, still_said
from shujian.store import db
from shujian.store.home import Home
from shujian.trust import Context


def barred(ctx: Context, home: Home, proposal: Proposal) -> list[tuple[str, str]]:
    """Tables whose import of this very file the person may not take back, and who made it."""
    earlier = _earlier(home, proposal)
    return [
        (table, found.row.actor)
        for table, found in earlier.items()
        if not may_reread(ctx, table, found.row)
    ]


def chosen(ctx: Context, home: Home, draft: Draft, proposal: Proposal) -> None:
    """Take into a draft what was said of the file before, where nothing is said yet.

    Args:
        ctx: who chose to read the file anew.
        home: the home.
        draft: changed here; the caller keeps it.
        proposal: of the draft.

    Raises:
        ShujianError: ``trust.refused`` for the import of another person.
    """
    for table, found in _earlier(home, proposal).items():
        row = found.row
        check_rereading(ctx, table, row)
        draft.supplier = draft.supplier or row.supplier
        draft.authority = draft.authority or row.authority
        if not found.restated:  # another month's file is complete for itself
            draft.coverage = draft.coverage or list(row.coverage_json)
        if row.as_of is not None and still_said(found, proposal, proposal.tables()[table]):
            draft.answers.setdefault(f"as_of.{table}", row.as_of.isoformat())


def _earlier(home: Home, proposal: Proposal) -> dict[str, Earlier]:
    """By table the import of these very bytes that was read, or of which was said, otherwise."""
    told = {*proposal.differing, *proposal.restated}
    with db.reader(home) as session:
        found = {
            table: earlier_of(session, proposal, table, parts)
            for table, parts in proposal.tables().items()
            if table in told
        }
    return {table: one for table, one in found.items() if one is not None}
