"""What the explanation of a clue looks like to pages."""

from __future__ import annotations

import datetime as dt

from pydantic import BaseModel

from shujian.app.http.put_aside import PutAside


class Cell(BaseModel):
    """A value with its column; ``masked``: there is more to see for a stated purpose."""

    column: str
    shown: str
    masked: bool = False
    blank: bool = False


class Link(BaseModel):
    """A source column that a condition speaks of."""

    input: str
    column: str


class Condition(BaseModel):
    """A part of a condition: ``value`` true, false, or None with its ``state``.

    ``folded``: it only says that a cell can be read which another part of the row reads.
    """

    sentence: str
    depth: int
    joined: str
    value: bool | None
    state: str
    cells: list[Cell]
    links: list[Link]
    folded: bool


class SourceRef(BaseModel):
    """Where a row stands in the file that was supplied; ``listed``: among the source rows shown."""

    input: str
    row_id: str
    file: str
    sheet: str
    line: int
    listed: bool = True
    month: str = ""


class TracedRow(BaseModel):
    """A row that a step looked at, and what the step found."""

    passed: bool | None
    refs: list[SourceRef]
    conditions: list[Condition]


class Statement(BaseModel):
    """For which place, unit and time a table is known to be whole."""

    place: str
    unit: str
    start: str
    end: str


class Coverage(BaseModel):
    """Why "not there" is known: the table's statements, or that it is whole by its nature."""

    table: str
    complete: str
    statements: list[Statement]


class ClueStep(BaseModel):
    """A step of the model, in the order from the data to the clue.

    ``decided``: it could have stopped the clue; ``passed``: rows of the clue went through it;
    ``head``: the sentence without what stands below it.
    """

    step: str
    op: str
    sentence: str
    head: str
    decided: bool
    passed: bool
    rows: list[TracedRow]
    row_count: int
    coverage: list[Coverage]


class Aside(BaseModel):
    """Rows that the clue's sums lack; ``sure``: they are of this very clue."""

    step: str
    stream: str
    reason: str
    count: int
    sure: bool


class BesideRow(PutAside):
    """A row that the run put aside about the subject of a clue; ``code``: its stream."""

    stream: str
    code: str


class Besides(BaseModel):
    """The first of them, and how many there are."""

    run: str
    items: list[BesideRow]
    total: int


class SourceCell(BaseModel):
    """A cell of a source row, as read and as supplied where that differs."""

    shown: str
    raw: str
    state: str
    masked: bool


class RestCell(BaseModel):
    """A cell of the file that was not imported; ``at``: its column in the file.

    ``remark``: a column of remarks; ``words``: what it says that may change what the row means.
    """

    at: int
    column: str
    shown: str
    masked: bool
    remark: bool
    words: list[str]


class SourceRow(BaseModel):
    """A row of a supplied file; ``month``: its column, where the list has a column a month.

    ``rest``: its cells that were not imported; ``rest_known``: False where the import is older
    than their keeping.
    """

    row_id: str
    file: str
    sheet: str
    line: int
    supplier: str
    imported: dt.datetime
    in_force: bool
    mended_by: str
    why: str
    cells: dict[str, SourceCell]
    month: str = ""
    rest: list[RestCell] = []
    rest_known: bool = True


class ClueColumn(BaseModel):
    """A column of a source; ``used``: the explanation reads it.

    ``heading``: as the file names it, where all rows agree and it is another name.
    """

    name: str
    used: bool
    heading: str = ""


class Source(BaseModel):
    """The rows of one input behind a clue."""

    input: str
    table: str
    count: int
    columns: list[ClueColumn]
    rows: list[SourceRow]


class FactCell(BaseModel):
    """A cell that tells something; the value stands with its unit."""

    column: str
    shown: str


class FactRow(BaseModel):
    """A source row in plain words, and where it stands in the supplied file."""

    at: SourceRef
    cells: list[FactCell]


class FactsLater(BaseModel):
    """Rows that count although their time lies after the as-of day of the run.

    ``column``: the time of the table; ``rows``: how many, at least that many where not ``sure``.
    """

    column: str
    rows: int
    sure: bool
    sums: list[FactCell]


class FactTable(BaseModel):
    """The first rows of one input; ``whole``: what all of them come to, where all are known."""

    input: str
    table: str
    count: int
    whole: list[FactCell]
    later: FactsLater | None = None
    rows: list[FactRow]


class RemarkSaid(BaseModel):
    """A remark in the file that may clear somebody: to be looked at first.

    ``words``: what it says; ``at``: the first of its rows, ``count``: how many rows say the same.
    """

    table: str
    column: str
    shown: str
    words: list[str]
    at: SourceRef
    count: int


class Explanation(BaseModel):
    """Why a clue is a clue; what would disprove it comes first, then the facts.

    ``remarks``: what the files say beside its rows that may clear somebody; no model reads it.
    """

    disprove: list[str]
    remarks: list[RemarkSaid]
    verify: list[str]
    basis: list[str]
    checked: bool
    doubt: str
    line: str
    purpose: str
    rule_name: str
    as_of: str
    values: list[Cell]
    facts: list[FactTable]
    steps: list[ClueStep]
    put_aside: list[Aside]
    sources: list[Source]
