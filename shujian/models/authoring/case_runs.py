"""Runs of cases: those that differ in their rows alone are run in one go."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from shujian.core.errors import ShujianError
from shujian.core.progress import SILENT, Progress
from shujian.engines.base import Engine, Snapshot
from shujian.engines.batches import Together, small
from shujian.engines.write_values import Foreign
from shujian.formulas.env import Value
from shujian.models.authoring.case_tables import CaseEngine, CasesEngine, CaseTable
from shujian.models.model import Model
from shujian.models.running.asides import Memo
from shujian.models.running.earlier import pinned_of
from shujian.models.running.result import RunResult
from shujian.models.running.run import Options, run
from shujian.models.running.together import run_together


@dataclass(frozen=True, eq=False)
class Ready:
    """A case that can be run.

    Args:
        name: what people call it.
        model: with the local rules of the case.
        tables: table → its rows.
        as_of: its day.
        values: parameters.
        local: its local rules as text; equal texts are equal rules.
    """

    name: str
    model: Model
    tables: Mapping[str, CaseTable]
    as_of: dt.date
    values: Mapping[str, Value]
    local: str

    @property
    def pinned(self) -> dict[str, Snapshot]:
        """Input alias → snapshot."""
        held = pinned_of(self.model.inputs, self.tables)
        return {alias: t.snapshot for alias, t in held.items()}


class Outcome(NamedTuple):
    """What came of a case: its result or an error, and how long it took in seconds."""

    answer: RunResult | ShujianError
    seconds: float


def run_ready(
    cases: Sequence[Ready], engine: Engine, progress: Progress = SILENT, *, together: bool = True
) -> list[Outcome]:
    """Run cases of one model.

    Args:
        cases: the cases.
        engine: one for all of them.
        progress: told before each run; asked whether to stop.
        together: run at once what can be; the results are the same.
    """
    runs = _Runs(small(engine), Together(engine) if together and engine.name == "duckdb" else None)
    found: dict[int, Outcome] = {}
    for group in _groups(cases):
        first, last = len(found) + 1, len(found) + len(group)
        place = str(first) if first == last else f"{first}–{last}"
        said = f"用例 {place}／{len(cases)}：{cases[group[0]].name}"
        progress.step(len(found) / len(cases), said)
        answers = runs.of([cases[i] for i in group])
        found.update(zip(group, answers, strict=True))
    runs.release()
    return [found[i] for i in range(len(cases))]


def _groups(cases: Sequence[Ready]) -> list[list[int]]:
    """The cases that can be run in one go, by number; together they keep their order."""
    found: dict[Hashable, list[int]] = {}
    for number, case in enumerate(cases):
        found.setdefault(_form(case), []).append(number)
    return list(found.values())


def _form(case: Ready) -> Hashable:
    """What the run of a case depends on, except its rows."""
    pinned = case.pinned
    tables = [
        (a, s.version, s.as_of, s.coverage, tuple(s.columns.items()), bool(s.quarantine_files))
        for a, s in sorted(pinned.items())
    ]
    values = repr(sorted(case.values.items(), key=lambda v: v[0]))
    return case.as_of, values, case.local, tuple(tables)


class _Runs:
    """Runs of cases of one model over one engine.

    Args:
        alone: for a case by itself.
        together: for several at once; None: the engine cannot.
    """

    def __init__(self, alone: Engine, together: Together | None) -> None:
        self.alone, self.memo = CaseEngine(alone), Memo()
        self.together = together
        self.shared = CasesEngine(together) if together is not None else None
        self.shared_memo = Memo()

    def of(self, cases: Sequence[Ready]) -> Iterator[Outcome]:
        """What comes of cases that differ in their rows alone."""
        start = time.perf_counter()
        try:
            answers = self._at_once(cases)
        except (Foreign, ShujianError):
            answers = None
        if answers is None:
            yield from map(self._one, cases)
            return
        each = (time.perf_counter() - start) / len(cases)
        yield from (Outcome(a, each) for a in answers)

    def _at_once(self, cases: Sequence[Ready]) -> list[RunResult] | None:
        first = cases[0]
        steps = first.model.steps.values()
        if self.shared is None or any(b.operator.local for b in steps):
            return None
        self.shared.cases = [c.tables for c in cases]
        return run_together(
            first.model,
            [c.pinned for c in cases],
            self.shared,  # type: ignore[arg-type]
            as_of=first.as_of,
            parameters=first.values,
            memo=self.shared_memo,
        )

    def _one(self, case: Ready) -> Outcome:
        start = time.perf_counter()
        self.alone.tables = case.tables
        answer: RunResult | ShujianError
        try:
            answer = run(
                case.model,
                case.pinned,
                self.alone,
                as_of=case.as_of,
                parameters=case.values,
                options=Options(lineage=False, memo=self.memo),
            )
        except ShujianError as error:
            answer = error
        return Outcome(answer, time.perf_counter() - start)

    def release(self) -> None:
        """Let go of the rows."""
        self.alone.release()
        if self.shared is not None:
            self.shared.release()
