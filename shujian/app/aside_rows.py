"""The rows that a run kept aside: which step, why, whose, and from where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from shujian.app import pack_asides, packing
from shujian.app.aside_places import Places, place
from shujian.app.aside_values import decided, known_by, names_of, told_apart
from shujian.app.kept_models import kept_model
from shujian.app.no_row import missing_word, truer
from shujian.app.packing import PackView
from shujian.app.replaying import kept, pack_again
from shujian.app.running import engine_for
from shujian.core.cells import Missing, State
from shujian.core.progress import SILENT
from shujian.engines.base import STATE
from shujian.formulas import show
from shujian.models.explaining.unkeyed import UNKEYED, columns
from shujian.models.model import Model
from shujian.models.packs.pack import Pack
from shujian.models.relations.cells import value_of
from shujian.models.relations.relation import WHY
from shujian.models.running.asides import STREAMS
from shujian.models.schema import Column
from shujian.pool.asking.source import SourceCell, SourceRow, hidden_why, sources
from shujian.schema.elements import Element, elements
from shujian.schema.elements.person_name import named
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
        places: input, file, sheet and row of its source rows, where the run carried them.
        unread: column → the text that could not be read there; "" where a blank cell made a
            computed column unreadable.
        covered: columns of ``subject`` and ``values`` that are masked for this reader.
        values: what stands in the columns that the reason speaks of.
    """

    step: str
    reason: str
    subject: Mapping[str, str]
    places: tuple[str, ...] = ()
    unread: Mapping[str, str] = field(default_factory=dict)
    covered: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)

    def cell(self, column: str) -> str | None:
        """The text of a column of ``subject`` or ``values``; None for another."""
        return self.subject.get(column, self.values.get(column))


def aside_rows(
    ctx: Context,
    home: Home,
    run_id: str,
    stream: str,
    limit: int,
    *,
    step: str = "",
    start: int = 0,
) -> list[AsideRow]:
    """Rows put aside by a finished run, at most ``limit``, step by step.

    Args:
        ctx: who looks; sensitive values are masked without a purpose.
        home: the home.
        run_id: the whole id.
        stream: 待核, 未检查 or 右表键不明.
        limit: at most so many rows.
        step: only of this step or rule.
        start: after so many rows.

    Raises:
        ShujianError: ``app.run_not_kept`` for a run that did not finish.
    """
    require(ctx, Action.VIEW, Thing(run_id))
    data = kept(home, run_id)
    end = start + limit
    if data.get("kind") == packing.KIND:
        found = _pack(ctx, home, run_id, data, Wanted(stream, step, start, end))
    else:
        written = _written(home.run(run_id) / "aside", stream, step)
        raws = list(islice(written, start, end))
        model = kept_model(home.run(run_id) / "run.json")
        assert isinstance(model, Model)
        found = model_rows(ctx, home, model, raws)
    if ctx.has_purpose:
        with db.session(home) as session:
            what = {"what": stream, "step": step, "from": start, "rows": len(found)}
            journal.record(session, ctx, Action.REVEAL, run_id, what)
    return found


def _written(folder: Path, stream: str, step: str) -> Iterator[dict[str, Any]]:
    """Rows of one stream, of one step where it is named; a file holds one of each."""
    for path in sorted(folder.glob("*.parquet")):
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(_BATCH):
                raws = batch.to_pylist()
                if raws and (raws[0]["stream"] != stream or step not in ("", raws[0]["step"])):
                    break
                yield from raws


def model_rows(
    ctx: Context, home: Home, model: Model, raws: list[dict[str, Any]], words: str = ""
) -> list[AsideRow]:
    """Rows as a model's run wrote them, for a reader; names in ``words`` are not masked."""
    places = Places.of(ctx, home, model, raws)
    return [_row(ctx, places, raw, words) for raw in raws]


def _row(ctx: Context, places: Places, raw: dict[str, Any], words: str) -> AsideRow:
    model, bound = places.model, places.model.steps[raw["step"]]
    if raw["stream"] == STREAMS[UNKEYED]:
        right = bound.inputs[bound.operator.inputs()[1]]
        names = columns(model.steps, bound.id)
        told = _told(
            ctx, raw[WHY], {n: _cell(raw, n, right[n]) for n in names if n in right}, right, words
        )
        return replace(told, step=bound.id, places=places.said(raw), unread=places.unread(raw))
    known, read = known_by(bound, raw), decided(bound, raw)
    cells = {n: _cell(raw, n, bound.schema[n]) for n in dict.fromkeys([*known, *read])}
    told = _told(ctx, truer(model, raw, raw[WHY], places.lacks(raw)), cells, bound.schema, words)
    alone = {
        n: word
        for n, cell in cells.items()
        if isinstance(cell, Missing)
        if (word := missing_word(model, raw, bound.schema[n]))
    }
    said = dict(told.subject) | alone
    name, several = names_of(places, raw, known), told_apart(places, raw)
    return replace(
        told,
        step=bound.id,
        subject=_shown_of(name) | {n: said[n] for n in known},
        values=_shown_of(several) | {n: said[n] for n in read if n not in known},
        covered=(*told.covered, *(n for n, c in {**name, **several}.items() if c.covered)),
        places=places.said(raw),
        unread=places.unread(raw),
    )


