"""The cards of kept judgments: an SQLite file beside the database, made anew when it is lost."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Collection, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from types import TracebackType

from shujian.core.errors import Place, ShujianError
from shujian.documents.judgments.pairs.card import Card
from shujian.documents.judgments.pairs.card_json import taken, written

NAME = "judgment-cards.db"
_FORM = 1
"""Number of the form; a file of another form is made anew."""
_WAIT = 30.0


class Cards:
    """The file; use as a context.

    Args:
        path: where it is; one that is damaged or of another form is emptied.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._db = self._opened()
        except sqlite3.DatabaseError as error:
            if "locked" in str(error):
                raise self._trouble(error) from error
            path.unlink(missing_ok=True)
            self._db = self._opened()

    def __enter__(self) -> Cards:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._db.close()
        if isinstance(error, sqlite3.DatabaseError):
            raise self._trouble(error) from error

    def ids(self, way: str) -> set[str]:
        """The documents with a card that was made by this way of reading."""
        return {row[0] for row in self._db.execute("SELECT id FROM cards WHERE way = ?", (way,))}

    def put(self, cards: Iterable[Card], way: str) -> None:
        """Add cards; one of the same document is replaced."""
        with self._db:
            self._db.executemany(
                "INSERT OR REPLACE INTO cards VALUES (?, ?, ?)",
                ((c.id, way, zlib.compress(written(c).encode(), 1)) for c in cards),
            )

    def keep(self, ids: Collection[str]) -> None:
        """Drop the cards of all other documents."""
        held = [row[0] for row in self._db.execute("SELECT id FROM cards")]
        with self._db:
            gone = ((own,) for own in held if own not in ids)
            self._db.executemany("DELETE FROM cards WHERE id = ?", gone)

    def all(self) -> Iterator[Card]:
        """Every card, by id."""
        for (data,) in self._db.execute("SELECT card FROM cards ORDER BY id"):
            yield taken(zlib.decompress(data).decode())

    def _opened(self) -> sqlite3.Connection:
        db = sqlite3.connect(self._path, timeout=_WAIT)
        try:
            with closing(db.execute("PRAGMA user_version")) as found:
                form = found.fetchone()[0]
            if form != _FORM:
                with db:
                    db.execute("DROP TABLE IF EXISTS cards")
                    db.execute("CREATE TABLE cards (id TEXT PRIMARY KEY, way TEXT, card BLOB)")
                    db.execute(f"PRAGMA user_version={_FORM}")
        except sqlite3.DatabaseError:
            db.close()
            raise
        return db

    def _trouble(self, error: Exception) -> ShujianError:
        return ShujianError(
            "judgments.cards", "跨文书比对的摘要不能用", why=str(error)[:100],
            remedy=f"请检查磁盘空间和权限；可删除 {self._path.name} 后运行 judgments refresh 重建",
            where=Place(file=str(self._path)),
        )  # fmt: skip
