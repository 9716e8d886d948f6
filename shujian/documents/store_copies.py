"""Which of several copies stands for the others."""

from __future__ import annotations

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from shujian.documents.duplicates import completeness
from shujian.documents.store_rows import IN_FORCE, signature_of
from shujian.store.schema import DocumentImport, DocumentImportState, DocumentRepeat, DocumentRow


def join_copies(session: Session, new: DocumentRow, other: str, reason: str) -> None:
    """Put a new row and the copies of an earlier one together; the most complete stands for all.

    Args:
        session: a write session, both rows flushed.
        new: the new row.
        other: id of the earlier document that it is a copy of.
        reason: why, Chinese.
    """
    earlier = session.get_one(DocumentRow, other)
    head = session.get_one(DocumentRow, earlier.copy_of) if earlier.copy_of else earlier
    if completeness(signature_of(new)) <= completeness(signature_of(head)):
        new.copy_of, new.copy_reason = head.id, reason
        return
    session.execute(
        update(DocumentRow).where(DocumentRow.copy_of == head.id).values(copy_of=new.id)
    )
    head.copy_of, head.copy_reason = new.id, reason


def promote(session: Session, gone: DocumentRow) -> None:
    """After a withdrawal: of the copies that stood behind, the most complete comes forward."""
    query = select(DocumentRow).join(DocumentImport).where(*IN_FORCE)
    behind = list(session.scalars(query.where(DocumentRow.copy_of == gone.id)))
    if not behind:
        return
    head = max(behind, key=lambda row: (completeness(signature_of(row)), row.id))
    head.copy_of = head.copy_reason = ""
    for row in behind:
        if row is not head:
            row.copy_of = head.id


def hand_over(session: Session, row: DocumentRow) -> bool:
    """Give a document of a withdrawn delivery to another one that brought it too, if any.

    Args:
        session: a write session; the delivery is already marked as withdrawn.
        row: the document.
    """
    repeat = session.scalars(
        select(DocumentRepeat)
        .join(DocumentImport)
        .where(
            DocumentRepeat.document_id == row.id,
            DocumentImport.state == DocumentImportState.ACKNOWLEDGED,
        )
        .order_by(DocumentImport.created, DocumentRepeat.no)
    ).first()
    if repeat is None:
        return False
    row.import_id, row.no, row.source = repeat.import_id, repeat.no, repeat.source
    row.sha256 = repeat.sha256
    row.original = repeat.original
    session.delete(repeat)
    return True
