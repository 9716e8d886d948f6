"""The values that decided why rows of two sides do not go together, each by its column."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from shujian.core.cells import Missing
from shujian.formulas import show
from shujian.models.checking import Bound
from shujian.models.formula import RIGHT
from shujian.models.relations.cells import Cells
from shujian.models.schema import Schema

FEW = 3
"""Different values of a column that are written out."""
_RANGES = {
    "date": ("最早", "最晚"),
    "month": ("最早", "最晚"),
    "int": ("最小", "最大"),
    "decimal": ("最小", "最大"),
}
Mask = Callable[[str, str], str]
"""(column, shown) → what the reader may see of it."""


@dataclass(frozen=True)
class Seen:
    """What rows hold in one column.

    Args:
        column: the column.
        values: its values as people read them; first and last where ``ends``.
        ends: the words for the two values of a range; () where each value stands for itself.
        more: further values that are not written out.
        lacking: rows without a value.
    """

    column: str
    values: tuple[str, ...]
    ends: tuple[str, ...] = ()
    more: int = 0
    lacking: int = 0

    def words(self, mask: Mask) -> str:
        """The column and its values for one reader."""
        values = [mask(self.column, value) for value in self.values]
        if self.ends:
            told = "，".join(f"{e} {v}" for e, v in zip(self.ends, values, strict=True))
        else:
            more = f"等 {len(values) + self.more} 种" if self.more else ""
            told = "、".join(dict.fromkeys(values)) + more
        if not values:
            return f"{self.column}没有值"
        lacking = f"（另 {self.lacking} 行没有值）" if self.lacking else ""
        return f"{self.column} {told}{lacking}"


@dataclass(frozen=True)
class Sides:
    """The values of a row and of the rows it was held against.

    Args:
        mine: those of the row.
        theirs: those of the other rows.
        steps: the steps that the row and the other rows come from.
        count: how many other rows there are.
    """

    mine: tuple[Seen, ...]
    theirs: tuple[Seen, ...]
    steps: tuple[str, str]
    count: int

    def words(self, mine: Mask, theirs: Mask) -> str:
        """Both sides in Chinese, for one reader."""
        whose = "这一行" if self.count == 1 else f"这 {self.count} 行"
        sides = (
            ("它的", [seen.words(mine) for seen in self.mine]),
            (f"{whose}的", [seen.words(theirs) for seen in self.theirs]),
        )
        return "；".join(who + "，".join(said) for who, said in sides if said)


def sides(bound: Bound, steps: tuple[str, str], row: Cells, others: Sequence[Cells]) -> Sides:
    """What a condition over both sides read, in the order the two tables have their columns.

    Args:
        bound: the step, with a condition.
        steps: the steps of the row's side and of the other side.
        row: the row that came.
        others: the rows with the same key.
    """
    formula = bound.formulas["where"]
    mine, theirs = formula.reads(), formula.reads(RIGHT)
    own, other = (bound.inputs[step] for step in steps)
    return Sides(
        tuple(_seen(n, [row], own) for n in row if n in mine),
        tuple(_seen(n, others, other) for n in others[0] if n in theirs),
        steps,
        len(others),
    )


def _seen(name: str, rows: Sequence[Cells], schema: Schema) -> Seen:
    kind = schema[name].type if name in schema else None
    cells = [row[name] for row in rows]
    held = [cell for cell in cells if not isinstance(cell, Missing)]
    lacking = len(cells) - len(held)
    ends = _RANGES.get(kind.name if kind else "", ())
    if ends and len(set(held)) > 1:
        return Seen(name, (show(min(held), kind), show(max(held), kind)), ends, lacking=lacking)
    values = list(dict.fromkeys(show(cell, kind) for cell in held))
    return Seen(name, tuple(values[:FEW]), more=len(values[FEW:]), lacking=lacking)
