"""Which rule a subject without a clue came nearest to, and the one condition it failed there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from shujian.app.fit_vacancy import Vacancy
from shujian.app.reason_words import sided
from shujian.formulas import Part
from shujian.models.explaining.ways import path
from shujian.models.explaining.why import Answer, Passage
from shujian.models.explaining.why_told import Told
from shujian.models.model import Model

_GUARD = re.compile(r"\[([^\[\]]+)\]有可读的值 且 (?=\[\1\])")
_NOT = re.compile(r"^并非（\[([^\[\]]+)\]）$")
_BARE = re.compile(r"^\[([^\[\]]+)\]$")
_COLUMN = re.compile(r"\[([^\[\]]+)\]")


@dataclass(frozen=True)
class Near:
    """How far a subject came in a rule, and what kept it from going on.

    Args:
        passage: the step at which it ended; None where it never entered the rule.
        told: of the rows that ended there the one with the fewest conditions that failed.
        wanted: these conditions in plain Chinese; () where no condition decided.
        columns: the columns that they read.
        steps: steps from there to the clue.
        lacks: tables without a row of the subject, any of which alone would let it enter.
        hint: the rule makes no clues, only hints.
    """

    passage: Passage | None
    told: Told | None
    wanted: tuple[str, ...]
    columns: tuple[str, ...]
    steps: int
    lacks: tuple[str, ...] = ()
    hint: bool = False

    @property
    def rank(self) -> tuple[bool, bool, int, int]:
        """The nearest first: entered, a clue, fewest steps left, fewest conditions failed."""
        return self.passage is None, self.hint, self.steps, len(self.wanted)


def nearest(model: Model, answers: Mapping[str, Answer]) -> dict[str, Near]:
    """Clue step → how near the subject came to it.

    Args:
        model: the model of the run.
        answers: what became of the subject, by clue step.
    """
    rows: dict[str, int] = {}
    for answer in answers.values():
        for passage in answer.passages:
            if passage.op == "table" and not passage.aside:
                table = model.inputs[passage.step].table
                rows[table] = max(rows.get(table, 0), passage.came + passage.quarantined)
    empty = frozenset(t for t, n in rows.items() if not n)
    now = Vacancy(model, empty)
    return {
        end: replace(
            _near(model, end, answer, empty, now),
            hint=getattr(model.steps[end].operator, "kind", "") == "提示",
        )
        for end, answer in answers.items()
    }


def _near(model: Model, end: str, answer: Answer, empty: frozenset[str], now: Vacancy) -> Near:
    away = _distances(model, end)
    if now.vacant(end):  # nothing that the subject stands in leads to this rule
        lacks = [t for t in sorted(empty) if not Vacancy(model, empty - {t}).vacant(end)]
        return Near(None, None, (), (), len(away), tuple(lacks))
    plain = Vacancy(model, frozenset())
    left = [p for p in answer.passages if p.left and p.told]
    found = [_at(model, p, away.get(p.step, len(away)), plain) for p in left]
    return min(found, key=lambda n: n.rank, default=Near(None, None, (), (), len(away)))


def _distances(model: Model, end: str) -> dict[str, int]:
    """Step → how many steps lie between it and the clue, on the shortest way."""
    within = set(path(model, end))
    found, todo = {end: 0}, [end]
    for step in todo:
        for source in model.steps[step].operator.inputs():
            if source in within and source not in found:
                found[source] = found[step] + 1
                todo.append(source)
    return found


def _at(model: Model, passage: Passage, away: int, plain: Vacancy) -> Near:
    told = min(passage.told, key=lambda t: len(list(_failed(t))))
    parts = list(_failed(told))
    columns = tuple(dict.fromkeys(n for p in parts for _, n in p.columns))
    (source, *_) = model.steps[passage.step].operator.inputs()
    if columns and all(plain.written(source, c) for c in columns):
        away += len(model.steps)  # the row is another rule's: that tells nobody why
    bound = model.steps[passage.step]
    wanted = tuple(dict.fromkeys(plainly(sided(model, bound, p.sentence)) for p in parts))
    return Near(passage, told, wanted, columns, away)


def _failed(told: Told) -> Iterator[Part]:
    """The single conditions that are not met."""
    return (p for p in told.parts if not p.compound and not p.guard and p.value is False)


def plainly(sentence: str) -> str:
    """A condition without the signs of a formula: “缓刑”不为是, 待遇月份不小于首停月."""
    said = _GUARD.sub("", sentence.strip())
    if match := _NOT.match(said):
        return f"{match[1]}不是“是”"
    if match := _BARE.match(said):
        return f"{match[1]}为是"
    return _COLUMN.sub(r"\1", said)


def ordered(ends: Sequence[str], near: Mapping[str, Near]) -> list[str]:
    """Clue steps, the nearest first."""
    return sorted(ends, key=lambda end: near[end].rank)
