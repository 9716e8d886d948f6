"""Writing a delivery of documents, batch by batch, unseen until it is acknowledged."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from shujian.core.ids import content_id
from shujian.documents.document import Document
from shujian.documents.duplicates_index import Match, Recogniser, Sameness
from shujian.documents.duplicates_signature import Signature, signature
from shujian.documents.store_copies import join_copies
from shujian.documents.store_rows import row_of, signature_of
from shujian.store import db
from shujian.store.home import Home
from shujian.store.schema import (
    DocumentImport,
    DocumentImportState,
    DocumentRepeat,
    DocumentRow,
    DocumentText,
)


@dataclass(frozen=True)
class _Known:
    """What is remembered of a stored document."""

    exact: str
    sha256: str
    withdrawn: bool


class Writer:
    """Writes the documents of one delivery.

    What would change documents that are seen already (a more complete copy, one that comes
    back after a withdrawal) waits for ``settle``, in the transaction that acknowledges.

    Args:
        home: the home; the caller holds its lock for documents.
        import_id: the pending delivery.
    """

    def __init__(self, home: Home, import_id: str) -> None:
        self.kept = self.copies = self.repeats = 0
        self._home, self._import = home, import_id
        self._no = 0
        self._joins: list[tuple[str, Match]] = []
        self._returns: list[tuple[str, int, Document]] = []
        with db.reader(home) as session:
            rows = list(session.scalars(select(DocumentRow)))
        self._known = {r.id: _Known(r.exact, r.sha256, bool(r.withdrawn)) for r in rows}
        self._recogniser = Recogniser(signature_of(row) for row in rows if not row.withdrawn)
        self._empty = {(r.sha256, r.source): r.id for r in rows if not r.length and not r.withdrawn}

    def write(self, batch: list[Document]) -> None:
        """Write some documents in one transaction."""
        if not batch:
            return
        with db.session(self._home) as session:
            for document in batch:
                self._no += 1
                self._write(session, document)

    def settle(self, session: Session) -> None:
        """Bring back what was withdrawn and delivered again; let the best copies stand."""
        for ident, no, document in self._returns:
            row = session.get_one(DocumentRow, ident)
            row.withdrawn = row.copy_of = row.copy_reason = ""
            row.import_id, row.no = self._import, no
            row.source, row.sha256 = document.source, document.sha256
            row.original = document.original
        session.flush()
        for ident, match in self._joins:
            join_copies(session, session.get_one(DocumentRow, ident), match.id, match.reason)
            session.flush()

    def _write(self, session: Session, document: Document) -> None:
        found = signature(document)
        match = self._match(document, found)
        if match is not None and match.sameness is Sameness.EXACT:
            self.repeats += 1
            session.flush()  # the document repeated may have come in this very batch
            session.add(
                DocumentRepeat(
                    import_id=self._import, no=self._no, source=document.source,
                    sha256=document.sha256, original=document.original, document_id=match.id,
                    reason=match.reason,
                )
            )  # fmt: skip
            return
        ident, returns = self._place(document, found)
        if returns:
            self._returns.append((ident, self._no, replace(document, text="")))
        else:
            note = f"来文编号“{document.id}”已用于另一份文书，改用按内容的编号"
            notes = (*document.notes, note) if ident != document.id else document.notes
            named = replace(document, id=ident, notes=notes)
            session.add(row_of(named, found, self._import, self._no))
            session.add(DocumentText(id=ident, text=document.text))
        self._remember(ident, document, found)
        if match is None:
            self.kept += 1
        else:
            self.copies += 1
            self._joins.append((ident, match))

    def _remember(self, ident: str, document: Document, found: Signature) -> None:
        self._known[ident] = _Known(found.exact, document.sha256, False)
        self._recogniser.add(replace(found, id=ident))
        if not found.length:
            self._empty[document.sha256, document.source] = ident

    def _match(self, document: Document, found: Signature) -> Match | None:
        if found.length:
            return self._recogniser.match(found)
        # a file without text is the same where the same bytes come under the same name
        earlier = self._empty.get((document.sha256, document.source))
        return None if earlier is None else Match(earlier, Sameness.EXACT, 1.0)

    def _place(self, document: Document, found: Signature) -> tuple[str, bool]:
        """An id that is free, or that of the same document withdrawn before.

        Suppliers number their records from 1: a number that is taken by another document
        gives way to one made from number and content.
        """
        ident = document.id
        while (known := self._known.get(ident)) is not None:
            same = known.exact == found.exact and (found.length or known.sha256 == document.sha256)
            if known.withdrawn and same:
                return ident, True
            ident = content_id(f"{ident}#{found.exact}#{document.sha256}")
        return ident, False


def drop_pending(home: Home) -> int:
    """Drop deliveries whose program ended before they were acknowledged; gives how many.

    The caller holds the lock for documents, so no living program is writing one.
    """
    with db.session(home) as session:
        pending = list(
            session.scalars(
                select(DocumentImport.id).where(DocumentImport.state == DocumentImportState.PENDING)
            )
        )
        for import_id in pending:
            _drop(session, import_id)
    return len(pending)


def _drop(session: Session, import_id: str) -> None:
    mine = select(DocumentRow.id).where(DocumentRow.import_id == import_id)
    session.execute(delete(DocumentRepeat).where(DocumentRepeat.import_id == import_id))
    session.execute(delete(DocumentText).where(DocumentText.id.in_(mine)))
    session.execute(delete(DocumentRow).where(DocumentRow.import_id == import_id))
    session.execute(delete(DocumentImport).where(DocumentImport.id == import_id))
