"""The streams of every step of a model, over raw rows in memory or in files."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from shujian.core.errors import Place
from shujian.engines.base import Snapshot
from shujian.models.authoring.case_tables import CaseEngine, case_table
from shujian.models.model import Model
from shujian.models.reading import At
from shujian.models.running.asides import Memo
from shujian.models.running.counting import Counting
from shujian.models.running.planner import Plan
from shujian.models.running.run import make_plan
from tests.models.random_models import STANDARD
from tests.models.support import DAY, as_files, engine
from tests.models.test_random_models import fetched

Raw = dict[str, list[dict[str, str]]]
Streams = dict[str, tuple[Counter[Any], Counter[Any]]]


@dataclass
class Bench:
    """Runs a model over raw rows, again and again.

    Args:
        model: the model.
    """

    model: Model
    held: CaseEngine = field(default_factory=lambda: CaseEngine(engine()))
    memo: Memo = field(default_factory=dict)

    def clean(self, raw: Raw) -> dict[str, Snapshot]:
        """Take the rows as the pool would."""
        at = At(Place("随机"), [])
        self.held.tables = {n: case_table(STANDARD[n], raw[n], (), DAY, at) for n in STANDARD}
        assert not at.errors
        return {n: self.held.tables[n].snapshot for n in self.model.inputs}

    def streams(self, raw: Raw) -> Streams:
        """Step → passed rows, rows aside."""
        plan = make_plan(self.model, self.clean(raw), self.held, as_of=DAY)
        return computed(plan, self.memo)

    def on_disk(self, raw: Raw, folder: Path, parts: int) -> Streams:
        """The same over files."""
        pinned = self.clean(raw)
        files = as_files(self.held.tables, pinned, folder, parts)
        return computed(make_plan(self.model, files, engine(), as_of=DAY), {})


def computed(plan: Plan, memo: Memo) -> Streams:
    """The rows of every step, without row numbers."""
    counting, found = Counting(plan, 0, None, memo), {}
    for step in plan.order():
        counting.compute(step)
        passed = fetched(plan, plan.passed(step), step, out=False)
        found[step] = (passed, fetched(plan, plan.rest(step), step, out=True))
    return found
