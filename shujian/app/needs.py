"""Which tables and columns each model reads: for the pool's own view of what is lacking."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from shujian.app.shelves import Entry, Kept, kept
from shujian.models.model import Model
from shujian.store.home import Home


@dataclass(frozen=True)
class Need:
    """What a model reads.

    Args:
        id, name, line: the model.
        tables: table → columns.
    """

    id: str
    name: str
    line: str
    tables: dict[str, tuple[str, ...]]


def needs(home: Home) -> tuple[Need, ...]:
    """Every usable model of a home, by name; rule packs read what documents give, not files."""
    return _of(_Same(kept(home)))


class _Same:
    """The content as a key: the same object is the same content."""

    def __init__(self, held: Kept) -> None:
        self.held = held

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.held is self.held

    def __hash__(self) -> int:
        return id(self.held)


@lru_cache(maxsize=2)
def _of(content: _Same) -> tuple[Need, ...]:
    found = [_need(e, e.bound) for e in content.held.entries() if isinstance(e.bound, Model)]
    return tuple(sorted(found, key=lambda need: need.name))


def _need(entry: Entry, model: Model) -> Need:
    # a column for which the model takes another one is not missed
    tables = {
        need.table: tuple(sorted(set(need.columns) - set(need.standins))) for need in entry.needs
    }
    return Need(entry.id, model.spec.name, model.spec.line, dict(sorted(tables.items())))
