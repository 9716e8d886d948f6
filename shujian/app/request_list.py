"""What to ask departments for, so that they are asked once: every table and column, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from shujian.app.fitting import ModelFit, TableFit, fit
from shujian.app.holdings import Holding
from shujian.app.packing import PackView
from shujian.app.request_examples import example_of
from shujian.app.shelves import Entry
from shujian.schema.table_sources import TableSource, source_of
from shujian.schema.table_types import StandardTable, TableColumn

SHOWN = "只在线索里列出"
DEMANDED = "导入时必填：这一格空着或读不懂，这一行用不上"
_FORMATS = {
    "日期": "年-月-日",
    "月份": "年-月",
    "布尔": "是、否",
    "宣告缓刑": "是、否，或者考验期",
    "金额": "数字",
    "整数": "整数",
    "公民身份号码": "18位，文本格式（不要变成科学计数法）",
    "统一社会信用代码": "18位",
    "行政区划代码": "6位代码或者全称",
}


@dataclass(frozen=True)
class AskedColumn:
    """A column to be asked for.

    Args:
        name: of the standard table.
        meaning, format, example: what stands in it, how it is written, an invented value.
        required: the import demands it.
        rules: model → how many of its rules depend on it.
        there: some file supplied it.
        unread: it was supplied, and not one cell could be read.
    """

    name: str
    meaning: str
    format: str
    example: str
    required: bool
    rules: Mapping[str, int]
    there: bool
    unread: bool = False

    @property
    def why(self) -> str:
        """Why it is asked for, Chinese."""
        told = [f"“{m}”的 {n} 条规则凭它判断" for m, n in self.rules.items() if n]
        return "；".join(told + [DEMANDED] * self.required) or SHOWN


@dataclass
class AskedTable:
    """A table to be asked for.

    Args:
        table: its name.
        meaning: what a row is.
        covered: "not there" is said of it: the supplier has to state what it holds all of.
        held: there are data.
        columns: in the order of the standard table.
        basis: model → the articles that it stands on.
    """

    table: str
    meaning: str
    covered: bool
    held: bool
    columns: list[AskedColumn] = field(default_factory=list)
    basis: dict[str, tuple[str, ...]] = field(default_factory=dict)


def request_list(
    entries: Iterable[Entry],
    tables: Mapping[str, StandardTable],
    have: Mapping[str, Holding],
    others: Sequence[Entry] = (),
) -> list[AskedTable]:
    """The tables of some models that departments keep, each once.

    Args:
        entries: the models and rule packs; those that are faulty ask for nothing.
        tables: the standard tables by name.
        have: what the pool holds.
        others: more models, whose cases show examples that those of ``entries`` do not.
    """
    usable = [e for e in entries if e.bound is not None]
    fits = [(e, fit(e.needs, have)) for e in usable]
    names = dict.fromkeys(t.need.table for _, f in fits for t in f.tables)
    return [
        _asked(tables[name], [(e, t) for e, f in fits for t in _of(f, name)], others)
        for name in names
        if source_of(tables[name]) is TableSource.FILE
    ]


def _of(fitted: ModelFit, name: str) -> Iterator[TableFit]:
    return (t for t in fitted.tables if t.need.table == name)


def _asked(
    standard: StandardTable, users: list[tuple[Entry, TableFit]], others: Sequence[Entry]
) -> AskedTable:
    held = next((t.held for _, t in users if t.held), None)
    made = AskedTable(
        standard.name, standard.meaning, any(t.need.covered for _, t in users), held is not None
    )
    for entry, _ in users:
        made.basis[name_of(entry)] = _basis(entry)
    read = {c for _, t in users for c in t.need.columns} | standard.required
    shown = [*(e for e, _ in users), *others]
    for column in standard.columns:
        if column.name in read:
            made.columns.append(_column(standard, column, users, held, shown))
    return made


def _column(
    standard: StandardTable,
    column: TableColumn,
    users: list[tuple[Entry, TableFit]],
    held: Holding | None,
    shown: Sequence[Entry],
) -> AskedColumn:
    fill = held.columns.get(column.name) if held else None
    return AskedColumn(
        column.name,
        column.meaning,
        _format(column),
        example_of(standard, column, shown),
        column.name in standard.required,
        {name_of(e): len(t.need.columns.get(column.name, ())) for e, t in users},
        fill is not None and fill.absent < fill.rows,
        fill is not None and fill.unread,
    )


def _format(column: TableColumn) -> str:
    listed = getattr(column.cleaner, "listed", ())
    words = "、".join(listed) if listed else _FORMATS.get(column.element, column.element)
    return f"{words}（{column.unit}）" if column.unit else words


def name_of(entry: Entry) -> str:
    """How people call a model or rule pack."""
    return entry.bound.spec.name if entry.bound is not None else entry.id


def _basis(entry: Entry) -> tuple[str, ...]:
    if isinstance(entry.bound, PackView):
        return tuple(entry.bound.pack.spec.about["basis"])
    return tuple(entry.bound.spec.basis) if entry.bound is not None else ()
