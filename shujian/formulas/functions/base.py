"""What a function of the formula language is: one small class each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from shujian.core.cells import UNKNOWN, Missing, State, worst
from shujian.core.money import LIMIT, rounded
from shujian.formulas.env import Env
from shujian.formulas.types import DECIMAL, ERROR, Type

Cell = Any
"""A Python value of a formula type, or a ``Missing``."""
Expr = Any
"""An engine's column expression."""
Ops = Any
"""The engine's toolkit; its methods are listed in ``formulas.toolkit``."""

NUMBER = ("int", "decimal")
ANY = ("bool", "int", "decimal", "text", "date", "month", "term")
ORDERED = ("int", "decimal", "text", "date", "month", "term")
DAY = ("date",)
DAYS = ("date", "month")
MAX_SCALE = 6
NOT_LITERAL = object()


@dataclass(frozen=True)
class Param:
    """One argument of a function.

    Args:
        label: Chinese name, for help and errors.
        accepts: names of the types that may stand here.
        literal: must be written out in the formula, not computed.
        optional: may be left out (only at the end).
        many: may be repeated (only the last one).
    """

    label: str
    accepts: tuple[str, ...] = ANY
    literal: bool = False
    optional: bool = False
    many: bool = False


@dataclass(frozen=True)
class Example:
    """A formula and its result as people write it; a test and a line of the docs."""

    formula: str
    result: object


@dataclass(frozen=True)
class At:
    """Where a function is called: what it knows besides its cells.

    Args:
        env: parameters, law, calendar.
        types: types of the arguments.
        literals: values of arguments that are written out, else ``NOT_LITERAL``.
        type: the result's type (set once the types are checked).
    """

    env: Env
    types: tuple[Type, ...]
    literals: tuple[object, ...]
    type: Type = ERROR

    def under(self, env: Env) -> At:
        """The same call in another env: written out, as every call of every row asks for it."""
        return At(env, self.types, self.literals, self.type)


class RefusedError(Exception):
    """A call that cannot be, found at load.

    Args:
        what: Chinese clause.
        remedy: what to write instead.
        index: the argument at fault; None: the whole call.
    """

    def __init__(self, what: str, remedy: str = "", index: int | None = None) -> None:
        super().__init__(what)
        self.what, self.remedy, self.index = what, remedy, index


REGISTRY: dict[str, Function] = {}


