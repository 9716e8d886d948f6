"""Which tables and columns each model reads: for the pool's own view of what is lacking."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path

from shujian.app.library import Shelf
from shujian.core.errors import ShujianError
from shujian.store.home import Home

_State = tuple[str, tuple[tuple[str, int, int], ...]]
_LOADED: dict[_State, tuple[Need, ...]] = {}
_LOCK = threading.Lock()


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
    """Every usable model of a home, by name; read again only after a file changed."""
    state = (str(home.path), _files(home.content, home.packages))
    with _LOCK:
        if state not in _LOADED:
            _LOADED.clear()
            _LOADED[state] = _read(Shelf(home))
        return _LOADED[state]


def _files(*folders: Path) -> tuple[tuple[str, int, int], ...]:
    found = []
    for folder in folders:
        for path in sorted(folder.rglob("*.yaml")):
            stat = path.stat()
            found.append((str(path), stat.st_mtime_ns, stat.st_size))
    return tuple(found)


def _read(shelf: Shelf) -> tuple[Need, ...]:
    found = []
    for key in shelf.items:
        try:
            model, _ = shelf.model(key)
        except ShujianError:
            continue  # a model that cannot be bound is told of where models are listed
        tables: dict[str, set[str]] = {}
        for alias, columns in model.reads.items():
            tables.setdefault(model.inputs[alias].table, set()).update(columns)
        plain = {t: tuple(sorted(c)) for t, c in sorted(tables.items())}
        found.append(Need(key, model.spec.name, model.spec.line, plain))
    return tuple(sorted(found, key=lambda need: need.name))
