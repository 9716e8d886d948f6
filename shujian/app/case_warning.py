"""Whether the cases of a unit's own model still come out, told when the model is run."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import select

import shujian
from shujian.app.authoring import check_model
from shujian.app.shelf import Shelf
from shujian.core.canonical import canonical_json, digest, plain
from shujian.core.errors import ShujianError
from shujian.models.running.archive import Used
from shujian.pool.storage.registry import spec_of
from shujian.store import db
from shujian.store.home import Home
from shujian.store.schema import Run, RunState

WHERE = "shujian models check 可看差在哪里"
"""What to do, for whoever works with commands; pages have their own words."""
SHOWN = 5


@dataclass(frozen=True)
class Checked:
    """The cases of a model as they came out.

    Args:
        mark: digest of everything they depend on; "" where none were run.
        failed: names of cases that came out otherwise than expected, or why they cannot run.
    """

    mark: str = ""
    failed: tuple[str, ...] = ()

    def warning(self) -> str:
        """Chinese; "" where all came out."""
        if not self.failed:
            return ""
        names = "、".join(f"“{n}”" for n in self.failed[:SHOWN])
        more = f"等 {len(self.failed)} 个" if len(self.failed) > SHOWN else ""
        return f"用例{names}{more}不通过，结果未必可靠；{WHERE}"


def checked(home: Home, shelf: Shelf, model_id: str, used: Used, tables: list[str]) -> Checked:
    """Run the cases of a model or pack of the unit's own, unless its last run did.

    The shipped ones are proved before they are shipped.

    Args:
        home: the home.
        shelf: its content.
        model_id: the model; it can be bound.
        used: what it asked of the law.
        tables: the tables it reads.
    """
    item = shelf.item(model_id)
    if item.layer.rank == 0:
        return Checked()
    folder = item.path.parent
    texts = {str(p.relative_to(folder)): digest(p.read_bytes().hex()) for p in _texts(folder)}
    specs = {name: spec_of(shelf.tables[name]) for name in tables}
    held = [shujian.__version__, texts, plain(specs), plain(used.as_json())]
    mark = digest(canonical_json(held))
    return _last(home, item.id, mark) or Checked(mark, tuple(_failing(shelf, item.id)))


def _texts(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.yaml"))


def _failing(shelf: Shelf, model_id: str) -> list[str]:
    try:
        return [c.case.name for c in check_model(shelf, model_id).cases if not c.passed]
    except ShujianError as error:
        return [str(error).splitlines()[0]]
    except UnicodeDecodeError:
        return ["用例文件不是 UTF-8 编码，读不出"]


def _last(home: Home, model_id: str, mark: str) -> Checked | None:
    """What the last finished run of the model kept, if nothing changed since."""
    query = select(Run.id).where(Run.model_id == model_id, Run.state == RunState.DONE)
    with db.reader(home) as session:
        last = session.scalar(query.order_by(Run.started.desc()).limit(1))
    path = home.run(last) / "run.json" if last else None
    if path is None or not path.is_file():
        return None
    kept: Mapping[str, Any] = json.loads(path.read_text("utf-8")).get("cases") or {}
    return Checked(mark, tuple(kept["failed"])) if kept.get("mark") == mark else None
