"""Rows that a clue's run put aside about the same subject: what may change the picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from shujian.app import pack_asides, packing
from shujian.app.aside_rows import AsideRow, model_rows, pack_rows
from shujian.app.explaining import kept_record
from shujian.app.kept_models import kept_model
from shujian.app.packing import PackView
from shujian.app.replaying import kept
from shujian.models.explaining.unkeyed import UNKEYED
from shujian.models.model import Model
from shujian.models.running.asides import STREAMS
from shujian.store.home import Home
from shujian.store.schema import Clue
from shujian.trust import Action, Context, Thing, require

SHOWN = 50
"""Rows of a clue that are told one by one; the rest are counted."""


@dataclass(frozen=True)
class Beside:
    """What was put aside about the subject of a clue.

    Args:
        rows: (stream, row), the first ``SHOWN``.
        total: how many there are.
    """

    rows: tuple[tuple[str, AsideRow], ...] = ()
    total: int = 0


def beside(ctx: Context, home: Home, clue: Clue, words: str = "") -> Beside:
    """The rows of 待核 and 未检查 about the same subject, as the clue's last run kept them.

    Args:
        ctx: who looks; sensitive values are masked without a purpose.
        home: the home.
        clue: the clue.
        words: its title and subject as the reader sees them: names there are not masked.

    Raises:
        ShujianError: a run that kept nothing.
    """
    require(ctx, Action.VIEW, Thing(clue.id))
    data = kept(home, clue.last_run)
    folder = home.run(clue.last_run)
    held = kept_model(folder / "run.json")
    if data.get("kind") == packing.KIND:
        assert isinstance(held, PackView)
        base = set(kept_record(home, clue)["rows"].get(held.pack.spec.base, ()))
        mine = [a for a in pack_asides.read(folder) or () if a.row in base]
        told = pack_rows(ctx, home, held.pack, mine[:SHOWN], words)
        streams = [one.stream for one in mine]
    else:
        assert isinstance(held, Model)
        raws = list(_about(folder / "aside", *_subject(held, clue)))
        told = model_rows(ctx, home, held, raws[:SHOWN], words)
        streams = [raw["stream"] for raw in raws]
    return Beside(tuple(zip(streams, told, strict=False)), len(streams))


def _subject(model: Model, clue: Clue) -> tuple[str, str]:
    """The column that says whom the clue is about, and its value."""
    step = (clue.content_json or {}).get("step", "")
    name = getattr(model.steps[step].operator, "subject", "") if step in model.steps else ""
    return name, clue.subject


def _about(folder: Path, column: str, value: str) -> Iterator[dict[str, Any]]:
    """The kept rows whose column of that name holds the value; only such rows are built."""
    if not column or not value:
        return
    for path in sorted(folder.glob("*.parquet")):
        with pq.ParquetFile(path) as file:
            names = file.schema_arrow.names
            at = names.index(column) if column in names else -1
            if at < 0 or not pa.types.is_string(file.schema_arrow.types[at]):
                continue
            table = file.read()
        found = table.filter(pc.equal(table[column], value))
        yield from (r for r in found.to_pylist() if r["stream"] != STREAMS[UNKEYED])
