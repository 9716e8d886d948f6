"""Which steps can let no row pass while rows come in: what is missing leaves each 未检查."""

from __future__ import annotations

from shujian.app.fit_local import asked_item
from shujian.app.fit_vacancy import Vacancy, Values, passing
from shujian.formulas.scope import Typed
from shujian.formulas.tree import Column
from shujian.models.formula import RIGHT
from shujian.models.model import Model
from shujian.models.operators.join import Join
from shujian.models.operators.not_exists import NotExists
from shujian.models.running.earlier import is_earlier
from shujian.models.steps.matching import Matching

Place = tuple[str, str]
"""Table and column."""
_ALL_LOST = ("ISBLANK", "已知", "地方", "法")
"""Not strict, but of what was never supplied they tell nothing."""


class Silence(Vacancy):
    """A plan as far as anyone can ask which steps may let a row pass.

    Args:
        model: the model.
        empty: tables without a row.
        unsaid: tables of which nobody said what they hold all of; "not there" is not known of them.
        lacking: (table, column) that no file supplied.
        unread: (table, column) that was supplied, and no cell could be read.
        unruled: local items for which no place has a rule.
    """

    def __init__(
        self,
        model: Model,
        empty: frozenset[str],
        unsaid: frozenset[str],
        lacking: frozenset[Place],
        unread: frozenset[Place] = frozenset(),
        unruled: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__(model, empty)
        self._unruled = unruled
        self._unsaid, self._lacking, self._unread = unsaid, lacking | unread, unread
        self._lost: dict[Place, bool] = {}
        self._sought: set[Place] = set()

    def vacant(self, step: str) -> bool:
        """Whether a step lets no row pass."""
        if step not in self._known:
            self._known[step] = super().vacant(step) or self._mute(step)
        return self._known[step]

    def lost(self, step: str, column: str) -> bool:
        """Whether a column has no value in any row of a step, since it was never supplied."""
        place = (step, column)
        if place not in self._lost:
            self._lost[place] = False  # a step that comes from itself is refused elsewhere
            self._sought.add(place)
            self._lost[place] = self._find_lost(step, column)
            self._sought.discard(place)
        return self._lost[place]

    def _find_lost(self, step: str, column: str) -> bool:
        bound = self._model.steps[step]
        operator, formula = bound.operator, bound.formulas.get(f"columns.{column}")
        if step in self._model.inputs:
            return (self._model.inputs[step].table, column) in self._lacking
        if formula is not None:
            return self._dead(step, formula.typed)
        if isinstance(operator, Matching) and column not in bound.inputs[operator.parts()[0]]:
            return self._lost_right(step, operator, column)
        live = [(s, c) for s, c in passing(bound, column).items() if not self.vacant(s)]
        return bool(live) and all(self.lost(s, c) for s, c in live)

    def _lost_right(self, step: str, operator: Matching, column: str) -> bool:
        left, right = operator.parts()
        if not isinstance(operator, Join):
            return False
        if operator.outer and not self._open(operator):
            return False  # of a row known to have none it is blank
        if self.vacant(right):
            return True
        inputs = self._model.steps[step].inputs
        taken = operator.taken(inputs[left], inputs[right])
        return column in taken and self.lost(right, taken[column])

    def _open(self, operator: Matching) -> bool:
        """Whether what is not found may still be there: nobody stated the coverage."""
        cover, right = operator.cover, operator.parts()[1]
        if cover is not None and cover.complete:
            return False
        if cover is None or any(map(is_earlier, self._model.ancestors[right])):
            return False  # the last run's coverage is not known here
        inputs = [(a, self._model.inputs[a].table) for a in self._model.ancestors[right]]
        tables = {t for a, t in inputs if not cover.table or cover.table in (a, t)}
        return bool(tables) and tables <= self._unsaid

    def _values(self, step: str, column: str) -> Values:
        operator = self._model.steps[step].operator
        if (
            isinstance(operator, Matching)
            and column == getattr(operator, "flag", "")
            and self._open(operator)
        ):
            found: set[object] = set() if self.vacant(operator.parts()[1]) else {True}
            lacks = isinstance(operator, NotExists)
            return frozenset(not v if lacks else v for v in found)
        return super()._values(step, column)

    def _mute(self, step: str) -> bool:
        bound = self._model.steps[step]
        operator = bound.operator
        if isinstance(operator, Matching) and step_passes(operator):
            return self._unfindable(operator) or self._unmatched(step, operator)
        if operator.op != "filter":
            return False
        where = bound.formulas.get("where")
        aside = [f for key, f in bound.formulas.items() if key != "where"]
        never = where is not None and self._never(step, where.typed)
        # where nobody knows of any row whether an exception applies, each row goes aside
        return never or any(self._dead(step, f.typed) for f in aside)

    def _unfindable(self, operator: Matching) -> bool:
        """Whether of no left row it can be known what the step asks."""
        left, right = operator.parts()
        if isinstance(operator, NotExists) and self._open(operator):
            return True
        keyless = any(self.lost(left, a) for a, _ in operator.pairs_on)
        hollow = self.vacant(right)  # a list vouched to be complete may never have been supplied
        return keyless or (not hollow and any(self.lost(right, b) for _, b in operator.pairs_on))

    def _unmatched(self, step: str, operator: Matching) -> bool:
        """Whether of no pair it can be known that it is one, where a row passes only with one."""
        where = self._model.steps[step].formulas.get("where")
        if where is None or isinstance(operator, NotExists):
            return False
        return self._never(step, where.typed)

    def _never(self, step: str, typed: Typed) -> bool:
        """Whether a condition can hold for no row."""
        name = typed.function.name if typed.function is not None else ""
        if name == "AND":
            return any(self._never(step, arg) for arg in typed.args)
        if name == "OR":
            return all(self._never(step, arg) for arg in typed.args)
        return self._dead(step, typed)

    def _dead(self, step: str, typed: Typed) -> bool:
        """Whether a formula has a value for no row."""
        if isinstance(typed.node, Column):
            return self._dead_column(step, typed.node)
        function, args = typed.function, typed.args
        if function is None or typed.child or function.quantifier or not args:
            return False
        if asked_item(typed) in self._unruled:
            return True
        if function.name == "IF":
            return self._dead_choice(step, args)
        if function.name == "未提供":
            return False
        if function.name == "已知" and self._supplied(step, args[0]):
            return False  # of what cannot be read it says no
        if function.strict or function.aggregate or function.name in _ALL_LOST:
            return any(self._dead(step, arg) for arg in args)
        return all(self._dead(step, arg) for arg in args)

    def _dead_choice(self, step: str, args: tuple[Typed, ...]) -> bool:
        test = args[0]
        if test.function is not None and test.function.name == "未提供":
            lost = self._dead(step, test.args[0]) and not self._supplied(step, test.args[0])
            taken = args[1:2] if lost else args[2:3]
            return bool(taken) and self._dead(step, taken[0])
        return self._dead(step, test) or all(self._dead(step, arg) for arg in args[1:])

    def _supplied(self, step: str, typed: Typed) -> bool:
        """Whether a column without a value was supplied, so that nothing stands in for it."""
        node, sides = typed.node, list(self._model.steps[step].inputs.values())
        if not isinstance(node, Column) or not sides:
            return False
        schema = sides[-1] if node.scope == RIGHT else sides[0]
        origin = schema[node.name].origin if node.name in schema else ()
        return any((self._model.inputs[a].table, n) in self._unread for a, n in origin)

    def _dead_column(self, step: str, column: Column) -> bool:
        bound, place = self._model.steps[step], (step, column.name)
        if f"columns.{column.name}" in bound.formulas and place not in self._sought:
            return self.lost(*place)  # written by the same step; one of itself means the source's
        sources = bound.operator.inputs()
        if column.scope == RIGHT:
            return len(sources) > 1 and self.lost(sources[1], column.name)
        live = [s for s in sources[:1] if not self.vacant(s)]
        return bool(live) and all(self.lost(s, column.name) for s in live)


def step_passes(operator: Matching) -> bool:
    """Whether a left row passes only for what is known of the right side."""
    return not getattr(operator, "flag", "") and getattr(operator, "how", "") != "left"
