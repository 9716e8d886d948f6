"""What is in force for a home: tables, law, local rules, calendar, models."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from shujian.core.errors import ShujianError, raise_all
from shujian.law import DatedTables, LawBook, LocalRules, WorkCalendar
from shujian.models.model import Model, load
from shujian.models.packs.pack import Pack, load_pack
from shujian.models.reading import did_you_mean
from shujian.models.running.archive import Used
from shujian.models.running.env import Library
from shujian.models.running.standard import table_infos
from shujian.models.schema import TableInfo
from shujian.models.spec import model_texts
from shujian.pool.tables import Tables
from shujian.schema.table_types import StandardTable
from shujian.store.content import Content, Item, State, state_of
from shujian.store.home import Home

_LIBRARIES: dict[State, Library] = {}
_LIBRARIES_LOCK = threading.Lock()
_LIBRARIES_MOST = 4


@dataclass
class Shelf:
    """All content of a home, each kind loaded when first asked for.

    Args:
        home: None for the shipped content alone.
        broken: errors of model files that cannot be read; the other models stay usable, but
            whoever lists or runs models tells of them: one may be a copy that should have
            replaced a shipped model.
    """

    home: Home | None = None
    broken: list[ShujianError] = field(default_factory=list)

    @cached_property
    def content(self) -> Content:
        """The layers."""
        return Content(self.home)

    @cached_property
    def tables(self) -> dict[str, StandardTable]:
        """Standard tables by name."""
        return {t.name: t for t in Tables.load(self.home, self.content)}

    @cached_property
    def infos(self) -> dict[str, TableInfo]:
        """The same as models see them."""
        return table_infos(self.tables)

    @cached_property
    def library(self) -> Library:
        """Law, local rules and calendar; read again only after one of their files changed."""
        files = [pair for kind in ("law", "local") for pair in self.content.files(kind)]
        state = state_of(files)
        with _LIBRARIES_LOCK:
            known = _LIBRARIES.get(state)
        if known is None:
            # what is shared must not look into the home that happened to ask first
            own = any(layer.rank for layer, _ in files)
            known = _library(self.content if own else Content())
            with _LIBRARIES_LOCK:
                while len(_LIBRARIES) >= _LIBRARIES_MOST:
                    del _LIBRARIES[next(iter(_LIBRARIES))]
                _LIBRARIES[state] = known
        return known

    @cached_property
    def items(self) -> dict[str, Item]:
        """Models by id, unbound."""
        return self.content.models(broken=self.broken)

    @cached_property
    def packs(self) -> dict[str, Item]:
        """Rule packs by id, unbound."""
        return self.content.models("packs", "pack.yaml", self.broken)

    def is_pack(self, model_id: str) -> bool:
        """Whether a name is a pack's and no model's."""
        return not _named(self.items, model_id) and bool(_named(self.packs, model_id))

    def pack(self, pack_id: str) -> tuple[Pack, Used]:
        """A bound pack, and what it asked of the law while it was bound.

        Raises:
            ShujianError: unknown pack, or all errors of the pack.
        """
        used = Used(self.library)
        (item,) = _named(self.packs, pack_id)
        return load_pack(item.path.parent, self.infos, used.library()), used

    def item(self, model_id: str) -> Item:
        """A model's files by id, or by the unique last part of an id, or its short alias.

        Raises:
            ShujianError: ``app.no_model`` with the nearest ids; where files are broken, their
                errors, as the model may be in one of them.
        """
        found = _named(self.items, model_id) or _named(self.packs, model_id)
        if len(found) == 1:
            return found[0]
        if not found:
            raise_all(self.broken)
        raise ShujianError(
            "app.no_model",
            f"没有编号为“{model_id}”的模型" if not found else f"“{model_id}”不止一个模型",
            remedy=did_you_mean(model_id, [*self.items, *self.packs])
            + "；shujian models list 可列出全部",
        )

    def model(self, model_id: str) -> tuple[Model, Used]:
        """A bound model, and what it asked of the law while it was bound.

        Raises:
            ShujianError: unknown model, or all errors of the model.
        """
        used = Used(self.library)
        folder: Path = self.item(model_id).path.parent
        return load(folder, self.infos, used.library(), self.texts_of), used

    def texts_of(self, model_id: str) -> dict[str, str]:
        """The texts of a model, for models in which it stands as a step."""
        return model_texts(self.item(model_id).path.parent)


def _library(content: Content) -> Library:
    return Library(
        LawBook.load(content),
        LocalRules.load(content),
        WorkCalendar.load(content),
        DatedTables.load(content),
    )


def _named(items: Mapping[str, Item], name: str) -> list[Item]:
    """The items of an id, of the last part of an id, of a short alias, or of a Chinese name."""
    if name in items:
        return [items[name]]
    return [
        item
        for key, item in items.items()
        if key.rpartition("/")[2] == name
        or str(item.data.get("alias", "")).casefold() == name.casefold()
        or item.data.get("name") == name
    ]
