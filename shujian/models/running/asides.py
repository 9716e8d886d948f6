"""Rows that a full run keeps aside: fetched in canonical order, and all of them written."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pyarrow as pa

from shujian.engines.base import STATE
from shujian.models.explaining.unkeyed import UNKEYED, unkeyed
from shujian.models.relations.cells import rows_of
from shujian.models.relations.relation import OUT, REVIEW, UNCHECKED, WHY, Relation, int8, text
from shujian.models.running.beside import beside
from shujian.models.running.marks import Marks
from shujian.models.running.planner import Plan
from shujian.models.running.result import Aside

STREAMS = {REVIEW: "待核", UNCHECKED: "未检查", UNKEYED: "右表键不明"}

Memo = dict[Any, Any]
"""What was built before, for runs of one model again and again (cases)."""


@dataclass
class Asides:
    """Keeps rows aside, stream by stream.

    Args:
        plan: the plan.
        marks: of its steps.
        keep: rows of each step and stream to fetch.
        folder: where all of them are written; None: nowhere.
        memo: reused between runs over small tables; None: nothing is reused.
    """

    plan: Plan
    marks: Marks
    keep: int
    folder: Path | None
    memo: Memo | None
    found: dict[int, list[Aside]] = field(default_factory=lambda: {c: [] for c in STREAMS})
    _files: int = 0

    def put(self, step: str, rest: Relation, code: int) -> None:
        """Rows of a step that went to 待核 or 未检查, by its subject columns.

        The file also holds what tells a person whose row it is and what decided.
        """
        if not self.keep and self.folder is None:
            return
        # names of tables of one run alone would pile up among the marks
        key = ("shown", self.marks.of(step), code) if self.memo is not None else None

        bound = self.plan.model.steps[step]

        def shown(more: list[str]) -> Relation:
            return rest.filter(rest.expr[OUT] == code).keep([*bound.subjects, *more], (WHY,))

        if self.folder is not None:
            self._file(step, shown(beside(bound, rest.columns)), code)
        self._fetch(step, self._once(key, lambda: shown([])), code, key)

    def put_unkeyed(self, step: str) -> int:
        """Right rows of a step without a key; how many there are."""
        key = ("unkeyed", step, self.marks.inputs(step)) if self.memo is not None else None
        shown = self._once(key, lambda: unkeyed(self.plan, step))
        count = 0
        if shown is not None and self.memo is not None:
            count = self._fetch(step, shown, UNKEYED, key)
        elif shown is not None:
            count = self.plan.engine.rows(shown.expr)
            if count:
                if self.folder is not None:
                    self._file(step, shown, UNKEYED)
                self._fetch(step, shown, UNKEYED, key)
        return count

    def _once(self, key: Any, make: Any) -> Any:
        if self.memo is None:
            return make()
        if key not in self.memo:
            self.memo[key] = make()
        return self.memo[key]

    def _file(self, step: str, shown: Relation, code: int) -> None:
        assert self.folder is not None
        self.folder.mkdir(parents=True, exist_ok=True)
        constant = {n + STATE: int8(s) for n, s in shown.states.items() if s}
        marked = shown.expr.mutate(step=text(step), stream=text(STREAMS[code]), **constant)
        self._files += 1
        self.plan.engine.parquet(marked, self.folder / f"{self._files:03d}-{code}.parquet")

    def _fetch(self, step: str, shown: Relation, code: int, key: Any) -> int:
        sql = self._once((*key, "sql") if key else None, lambda: self._sql(shown))
        data = self.plan.engine.fetch(sql)
        reasons = data.column(WHY).to_pylist()
        bare = replace(shown, rows={})
        cells = rows_of(bare, data) if shown.columns else [{} for _ in reasons]
        read = zip(reasons, cells, strict=True)
        self.take(code, [Aside(step, STREAMS[code], why, cell) for why, cell in read], data)
        return len(reasons)

    def take(self, code: int, rows: list[Aside], data: pa.Table) -> None:
        """Keep rows of a step and a stream.

        Args:
            code: the stream.
            rows: in canonical order.
            data: the same as fetched.
        """
        self.found[code] += rows

    def _sql(self, shown: Relation) -> str:
        """Without lineage: the order must be the same wherever rows are numbered."""
        bare = shown.expr.select(*shown.physical(), WHY)
        columns: list[Any] = [bare[c] for c in bare.columns]
        return str(self.plan.engine.sql(bare.order_by(columns).limit(self.keep)))
