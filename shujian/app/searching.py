"""One question over everything: documents, clues, tables, models."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import and_, func, or_, select

from shujian.app.citing import citing
from shujian.app.clue_titles import Titles
from shujian.app.shelf import Shelf
from shujian.clues.wanted import about, holds
from shujian.documents import store
from shujian.documents.store_rows import IN_FORCE
from shujian.schema.case_search import case_pattern
from shujian.store import db
from shujian.store.content import Item
from shujian.store.home import Home
from shujian.store.schema import Clue, DocumentImport, DocumentRow, Table

_NUMBERED = 50


@dataclass(frozen=True)
class Hit:
    """Something that was found.

    Args:
        id: of the thing.
        title: its name.
        note: what kind of thing, in a few words.
        snippet: text around the words.
        count: how often the words stand there; 0 where that is not counted.
    """

    id: str
    title: str
    note: str = ""
    snippet: str = ""
    count: int = 0


@dataclass(frozen=True)
class Group:
    """The first hits of one kind, and how many there are."""

    hits: Sequence[Hit]
    total: int


def documents(home: Home, query: str, limit: int) -> Group:
    """Documents of a case number, however it is typed, then the full text of all that are kept.

    Raises:
        ShujianError: ``documents.query``, an index that cannot be used.
    """
    named = _numbered(home, query)
    with store.search(home) as index:
        total, found = index.count(query), index.find(query, limit + len(named))
    known = {h.id for h in found}
    hits = [Hit(h.id, h.name, "", h.snippet, h.count) for h in found if h.id not in named]
    own = [Hit(key, name) for key, name in named.items()]
    return Group([*own, *hits][:limit], total + len(named.keys() - known))


def _numbered(home: Home, query: str) -> dict[str, str]:
    """The documents whose case number was asked for, with their names."""
    pattern = case_pattern(query)
    if pattern is None:
        return {}
    wanted = (*IN_FORCE, DocumentRow.copy_of == "", DocumentRow.number.regexp_match(pattern))
    asked = select(DocumentRow.id, DocumentRow.name).join(DocumentImport).where(*wanted)
    with db.reader(home) as session:
        rows = session.execute(asked.order_by(DocumentRow.number, DocumentRow.id).limit(_NUMBERED))
        return {row.id: row.name for row in rows}


def clues(home: Home, query: str, words: Sequence[str], limit: int, titles: Titles) -> Group:
    """Clues whose title or subject holds all words, as ``titles`` tell them to the reader.

    Those about the documents of a case number, and those that rest on rows of tables in which
    it is written, are found by it.
    """
    named = or_(and_(*map(holds, words)), *about(query), Clue.id.in_(citing(home, query)))
    wanted = and_(named, Clue.kind == "线索")
    with db.reader(home) as session:
        total = session.scalar(select(func.count()).select_from(Clue).where(wanted)) or 0
        rows = session.scalars(
            select(Clue).where(wanted).order_by(Clue.updated.desc(), Clue.id).limit(limit)
        )
        hits = [
            Hit(c.id, titles.title(c), " · ".join(w for w in (c.model_name, c.grade, c.state) if w))
            for c in rows
        ]
    return Group(hits, total)


def tables(home: Home, shelf: Shelf, words: Sequence[str], limit: int) -> Group:
    """Tables whose name, meaning or columns hold all words; those with data first."""
    with db.reader(home) as session:
        supplied = set(session.scalars(select(Table.name)))
    found = []
    for name, table in shelf.tables.items():
        columns = "、".join(c.name for c in table.columns)
        if _all(words, f"{name} {table.meaning} {columns}"):
            note = "已有数据" if name in supplied else "尚无数据"
            found.append(Hit(name, name, note, _around(words, table.meaning, columns)))
    found.sort(key=lambda h: (not _all(words, h.title), h.note != "已有数据", h.title))
    return Group(found[:limit], len(found))


def models(shelf: Shelf, words: Sequence[str], limit: int) -> Group:
    """Models and rule packs whose name, purpose or rules hold all words."""
    kinds: tuple[tuple[str, Mapping[str, Item]], ...] = (
        ("模型", shelf.items),
        ("规则包", shelf.packs),
    )
    found = []
    for kind, items in kinds:
        for key, item in items.items():
            name, purpose = str(item.data.get("name", key)), str(item.data.get("purpose", ""))
            line = str(item.data.get("line", ""))
            if _all(words, f"{name} {purpose} {line} {key}"):
                found.append(Hit(key, name, " · ".join(w for w in (kind, line) if w), purpose))
    found.sort(key=lambda h: (not _all(words, h.title), h.title))
    return Group(found[:limit], len(found))


def _all(words: Sequence[str], text: str) -> bool:
    folded = text.lower()
    return all(word in folded for word in words)


def _around(words: Sequence[str], meaning: str, columns: str) -> str:
    """The meaning; the columns where only they hold a word."""
    return meaning if _all(words, meaning) or not columns else f"{meaning} 列：{columns}"
