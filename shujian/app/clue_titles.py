"""What names whom a clue is about: title and subject, as a reader may see them (decision 0010)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from shujian.app.clue_columns import of_model, of_pack
from shujian.app.clue_masks import Masker, hidden
from shujian.app.packing import PackView
from shujian.app.rule_names import RuleNames
from shujian.store.schema import Clue
from shujian.trust import Action, Context

HIDDEN_LEVEL = 4
Levels = Mapping[str, Any]


class Titles:
    """Titles and subjects for one reader.

    Args:
        ctx: who reads. Roles that may see values for a purpose read whom a clue is about;
            for others the names are masked as in the fields.
        names: of the models as they are now.
    """

    def __init__(self, ctx: Context, names: RuleNames) -> None:
        self._ctx, self._names = ctx, names
        self._free = ctx.may is None or Action.REVEAL in ctx.may
        self._levels: dict[tuple[str, str, str], Levels | None] = {}

    def title(self, clue: Clue) -> str:
        """The title."""
        return self._told(clue, clue.title)

    def subject(self, clue: Clue) -> str:
        """Whom or what it is about."""
        return self._told(clue, clue.subject)

    def words(self, clue: Clue) -> str:
        """Both: the names in it are no secret in the fields of the same clue."""
        return f"{self.title(clue)}\n{self.subject(clue)}"

    def levels(self, clue: Clue) -> Levels:
        """Column → (level, element); everything is secret where the model is gone."""
        content = clue.content_json or {}
        key = (clue.model_id, clue.rule, str(content.get("step", "")))
        if key not in self._levels:
            self._levels[key] = self._about(*key)
        found = self._levels[key]
        if found is not None:
            return found
        return {column: [HIDDEN_LEVEL, ""] for column in _cells(clue)}

    def _told(self, clue: Clue, text: str) -> str:
        if not self._free:
            masker = Masker(self._ctx, self.levels(clue))
            for column, value in _cells(clue).items():
                if isinstance(value, str) and value and masker.covers(column):
                    text = text.replace(value, masker.cell(column, value))
        return hidden(self._ctx, text)

    def _about(self, model: str, rule: str, step: str) -> Levels | None:
        bound = self._names.bound(model)
        if isinstance(bound, PackView):
            pack = bound.pack
            return of_pack(pack, rule)["levels"] if rule in pack.rules else None
        if bound is None or step not in bound.steps:
            return None
        levels: Levels = of_model(bound, step)["levels"]
        return levels


def _cells(clue: Clue) -> dict[str, Any]:
    return {**((clue.content_json or {}).get("values") or {}), **(clue.identity_json or {})}
