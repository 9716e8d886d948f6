"""Facts with their place in the text, gathered in rows of the fact tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from shujian.core.cells import Missing, State
from shujian.core.terms import Term

Value = str | int | bool | Decimal | dt.date | Term


class Fact(NamedTuple):
    """One value read from the text.

    Args:
        value: the value, or ``Missing`` UNKNOWN where it was read and is not certain.
        start: where it stands in the folded text.
        end: its end, not included; equal to ``start`` where no place can be shown.
        segment: the part of the text: 首部, 程序, 指控, 事实, 理由, 主文, 尾部, 附录; "" derived.
        pattern: what read it: group/name of a pattern, or the name of a derivation.
    """

    value: Value | Missing
    start: int
    end: int
    segment: str
    pattern: str


fact_of: Callable[[tuple[Value | Missing, int, int, str, str]], Fact] = partial(tuple.__new__, Fact)
"""A fact of its fields in order, without the detour that names them: hundreds are made a document."""


CORRECTED, STATED = "人工更正", "人工补充"
"""In place of a pattern: a person's value where the machine read another, or none."""
_BLANK: tuple[None] = (None,)
"""In place of a fact where there is none: what a cell holds comes first in either."""


@dataclass(slots=True)
class Row:
    """One row of a fact table while it is gathered.

    Args:
        table: its name (文书, 被告人, 判项 …).
        cells: column → fact; a column without one is blank: the text does not say.
    """

    table: str
    cells: dict[str, Fact] = field(default_factory=dict)

    def put(
        self,
        column: str,
        value: Value | Missing,
        span: tuple[int, int] = (0, 0),
        segment: str = "",
        pattern: str = "",
    ) -> None:
        """Set a cell; one that is set stays as it is."""
        if column not in self.cells:
            self.cells[column] = fact_of((value, span[0], span[1], segment, pattern))

    def replace(
        self,
        column: str,
        value: Value | Missing,
        span: tuple[int, int] = (0, 0),
        segment: str = "",
        pattern: str = "",
    ) -> None:
        """Set a cell, also one that is set."""
        self.cells[column] = fact_of((value, span[0], span[1], segment, pattern))

    def doubt(self, column: str, reason: str, span: tuple[int, int] = (0, 0)) -> None:
        """Make a cell unknown: two readings, or one that is not certain.

        Args:
            column: the column.
            reason: Chinese, short.
            span: what was read.
        """
        self.replace(column, Missing(State.UNKNOWN, reason), span, "", "存疑")

    def get(self, column: str) -> Value | None:
        """The value of a cell; None where it is blank or unknown."""
        value = self.cells.get(column, _BLANK)[0]
        return None if isinstance(value, Missing) else value

    # the others look for themselves: hundreds of cells are asked for a document
    def text(self, column: str) -> str:
        """The words of a cell; "" where there are none."""
        value = self.cells.get(column, _BLANK)[0]
        return value if isinstance(value, str) else ""

    def day(self, column: str) -> dt.date | None:
        """The date of a cell."""
        value = self.cells.get(column, _BLANK)[0]
        return value if isinstance(value, dt.date) else None

    def term(self, column: str) -> Term | None:
        """The term of a cell."""
        value = self.cells.get(column, _BLANK)[0]
        return value if isinstance(value, Term) else None

    def number(self, column: str) -> int:
        """The whole number of a cell; 0 where there is none."""
        value = self.cells.get(column, _BLANK)[0]
        return value if isinstance(value, int) else 0

    def true(self, column: str) -> bool:
        """Whether a cell is 是."""
        return self.cells.get(column, _BLANK)[0] is True


@dataclass(slots=True)
class Rows:
    """All rows of one document, by table, in order."""

    tables: dict[str, list[Row]] = field(default_factory=dict)

    def new(self, table: str) -> Row:
        """A new last row of a table."""
        row = Row(table)
        self.tables.setdefault(table, []).append(row)
        return row

    def of(self, table: str) -> list[Row]:
        """The rows of a table."""
        return self.tables.get(table, [])

    def about(self, table: str, seq: int) -> list[Row]:
        """The rows of a table that belong to a defendant (被告人序号)."""
        return [r for r in self.of(table) if r.number("被告人序号") == seq]

    def __iter__(self) -> Iterator[Row]:
        for rows in self.tables.values():
            yield from rows
