"""The kept documents as a list, held in memory until something is brought in or run."""

from __future__ import annotations

import json
import threading
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from shujian.app.judgments import facts_kept
from shujian.app.judgments.entry import UNREAD, WAITING, Entry
from shujian.app.judgments.facts_kept import Kept
from shujian.documents.document import DocumentState
from shujian.documents.judgments.arrow import DOCUMENT
from shujian.documents.judgments.outside import PART as OUTSIDE
from shujian.documents.store_rows import IN_FORCE
from shujian.store import db
from shujian.store.home import Home
from shujian.store.schema import Clue, DocumentImport, DocumentRow, JournalEntry, Run
from shujian.trust import Action

_HELD: dict[Path, tuple[Any, list[Entry]]] = {}
_LOCK = threading.Lock()
_READABLE = (DocumentState.READABLE, DocumentState.TRUNCATED)
_COLUMNS = (
    DocumentRow.id, DocumentRow.name, DocumentRow.source, DocumentRow.format, DocumentRow.state,
    DocumentRow.notes_json, DocumentRow.number, DocumentRow.court, DocumentRow.kind,
    DocumentRow.import_id, DocumentImport.created, DocumentImport.originals,
)  # fmt: skip


def entries(home: Home) -> list[Entry]:
    """All documents in force, the newest delivery first; copies stand behind their best."""
    with db.reader(home) as session:
        mark = _mark(session)
        with _LOCK:
            held = _HELD.get(home.path)
            if held is None or held[0] != mark:
                held = _HELD[home.path] = (mark, _made(session, home))
        return held[1]


def _mark(session: Session) -> Any:
    """What changes whenever the list does: deliveries, withdrawals, facts, runs."""
    imports = session.execute(select(func.count(), func.max(DocumentImport.created))).one()
    states = session.scalars(select(DocumentImport.state).order_by(DocumentImport.id)).all()
    taken = session.scalar(
        select(func.max(JournalEntry.seq)).where(JournalEntry.action == Action.WITHDRAW)
    )
    runs = session.execute(select(func.count(), func.max(Run.finished))).one()
    return tuple(imports), tuple(states), taken, tuple(runs), facts_kept.version(session)


def _made(session: Session, home: Home) -> list[Entry]:
    facts = facts_kept.kept(session, home)
    clues = clue_counts(session)
    behind = dict(
        session.execute(
            select(DocumentRow.copy_of, func.count())
            .join(DocumentImport)
            .where(*IN_FORCE, DocumentRow.copy_of != "")
            .group_by(DocumentRow.copy_of)
        ).all()
    )
    query = select(*_COLUMNS).join(DocumentImport).where(*IN_FORCE, DocumentRow.copy_of == "")
    rows = session.execute(query.order_by(DocumentImport.created.desc(), DocumentRow.no))
    return [_entry(row, facts, behind.get(row.id, 0), dict(clues.get(row.id, {}))) for row in rows]


def _entry(row: Any, facts: Kept, copies: int, clues: dict[str, int]) -> Entry:
    state, why = facts.read.get(row.id, ("", ""))
    if why.startswith(f"{OUTSIDE}："):
        state, why = OUTSIDE, why.removeprefix(f"{OUTSIDE}：")
    notes = "；".join(row.notes_json)
    if not state:
        readable = row.state in _READABLE
        state, why = (WAITING, "") if readable else (UNREAD, notes or f"文书{row.state}")
    elif notes and notes not in why:
        why = "；".join(part for part in (why, notes) if part)
    head = facts.heads.get(row.id, {})
    judged = head.get("裁判日期")
    return Entry(
        row.id, row.name, row.source, row.format, state, why,
        head.get("案号") or row.number, head.get("法院") or row.court,
        head.get("文书种类") or row.kind, judged.isoformat() if judged else "",
        head.get("被告人数"), facts.names.get(row.id, ""), bool(row.originals), row.import_id,
        row.created.isoformat(), copies, clues,
    )  # fmt: skip


def clue_counts(session: Session) -> dict[str, Counter[str]]:
    """Document → its clues in the ledger, by grade."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    named = Clue.identity_json.cast(_text()).contains(DOCUMENT)
    for identity, grade in session.execute(select(Clue.identity_json, Clue.grade).where(named)):
        told = identity if isinstance(identity, dict) else json.loads(identity)
        for ident in {str(v) for key, v in told.items() if key.endswith(DOCUMENT)}:
            found[ident][grade] += 1
    return found


def _text() -> Any:
    from sqlalchemy import Text

    return Text()
