"""One kept document, opened: its text, its facts, its way into the home."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from shujian.app.screening.filed import way_of_reading
from shujian.app.screening.judging import read
from shujian.app.screening.types import Text
from shujian.core.errors import Place, ShujianError
from shujian.documents.document import Document, DocumentState
from shujian.documents.judgments.reading import Reading, Stage
from shujian.documents.store_rows import document_of, text_of
from shujian.store import db
from shujian.store.home import Home
from shujian.store.schema import DocumentImport, DocumentRow

_KEPT = 48
"""Readings that stay in memory: a reading costs up to two seconds of computing."""
_READ: OrderedDict[tuple[Path, str, str], Reading] = OrderedDict()
_LOCK = threading.Lock()


@dataclass(frozen=True)
class Opened:
    """A document with what is known of it beside its text.

    Args:
        document: the document.
        text: as the stages of reading take it.
        withdrawn: the reason for which it was taken back; "" where it is in force.
        copy_of: the more complete copy; "" for none.
        copy_reason: why it is taken for a copy.
        supplier: who sent it.
        import_id: its delivery.
        created: when, ISO.
        actor: who brought it in.
        copies: (id, name, reason) of the copies that stand behind it.
    """

    document: Document
    text: Text
    withdrawn: str
    copy_of: str
    copy_reason: str
    supplier: str
    import_id: str
    created: str
    actor: str
    copies: tuple[tuple[str, str, str], ...]


def opened(home: Home, ident: str) -> Opened:
    """A document of the home, withdrawn or not.

    Raises:
        ShujianError: ``app.not_found``.
    """
    with db.reader(home) as session:
        row = session.get(DocumentRow, ident)
        if row is None:
            raise ShujianError(
                "app.not_found", "没有这份文书", why=f"编号“{ident}”不存在",
                remedy="请从文书列表打开", where=Place(field=ident),
            )  # fmt: skip
        delivery = session.get_one(DocumentImport, row.import_id)
        document = document_of(row, text_of(session, ident))
        behind = session.execute(
            select(DocumentRow.id, DocumentRow.name, DocumentRow.copy_reason)
            .where(DocumentRow.copy_of == ident, DocumentRow.withdrawn == "")
            .order_by(DocumentRow.created, DocumentRow.no)
        )
        copies = tuple((one.id, one.name, one.copy_reason) for one in behind)
    return Opened(
        document, text_for(document, delivery.originals), row.withdrawn, row.copy_of,
        row.copy_reason, delivery.supplier, delivery.id, delivery.created.isoformat(),
        delivery.actor, copies,
    )  # fmt: skip


def text_for(document: Document, original: bool = False) -> Text:
    """A document as it goes to be read."""
    cut = document.state is DocumentState.TRUNCATED
    lacking = ("；".join(document.notes) or "文书不完整") if cut else ""
    return Text(document.id, document.name, document.source, document.text, lacking, original)


def reading_of(home: Home, held: Opened, amend: Stage | None = None) -> Reading:
    """The facts of a document; a reading without corrections is kept for the next request.

    Args:
        home: the home.
        held: the document.
        amend: corrections to be put in before what is derived.
    """
    if amend is not None:
        return read(held.text, amend)
    key = (home.path, held.document.id, way_of_reading())
    with _LOCK:
        if key in _READ:
            _READ.move_to_end(key)
            return _READ[key]
    made = read(held.text)
    with _LOCK:
        _READ[key] = made
        while len(_READ) > _KEPT:
            _READ.popitem(last=False)
    return made
