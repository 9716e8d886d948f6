"""Rule packs through the doors of models: run, kept, made again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from shujian.app.shelf import Shelf
from shujian.core.canonical import digest
from shujian.core.progress import Progress
from shujian.engines.base import Engine, Snapshot
from shujian.formulas.env import Value
from shujian.models.packs.bind import bind_pack
from shujian.models.packs.pack import Pack, env_of, run_pack
from shujian.models.packs.spec import parse_pack
from shujian.models.running.archive import stored_library, typed
from shujian.models.running.result import RunResult
from shujian.models.running.standard import table_infos
from shujian.models.schema import Input
from shujian.pool.storage.registry import find_table, table_of
from shujian.store import db
from shujian.store.home import Home

KIND = "pack"
"""What ``run.json`` of a pack's run says."""


@dataclass(frozen=True)
class PackSpecView:
    """A pack's texts and names as runs keep those of models."""

    id: str
    name: str
    texts: Mapping[str, str]
    parameters: Mapping[str, Any]
    meaning_hash: str


@dataclass(frozen=True)
class PackView:
    """A pack as the runner sees a model: its texts, and the tables it reads.

    Args:
        pack: the bound pack.
    """

    pack: Pack

    @property
    def spec(self) -> PackSpecView:
        """Texts and names."""
        spec = self.pack.spec
        return PackSpecView(spec.id, spec.name, spec.texts, spec.parameters, digest(spec.texts))

    @property
    def inputs(self) -> dict[str, Input]:
        """Table → the table: a pack reads each once."""
        return {name: Input(name, name) for name in tables_of(self.pack)}

    @property
    def identities(self) -> dict[str, tuple[str, ...]]:
        """Rule → the columns that make a clue the same."""
        return dict.fromkeys((r.id for r in self.pack.spec.rules), self.pack.spec.key)


def tables_of(pack: Pack) -> list[str]:
    """The base and the child tables, each once."""
    children = (c.spec.table for c in pack.children.values())
    return list(dict.fromkeys([pack.spec.base, *children]))


def compute(
    pack: Pack,
    pinned: Mapping[str, Snapshot],
    engine: Engine,
    as_of: dt.date,
    parameters: Mapping[str, Value],
    progress: Progress,
) -> RunResult:
    """Run a pack over what was pinned; a table that was never supplied is not there."""
    return run_pack(
        pack, supplied(pack, pinned), engine, as_of=as_of, parameters=parameters, progress=progress
    )


def supplied(pack: Pack, pinned: Mapping[str, Snapshot]) -> dict[str, Snapshot]:
    """The pinned tables that hold data: an empty stand-in would mean that nothing happened."""
    return {n: s for n, s in pinned.items() if s.version or s.files or n == pack.spec.base}


def kept_pack(data: Mapping[str, Any]) -> tuple[Pack, dict[str, Value]]:
    """The pack of an earlier run and its parameters, from what the run kept."""
    tables = {name: table_of(spec) for name, spec in data["tables"].items()}
    spec = parse_pack(data["model"]["texts"])
    library = stored_library(data["library"])
    pack = bind_pack(spec, table_infos(tables), env_of(spec, library))
    values = {n: typed(p["type"], p["value"]) for n, p in data["parameters"].items()}
    return pack, values


def packs_with_data(home: Home, shelf: Shelf) -> list[str]:
    """The packs whose base table has data."""
    found = []
    with db.reader(home) as session:
        for pack_id, item in shelf.packs.items():
            base = item.data.get("base")
            name = str(base.get("table")) if isinstance(base, dict) else str(base)
            if find_table(session, name) is not None:
                found.append(pack_id)
    return found
