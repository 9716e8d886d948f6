"""Which rules of a model can run on what there is, and what each of them lacks."""

from __future__ import annotations

from dataclasses import dataclass

from shujian.app.fit_needs import behind_rules, columns_read
from shujian.app.fit_vacancy import Vacancy
from shujian.app.fitting import Fit, ModelFit
from shujian.app.packing import PackView
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

    @property
    def kind(self) -> Fit:
        """What is said of it: one that only lacks tables beside it judges every row there is."""
        if self.state is Fit.NONE:
            return Fit.NONE
        return Fit.PART if self.columns else Fit.WHOLE


@dataclass(frozen=True)
class Readiness:
    """Whether a model can run, by its rules: the one source of every page that says so.

    Args:
        fitted: its tables.
        rules: what each rule lacks.
    """

    fitted: ModelFit
    rules: tuple[RuleFit, ...]

    @property
    def state(self) -> Fit:
        """None where no rule can run, whatever tables there are."""
        tables = self.fitted.state
        if not self.runnable or (self.rules and not self.able):
            return Fit.NONE
        same = all(r.kind is Fit.WHOLE for r in self.rules)
        return tables if same else Fit.PART

    @property
    def runnable(self) -> bool:
        """Whether a run can begin; one without a rule able to find a thing may still be wanted,
        to mark what is no longer found."""
        return self.fitted.state is not Fit.NONE

    @property
    def able(self) -> int:
        """Rules that can run, if not over every row."""
        if not self.runnable:
            return 0
        return sum(r.kind is not Fit.NONE for r in self.rules)

    @property
    def hampered(self) -> int:
        """Rules that can run, but for lack of a column cannot judge every row."""
        return sum(r.kind is Fit.PART for r in self.rules) if self.able else 0

    @property
    def silent(self) -> tuple[str, ...]:
        """Rules that cannot run."""
        if not self.able:
            return tuple(r.rule for r in self.rules)
        return tuple(r.rule for r in self.rules if r.kind is Fit.NONE)


def readiness(made: Model | PackView | None, fitted: ModelFit) -> Readiness:
    """What can be judged of a model or rule pack on what there is."""
    if made is None:
        return Readiness(fitted, ())
    if isinstance(made, PackView):
        return Readiness(fitted, tuple(_in_pack(r, fitted) for r in made.pack.rules))
    return Readiness(fitted, rule_fits(made, fitted))


def _in_pack(rule: str, fitted: ModelFit) -> RuleFit:
    """A rule of a pack: all that it reads stands in one row, so without a table it is unknown."""
    mine = [t for t in fitted.tables if rule in t.need.rules]
    tables = tuple(
        t.need.table for t in mine if t.held is None or (t.need.base and not t.held.rows)
    )
    columns = tuple(
        (t.need.table, c) for t in mine if t.held for c in t.lacking if rule in t.need.columns[c]
    )
    state = Fit.NONE if tables else Fit.PART if columns else Fit.WHOLE
    return RuleFit(rule, state, tables, () if tables else columns)


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
