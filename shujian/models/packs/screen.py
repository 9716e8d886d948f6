"""Rule packs over rows in memory, batch by batch: no home, no pool, no ledger."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa

from shujian.core.errors import ShujianError
from shujian.engines.base import Engine
from shujian.engines.duck import DuckEngine, DuckSettings
from shujian.formulas import Part
from shujian.formulas.env import Value
from shujian.models.packs.explain import explain, shared
from shujian.models.packs.plans import Plans
from shujian.models.packs.prepare import (
    OUTCOMES,
    Prepared,
    Shape,
    input_name,
    prepare,
    read_columns,
)
from shujian.models.packs.result import off_note, said
from shujian.models.packs.screen_rows import Batch
from shujian.models.packs.types import Pack
from shujian.models.packs.witness import witnesses
from shujian.models.relations.cells import Cells
from shujian.models.relations.relation import PASS
from shujian.models.running.env import EPOCH, ModelEnv
from shujian.models.running.result import StepCount


@dataclass(frozen=True)
class Finding:
    """One row that one rule hits: a hint, never a finding of fact.

    Args:
        pack: the pack's id.
        rule: the rule's id.
        name: the rule's name.
        row: the place of the row in the base table, from 0.
        key: the columns that identify it.
        severity: 确定, 较可能 or 待核.
        message: what the rule says of the row.
        basis: legal basis.
        suggest: kinds of supervision.
        parts: the parts of the condition with their values.
        children: child alias → places of the rows that made it so, in their table, from 0.
    """

    pack: str
    rule: str
    name: str
    row: int
    key: Cells
    severity: str
    message: str
    basis: tuple[str, ...]
    suggest: tuple[str, ...]
    parts: tuple[Part, ...] = ()
    children: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Screened:
    """What a batch gave.

    Args:
        findings: by pack, row and rule.
        counts: pack id → every rule's rows by outcome (``passed`` are the hits).
    """

    findings: tuple[Finding, ...]
    counts: Mapping[str, tuple[StepCount, ...]]


class Screener:
    """Several packs, ready to judge batch after batch.

    The queries are written when a pack first meets a shape (which tables and columns are
    supplied), and kept: hold on to the screener.

    Args:
        packs: bound packs.
        engine: where to compute; one of its own on one thread by default.
        as_of: the day to speak of, for packs that ask for it.
        parameters: pack id → values that replace the pack's own.
        plans: where queries are kept from one process to the next; not with a day or
            parameters.
    """

    def __init__(
        self,
        packs: Sequence[Pack],
        engine: Engine | None = None,
        *,
        as_of: dt.date | None = None,
        parameters: Mapping[str, Mapping[str, Value]] | None = None,
        plans: Plans | None = None,
    ) -> None:
        self.packs = tuple(packs)
        self.engine: Engine = engine or DuckEngine(DuckSettings(threads=1))
        self._envs = {p.id: _env(p, as_of, (parameters or {}).get(p.id, {})) for p in self.packs}
        self._plans = None if as_of or parameters else plans
        self._reads = read_columns(self.packs)
        self._prepared: dict[Any, Prepared] = {}

    def run(self, tables: Mapping[str, pa.Table], *, parts: bool = True) -> Screened:
        """Judge every row of one batch.

        Args:
            tables: table name → rows. Columns have their logical names and stored types
                (``engines.physical``); ``<column>__s`` holds states, and a null without
                one is unknown: what was not read is neither a hit nor a pass. A column or
                table that is not there was not supplied; a child table that is there
                holds all rows that there are.
            parts: whether findings carry the parts of their condition.

        Raises:
            ShujianError: no base table, wrong types, a key without a value.
        """
        batch = Batch(tables, self._reads)
        findings: list[Finding] = []
        counts: dict[str, tuple[StepCount, ...]] = {}
        try:
            for pack in self.packs:
                prepared = self._ready(pack, batch)
                counts[pack.id], hits = self._judge(prepared, batch.size(pack))
                findings += _findings(prepared, batch, hits, parts)
        finally:
            self.engine.release()
        return Screened(tuple(findings), counts)

    def _ready(self, pack: Pack, batch: Batch) -> Prepared:
        """The pack's queries, and its tables in the engine."""
        held = batch.stored(pack)
        for name, (data, _) in held.items():
            self.engine.feed(input_name(pack, name), data)
        shape = {name: have for name, (_, have) in held.items()}
        key = (pack.id, tuple(sorted((n, c) for n, c in shape.items())))
        if key not in self._prepared:
            self._prepared[key] = self._written(pack, shape)
        return self._prepared[key]

    def _written(self, pack: Pack, shape: Shape) -> Prepared:
        """The queries of a pack: those that were kept, else written now."""
        env = self._envs[pack.id]
        ready = self._plans.read(pack, shape, env, self.engine) if self._plans else None
        if ready is None:
            ready = prepare(pack, shape, env, self.engine)
            if self._plans:
                self._plans.write(shape, ready)
        return ready

    def _judge(
        self, ready: Prepared, total: int
    ) -> tuple[tuple[StepCount, ...], list[tuple[int, str]]]:
        """Counts of every rule, and (row, rule) of the hits."""
        *before, (_, last) = ready.steps
        for name, sql in before:
            self.engine.feed(name, self.engine.again(sql))
        rows, *open_ = (column.to_numpy() for column in self.engine.again(last).columns)
        codes = iter(open_)
        counts: list[StepCount] = []
        hits: list[tuple[int, str]] = []
        for rule, code in ready.same.items():
            if code is None:
                own = next(codes)
                many = [int(np.count_nonzero(own == k)) for k in OUTCOMES]
                hits += [(row, rule) for row in rows[own == PASS].tolist()]
            else:
                many = [total if k == code else 0 for k in OUTCOMES]
            hit, review, unchecked = many
            dropped = total - sum(many)
            counts.append(StepCount(rule, "rule", hit, review, unchecked, dropped))
        for off in ready.pack.off:
            counts.append(StepCount(off.id, "rule", 0, 0, total, 0, off_note(off)))
        return tuple(counts), sorted(hits)


