"""The frame of every change to a table: lock, files, Delta, database row, or all taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress

from sqlalchemy.orm import Session

from shujian.core.errors import ShujianError
from shujian.core.progress import Progress
from shujian.pool.cleaning.plan import Written
from shujian.pool.proposals.proposal import ImportResult
from shujian.pool.storage.force import Entry
from shujian.pool.storage.publishing import Staged, prepare, show
from shujian.pool.storage.recover import mend_table
from shujian.store import db, locks
from shujian.store.home import Home
from shujian.store.locks import table_lock
from shujian.store.schema import Import, ImportMode, ImportState
from shujian.trust import Action, Context
from shujian.trust.journal import record


@contextmanager
def writing(home: Home, table_id: str, name: str, progress: Progress) -> Iterator[None]:
    """Be the only writer of a table; what a killed writer left is cleared first."""
    message = f"正在等待其他程序写完表“{name}”"
    with locks.writer(home, table_lock(table_id), message, progress=progress):
        mend_table(home, table_id)
        yield


def publish(
    ctx: Context,
    home: Home,
    staged: list[Staged],
    also: Callable[[Session], None] = lambda session: None,
    deed: str = "",
) -> list[ImportResult]:
    """Delta for every table, then one database transaction that shows them all.

    Args:
        ctx: who acts.
        home: the home.
        staged: imports of different tables.
        also: what else belongs into the transaction.
        deed: what the journal calls all of it together; "": one entry for each import.
    """
    with db.reader(home) as session:
        ready = [prepare(home, session, s) for s in staged]
    with db.session(home) as session:
        if deed:
            results = [show(session, one, lambda row: None) for one in ready]
            record(session, ctx, Action.IMPORT, deed, _together(results))
        else:
            results = [show(session, one, lambda row: _journal(session, ctx, row)) for one in ready]
        also(session)
    return results


def _together(results: list[ImportResult]) -> dict[str, object]:
    """What the journal keeps of tables that one deed filled: their rows, and each import."""
    return {
        "tables": {one.table: one.rows_in for one in results},
        "imports": [one.import_id for one in results],
        "rows": sum(one.rows_in for one in results),
        "kept": sum(one.rows_kept for one in results),
        "quarantined": sum(one.rows_quarantined for one in results),
    }


def _journal(session: Session, ctx: Context, row: Import) -> None:
    detail = {
        "import": row.id,
        "mode": str(row.mode),
        "supplier": row.supplier,
        "sha256": row.sha256,
        "rows": row.rows_in,
        "kept": row.rows_kept,
        "quarantined": row.rows_quarantined,
    }
    action = Action.WITHDRAW if row.mode == ImportMode.WITHDRAW else Action.IMPORT
    record(session, ctx, action, row.table_id, detail)


def undo(home: Home, rows: Iterable[Import], error: BaseException) -> None:
    """Take back imports that were not acknowledged; their locks are still held."""
    for row in rows:
        with suppress(ShujianError), db.session(home) as session:
            left = session.get(Import, row.id)
            if left is not None and left.state == ImportState.PENDING:
                left.state = ImportState.DROPPED
                left.note = (str(error).splitlines() or [type(error).__name__])[0][:300]
        with suppress(ShujianError):
            mend_table(home, row.table_id)


def entries(files: list[Written], row: Import) -> tuple[Entry, ...]:
    """The files that an import wrote."""
    return tuple(Entry(w.name, row.no, row.supplier, w.rows, w.first, w.last) for w in files)


def printable(text: str) -> str:
    """Text that a database takes: bytes of file names that are no text become ``?``."""
    return text.encode("utf-8", "replace").decode("utf-8")
