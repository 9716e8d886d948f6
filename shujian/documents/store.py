"""Documents of a home: brought in once, copies recognised, withdrawn with a reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from shujian.core.errors import ShujianError
from shujian.core.progress import SILENT, Progress
from shujian.documents.document import Document, DocumentState
from shujian.documents.readers.files import files_of
from shujian.documents.readers.options import DocumentOptions
from shujian.documents.readers.reading import read_documents
from shujian.documents.search import SearchIndex
from shujian.documents.store_copies import hand_over, promote
from shujian.documents.store_rows import IN_FORCE, document_of, rows_in_force, text_of
from shujian.documents.store_writing import Writer, drop_pending
from shujian.store import db, locks, originals
from shujian.store.home import Home
from shujian.store.schema import DocumentImport, DocumentImportState, DocumentRow
from shujian.trust import Action, Context, Thing, require
from shujian.trust.journal import act

THING = "文书"
INDEX = "documents-search.db"
_BATCH = 200


@dataclass(frozen=True)
class DocumentAccount:
    """What came of a delivery: every document read is in exactly one of ``states``.

    Args:
        import_id: the delivery.
        states: documents by state.
        kept: new documents without an earlier copy.
        copies: new ones that are copies of one another or of earlier ones, kept apart.
        repeats: documents that were there already, word for word; not stored again.
    """

    import_id: str
    states: dict[DocumentState, int] = field(default_factory=dict)
    kept: int = 0
    copies: int = 0
    repeats: int = 0

    @property
    def documents(self) -> int:
        """How many documents were read."""
        return sum(self.states.values())


def bring_in(
    ctx: Context,
    home: Home,
    paths: Iterable[Path | str],
    supplier: str = "",
    options: DocumentOptions | None = None,
    vouched: bool = False,
) -> DocumentAccount:
    """Read files, keep originals and texts, recognise copies; visible all at once or not at all.

    Args:
        ctx: who brings them in.
        home: the home.
        paths: files, folders, archives.
        supplier: who sent them.
        options: choices of reading; its progress is told, and may stop.
        vouched: a person says that all are the court's originals.

    Raises:
        ShujianError: refused, a full disk, another import under way.
        CancelledError: a person stopped it; nothing of it is visible.
    """
    require(ctx, Action.IMPORT, Thing(THING))
    options, given = options or DocumentOptions(), [Path(path) for path in paths]
    with locks.writer(home, "documents", "其他程序正在导入文书"):
        drop_pending(home)
        kept = _keep_originals(home, given, options.progress)
        with db.session(home) as session:
            row = DocumentImport(
                supplier=supplier, originals=vouched, actor=ctx.actor, created=ctx.now()
            )
            session.add(row)
        writer = Writer(home, row.id)
        states: Counter[DocumentState] = Counter()
        batch: list[Document] = []
        for document in read_documents(given, options):
            states[document.state] += 1
            batch.append(_checked(document, kept))
            if len(batch) >= _BATCH:
                writer.write(batch)
                batch = []
        writer.write(batch)
        account = DocumentAccount(row.id, dict(states), writer.kept, writer.copies, writer.repeats)
        with db.session(home) as session:
            writer.settle(session)
            _acknowledge(session, ctx, account)
    # what is acknowledged stands: from here on there is nothing to stop any more
    refresh_index(home, Progress(options.progress.report))
    return account


def _keep_originals(home: Home, paths: list[Path], progress: Progress) -> set[str]:
    """Keep each delivered file; one that cannot be opened will be told when it is read."""
    kept = set()
    for path, _ in files_of(paths):
        if path.is_file():
            try:
                kept.add(originals.keep(home, path, progress).sha256)
            except ShujianError as error:
                if error.code != "store.source":
                    raise
    return kept


def _checked(document: Document, kept: set[str]) -> Document:
    if not document.original or document.original in kept:
        return document
    note = "文件在导入过程中被改动，保存的原件与读到的内容不同，请重新导入"
    return replace(document, notes=(*document.notes, note))


def _acknowledge(session: Session, ctx: Context, account: DocumentAccount) -> None:
    counts = {
        "读出": {str(state): count for state, count in account.states.items()},
        "新增": account.kept,
        "副本": account.copies,
        "已有": account.repeats,
    }
    row = session.get_one(DocumentImport, account.import_id)
    row.state, row.counts_json = DocumentImportState.ACKNOWLEDGED, counts
    act(session, ctx, Action.IMPORT, Thing(THING), {"导入": account.import_id, **counts})


def withdraw(
    ctx: Context, home: Home, reason: str, import_id: str = "", ids: Iterable[str] = ()
) -> int:
    """Take documents back: a whole delivery, or single ones. Gives how many.

    Originals and texts stay, so that what was computed from them can be explained; they are
    no longer listed or found. Where a copy stood behind a withdrawn one, it comes forward;
    what another delivery brought word for word stays, as a document of that delivery.

    Args:
        ctx: who withdraws.
        home: the home.
        reason: why, Chinese.
        import_id: a delivery.
        ids: documents.

    Raises:
        ShujianError: ``documents.no_reason``, ``documents.not_there``.
    """
    if not reason.strip():
        raise ShujianError("documents.no_reason", "撤回文书需要写明理由", remedy="请补写理由")
    require(ctx, Action.WITHDRAW, Thing(THING))
    wanted = list(ids)
    with locks.writer(home, "documents", "其他程序正在导入文书"), db.session(home) as session:
        rows = _rows(session, import_id, wanted)
        if import_id:
            delivery = session.get_one(DocumentImport, import_id)
            delivery.state, delivery.note = DocumentImportState.WITHDRAWN, reason.strip()
            session.flush()
            rows = [row for row in rows if not hand_over(session, row)]
        for row in rows:
            row.withdrawn = reason.strip()
        session.flush()
        for row in rows:
            promote(session, row)
            session.flush()
        detail = {"导入": import_id, "份数": len(rows), "理由": reason.strip()}
        act(session, ctx, Action.WITHDRAW, Thing(THING), detail)
    refresh_index(home)
    return len(rows)


def _rows(session: Session, import_id: str, ids: list[str]) -> list[DocumentRow]:
    query = select(DocumentRow).join(DocumentImport).where(*IN_FORCE)
    if import_id:
        found = list(session.scalars(query.where(DocumentRow.import_id == import_id)))
        delivery = session.get(DocumentImport, import_id)
        there = delivery is not None and delivery.state == DocumentImportState.ACKNOWLEDGED
    else:
        found = [
            row for ident in ids for row in session.scalars(query.where(DocumentRow.id == ident))
        ]
        there = bool(found)
    if not there:
        raise _not_there(import_id or "、".join(ids[:5]))
    return found


def _not_there(what: str) -> ShujianError:
    return ShujianError(
        "documents.not_there",
        "没有这样的文书",
        why=f"“{what}”不存在或已撤回",
        remedy="请核对编号",
    )


def documents(home: Home, copies: bool = False) -> Iterator[Document]:
    """The documents in force, in order of delivery.

    Args:
        home: the home.
        copies: also those that a more complete copy stands for.
    """
    with db.reader(home) as session:
        for row in rows_in_force(session, copies):
            yield document_of(row, text_of(session, row.id))


def document(home: Home, ident: str) -> Document:
    """One document, withdrawn or not.

    Raises:
        ShujianError: ``documents.not_there``.
    """
    with db.reader(home) as session:
        row = session.get(DocumentRow, ident)
        if row is None:
            raise _not_there(ident)
        return document_of(row, text_of(session, ident))


def search(home: Home) -> SearchIndex:
    """The search index of a home; close it after use."""
    return SearchIndex(home.path / INDEX)


def refresh_index(home: Home, progress: Progress = SILENT) -> None:
    """Bring the search index to what is in force; only what differs is touched."""
    with search(home) as index, db.reader(home) as session:
        there = index.ids()
        wanted = {row.id: row.exact for row in rows_in_force(session) if row.length}
        index.remove([ident for ident, exact in there.items() if wanted.get(ident) != exact])
        missing = [ident for ident, exact in wanted.items() if there.get(ident) != exact]
        for start in range(0, len(missing), _BATCH):
            progress.step(start / len(missing), "更新检索库")
            _index(session, index, missing[start : start + _BATCH])


def _index(session: Session, index: SearchIndex, ids: list[str]) -> None:
    rows = session.scalars(select(DocumentRow).where(DocumentRow.id.in_(ids)))
    pairs = [(document_of(row, text_of(session, row.id)), row.exact) for row in rows]
    index.add_with(pairs)
