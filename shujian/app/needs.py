"""Which tables and columns each model and rule pack reads: for the pool's own view of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from shujian.app.packing import PackView
from shujian.app.shelves import Entry, Kept, kept
from shujian.models.model import Model
from shujian.store.home import Home


@dataclass(frozen=True)
class Need:
    """What a model or a rule pack reads.

    Args:
        id, name: the model or pack.
        kind: which of both.
        tables: table → columns.
    """

    id: str
    name: str
    kind: Literal["model", "pack"]
    tables: dict[str, tuple[str, ...]]


def needs(home: Home) -> tuple[Need, ...]:
    """Every usable model of a home, by name, then every rule pack."""
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
    found = [_need(e, e.bound) for e in content.held.entries() if e.bound is not None]
    return tuple(sorted(found, key=lambda need: (need.kind, need.name)))


def _need(entry: Entry, made: Model | PackView) -> Need:
    # a column for which the model takes another one is not missed
    tables = {
        need.table: tuple(sorted(set(need.columns) - set(need.standins))) for need in entry.needs
    }
    if isinstance(made, Model):
        return Need(entry.id, made.spec.name, "model", dict(sorted(tables.items())))
    spec = made.pack.spec
    return Need(entry.id, spec.name, "pack", dict(sorted(tables.items())))
