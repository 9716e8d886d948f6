"""What the ledger takes from a run: one found fact with its identity and evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from shujian.models.running.result import Found

KIND = "线索"
"""What is counted; the other kind is 提示."""
KEPT_ROWS = 200
"""Source row numbers kept with a clue for each input; a run's folder holds all of them."""


@dataclass(frozen=True)
class Fact:
    """A fact that a model found.

    Args:
        id: depends on model, rule and identity alone.
        evidence: digest of its content, without row numbers: the same file again
            changes nothing.
        kind: 线索, or 提示 (a note, never counted as a clue).
        identity: the columns that make the fact the same when found again.
        content: values, source rows and suggestions, as JSON.
    """

    id: str
    evidence: str
    model_id: str
    model_name: str
    rule: str
    identity: Mapping[str, Any]
    subject: str
    title: str
    kind: str = KIND
    score: Decimal | None = None
    grade: str = ""
    content: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, found: Found, model_name: str) -> Fact:
        """What the ledger keeps of a run's result."""
        record = found.record
        rows = {
            alias: {"count": len(numbers), "rows": list(numbers[:KEPT_ROWS])}
            for alias, numbers in found.rows.items()
        }
        return cls(
            id=found.id,
            evidence=record["evidence"],
            model_id=record["model"],
            model_name=model_name,
            rule=found.rule,
            identity=record["identity"],
            subject=record["subject"],
            title=record["title"],
            kind=found.kind,
            score=_decimal(record["score"]),
            grade=record["grade"] or "",
            content={
                "values": record["values"],
                "step": found.step,
                "same": record["same"],
                "suggest": record["suggest"],
                "rows": rows,
            },
        )


def _decimal(value: Any) -> Decimal | None:
    return Decimal(str(value)) if isinstance(value, int | str | Decimal) else None
