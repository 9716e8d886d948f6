"""The fit of a model to the unit's tables, as the page shows it."""

from __future__ import annotations

import datetime as dt

from pydantic import BaseModel

from shujian.app.fit_rules import Readiness, RuleFit
from shujian.app.fitting import ColumnFit, ModelFit, TableFit
from shujian.app.packing import PackView
from shujian.app.shelf import Shelf
from shujian.models.model import Model
from shujian.schema.table_sources import source_of


class FitColumn(BaseModel):
    """A column that is read, or that the import demands (``required``); counts of cells.

    ``instead``: the columns that the model takes where no file has this one; ``unread``: it was
    supplied, and not one cell could be read.
    """

    name: str
    meaning: str
    element: str
    rules: list[str]
    required: bool = False
    there: bool
    unread: bool = False
    instead: list[str] = []
    rows: int
    values: int
    blank: int
    unknown: int
    absent: int


class FitCoverage(BaseModel):
    """A statement of what a table holds all of."""

    place: str
    unit: str
    start: dt.date | None
    end: dt.date | None


class FitBehind(BaseModel):
    """A supplier whose lists end on a day long before those of another."""

    supplier: str
    as_of: dt.date


class FitTable(BaseModel):
    """A table that is read; ``version`` 0: there are no data.

    ``newest``: the day of the supplier whose lists go on longest; ``behind``: those whose end
    more than a month before it.

    ``source``: file, documents or screening, see ``schema.table_sources``.
    """

    table: str
    meaning: str
    source: str
    aliases: list[str]
    base: bool
    needs_coverage: bool
    rules: list[str]
    version: int
    rows: int
    quarantined: int
    as_of: dt.date | None
    newest: dt.date | None = None
    behind: list[FitBehind] = []
    coverage: list[FitCoverage]
    troubles: list[str]
    columns: list[FitColumn]


class FitLack(BaseModel):
    """A table with what is missing of it; no columns: it has no data, or (``empty``) no row, where
    all that came stand in quarantine (``aside``).

    ``columns`` are missing in all of its ``rows``, or (``unread``) are there and no cell of them
    could be read; ``unsaid``: what it holds all of was not stated.
    """

    table: str
    columns: list[str]
    empty: bool = False
    aside: bool = False
    unsaid: bool = False
    unread: bool = False
    rows: int = 0


class FitRule(BaseModel):
    """A rule: ``state`` whole, part (it runs, but not over every row), unchecked (it can only
    say 未检查) or none.

    ``kind`` is what is said of it: one that only lacks tables beside it counts as whole, one
    unchecked for columns that cannot be read is ``review``: it can only say 待核. ``items``: local
    rules that it asks for and nobody has entered.
    """

    rule: str
    state: str
    kind: str
    lacks: list[FitLack]
    items: list[str] = []


class FitView(BaseModel):
    """``state``: whole, part, review, unchecked, undecided or none; ``silent``: rules that cannot run.

    ``all``: how many rules there are; ``able``: those that can judge; ``hampered``: those of
    them that cannot judge every row; ``unchecked``: those that can only say 未检查; ``reviewed``:
    those that can only say 待核. ``rules``: what each rule of a model lacks, and of a rule pack
    those that lack something.
    """

    state: str
    as_of: dt.date | None
    there: int
    needed: int
    silent: list[str]
    runnable: bool
    all: int
    able: int
    hampered: int
    unchecked: int
    reviewed: int
    rules: list[FitRule]
    tables: list[FitTable]


def view(ready: Readiness, made: Model | PackView | None, shelf: Shelf) -> FitView:
    """The fit with the meanings of tables and columns."""
    fitted = ready.fitted
    rows = {t.need.table: t.held.rows for t in fitted.tables if t.held}
    return FitView(
        state=str(ready.state),
        as_of=fitted.as_of,
        there=fitted.there,
        needed=len(fitted.tables),
        silent=list(ready.silent),
        runnable=ready.runnable,
        all=len(ready.rules),
        able=ready.able,
        hampered=ready.hampered,
        unchecked=ready.unchecked,
        reviewed=ready.reviewed,
        rules=[
            _rule(r, rows, fitted)
            for r in ready.rules
            if isinstance(made, Model) or r.tables or r.columns
        ],
        tables=[_table(t, shelf) for t in fitted.tables],
    )


def _rule(fitted: RuleFit, rows: dict[str, int], tables: ModelFit) -> FitRule:
    aside = {t.need.table for t in tables.tables if t.aside}
    lacks = [
        FitLack(table=t, columns=[], empty=rows.get(t) == 0, aside=t in aside)
        for t in fitted.tables
    ]
    columns: dict[tuple[str, bool], list[str]] = {}
    for table, column in fitted.columns:
        columns.setdefault((table, (table, column) in tables.unread), []).append(column)
    lacks += [
        FitLack(table=t, columns=c, unread=unread, rows=rows.get(t, 0))
        for (t, unread), c in columns.items()
    ]
    lacks += [FitLack(table=t, columns=[], unsaid=True) for t in fitted.unsaid]
    kind = "review" if fitted.reviewed(tables) else str(fitted.kind)
    return FitRule(
        rule=fitted.rule, state=str(fitted.state), kind=kind, lacks=lacks, items=list(fitted.items)
    )


def _table(fitted: TableFit, shelf: Shelf) -> FitTable:
    need, held = fitted.need, fitted.held
    standard = shelf.tables[need.table]
    return FitTable(
        table=need.table,
        meaning=standard.meaning,
        source=str(source_of(standard)),
        aliases=list(need.aliases),
        base=need.base,
        needs_coverage=need.covered,
        rules=list(need.rules),
        version=held.version if held else 0,
        rows=held.rows if held else 0,
        quarantined=held.quarantined if held else 0,
        as_of=held.as_of if held else None,
        newest=max(filter(None, held.days.values()), default=None) if held else None,
        behind=[
            FitBehind(supplier=s, as_of=day)
            for s, day in sorted(held.behind.items() if held else ())
        ],
        coverage=[
            FitCoverage(place=c.place, unit=c.unit, start=c.start, end=c.until)
            for c in (held.coverage if held else ())
        ],
        troubles=[str(t) for t in fitted.troubles],
        columns=[
            _column(c, need.table, shelf) for c in (*fitted.columns, *_demanded(fitted, shelf))
        ],
    )


def _demanded(fitted: TableFit, shelf: Shelf) -> list[ColumnFit]:
    """Columns that the model does not read, but without which the import takes no row."""
    standard, held = shelf.tables[fitted.need.table], fitted.held
    names = [c.name for c in standard.columns if c.name in standard.required]
    fills = {n: held.columns.get(n) for n in names} if held else {}
    return [
        ColumnFit(n, (), (f := fills.get(n)) is not None and f.absent < f.rows, f)
        for n in names
        if n not in fitted.need.columns
    ]


def _column(fitted: ColumnFit, table: str, shelf: Shelf) -> FitColumn:
    column, fill = shelf.tables[table].column(fitted.name), fitted.fill
    return FitColumn(
        name=fitted.name,
        meaning=column.meaning,
        element=column.element,
        rules=list(fitted.rules),
        required=fitted.name in shelf.tables[table].required,
        there=fitted.there,
        unread=fitted.unread,
        instead=list(fitted.instead),
        rows=fill.rows if fill else 0,
        values=fill.values if fill else 0,
        blank=fill.blank if fill else 0,
        unknown=fill.unknown if fill else 0,
        absent=fill.absent if fill else 0,
    )
