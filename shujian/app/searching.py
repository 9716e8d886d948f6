"""One question over everything: documents, clues, tables, models."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import and_, func, select

from shujian.app.clue_titles import Titles
from shujian.app.shelf import Shelf
from shujian.clues.wanted import holds
from shujian.documents import store
from shujian.store import db
from shujian.store.content import Item
from shujian.store.home import Home
from shujian.store.schema import Clue, Table


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
    """Full text of the kept documents.

    Raises:
        ShujianError: ``documents.query``, an index that cannot be used.
    """
    with store.search(home) as index:
        total, found = index.count(query), index.find(query, limit)
    return Group([Hit(h.id, h.name, "", h.snippet, h.count) for h in found], total)


def clues(home: Home, words: Sequence[str], limit: int, titles: Titles) -> Group:
    """Clues whose title or subject holds all words, as ``titles`` tell them to the reader."""
    wanted = and_(*map(holds, words), Clue.kind == "线索")
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
