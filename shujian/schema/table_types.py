"""What a standard table is: its columns, the element that cleans each, its key."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from shujian.core.cells import Missing
from shujian.formulas.types import Type
from shujian.schema.code_names import common_names
from shujian.schema.elements import Element, element
from shujian.schema.fold import header_key
from shujian.schema.headings import named_element


@dataclass(frozen=True)
class TableColumn:
    """A column of a standard table.

    Args:
        name: Chinese name, the id.
        element: the data element's name.
        alias: other names under which suppliers send the column, for header matching.
        english: name in the reference catalogues; "" where none.
        required: an unreadable or blank cell quarantines the row (every key column too).
        meaning: what stands in the column, Chinese.
        unit: the unit in which values are kept (金额, 数量).
        level: sensitivity, 1 public to 4 most sensitive.
        blank: where a file without the column may be vouched to be blank in every row (a list of
            those still in custody has no day of release): what the supplier says by it, Chinese.
        unsupplied: the text that is proposed for every row of a file that has no such column
            at all (a list that is not paid in batches); "" where nothing can be said.
        doubtful: headings that often, but not surely, mean the column (the planned end of a term
            for the day of release): a person has to confirm them.
        doubt: why, Chinese.
        told: words in the name of a file, its sheet or title, each with the text that is proposed
            for every row of a file that has no such column (殡葬 tells where a death list comes from).
        then: texts that may stand for every row of such a file, each with what the models do by it,
            Chinese; of ``blank`` as well.
        dated: it says of which day a row's state is; where a file has no such column, the day
            up to which its supplier vouches stands in every row.
    """

    name: str
    element: str
    alias: tuple[str, ...] = ()
    english: str = ""
    required: bool = False
    meaning: str = ""
    unit: str = ""
    level: int = 1
    blank: str = ""
    unsupplied: str = ""
    doubtful: tuple[str, ...] = ()
    doubt: str = ""
    told: tuple[tuple[str, str], ...] = ()
    then: tuple[tuple[str, str], ...] = ()
    dated: bool = False

    def effect(self, text: str) -> str:
        """What the models do by a text that stands for every row, Chinese; "" where nobody says."""
        return dict(self.then).get(text, "")

    @property
    def stated(self) -> tuple[str, ...]:
        """Texts that may stand for every row: those listed, or those of which the effect is told."""
        listed: tuple[str, ...] = tuple(getattr(self.cleaner, "listed", ()))
        return listed or tuple(text for text, _ in self.then if text != self.blank)

    @cached_property
    def cleaner(self) -> Element:
        """The element, made for this column's unit."""
        return element(self.element, self.unit)

    @cached_property
    def letters(self) -> frozenset[str]:
        """The letters of all headings that may mean the column; a time stands for its day."""
        words = (self.name, self.english, *self.alias, *self.doubtful, *common_names(self.name))
        return frozenset(" ".join(map(header_key, words)).replace("时间", "时间日期"))

    @property
    def type(self) -> Type:
        """The type of the column's values."""
        return self.cleaner.type

    def mask(self, value: Any) -> str:
        """The value for a reader who may not see it: never in full.

        Where the column is more sensitive than its element (身份证号 defined as 文本), the
        element that the heading names masks it, or nothing of it is shown.
        """
        if self.cleaner.level > 1:
            return self.cleaner.mask(value)
        named = next((n for h in (self.name, *self.alias) if (n := named_element(h))), "")
        if named and isinstance(value, str):
            kind = element(named)
            read = kind.clean(value).value
            if kind.level > 1 and not isinstance(read, Missing):
                return kind.mask(read)
        return "***"


@dataclass(frozen=True)
class StandardTable:
    """A standard table.

    Args:
        id: namespaced id, ``shujian/在押人员``.
        name: Chinese name, by which models and snapshots call it.
        columns: in the order of the file.
        key: columns that say which thing a row is about; unreadable → quarantine; none: the
            whole row stands as key, nothing can be corrected by it.
        alias: name in the reference catalogues.
        meaning: what a row is, Chinese.
        place: column that coverage speaks of; "" where none.
        period: column of time that coverage speaks of; "" where none.
        called: what offices call such a list in the name of a file, a sheet or a title, besides
            its name: 火化登记 for 死亡登记.
        unlike: words in the name of a file, its title or the heading of a sum that speak of
            another list with the same columns (失业 against 养老金发放): a person decides then.
        monthly: the columns of the month and of what stands in it, where suppliers send the
            table with a column a month: such a list is taken apart into a row a month; () else.
        path: the file it was loaded from; not part of equality.
    """

    id: str
    name: str
    columns: tuple[TableColumn, ...]
    key: tuple[str, ...]
    alias: str = ""
    meaning: str = ""
    place: str = ""
    period: str = ""
    called: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()
    monthly: tuple[str, ...] = ()
    path: str = field(default="", compare=False)

    def column(self, name: str) -> TableColumn:
        """The column of a name; KeyError where there is none."""
        return self._by_name[name]

    @cached_property
    def _by_name(self) -> dict[str, TableColumn]:
        return {c.name: c for c in self.columns}

    @cached_property
    def headers(self) -> dict[str, TableColumn]:
        """Folded header (``fold.header_key``) of every name, alias and English name → column."""
        found: dict[str, TableColumn] = {}
        for names in (_own_names, _alias_names, _english_names):
            for column in self.columns:
                for name in names(column):
                    found.setdefault(header_key(name), column)
        return found

    @property
    def required(self) -> frozenset[str]:
        """The columns whose bad cells quarantine the row."""
        return frozenset(self.key) | {c.name for c in self.columns if c.required}


def _own_names(column: TableColumn) -> tuple[str, ...]:
    return (column.name,)


def _alias_names(column: TableColumn) -> tuple[str, ...]:
    return column.alias


def _english_names(column: TableColumn) -> tuple[str, ...]:
    return (column.english,) if column.english else ()