class Function:
    """A function; subclasses with a ``name`` register themselves.

    Strict functions override ``value`` and ``lower``; others ``cell`` and
    ``lower_cells``; aggregates ``rows`` and ``lower_cells``.
    """

    name: ClassVar[str] = ""
    aliases: ClassVar[tuple[str, ...]] = ()
    group: ClassVar[str] = ""
    help: ClassVar[str] = ""
    excel: ClassVar[str] = ""
    examples: ClassVar[tuple[Example, ...]] = ()
    params: ClassVar[tuple[Param, ...]] = ()
    result: ClassVar[Type | None] = None
    aggregate: ClassVar[bool] = False
    quantifier: ClassVar[bool] = False
    strict: ClassVar[bool] = True
    partial: ClassVar[bool] = False
    """Strict, but may answer UNKNOWN over good values: ``lower`` gives null there."""
    guard: ClassVar[bool] = False
    """``lower`` may give a value although an argument is null: the compiler hides it."""
    reuse: ClassVar[bool] = False
    """``lower`` uses an argument several times: the compiler names it."""
    withholds: ClassVar[bool] = False
    """No value can be read off its result: an order, a count, an age, a cell's state."""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if cls.__dict__.get("name"):
            instance = cls()
            for name in (cls.name, *cls.aliases):
                if name in REGISTRY:
                    raise ValueError(f"function {name} is defined twice")
                REGISTRY[name] = instance

    def type_of(self, at: At) -> Type:
        """The result's type; RefusedError where the arguments do not go together."""
        assert self.result is not None, self.name
        return self.result

    def value(self, at: At, *args: Any) -> Cell:
        """The result over values; UNKNOWN where there is none (``partial``)."""
        raise NotImplementedError(self.name)

    def cell(self, at: At, *cells: Cell) -> Cell:
        """The result over cells; OverflowError from ``value`` means UNKNOWN."""
        missing = [c.state for c in cells if isinstance(c, Missing)]
        if missing:
            return Missing(worst(missing))
        try:
            return self.value(at, *cells)
        except OverflowError:
            return UNKNOWN

    def rows(self, at: At, *columns: list[Cell]) -> Cell:
        """The result of an aggregate over the cells of its arguments, row by row."""
        raise NotImplementedError(self.name)

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """The same as ``value`` over column expressions."""
        raise NotImplementedError(self.name)

    def lower_cells(self, ops: Ops, at: At, *pairs: Any) -> Any:
        """The same as ``cell`` or ``rows`` over pairs of value and state."""
        return ops.strict(self, at, pairs)

    def said(self, at: At | None, *parts: str) -> str:
        """The same as ``phrase``, where the environment is needed to say it (a value of the law)."""
        return self.phrase(*parts)

    def phrase(self, *parts: str) -> str:
        """The Chinese sentence over the sentences of the arguments."""
        return f"{self.name}（{'，'.join(parts)}）"

    @property
    def signature(self) -> str:
        """Name and arguments as the help shows them."""
        inner = [
            (f"[{p.label}]" if p.optional else p.label) + ("，…" if p.many else "")
            for p in self.params
        ]
        return f"{self.name}({', '.join(inner)})"


def common(types: Sequence[Type], start: int = 0) -> Type:
    """The one type of several arguments; INT widens to DECIMAL.

    Raises:
        RefusedError: naming the first argument that differs.
    """
    found = types[0]
    for index, current in enumerate(types[1:], start + 1):
        if found.numeric and current.numeric:
            found = widest(found, current)
        elif found != current:
            raise RefusedError(
                f"{found.label}与{current.label}不能放在一起", mismatch(found, current), index
            )
    return found


def widest(a: Type, b: Type) -> Type:
    """The numeric type that holds both."""
    if a.name == b.name == "int":
        return a
    return DECIMAL(max(a.scale, b.scale))


def mismatch(a: Type, b: Type) -> str:
    """What to do about two types that do not go together."""
    pair = {a.name, b.name}
    if pair == {"date", "month"}:
        return "先用 当月(日期) 把日期变成月份，或用 月初(月份)、月末(月份) 把月份变成日期"
    if "text" in pair and pair & {"int", "decimal"}:
        return "文字要加引号，数不要加引号；数变文字用 TEXT(数)"
    if "date" in pair and pair & {"int", "decimal"}:
        return "日期不是数：日期写作 DATE(2023,5,1)，相差天数用 天数(起, 止)"
    if "date" in pair and "text" in pair:
        return "日期写作 DATE(2023,5,1)，不要写成文字"
    if "term" in pair:
        return "刑期写作 刑期(月数, 日数)；要数请用 刑期月数(刑期)"
    return "请使两边类型相同"


def fit(value: Cell, kind: Type) -> Cell:
    """Bring a number to its type: scale, and UNKNOWN from 10^15 on."""
    if isinstance(value, Missing) or not kind.numeric:
        return value
    number = Decimal(value)
    if kind.name == "decimal":
        if abs(number) >= LIMIT * 10:
            return UNKNOWN
        number = rounded(number, kind.scale) + 0  # + 0: there is no minus zero
    if abs(number) >= LIMIT:
        return UNKNOWN
    return int(number) if kind.name == "int" else number


def states_of(cells: Sequence[Cell]) -> list[State]:
    """The states of the missing among the cells."""
    return [c.state for c in cells if isinstance(c, Missing)]
