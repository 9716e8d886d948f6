"""Where the rows aside of a run come from, and what stood there that could not be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from shujian.app.no_row import SAID, Raw, column_of, numbers
from shujian.core.cells import State
from shujian.models.checking import Bound
from shujian.models.formula import RIGHT
from shujian.models.model import Model
from shujian.models.relations.relation import WHY
from shujian.models.schema import Origin
from shujian.models.steps.matching import Matching
from shujian.pool.asking.source import SourceRow, sources
from shujian.store import db
from shujian.store.home import Home
from shujian.trust import Context

SHOWN = 3
"""Source rows of one row that are named; the rest are counted."""


@dataclass(frozen=True)
class Places:
    """The source rows of some rows aside.

    Args:
        model: the run's model.
        rows: row number → row of the pool, for a reader.
    """

    model: Model
    rows: Mapping[int, SourceRow]

    @classmethod
    def of(cls, ctx: Context, home: Home, model: Model, raws: Iterable[Raw]) -> Places:
        """Look them up.

        Raises:
            ShujianError: ``pool.no_row`` for a row that is gone from the pool.
        """
        wanted = {
            n for raw in raws for listed in numbers(model, raw).values() for n in listed[:SHOWN]
        }
        with db.reader(home) as session:
            return cls(model, sources(ctx, session, home, wanted))

    def said(self, raw: Raw) -> tuple[str, ...]:
        """File, sheet and row of each source row, such as 养老金：名单.csv·一 第 3 行."""
        found = []
        for alias, listed in numbers(self.model, raw).items():
            lines = [f"{alias}：{place(self.rows[n])}" for n in listed[:SHOWN]]
            more = len(listed) - SHOWN
            found += lines + ([f"{alias}：另有 {more} 行"] if more > 0 else [])
        return tuple(found)

    def lacks(self, raw: Raw) -> Callable[[Origin], bool]:
        """Tells whether a column of an input was not supplied with the row's own source rows."""
        listed = numbers(self.model, raw)

        def lacking(origin: Origin) -> bool:
            rows = [self.rows[n] for n in listed.get(origin[0], ())[:SHOWN]]
            cells = [row.cells[origin[1]] for row in rows if origin[1] in row.cells]
            return bool(cells) and all(cell.state is State.ABSENT for cell in cells)

        return lacking

    def unread(self, raw: Raw) -> dict[str, str]:
        """Column → text as supplied, for what this step reads and could not be read.

        Of a computed column that the reason names, also what was left blank: text "".
        """
        bound = self.model.steps[raw["step"]]
        read, behind = reads(bound), _behind(bound, raw[WHY])
        found = {}
        for alias, listed in numbers(self.model, raw).items():
            for row in (self.rows[n] for n in listed[:SHOWN]):
                for name, cell in row.cells.items():
                    if (alias, name) in read | behind and cell.state is State.UNKNOWN and cell.raw:
                        found[name] = cell.raw
                    elif (alias, name) in behind and cell.state is State.BLANK:
                        found.setdefault(name, "")
        return found


def reads(bound: Bound) -> frozenset[Origin]:
    """The columns of the inputs on which a step decides."""
    operator = bound.operator
    sides = [bound.inputs[n] for n in operator.inputs()]
    schemas = {"": sides[0] if sides else {}, RIGHT: sides[-1] if sides else {}}
    columns = {key for formula in bound.formulas.values() for key in formula.columns}
    if isinstance(operator, Matching):
        pairs = (*operator.pairs_on, *operator.pairs_agree)
        columns |= {("", a) for a, _ in pairs} | {(RIGHT, b) for _, b in pairs}
    for value in vars(operator).values():  # columns that are parameters, such as start and end
        named = value if isinstance(value, tuple) else (value,)
        columns |= {("", n) for n in named if isinstance(n, str)}
    found = [schemas[scope][name] for scope, name in columns if name in schemas[scope]]
    found += [bound.schema[n] for n in bound.subjects]
    return frozenset().union(*(c.sources for c in found))


def _behind(bound: Bound, reason: str) -> frozenset[Origin]:
    """What the computed columns that a reason names are made from."""
    named = (column_of(bound, match[1]) for match in SAID.finditer(reason))
    return frozenset().union(*(c.sources for c in named if c is not None and not c.origin))


def place(row: SourceRow) -> str:
    """Where a row stands, for people."""
    where = f"{row.file}·{row.sheet}" if row.sheet else row.file
    return f"{where} {row.at}"
