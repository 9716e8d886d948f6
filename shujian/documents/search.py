"""Full-text search over documents: an SQLite index beside the database, made anew at any time."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from shujian.core.errors import Place, ShujianError
from shujian.documents.document import Document
from shujian.documents.search_terms import Term, parse, tokens

FORM = 1
"""Number of the way words are made; an index of another form is made anew."""
_BATCH = 500
_AROUND = 40
_MOST_PLACES = 50
_WAIT = 30.0


@dataclass(frozen=True)
class Hit:
    """A document that was found.

    Args:
        id: of the document.
        name: of the document.
        snippet: text around the first place, one line, ``…`` where it is cut.
        positions: (start, end) of the words in the document's text, at most 50, in order.
        count: how many places there are.
    """

    id: str
    name: str
    snippet: str
    positions: tuple[tuple[int, int], ...]
    count: int


class SearchIndex:
    """The index file; use as a context.

    Args:
        path: the file; made where it is missing, of another form or damaged: what it holds
            can always be added again from the documents.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._db = self._opened()

    def __enter__(self) -> SearchIndex:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def ids(self) -> dict[str, str]:
        """The documents in the index, with the digest under which each was added."""
        return dict(self._db.execute("SELECT id, digest FROM docs"))

    def add(self, documents: Iterable[Document]) -> int:
        """Add documents; one of the same id is replaced. Gives how many were added."""
        return self.add_with((document, document.sha256) for document in documents)

    def add_with(self, pairs: Iterable[tuple[Document, str]]) -> int:
        """The same, each with a digest that ``ids`` gives back; without text: passed over."""
        count = 0
        batch: list[tuple[Document, str]] = []
        for pair in pairs:
            if pair[0].text.strip():
                batch.append(pair)
                count += 1
            if len(batch) >= _BATCH:
                self._write(batch)
                batch = []
        self._write(batch)
        return count

    def remove(self, ids: Iterable[str]) -> None:
        """Take documents out, text and words."""
        with self._told(), self._db:
            for ident in ids:
                self._drop(ident)

    def find(self, query: str, limit: int = 20) -> list[Hit]:
        """Documents in which all words occur and no excluded one, the closest first.

        Args:
            query: see ``search_terms.parse``.
            limit: at most so many.

        Raises:
            ShujianError: ``documents.query``.
        """
        terms = parse(query)
        sql = (
            "SELECT docs.id, docs.name, docs.text FROM words JOIN docs ON docs.no = words.rowid "
            "WHERE words MATCH ? ORDER BY bm25(words), docs.no LIMIT ?"
        )
        with self._told():
            rows = self._db.execute(sql, (_expression(terms), max(0, limit))).fetchall()
        shown = [term for term in terms if not term.excluded]
        return [_hit(ident, name, _text(data), shown) for ident, name, data in rows]

    def count(self, query: str) -> int:
        """How many documents ``find`` would give without a limit."""
        sql = "SELECT count(*) FROM words WHERE words MATCH ?"
        with self._told():
            return int(self._db.execute(sql, (_expression(parse(query)),)).fetchone()[0])

    def _write(self, batch: list[tuple[Document, str]]) -> None:
        with self._told(), self._db:
            for document, digest in batch:
                self._drop(document.id)
                packed = zlib.compress(document.text.encode("utf-8", "replace"), 1)
                made = self._db.execute(
                    "INSERT INTO docs (id, name, digest, text) VALUES (?, ?, ?, ?)",
                    (document.id, document.name, digest, packed),
                )
                words = " ".join(tokens(document.text))
                self._db.execute(
                    "INSERT INTO words (rowid, body) VALUES (?, ?)", (made.lastrowid, words)
                )

    def _drop(self, ident: str) -> None:
        row = self._db.execute("SELECT no, text FROM docs WHERE id = ?", (ident,)).fetchone()
        if row is None:
            return
        # an index without content must be told the words it is to forget
        words = " ".join(tokens(_text(row[1])))
        self._db.execute(
            "INSERT INTO words (words, rowid, body) VALUES ('delete', ?, ?)", (row[0], words)
        )
        self._db.execute("DELETE FROM docs WHERE no = ?", (row[0],))

    def _opened(self) -> sqlite3.Connection:
        for attempt in (1, 2):
            db = sqlite3.connect(self._path, timeout=_WAIT)
            try:
                if _prepare(db):
                    return db
            except sqlite3.DatabaseError as error:
                if "locked" in str(error) or attempt == 2:
                    db.close()
                    raise self._trouble(error) from error
            db.close()
            self._delete()
        raise self._trouble(sqlite3.DatabaseError("form"))

    def _delete(self) -> None:
        for tail in ("", "-wal", "-shm"):
            self._path.with_name(self._path.name + tail).unlink(missing_ok=True)

    def _told(self) -> _Told:
        return _Told(self)

    def _trouble(self, error: Exception) -> ShujianError:
        return ShujianError(
            "documents.index",
            "检索库不能用",
            why=str(error)[:100],
            remedy=f"请检查磁盘空间和权限；可删除 {self._path.name} 后重建，不会丢失文书",
            where=Place(file=str(self._path)),
        )


class _Told:
    """Turns the library's errors into ours."""

    def __init__(self, index: SearchIndex) -> None:
        self._index = index

    def __enter__(self) -> None:
        return None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if isinstance(error, sqlite3.Error):
            raise self._index._trouble(error) from error


def _expression(terms: list[Term]) -> str:
    wanted = " AND ".join(term.match for term in terms if not term.excluded)
    return f"({wanted})" + "".join(f" NOT {term.match}" for term in terms if term.excluded)


def _prepare(db: sqlite3.Connection) -> bool:
    """Make the tables of an empty file; False where the file has another form."""
    db.execute("PRAGMA journal_mode=WAL")
    db.execute("PRAGMA synchronous=NORMAL")
    form = db.execute("PRAGMA user_version").fetchone()[0]
    if form == FORM:
        return True
    with closing(db.execute("SELECT count(*) FROM sqlite_master")) as found:
        if found.fetchone()[0]:
            return False
    with db:
        db.execute(
            "CREATE TABLE docs (no INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL,"
            " name TEXT NOT NULL, digest TEXT NOT NULL, text BLOB NOT NULL)"
        )
        db.execute("CREATE VIRTUAL TABLE words USING fts5 (body, content='', tokenize='ascii')")
        db.execute(f"PRAGMA user_version={FORM}")
    return True


def _text(data: bytes) -> str:
    return zlib.decompress(data).decode("utf-8")


def _hit(ident: str, name: str, text: str, terms: list[Term]) -> Hit:
    places = sorted({found.span() for term in terms for found in term.pattern.finditer(text)})
    start, end = places[0] if places else (0, 0)
    left, right = max(0, start - _AROUND), min(len(text), end + _AROUND)
    snippet = " ".join(text[left:right].split())
    snippet = ("…" if left else "") + snippet + ("…" if right < len(text) else "")
    return Hit(ident, name, snippet, tuple(places[:_MOST_PLACES]), len(places))
