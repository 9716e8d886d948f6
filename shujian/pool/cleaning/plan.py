"""What a worker is told: which cells become which columns, and where the rows go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa

from shujian.engines.base import RAW, ROW, STATE, WHY
from shujian.schema.elements import Element, element
from shujian.schema.elements.region import by_names
from shujian.schema.elements.sentenced import PENALTIES, SUSPENSIONS, within

EMPTY = "空白："
"""Start of a fixed text by which a person vouches that the cell is blank in every row."""
WHERE_BLANK = "没有写的："
"""Start of a fixed text of a column that the file has: what its blank cells say, as a person knows."""
MARKS = (EMPTY, WHERE_BLANK)
SOURCE = "__raw"
"""In quarantine: every cell of the source row, a JSON list, as it was."""


@dataclass(frozen=True)
class PlanColumn:
    """A standard column and where it comes from.

    Args:
        name: standard column.
        element: data element; unit: in which values are kept.
        source: index of the file's column; -1: not supplied.
        fixed: where the file has no such column, the text a person gave for every row; where it
            has one, what blank cells say, see ``WHERE_BLANK``.
        given: the unit of bare numbers in the file, where it is another one.
        required: an unreadable or blank cell quarantines the row.
        damaged: a spreadsheet is known to have cut the numbers of this column of the file.
        within: the column of the file is that of the principal penalty too, see ``sentenced``.
        worded: words in it (停发) quarantine the row: it is made of the cell alone.
        places: pairs of a place's name and its code, as people said it.
    """

    name: str
    element: str
    unit: str = ""
    source: int = -1
    fixed: str = ""
    given: str = ""
    required: bool = False
    damaged: bool = False
    within: bool = False
    worded: bool = False
    places: tuple[tuple[str, str], ...] = ()

    @property
    def decides(self) -> bool:
        """Whether its cells may quarantine a row."""
        return self.required or self.worded

    @cached_property
    def cleaner(self) -> Element:
        """The element for the column's unit and the file's."""
        kind = element(self.element, self.unit, self.given)
        kind = within(kind) if self.within else kind
        return by_names(kind, dict(self.places)) if self.places else kind


@dataclass(frozen=True)
class Plan:
    """How a part becomes rows.

    Args:
        columns: the table's columns.
        path: the part's Arrow IPC file.
        base: row number of line 0 (``ids.row_base``).
        rows: folder of rows; quarantine: folder of quarantined rows.
        stem: start of file names.
        duplicates: place (``ids.RowId``) → earlier place with exactly the same cells.
        not_done: place → what the file says of a row of which nothing came, Chinese.
    """

    columns: tuple[PlanColumn, ...]
    path: Path
    base: int
    rows: Path
    quarantine: Path
    stem: str
    duplicates: dict[int, int] = field(default_factory=dict)
    not_done: dict[int, str] = field(default_factory=dict)

    @cached_property
    def schema(self) -> pa.Schema:
        """The columns of a file of rows."""
        return row_schema(self.columns)

    @cached_property
    def quarantine_schema(self) -> pa.Schema:
        """The columns of a file of quarantined rows."""
        return quarantine_schema(self.schema)

    def as_dict(self) -> dict[str, Any]:
        """JSON form."""
        paths = {k: str(getattr(self, k)) for k in ("path", "rows", "quarantine")}
        pairs = sorted(self.duplicates.items())
        columns = [asdict(c) for c in self.columns]
        plain = {"base": self.base, "stem": self.stem}
        told = sorted(self.not_done.items())
        return {**plain, **paths, "columns": columns, "duplicates": pairs, "not_done": told}

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Plan:
        """Back from the JSON form."""
        columns = tuple(PlanColumn(**c) for c in data["columns"])
        paths = {k: Path(data[k]) for k in ("path", "rows", "quarantine")}
        return cls(
            columns=columns,
            base=data["base"],
            stem=data["stem"],
            duplicates={int(a): int(b) for a, b in data["duplicates"]},
            not_done={int(a): str(b) for a, b in data["not_done"]},
            **paths,
        )


def within_penalty(columns: Iterable[PlanColumn], sources: Mapping[str, int]) -> frozenset[str]:
    """The columns on a probation whose column of the file is that of the principal penalty too.

    Args:
        columns: the table's columns.
        sources: standard column → column of the file.
    """
    known = [c for c in columns if c.name in sources]
    shared = {sources[c.name] for c in known if c.element in PENALTIES}
    mine = (c.name for c in known if c.element in SUSPENSIONS and sources[c.name] in shared)
    return frozenset(mine)


def row_schema(columns: tuple[PlanColumn, ...]) -> pa.Schema:
    """Value, state and raw text of each column, and the row number."""
    fields: list[pa.Field] = []
    for column in columns:
        fields += [
            pa.field(column.name, column.cleaner.arrow),
            pa.field(column.name + STATE, pa.int8()),
            pa.field(column.name + RAW, pa.string()),
        ]
    return pa.schema([*fields, pa.field(ROW, pa.int64())])


def quarantine_schema(schema: pa.Schema) -> pa.Schema:
    """The same and why the row is there, and all its cells."""
    return pa.schema([*schema, pa.field(WHY, pa.string()), pa.field(SOURCE, pa.string())])


@dataclass
class Written:
    """A file that a worker wrote; row numbers of its first and last row."""

    name: str
    rows: int
    first: int
    last: int


@dataclass
class Done:
    """The account of a piece of work: rows = kept + quarantined.

    Args:
        states: for each column the kept cells by state, in the order of ``State``.
        reasons: quarantined rows by kind of reason.
        files, quarantine: what was written.
    """

    rows: int = 0
    kept: int = 0
    quarantined: int = 0
    states: dict[str, list[int]] = field(default_factory=dict)
    reasons: Counter[str] = field(default_factory=Counter)
    files: list[Written] = field(default_factory=list)
    quarantine: list[Written] = field(default_factory=list)

    def add(self, other: Done) -> None:
        """Add another piece of the same part."""
        self.rows += other.rows
        self.kept += other.kept
        self.quarantined += other.quarantined
        for column, counts in other.states.items():
            mine = self.states.setdefault(column, [0, 0, 0, 0])
            self.states[column] = [a + b for a, b in zip(mine, counts, strict=True)]
        self.reasons.update(other.reasons)
        self.files += other.files
        self.quarantine += other.quarantine

    def as_dict(self) -> dict[str, Any]:
        """For JSON; ``asdict`` of Python 3.11 counts the pairs of a Counter."""
        return asdict(replace(self, reasons=dict(self.reasons)))  # type: ignore[arg-type]

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Done:
        """Back from ``as_dict``."""
        written = {k: [Written(**w) for w in data[k]] for k in ("files", "quarantine")}
        return cls(**{**data, "reasons": Counter(data["reasons"]), **written})
