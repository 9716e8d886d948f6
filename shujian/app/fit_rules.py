"""Which rules of a model can run on what there is, and what each of them lacks."""

from __future__ import annotations

from dataclasses import dataclass

from shujian.app.fit_needs import behind_rules, columns_read
from shujian.app.fit_vacancy import Vacancy
from shujian.app.fitting import Fit, ModelFit
from shujian.models.model import Model


@dataclass(frozen=True)
class RuleFit:
    """A rule.

    Args:
        rule: its code.
        state: whole: nothing is missing; part: it runs, rows that need what is missing are
            待核 or 未检查; none: without the tables nothing can come out.
        tables: tables without data; of state none those without which nothing comes out.
        columns: (table, column) that no file supplied and the rule decides on.
    """

    rule: str
    state: Fit
    tables: tuple[str, ...]
    columns: tuple[tuple[str, str], ...]


def rule_fits(model: Model, fitted: ModelFit) -> tuple[RuleFit, ...]:
    """Every rule, in the order of the model."""
    absent = frozenset(t.need.table for t in fitted.tables if t.held is None or not t.held.rows)
    lacking = {(t.need.table, c) for t in fitted.tables if t.held for c in t.lacking}
    now = Vacancy(model, absent)
    alone = {t: Vacancy(model, frozenset([t])) for t in absent}

    def _with(table: str) -> Vacancy:
        return Vacancy(model, absent - {table})

    found = []
    for rule, steps in behind_rules(model).items():
        ends = [c.id for c in model.clue_steps if getattr(c.operator, "rule_name", "") == rule]
        missing = [t for t in _tables(model, steps) if t in absent]
        if all(map(now.vacant, ends)):
            needed = [t for t in missing if all(map(alone[t].vacant, ends))]
            if not needed:  # several of which one would do
                needed = [t for t in missing if not all(map(_with(t).vacant, ends))]
            found.append(RuleFit(rule, Fit.NONE, tuple(needed or missing), ()))
            continue
        read = {p for s in steps if not now.vacant(s) for p in columns_read(model.steps[s])}
        columns = sorted({(model.inputs[a].table, c) for a, c in read} & lacking)
        state = Fit.PART if missing or columns else Fit.WHOLE
        found.append(RuleFit(rule, state, tuple(missing), tuple(columns)))
    return tuple(found)


def _tables(model: Model, steps: set[str]) -> list[str]:
    return list(dict.fromkeys(i.table for a, i in model.inputs.items() if a in steps))
