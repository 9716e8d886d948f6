"""What people call the rules behind clues, as the models say it now."""

from __future__ import annotations

from functools import cached_property

from shujian.app.packing import PackView
from shujian.app.shelves import Kept, kept
from shujian.core.errors import ShujianError
from shujian.models.model import Model
from shujian.models.operators.clue import Clue
from shujian.store.home import Home

Names = dict[str, str]


class RuleNames:
    """Names of rules for one request; a rule that its model has no more keeps its code.

    Args:
        home: the home.
    """

    def __init__(self, home: Home) -> None:
        self._home = home
        self._held: dict[str, Names] = {}

    @cached_property
    def _kept(self) -> Kept:
        return kept(self._home)

    def name(self, model: str, rule: str, step: str = "") -> str:
        """The name of a rule; ``step`` tells apart what shares one code."""
        names = self._of(model)
        return names.get(f"step {step}") or names.get(rule) or rule

    def names(self, rule: str, models: list[str]) -> str:
        """The names that a code has in several models, each once."""
        found = [self.name(model, rule) for model in models]
        return "；".join(dict.fromkeys(found)) or rule

    def model(self, model: str) -> str:
        """The name of a model that may have no clue; its id where it was taken away."""
        bound = self.bound(model)
        if bound is None:
            return model
        return bound.pack.spec.name if isinstance(bound, PackView) else bound.spec.name

    def bound(self, model: str) -> Model | PackView | None:
        """The model as it stands now; None where it was taken away: its clues stay."""
        try:
            return self._kept.entry(model).bound
        except ShujianError:
            return None

    def _of(self, model: str) -> Names:
        if model not in self._held:
            self._held[model] = _names(self.bound(model))
        return self._held[model]


def _names(bound: Model | PackView | None) -> Names:
    if isinstance(bound, PackView):
        return {rule.id: rule.name for rule in bound.pack.spec.rules}
    if bound is None:
        return {}
    clues = [s.operator for s in bound.clue_steps if isinstance(s.operator, Clue)]
    shared: dict[str, list[str]] = {}
    for clue in sorted(clues, key=lambda c: c.stream != "线索"):
        shared.setdefault(clue.rule_name, []).append(clue.shown_name)
    own = {f"step {clue.id}": clue.shown_name for clue in clues}
    return {rule: "；".join(_shortest(names)) for rule, names in shared.items()} | own


def _shortest(names: list[str]) -> list[str]:
    """Without the names that only add something to another: 某事（按实发金额） beside 某事."""
    return [n for n in names if not any(n != o and n.startswith(o) for o in names)]
