"""What a run hands over: one found fact with its identity and evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from shujian.core.canonical import canonical_json, digest
from shujian.core.ids import content_id


@dataclass(frozen=True)
class Found:
    """A fact that a model found.

    Args:
        model_id: id with namespace, without version: the same fact is the same clue.
        rule: the rule within the model.
        kind: 线索, or 提示 (a note, never counted as a clue).
        identity: the columns that make the fact the same when found again.
        content: all columns of the clue; their digest is its evidence.
    """

    model_id: str
    model_name: str
    rule: str
    identity: Mapping[str, Any]
    subject: str
    title: str
    kind: str = "线索"
    score: Decimal | None = None
    grade: str = ""
    content: Mapping[str, Any] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The clue's id: depends on model, rule and identity alone."""
        return content_id(canonical_json([self.model_id, self.rule, dict(self.identity)]))

    @property
    def evidence(self) -> str:
        """Digest of the content, without row numbers: the same file twice changes nothing."""
        return digest(dict(self.content))