def screen(
    packs: Sequence[Pack],
    tables: Mapping[str, pa.Table],
    *,
    as_of: dt.date | None = None,
    parameters: Mapping[str, Mapping[str, Value]] | None = None,
) -> tuple[Finding, ...]:
    """Judge rows in memory by packs; for batch after batch, keep a ``Screener``.

    Args:
        packs: bound packs.
        tables: as for ``Screener.run``.
        as_of: the day to speak of, for packs that ask for it.
        parameters: pack id → values that replace the pack's own.
    """
    return Screener(packs, as_of=as_of, parameters=parameters).run(tables).findings


def _env(pack: Pack, as_of: dt.date | None, parameters: Mapping[str, Value]) -> ModelEnv:
    formulas = [*pack.let.values(), *(r.when for r in pack.rules.values())]
    called = {t.function.name for f in formulas for t in f.formula.typed.walk() if t.function}
    if as_of is None and "截至日" in called:
        raise ShujianError(
            "models.no_day",
            f"规则包“{pack.spec.name}”用到截至日，没有给出说到哪一天",
            remedy="请给出截至日",
        )
    day = as_of or EPOCH
    names = [pack.spec.base, *(c.spec.table for c in pack.children.values()), *pack.children]
    return pack.env.with_values(parameters).on(day, dict.fromkeys(names, day))


def _findings(
    ready: Prepared, batch: Batch, hits: list[tuple[int, str]], parts: bool
) -> list[Finding]:
    """The hits with what they say and why; only these are interpreted."""
    pack = ready.pack
    rows = batch.rows(pack, sorted({row for row, _ in hits}))
    found = []
    for number, rule in hits:
        cells, held = rows[number]
        bound, spec = pack.rules[rule], pack.rules[rule].spec
        names = {*pack.closure(bound.when)[0], *bound.shown}
        children = {a: [c for _, c in r] if r is not None else None for a, r in held.items()}
        # what one rule needed serves the next rule on the same row
        lacking = [n for n in names if n not in cells and n in pack.let]
        cells.update(shared(pack, cells, children, ready.env, lacking) if lacking else {})
        keyed = {("", n): c for n, c in cells.items()}
        places = witnesses(pack, rule, keyed, children, ready.env) if parts else {}
        found.append(
            Finding(
                pack.id,
                rule,
                spec.name,
                number,
                {n: cells[n] for n in pack.spec.key},
                spec.severity,
                said(pack, bound, cells),
                spec.basis,
                spec.suggest,
                tuple(explain(pack, rule, cells, children, ready.env)) if parts else (),
                {a: tuple((held[a] or [])[i][0] for i in p) for a, p in places.items()},
            )
        )
    return found
