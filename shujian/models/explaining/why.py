"""Why not: at which step a subject left a model, or stands as 待核 or 未检查, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from shujian.models.explaining.lineage import limited
from shujian.models.explaining.retrace import again
from shujian.models.explaining.ways import path
from shujian.models.explaining.why_rows import Seen
from shujian.models.explaining.why_told import Told, told
from shujian.models.operators.clue import Clue
from shujian.models.relations.relation import REVIEW
from shujian.models.running.planner import Plan

SHOWN = 20
"""Rows of one step that are looked at; the rest are counted."""


@dataclass(frozen=True)
class Put:
    """A row put aside."""

    stream: str
    reason: str
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Passage:
    """What became of a subject's rows at one step.

    Args:
        step: the step's id.
        op: its operator.
        sentence: the step in Chinese.
        came: its rows in the first input; for a table, the rows there are.
        passed: its rows that went on.
        put: its rows put aside.
        told: where all of them left, why: one entry a row that came.
        quarantined: for a table, its rows in quarantine.
        aside: on a way whose rows speak against a clue or only add to it, such as a list of
            exceptions: to end there is no reason for having no clue.
    """

    step: str
    op: str
    sentence: str
    came: int
    passed: int
    put: tuple[Put, ...] = ()
    told: tuple[Told, ...] = ()
    quarantined: int = 0
    aside: bool = False

    @property
    def left(self) -> bool:
        """Whether the subject's rows ended here without a trace in 待核 or 未检查."""
        return bool(self.came) and not self.passed and not self.put and not self.aside


@dataclass(frozen=True)
class Answer:
    """One rule's answer for one subject.

    Args:
        rule: the rule.
        name: what people call it.
        column: the column that names the subject.
        passages: the steps of the rule at which the subject can be told, inputs first.
        untold: steps whose rows do not name the subject.
    """

    rule: str
    name: str
    column: str
    passages: tuple[Passage, ...]
    untold: tuple[str, ...] = field(default=())

    @property
    def found(self) -> bool:
        """Whether the subject has a clue of the rule."""
        return bool(self.passages) and self.passages[-1].passed > 0

    @property
    def verdict(self) -> str:
        """线索, 待核, 未检查, 离开 (it was passed over) or 没有 (no table holds it)."""
        if self.found:
            return "线索"
        mine = [p for p in self.passages if not p.aside]
        streams = {p.stream for passage in mine for p in passage.put}
        for stream in ("待核", "未检查"):
            if stream in streams:
                return stream
        if any(p.quarantined for p in mine):
            return "待核"
        return "离开" if any(p.came for p in mine) else "没有"


def why(plan: Plan, ends: Sequence[str], value: Any) -> dict[str, Answer]:
    """Follow a subject through the steps of some rules, which are computed once for all.

    Args:
        plan: the plan of a run.
        ends: the rules' clue steps, whose subjects are of one type.
        value: the subject, as their columns hold it.
    """
    columns = {end: _clue(plan, end).subject for end in ends}
    names = {s for end in ends for s in path(plan.model, end)}
    steps = [s for s in plan.model.steps if s in names]
    second = again(plan, steps, limited(plan, columns, value), plan.memo)
    seen = Seen(second, value)
    return {end: _answer(plan, seen, end) for end in ends}


def _clue(plan: Plan, end: str) -> Clue:
    operator = plan.model.steps[end].operator
    assert isinstance(operator, Clue)
    return operator


def _answer(plan: Plan, seen: Seen, end: str) -> Answer:
    operator = _clue(plan, end)
    names = operator.rule_name, operator.shown_name
    held = carriers(plan, end, operator.subject)
    steps = path(plan.model, end)
    main = _main(plan, end)
    found = [_passage(seen, s, held) for s in steps if s in held]
    passages = [replace(p, aside=p.step not in main) for p in found]
    untold = tuple(s for s in steps if s not in held)
    return Answer(*names, operator.subject, tuple(passages), untold)


def carriers(plan: Plan, end: str, column: str) -> dict[str, str]:
    """Step → the column by which it names the subject, as far back as that can be told."""
    held = {end: column}
    for step in reversed(path(plan.model, end)):
        if step in held:
            bound = plan.model.steps[step]
            for source, name in bound.operator.back(bound, held[step]).items():
                held.setdefault(source, name)
    return held


def _main(plan: Plan, end: str) -> set[str]:
    """The steps whose rows can make a clue, not those that only speak against one."""
    main, todo = {end}, [end]
    while todo:
        for source in plan.model.steps[todo.pop()].operator.doubted():
            if source not in main:
                main.add(source)
                todo.append(source)
    return main


def _passage(seen: Seen, step: str, held: Mapping[str, str]) -> Passage:
    plan, column = seen.plan, held[step]
    bound, sentence = plan.model.steps[step], plan.model.sentences[step]
    operator, passed = bound.operator, len(seen.passed(step, column))
    if operator.op == "table":
        lost = len(seen.quarantined(step, column))
        return Passage(step, operator.op, sentence, passed, passed, quarantined=lost)
    put = tuple(
        Put("待核" if out == REVIEW else "未检查", reason, row)
        for row, (out, reason) in seen.aside(step, column)
    )
    sources = operator.inputs() if operator.op == "union" else operator.inputs()[:1]
    rows = [row for s in sources if s in held for row in seen.passed(s, held[s])]
    reasons: Sequence[Told] = ()
    if rows and not passed and not put:
        reasons = told(seen, bound, rows[:SHOWN], held)
    return Passage(step, operator.op, sentence, len(rows), passed, put, tuple(reasons))
