"""Documents as rows of the application database, and back."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from shujian.documents.document import Document, DocumentState
from shujian.documents.duplicates_signature import Signature
from shujian.store.schema import DocumentImport, DocumentImportState, DocumentRow, DocumentText

IN_FORCE = (DocumentImport.state == DocumentImportState.ACKNOWLEDGED, DocumentRow.withdrawn == "")
"""What can be seen: acknowledged and not withdrawn (join ``DocumentImport``)."""


def row_of(document: Document, found: Signature, import_id: str, no: int) -> DocumentRow:
    """The row of a document; its text goes apart.

    Args:
        document: as read; its id already made unique.
        found: its signature.
        import_id: the delivery.
        no: place in the delivery, from 1.
    """
    return DocumentRow(
        id=document.id,
        source_id=found.id,
        import_id=import_id,
        no=no,
        name=document.name,
        source=document.source,
        format=document.format,
        state=str(document.state),
        notes_json=list(document.notes),
        extra_json={"margins": list(document.margins), "footnotes": list(document.footnotes)},
        parts=document.parts,
        sha256=document.sha256,
        original=document.original,
        exact=found.exact,
        number=found.number,
        court=found.court,
        kind=found.kind,
        length=found.length,
        masks=found.masks,
        sketch=found.sketch,
    )


def document_of(row: DocumentRow, text: str) -> Document:
    """The document of a row."""
    return Document(
        row.id, row.name, text, row.source, row.format, DocumentState(row.state),
        tuple(row.notes_json), row.sha256, row.parts, tuple(row.extra_json.get("margins", ())),
        tuple(row.extra_json.get("footnotes", ())), row.original,
    )  # fmt: skip


def signature_of(row: DocumentRow) -> Signature:
    """The signature that was stored with a row."""
    whole = {DocumentState.READABLE: 2, DocumentState.TRUNCATED: 1}.get(DocumentState(row.state), 0)
    return Signature(
        row.id, row.exact, row.number, row.court, row.kind, row.length, row.masks, whole, row.sketch
    )


def rows_in_force(session: Session, copies: bool = False) -> Iterator[DocumentRow]:
    """Rows that can be seen, in order of delivery.

    Args:
        session: a session.
        copies: also those that a more complete copy stands for.
    """
    query = select(DocumentRow).join(DocumentImport).where(*IN_FORCE)
    if not copies:
        query = query.where(DocumentRow.copy_of == "")
    yield from session.scalars(
        query.order_by(DocumentImport.created, DocumentRow.no).execution_options(yield_per=1000)
    )


def text_of(session: Session, ident: str) -> str:
    """The text of a document; "" where it has none."""
    return session.scalar(select(DocumentText.text).where(DocumentText.id == ident)) or ""
