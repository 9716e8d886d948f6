"""A file that was imported before with another mapping: who may read it anew, and what holds on."""

from __future__ import annotations

from shujian.app.drafts.kept import Draft
from shujian.pool.anew.along import check_rereading, may_reread
from shujian.pool.proposals.proposal import Proposal
from shujian.store import db
from shujian.store.home import Home
from shujian.store.schema import Import
from shujian.trust import Context


def barred(ctx: Context, home: Home, proposal: Proposal) -> list[tuple[str, str]]:
    """Tables whose import of this very file the person may not take back, and who made it."""
    earlier = _earlier(home, proposal)
    return [(table, row.actor) for table, row in earlier.items() if not may_reread(ctx, table, row)]


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
    for table, row in _earlier(home, proposal).items():
        check_rereading(ctx, table, row)
        draft.supplier = draft.supplier or row.supplier
        draft.authority = draft.authority or row.authority
        draft.coverage = draft.coverage or list(row.coverage_json)
        if row.as_of is not None:
            draft.answers.setdefault(f"as_of.{table}", row.as_of.isoformat())


def _earlier(home: Home, proposal: Proposal) -> dict[str, Import]:
    """By table the import of this very file that was read in another way."""
    ids = {table: key for table, key in proposal.duplicates if table in proposal.differing}
    if not ids:
        return {}
    with db.reader(home) as session:
        return {table: session.get_one(Import, key) for table, key in ids.items()}
