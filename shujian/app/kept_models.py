"""The model or pack of an earlier run, bound as it was; what a run kept never changes."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

from shujian.app import packing
from shujian.app.packing import PackView
from shujian.models.model import Model, bind
from shujian.models.running.archive import stored_library
from shujian.models.running.standard import table_infos
from shujian.models.spec import parse_model
from shujian.pool.storage.registry import table_of


def kept_model(path: Path) -> Model | PackView:
    """The model that ``run.json`` at ``path`` holds."""
    about = path.stat()
    return _bound(path, about.st_mtime_ns)


@lru_cache(maxsize=16)
def _bound(path: Path, _written: int) -> Model | PackView:
    data = json.loads(path.read_text("utf-8"))
    if data.get("kind") == packing.KIND:
        return PackView(packing.kept_pack(data)[0])
    tables = table_infos({name: table_of(spec) for name, spec in data["tables"].items()})
    spec = parse_model(data["model"]["texts"], "model.yaml")
    return bind(spec, tables, stored_library(data["library"]))
