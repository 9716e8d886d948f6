"""What a run found: clues, hints, rows to verify, rows not checked, counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from shujian.core.canonical import canonical_json, digest_of_text, plain_json
from shujian.core.ids import content_id
from shujian.formulas import show
from shujian.formulas.types import Type
from shujian.models.checking import Bound
from shujian.models.model import Model
from shujian.models.operators.clue import PLACEHOLDER, SCORE, Clue
from shujian.models.relations.cells import Cells, canonical_row

Record = dict[str, Any]


@dataclass(frozen=True)
class Found:
    """One clue or hint, with Python values.

    Args:
        id: depends on model, rule and identity alone.
        step: the clue step.
        rule: the rule's name.
        kind: 线索 or 提示.
        cells: its columns.
        record: the plain form, as in the canonical JSON.
        rows: input alias → source row numbers, ascending; empty until looked up.
    """

    id: str
    step: str
    rule: str
    kind: str
    cells: Cells
    record: Record
    rows: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def as_dict(self) -> Record:
        """The plain form and the row numbers."""
        return {**self.record, "rows": {a: list(r) for a, r in self.rows.items()}}


@dataclass(frozen=True)
class Aside:
    """A row that went to 待核 or 未检查.

    Args:
        step: where it was put aside.
        stream: 待核 or 未检查.
        reason: why, Chinese.
        subject: the columns by which a person recognises it.
        row: of a rule pack: the base row's number; None where it is not known.
    """

    step: str
    stream: str
    reason: str
    subject: Cells
    row: int | None = None

    def as_dict(self) -> Record:
        """The plain form."""
        return {
            "step": self.step,
            "stream": self.stream,
            "reason": self.reason,
            "subject": canonical_row(self.subject),
        }


@dataclass(frozen=True)
class StepCount:
    """How many rows took which way at a step.

    Args:
        step: the step's id.
        op: its operator.
        passed: rows that went on.
        review: rows put to 待核.
        unchecked: rows put to 未检查.
        dropped: rows passed over; None where rows are not passed over one by one.
        note: Chinese, or "".
        unkeyed: rows of the right side whose key has no value; they are in no stream.
    """

    step: str
    op: str
    passed: int
    review: int = 0
    unchecked: int = 0
    dropped: int | None = None
    note: str = ""
    unkeyed: int = 0


@dataclass(frozen=True)
class RunResult:
    """The result of a run.

    Args:
        clues: 线索 in canonical order, each as ``Found``.
        hints: 提示 in the same order.
        reviews: 待核 rows, at most the run's limit for each step.
        unchecked: 未检查 rows, likewise.
        counts: every step's rows, exact; empty in answer mode.
        as_of: the day the run speaks of.
        digest: SHA-256 of the canonical JSON of clues and hints.
        notes: what a reader must know, Chinese.
        unkeyed: right rows without a key (右表键不明), at most the run's limit for each step.
    """

    clues: tuple[Found, ...]
    hints: tuple[Found, ...]
    reviews: tuple[Aside, ...] = ()
    unchecked: tuple[Aside, ...] = ()
    counts: tuple[StepCount, ...] = ()
    as_of: dt.date | None = None
    digest: str = ""
    notes: tuple[str, ...] = ()
    unkeyed: tuple[Aside, ...] = ()

    def canonical(self) -> str:
        """The canonical JSON of clues and hints: equal on every engine and every time."""
        return canonical_json([f.record for f in (*self.clues, *self.hints)])


def digest_of(found: Iterable[Found]) -> str:
    """SHA-256 of the canonical JSON of clues."""
    return digest_of_text(plain_json([f.record for f in found]))


def clues_of(model: Model, bound: Bound, rows: list[Cells]) -> list[Found]:
    """Make clues from the rows of a clue step, one for each identity.

    Rows with the same identity are the same clue: the first in canonical order speaks for
    it, and the evidence covers all of them.
    """
    operator = bound.operator
    assert isinstance(operator, Clue)
    types = {n: c.type for n, c in bound.schema.items()}
    groups: dict[str, list[tuple[Cells, Record]]] = {}
    for cells in rows:
        values = canonical_row(cells)
        key = plain_json([values[n] for n in operator.identity])
        groups.setdefault(key, []).append((cells, values))
    found = []
    for key, held in sorted(groups.items()):
        if len(held) > 1:
            held.sort(key=lambda r: plain_json(r[1]))
        found.append(_clue(model, bound, types, key, held))
    return found


def _clue(
    model: Model,
    bound: Bound,
    types: Mapping[str, Type],
    key: str,
    held: list[tuple[Cells, Record]],
) -> Found:
    operator = bound.operator
    assert isinstance(operator, Clue)
    evidence = [{n: v for n, v in values.items() if n != SCORE} for _, values in held]
    cells = {n: c for n, c in held[0][0].items() if n != SCORE}
    clue_id = content_id(plain_json([model.spec.id, operator.rule_name, key]), 16)
    title = PLACEHOLDER.sub(lambda m: show(cells[m.group(1)], types[m.group(1)]), operator.heading)
    record: Record = {
        "id": clue_id,
        "model": model.spec.id,
        "rule": operator.rule_name,
        "kind": operator.stream,
        "grade": operator.grade,
        "subject": show(cells[operator.subject], types[operator.subject]),
        "identity": {n: evidence[0][n] for n in operator.identity},
        "title": title,
        "score": held[0][1].get(SCORE),
        "values": evidence[0],
        "same": len(held),
        "suggest": list(operator.suggest),
        "evidence": digest_of_text(plain_json(evidence)),
    }
    return Found(clue_id, bound.id, operator.rule_name, operator.stream, cells, record)


def ordered(found: Iterable[Found]) -> list[Found]:
    """Canonical order: rule, identity, id."""
    return sorted(found, key=lambda f: (f.rule, plain_json(f.record["identity"]), f.id))
