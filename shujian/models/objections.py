"""What would refute a clue: of every rule of a model, or of some of its rules only."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from shujian.models.reading import At, check_keys, did_you_mean, read_text, read_texts

KEY = "disprove"


@dataclass(frozen=True)
class Objection:
    """One thing that would refute a clue (推翻事由).

    Args:
        text: what to look into.
        rules: the rules that it speaks of; none stands for every rule.
    """

    text: str
    rules: tuple[str, ...] = ()

    def __str__(self) -> str:
        """The text, with its rules where it has some."""
        return f"{self.text}（规则 {'、'.join(self.rules)}）" if self.rules else self.text


def read_objections(at: At, data: Any) -> tuple[Objection, ...]:
    """Read ``disprove``: texts, or ``{text: …, rules: […]}``."""
    listed = data.get(KEY)
    if not isinstance(listed, list) or not any(isinstance(one, dict) for one in listed):
        return tuple(Objection(text) for text in read_texts(at, data, KEY))
    return tuple(_read(at.into(KEY, data), one) for one in listed)


def _read(at: At, one: Any) -> Objection:
    if isinstance(one, dict):
        check_keys(at, one, ("text", "rules"))
        return Objection(read_text(at, one, "text"), read_texts(at, one, "rules"))
    return Objection(read_text(at, {"text": one}, "text"))


def check_objections(at: At, objections: Collection[Objection], rules: Collection[str]) -> None:
    """Say which rules of the objections the model does not have."""
    for name in sorted({r for o in objections for r in o.rules} - set(rules)):
        at.error(
            "no_rule", f"推翻事由写了规则“{name}”，模型没有这条规则", did_you_mean(name, rules)
        )


def against(objections: Collection[Objection], rule: str) -> list[str]:
    """What would refute a clue of one rule: its own first, then what speaks of every rule."""
    own = [o.text for o in objections if rule in o.rules]
    return own + [o.text for o in objections if not o.rules]
