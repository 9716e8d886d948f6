"""The rows that a run put to 待核 or 未检查: which step, why, and whose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from shujian.app import packing
from shujian.app.replaying import kept, pack_again
from shujian.app.running import engine_for
from shujian.core.cells import Missing, State
from shujian.core.progress import SILENT
from shujian.engines.base import STATE
from shujian.formulas import show
from shujian.models.archive import stored_library
from shujian.models.cells import value_of
from shujian.models.model import Model, bind
from shujian.models.relation import WHY
from shujian.models.schema import Column
from shujian.models.spec import parse_model
from shujian.models.standard import table_infos
from shujian.pool.registry import table_of
from shujian.pool.source import hidden_why
from shujian.schema.elements import Element, elements
from shujian.store import db
from shujian.store.home import Home
from shujian.trust import Action, Context, Thing, journal, require
from shujian.trust.masking import mask, masked

_SENSITIVE = 3
_BATCH = 1_000


@dataclass(frozen=True)
class AsideRow:
    """A row of 待核 or 未检查, as this reader may see it.

    Args:
        step: the step (of a rule pack: the rule) that put it aside.
        reason: why, Chinese.
        subject: the columns by which a person recognises it, as text.
    """

    step: str
    reason: str
    subject: Mapping[str, str]


def aside_rows(ctx: Context, home: Home, run_id: str, stream: str, limit: int) -> list[AsideRow]:
    """Rows put aside by a finished run, at most ``limit``, step by step.

    Args:
        ctx: who looks; sensitive values are masked without a purpose.
        home: the home.
        run_id: the whole id.
        stream: 待核 or 未检查.
        limit: at most so many rows.

    Raises:
        ShujianError: ``app.run_not_kept`` for a run that did not finish.
    """
    require(ctx, Action.VIEW, Thing(run_id))
    data = kept(home, run_id)
    rows = _pack(ctx, home, data, stream) if data.get("kind") == packing.KIND else None
    if rows is None:
        rows = _model(ctx, home.run(run_id) / "aside", data, stream)
    found = list(islice(rows, limit))
    if ctx.has_purpose:
        with db.session(home) as session:
            journal.record(session, ctx, Action.REVEAL, run_id, {"what": stream})
    return found


def _model(ctx: Context, folder: Path, data: dict[str, Any], stream: str) -> Iterator[AsideRow]:
    tables = {name: table_of(spec) for name, spec in data["tables"].items()}
    spec = parse_model(data["model"]["texts"], "model.yaml")
    model = bind(spec, table_infos(tables), stored_library(data["library"]))
    for path in sorted(folder.glob("*.parquet")):
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(_BATCH):
                for raw in batch.to_pylist():
                    if raw["stream"] == stream:
                        yield _row(ctx, model, raw)


def _row(ctx: Context, model: Model, raw: dict[str, Any]) -> AsideRow:
    bound = model.steps[raw["step"]]
    cells = {n: _cell(raw, n, bound.schema[n]) for n in bound.subjects if n in bound.schema}
    return _told(ctx, raw["step"], raw[WHY], cells, bound.schema)


def _cell(raw: dict[str, Any], name: str, column: Column) -> Any:
    """The cell; a column that no row had is not in the file."""
    state = raw.get(name + STATE) or 0
    if name not in raw or state:
        return Missing(State(state or State.ABSENT))
    return value_of(raw[name], column.type)


def _pack(ctx: Context, home: Home, data: dict[str, Any], stream: str) -> Iterator[AsideRow]:
    """A pack keeps no rows aside: a few dozen rules over a city would be millions.

    They are computed again from the run's own data, texts and day.
    """
    pack, pinned, values, day = pack_again(home, data)
    with home.workspace() as tmp:
        engine = engine_for(tmp)
        try:
            result = packing.compute(pack, pinned, engine, day, values, SILENT)
        finally:
            engine.close()
    base = table_infos({n: table_of(s) for n, s in data["tables"].items()})[pack.spec.base]
    for aside in result.reviews if stream == "待核" else result.unchecked:
        yield _told(ctx, aside.step, aside.reason, aside.subject, base.columns)


def _told(
    ctx: Context, step: str, why: str, cells: Mapping[str, Any], columns: Mapping[str, Column]
) -> AsideRow:
    reason = hidden_why(why) if masked(ctx, _SENSITIVE) else why
    subject = {
        n: c.state.label if isinstance(c, Missing) else _shown(ctx, c, columns[n])
        for n, c in cells.items()
    }
    return AsideRow(step, reason, subject)


@cache
def _elements() -> dict[str, Element]:
    return elements()


def _shown(ctx: Context, value: Any, column: Column) -> str:
    element = _elements().get(column.element)
    hide = element.mask if element is not None else None
    return mask(ctx, value, column.level, lambda v: show(v, column.type), hide)
