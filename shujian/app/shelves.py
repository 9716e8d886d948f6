"""The content of a home, loaded once a process and again when a file of it changed."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from shujian.app.fit_needs import Need, needs
from shujian.app.packing import PackView
from shujian.app.running import bound
from shujian.app.shelf import Shelf
from shujian.core.errors import ShujianError
from shujian.models.authoring.cases import Case, read_cases
from shujian.models.model import Model
from shujian.store.home import Home

Stamp = frozenset[tuple[str, int, int]]


@dataclass(frozen=True)
class Entry:
    """A model or pack as it stands now.

    Args:
        id: its id.
        bound: the bound model or pack; None where it is faulty.
        needs: what it reads of which table.
        error: why it cannot be used; None where it can.
        folder: where its files are.
    """

    id: str
    bound: Model | PackView | None = None
    needs: tuple[Need, ...] = ()
    error: ShujianError | None = None
    folder: Path = Path()

    @cached_property
    def cases(self) -> list[Case]:
        """The cases of a model, in the order of its files; a pack holds its own."""
        there = (self.folder / "cases.yaml").is_file() or (self.folder / "cases").is_dir()
        return read_cases(self.folder) if there else []


@dataclass
class Kept:
    """A shelf with its models bound; several threads may read it.

    Args:
        shelf: the content.
        stamp: of the files it was read from.
    """

    shelf: Shelf
    stamp: Stamp
    _entries: dict[str, Entry] = field(default_factory=dict)
    _lock: threading.RLock = field(default_factory=threading.RLock)

    def entry(self, model_id: str) -> Entry:
        """A model or pack by its whole id.

        Raises:
            ShujianError: ``app.no_model``.
        """
        with self._lock:
            if model_id not in self._entries:
                item = self.shelf.item(model_id)
                if item.id != model_id:
                    return self.entry(item.id)
                self._entries[model_id] = _bind(self.shelf, model_id)
            return self._entries[model_id]

    def entries(self) -> list[Entry]:
        """Every model, then every rule pack."""
        with self._lock:
            return [self.entry(i) for i in (*self.shelf.items, *self.shelf.packs)]


def _bind(shelf: Shelf, model_id: str) -> Entry:
    try:
        made, _ = bound(shelf, model_id)
    except ShujianError as error:
        return Entry(model_id, error=error)
    return Entry(model_id, made, needs(made), folder=shelf.item(model_id).path.parent)


_HELD: dict[Path | None, Kept] = {}
_LOCK = threading.Lock()


def kept(home: Home) -> Kept:
    """The home's content as it stands now; loading it anew takes a second or two.

    Homes without content of their own share what is shipped.
    """
    now = _stamp((home.content, home.packages))
    key = home.path if now else None
    with _LOCK:
        found = _HELD.get(key)
        if found is None or found.stamp != now:
            found = _HELD[key] = Kept(Shelf(home if now else None), now)
        return found


def warm(home: Home) -> None:
    """Load everything before anybody asks."""
    kept(home).entries()


def _stamp(roots: Iterable[Path]) -> Stamp:
    """Names, times and sizes of all files: what an editor changes."""
    found = set()
    for root in roots:
        for path in root.rglob("*.yaml"):
            about = path.stat()
            found.add((str(path), about.st_mtime_ns, about.st_size))
    return frozenset(found)
