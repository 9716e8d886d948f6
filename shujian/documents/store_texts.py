"""The documents that facts are read from: in force, not copies, with some text."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sqlalchemy import select

from shujian.documents.document import Document, DocumentState
from shujian.documents.store_rows import document_of, rows_in_force, text_of
from shujian.store import db
from shujian.store.home import Home
from shujian.store.schema import DocumentImport

_READ = {str(DocumentState.READABLE), str(DocumentState.TRUNCATED)}


def standing(home: Home) -> set[str]:
    """Ids of the documents that facts are read from."""
    with db.reader(home) as session:
        return {row.id for row in rows_in_force(session) if row.state in _READ}


def standing_texts(home: Home, ids: Collection[str]) -> Iterator[tuple[Document, bool]]:
    """These documents with their texts, in order of delivery.

    Args:
        home: the home.
        ids: some of ``standing``.

    Yields:
        The document, and whether its deliverer vouches that it is the court's original.
    """
    with db.reader(home) as session:
        vouched = set(
            session.scalars(select(DocumentImport.id).where(DocumentImport.originals.is_(True)))
        )
        for row in rows_in_force(session):
            if row.id in ids and row.state in _READ:
                yield document_of(row, text_of(session, row.id)), row.import_id in vouched