def _shown_of(cells: Mapping[str, SourceCell]) -> dict[str, str]:
    return {name: cell.shown for name, cell in cells.items()}


def _cell(raw: dict[str, Any], name: str, column: Column) -> Any:
    """The cell; a column that no row had is not in the file."""
    state = raw.get(name + STATE) or 0
    if name not in raw or state:
        return Missing(State(state or State.ABSENT))
    return value_of(raw[name], column.type)


@dataclass(frozen=True)
class Wanted:
    """Which rows: of a stream, of a step ("": any), from the first on, before the end."""

    stream: str
    step: str
    start: int
    end: int


def _pack(
    ctx: Context, home: Home, run_id: str, data: dict[str, Any], wanted: Wanted
) -> list[AsideRow]:
    """A pack keeps few rows aside: a few dozen rules over a city would be millions.

    Runs of earlier programs kept none: these are computed again from the run's own data,
    texts and day.
    """
    kept_rows = pack_asides.read(home.run(run_id))
    if kept_rows is None:
        pack, pinned, values, day = pack_again(home, data)
        with home.workspace() as tmp:
            engine = engine_for(tmp)
            try:
                result = packing.compute(pack, pinned, engine, day, values, SILENT)
            finally:
                engine.close()
        kept_rows = [pack_asides.Kept.of(a) for a in (*result.reviews, *result.unchecked)]
    else:
        held = kept_model(home.run(run_id) / "run.json")
        assert isinstance(held, PackView)
        pack = held.pack
    chosen = [a for a in kept_rows if a.stream == wanted.stream and wanted.step in ("", a.step)][
        wanted.start : wanted.end
    ]
    return pack_rows(ctx, home, pack, chosen)


def pack_rows(
    ctx: Context, home: Home, pack: Pack, chosen: Sequence[pack_asides.Kept], words: str = ""
) -> list[AsideRow]:
    """Rows as a pack's run kept them, for a reader; names in ``words`` are not masked."""
    with db.reader(home) as session:
        rows = sources(ctx, session, home, {a.row for a in chosen if a.row is not None}, words)
    return [_of_pack(ctx, pack, one, rows.get(one.row or 0)) for one in chosen]


def _of_pack(ctx: Context, pack: Pack, aside: pack_asides.Kept, row: SourceRow | None) -> AsideRow:
    reason = hidden_why(aside.reason) if masked(ctx, _SENSITIVE) else aside.reason
    if row is None:
        return AsideRow(aside.step, reason, {})
    key = pack.spec.key
    names = dict.fromkeys([*key[:1], pack.spec.subject, *key[1:]])
    subject = {n: c.shown or c.state.label for n in names if (c := row.cells.get(n)) is not None}
    facts = pack.facts(pack.rules[aside.step])
    unread = {
        name: cell.raw
        for name, cell in row.cells.items()
        if name in (*facts, *pack.spec.key) and cell.state is State.UNKNOWN and cell.raw
    }
    covered = tuple(n for n in subject if row.cells[n].shown and row.cells[n].covered)
    places = (f"{pack.spec.base}：{place(row)}",)
    return AsideRow(aside.step, reason, subject, places, unread, covered)


def _told(
    ctx: Context,
    why: str,
    cells: Mapping[str, Any],
    columns: Mapping[str, Column],
    words: str,
) -> AsideRow:
    reason = hidden_why(why) if masked(ctx, _SENSITIVE) else why
    subject = {
        n: c.state.label if isinstance(c, Missing) else _shown(ctx, c, columns[n], words)
        for n, c in cells.items()
    }
    hidden = tuple(
        n
        for n, c in cells.items()
        if not isinstance(c, Missing) and masked(ctx, columns[n].level)
        if not named(columns[n].element, str(c), words)
    )
    return AsideRow("", reason, subject, covered=hidden)


@cache
def _elements() -> dict[str, Element]:
    return elements()


def _shown(ctx: Context, value: Any, column: Column, words: str = "") -> str:
    if named(column.element, str(value), words):
        return show(value, column.type)
    element = _elements().get(column.element)
    # an element that is nothing secret by itself shows all, also in a column that is
    hide = element.mask if element is not None and element.level > 1 else None
    return mask(ctx, value, column.level, lambda v: show(v, column.type), hide)
