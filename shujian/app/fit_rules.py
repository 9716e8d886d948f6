"""Which rules of a model can run on what there is, and what each of them lacks."""

from __future__ import annotations

from dataclasses import dataclass

from shujian.app.fit_lacks import Lacks
from shujian.app.fit_local import items_asked
from shujian.app.fit_needs import behind_rules, claims, columns_read
from shujian.app.fitting import Fit, ModelFit
from shujian.app.packing import PackView
from shujian.models.model import Model


@dataclass(frozen=True)
class RuleFit:
    """A rule.

    Args:
        rule: its code.
        state: whole: nothing is missing; part: it runs, rows that need what is missing are
            待核 or 未检查; unchecked: every row is, none can become a clue; none: without the
            tables nothing can come out.
        tables: tables without data; of state unchecked and none those that alone are the cause.
        columns: (table, column) that no file supplied, or none can read, and the rule decides on.
        unsaid: tables with data of which nobody stated what they hold all of, where the rule
            can only be judged of what is "not there".
        items: local items that it asks for and no place has a rule for.
    """

    rule: str
    state: Fit
    tables: tuple[str, ...]
    columns: tuple[tuple[str, str], ...]
    unsaid: tuple[str, ...] = ()
    items: tuple[str, ...] = ()

    @property
    def kind(self) -> Fit:
        """What is said of it: one that only lacks tables beside it judges every row there is."""
        if self.state in (Fit.NONE, Fit.UNCHECKED):
            return self.state
        return Fit.PART if self.columns or self.items else Fit.WHOLE

    def reviewed(self, fitted: ModelFit) -> bool:
        """Whether each row goes to 待核: what it lacks was supplied and cannot be read."""
        lost = set(self.columns)
        alone = not (self.tables or self.unsaid or self.items) and bool(lost)
        return self.state is Fit.UNCHECKED and alone and lost <= fitted.unread


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
        """None where no rule can run, whatever tables there are; review, unchecked or, for both,
        undecided where none can give a clue."""
        tables = self.fitted.state
        if not self.runnable or (self.rules and not self.able):
            if self.reviewed:
                return Fit.UNDECIDED if self.unchecked else Fit.REVIEW
            return Fit.UNCHECKED if self.unchecked else Fit.NONE
        same = all(r.kind is Fit.WHOLE for r in self.rules)
        return tables if same else Fit.PART

    @property
    def runnable(self) -> bool:
        """Whether a run can begin; one without a rule able to find a thing may still be wanted,
        to mark what is no longer found."""
        return self.fitted.state is not Fit.NONE

    @property
    def able(self) -> int:
        """Rules that can judge rows, if not every one."""
        if not self.runnable:
            return 0
        return sum(r.kind in (Fit.WHOLE, Fit.PART) for r in self.rules)

    @property
    def unchecked(self) -> int:
        """Rules that can only say 未检查."""
        return self._closed - self.reviewed

    @property
    def reviewed(self) -> int:
        """Rules that can only say 待核."""
        return sum(r.reviewed(self.fitted) for r in self.rules) if self.runnable else 0

    @property
    def _closed(self) -> int:
        """Rules that run and can give no clue."""
        return sum(r.kind is Fit.UNCHECKED for r in self.rules) if self.runnable else 0

    @property
    def hampered(self) -> int:
        """Rules that can run, but for lack of a column cannot judge every row."""
        return sum(r.kind is Fit.PART for r in self.rules) if self.able else 0

    @property
    def silent(self) -> tuple[str, ...]:
        """Rules that cannot run."""
        if not self.runnable:
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
    rows = all(t.held is not None and t.held.rows for t in mine if t.need.base)
    without = Fit.UNCHECKED if rows else Fit.NONE
    state = without if tables else Fit.PART if columns else Fit.WHOLE
    return RuleFit(rule, state, tables, () if tables else columns)


def rule_fits(model: Model, fitted: ModelFit) -> tuple[RuleFit, ...]:
    """Every rule, in the order of the model."""
    lacks = Lacks.of(model, fitted)
    return tuple(_fit(lacks, rule, steps) for rule, steps in behind_rules(model).items())


def _fit(lacks: Lacks, rule: str, steps: set[str]) -> RuleFit:
    model = lacks.model
    ends = [c.id for c in model.clue_steps if getattr(c.operator, "rule_name", "") == rule]
    missing = [t for t in _tables(model, steps) if t in lacks.absent]
    if all(map(lacks.now.vacant, ends)):
        needed = [t for t in missing if all(map(lacks.alone(t).vacant, ends))]
        if not needed:  # several of which one would do
            needed = [t for t in missing if not all(map(lacks.without(t).vacant, ends))]
        return RuleFit(rule, Fit.NONE, tuple(needed or missing), ())
    live = {s for s in steps if not lacks.now.vacant(s)}
    items = [i for i in items_asked(model, lacks.now.behind(ends)) if i in lacks.items]
    read = {p for s in live for p in columns_read(model.steps[s])}
    columns = sorted({(model.inputs[a].table, c) for a, c in read} & lacks.columns)
    if all(map(lacks.silent.vacant, ends)):
        open_ = (lacks.unsaid - lacks.absent) & claims(model).keys()
        unsaid = [t for t in _tables(model, steps) if t in open_]
        found = lacks.causes(ends, missing, columns, unsaid, items)
        tables, columns, unsaid, items = found
        told = tuple(tables), tuple(columns), tuple(unsaid), tuple(items)
        return RuleFit(rule, Fit.UNCHECKED, *told)
    state = Fit.PART if missing or columns or items else Fit.WHOLE
    return RuleFit(rule, state, tuple(missing), tuple(columns), items=tuple(items))


def _tables(model: Model, steps: set[str]) -> list[str]:
    return list(dict.fromkeys(i.table for a, i in model.inputs.items() if a in steps))
