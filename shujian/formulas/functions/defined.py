"""Functions that are defined by a formula over their arguments, so that every engine agrees."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from shujian.formulas.functions.base import At, Cell, Function, Ops
from shujian.formulas.tree import Key
from shujian.formulas.types import Type

if TYPE_CHECKING:
    from shujian.formulas.scope import Typed

_TREES: dict[tuple[str, tuple[Type, ...]], Typed] = {}


class Defined(Function):
    """A short name for a formula; subclasses give it, with the labels of ``params`` as columns."""

    formula: ClassVar[str] = ""
    strict = False

    def keys(self) -> list[Key]:
        """The columns of the formula, one for each argument."""
        return [("", p.label) for p in self.params]

    def tree(self, at: At) -> Typed:
        """The checked formula, for these types of arguments."""
        from shujian.formulas.check import check
        from shujian.formulas.parse import parse
        from shujian.formulas.scope import Scope

        found = _TREES.get((self.name, at.types))
        if found is None:
            scope = Scope(dict(zip(self.keys(), at.types, strict=True)), at.env)
            found = _TREES[self.name, at.types] = check(parse(self.formula), scope)
        return found

    def type_of(self, at: At) -> Type:
        """The formula's."""
        return self.tree(at).type

    def cell(self, at: At, *cells: Cell) -> Cell:
        """The formula over the arguments."""
        from shujian.formulas.interpret import interpret

        return interpret(self.tree(at), dict(zip(self.keys(), cells, strict=True)), at.env)

    def lower_cells(self, ops: Ops, at: At, *pairs: Any) -> Any:
        """The formula over the arguments."""
        columns = dict(zip(self.keys(), pairs, strict=True))
        return ops.formula(self.tree(at), columns, at.env)
