"""What the upload wizard is told of a file: parts, columns, guesses, open questions."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from shujian.app.drafts.states import DraftState
from shujian.app.http.pool.looking import Words
from shujian.app.http.problems import Problem


class CoverView(BaseModel):
    """A statement that a table is complete for a place, a unit and a time."""

    place: str = ""
    unit: str = ""
    start: dt.date | None = None
    end: dt.date | None = None


class SourceColumn(BaseModel):
    """A column of the file, with some of its cells."""

    index: int
    header: str
    samples: list[str]


class Choice(BaseModel):
    """One possible answer about a column, in words."""

    value: str
    label: str


class TargetColumn(BaseModel):
    """A standard column, and the file's column that stands for it.

    Args:
        source: index of the file's column; None: not supplied.
        sure: False while a person has to confirm.
        fixed: the text that stands for every row, where the file has no such column.
        blank: the text that vouches for blank cells in every row, where that may be said.
        rivals: other columns of the file that fit as well.
        hints: columns of the file that only their cells speak for.
        values: the values that the column may hold, where they are listed.
        choices: answers to the open question of a column that models decide on or that must be there: texts, columns.
        loss: what cannot be judged without the column, where models decide on it.
        uses: how many rules of models decide on the column; later: those of models only of
            whose other tables none has been brought in.
        dated: rows are of the as-of day, as the file has no such column; day: it, as far as it is known.
        shares: other standard columns for which the same column of the file may stand as well.
        unit: in which values are kept; file_unit: the file's, where it is another.
        read_as: the samples as the import reads them, where the file's unit is another.
    """

    name: str
    element: str
    meaning: str
    required: bool
    level: int
    unit: str
    source: int | None = None
    fixed: str = ""
    blank: str = ""
    score: int = 0
    reason: str = ""
    sure: bool = True
    rivals: list[int] = []
    hints: list[int] = []
    values: list[str] = []
    choices: list[Choice] = []
    loss: str = ""
    uses: int = 0
    later: bool = False
    dated: bool = False
    day: dt.date | None = None
    shares: list[str] = []
    file_unit: str = ""
    read_as: list[str] = []


class TableGuessView(BaseModel):
    """How well a standard table fits a part.

    Args:
        held: how many columns of the file stand for columns of the table.
        sure: clearly ahead of all others.
    """

    table: str
    score: int
    reason: str
    missing: list[str]
    held: int = 0
    sure: bool = False


class ChangeView(BaseModel):
    """How the headers differ from the supplier's last ones; see ``pool.proposals.change``.

    Args:
        confirmed: nothing is asked of it, or it was answered.
    """

    added: list[str]
    removed: list[str]
    renamed: list[tuple[str, str]]
    moved: bool
    kept: bool
    lost: list[tuple[str, str]]
    confirmed: bool


class MonthsView(BaseModel):
    """A list with a column a month, and the rows it is taken apart into.

    Args:
        taken: it comes in with a row a month; False: as it stands.
        confirmed: a person said so, or it came so before.
        first, last: the months as they are written into the rows.
        lines, months, rows, blank, empty: lines of the list, months, rows made of them, months of
            a line in which nothing stands, lines of which all months are so.
        totals: columns that are left, as they add months up.
        where: where the year of the months is told, in words; "" where the header tells it.
        asked: nothing tells the year: a person does; ``begins``: the first column of a month.
        year: the year that a person gave.
        month_column, value_column, meaning: what month and amount become, and what that month is.
        doubt: why the months may well mean something else; "" where not.
        unlike: lines whose own sum is not that of their months, in words; "" where there is none.
    """

    taken: bool
    confirmed: bool
    first: str
    last: str
    lines: int
    months: int
    rows: int
    blank: int
    empty: int
    totals: list[str]
    where: str
    asked: bool
    begins: str
    year: str
    month_column: str
    value_column: str
    meaning: str
    doubt: str
    unlike: str


class NamedPlaceView(BaseModel):
    """A place that a part names where a code should stand; see ``pool.place_names.NamedPlace``.

    Args:
        open: a person is asked for its code.
    """

    name: str
    header: str
    rows: int
    code: str
    likely: str
    open: bool


class PartView(BaseModel):
    """One sheet or member file and what becomes of it.

    Args:
        layout: the same for parts with the same headers.
        said: answers that hold for every part with these headers, see ``alike.holding``.
        shared_from: the file whose answers were taken for this part.
        unread: columns that nothing takes because of how their cells are written, in words.
        months: of a list with a column a month.
        places: places that it names where codes should stand.
    """

    no: int
    file: str
    sheet: str
    key: str
    format: str
    encoding: str
    hidden: bool
    rows: int
    broken: int
    header_line: int
    skipped_rows: int
    notes: list[str]
    unread: list[str]
    table: str
    left_out: bool
    guesses: list[TableGuessView]
    sources: list[SourceColumn]
    targets: list[TargetColumn]
    unmatched: list[str]
    missing: list[str]
    reused: bool
    change: ChangeView | None
    newest: dt.date | None
    layout: str
    said: dict[str, str]
    shared_from: str = ""
    months: MonthsView | None = None
    places: list[NamedPlaceView] = []


class QuestionView(BaseModel):
    """Something that a person still has to decide; ``alone``: by itself, not with others."""

    id: str
    kind: str
    part: int
    text: str
    proposed: str | None
    alone: bool = False


class PoolDelivery(BaseModel):
    """What the supplier says of the file, and what happens to earlier rows."""

    supplier: str
    authority: str
    days: dict[str, dt.date | None]
    coverage: list[CoverView]
    mode: Literal["append", "replace", "correct"]
    scope: Literal["supplier", "all", "file"]
    instead: str


class KnownView(BaseModel):
    """An import as people know it; see ``pool.proposals.known.Known``."""

    table: str
    import_id: str
    file: str
    as_of: dt.date | None
    values: dict[str, str]
    rows: int


class OutgoingView(BaseModel):
    """Earlier rows of a table that would go; see ``pool.replacing.Outgoing``."""

    table: str
    supplier: str | None
    rows: int
    quarantined: int
    imports: int
    left: int
    unchanged: bool
    files: list[KnownView]
    mended: int
    alone: bool = False


class AsideThereView(BaseModel):
    """Rows set aside that a correction may bring again; see ``pool.replacing.AsideThere``."""

    table: str
    mended: int
    aside: int


class UnfitView(BaseModel):
    """A row corrected by hand that does not go along; see ``pool.carrying.Unfit``."""

    file: str
    sheet: str
    line: int
    why: str


class GoingView(BaseModel):
    """Rows corrected by hand that go along when the file is read anew; ``unfit``: those not."""

    table: str
    rows: int
    unfit: list[UnfitView]


class OutcomePart(BaseModel):
    """The account of one part: rows = kept + quarantined."""

    file: str
    sheet: str
    rows: int
    kept: int
    quarantined: int
    reasons: dict[str, int]
    notes: list[str]


class OutcomeView(BaseModel):
    """The account of one import; ``duplicate_of``, ``already``: what held this very file."""

    import_id: str
    table: str
    state: str
    rows_in: int
    rows_kept: int
    rows_quarantined: int
    superseded: int
    duplicate_of: str
    already: KnownView | None = None
    parts: list[OutcomePart]
    notes: list[str]


class OpenDraft(BaseModel):
    """A file on its way that was neither brought in nor given up.

    Args:
        begun: when it was brought; None where that was not noted.
        visit: the same for files that were brought together.
    """

    key: str
    name: str
    begun: dt.datetime | None
    state: DraftState
    visit: str


class DraftView(BaseModel):
    """A file on its way into the pool.

    Args:
        state: reading, failed (see ``error``), ready, importing or done (see ``results``).
        job: the job under way, or the last one.
        earlier: imports in force of the same bytes.
        differing: tables among them where it was read in another way; anew: that import is to be
            taken back for this one.
        restated: of ``earlier``, tables of which another value was stated for every row: this is
            another delivery.
        altered: (table, column) of ``differing``: another value was stated for every row; answer
            ``beside.TABLE`` says that it is another delivery nevertheless.
        barred: of these, (table, who imported it): this person may not take that import back.
        skipped: refused parts that are not wanted.
        day_origins: table → where the proposed as-of day comes from, or why there is none; ""
            where a person gave another day.
        late: tables of which rows have a later day than the as-of day; their origin says so, or
            their newest day.
        newest: table → the newest day of its rows, where nothing states an as-of day: it may
            be one, which only a person knows; or where it is later than the day a person gave.
        undated: tables whose as-of day nothing tells, and nobody has answered.
        keyless: tables in which nothing can be corrected by key.
        told_supplier: the office that a line above the headers names, as a proposal.
        sent: files in force of the supplier, for the same tables; the newest day first.
        same_month: id of the one among them that speaks of the month of this file.
        outgoing: earlier rows that would go, where they are replaced or taken back.
        aside_there: rows set aside that a correcting file may bring again.
        going: corrections made by hand that go along then.
    """

    key: str
    name: str
    size: int
    state: DraftState
    job: str
    delivery: PoolDelivery
    parts: list[PartView] = []
    refused: list[Problem] = []
    skipped: list[str] = []
    questions: list[QuestionView] = []
    earlier: list[KnownView] = []
    differing: list[str] = []
    restated: list[str] = []
    altered: list[tuple[str, str]] = []
    barred: list[tuple[str, str]] = []
    anew: bool = False
    keyless: list[str] = []
    sent: list[KnownView] = []
    same_month: str = ""
    outgoing: list[OutgoingView] = []
    aside_there: list[AsideThereView] = []
    going: list[GoingView] = []
    day_origins: dict[str, str] = {}
    newest: dict[str, dt.date] = {}
    late: list[str] = []
    undated: list[str] = []
    told_supplier: str = ""
    error: Problem | None = None
    results: list[OutcomeView] = []


class Sibling(BaseModel):
    """A part of a file of the same upload; ``key``: the file's draft."""

    key: str
    part: int


class Answers(BaseModel):
    """What a person decides; only what is given changes.

    Args:
        answers: by question id, also for columns that were not asked about; None forgets one.
        headers: key of a part → line of its header (0: none); reads the file again.
        encoding: of a text file; reads the file again.
        skips: names of refused parts that are not wanted.
        anew: take back what this very file brought with another mapping.
        instead: id of the import whose place the file takes, where ``scope`` is file.
    """

    answers: dict[str, str | None] = {}
    supplier: Words | None = None
    authority: Words | None = None
    coverage: Annotated[list[CoverView], Field(max_length=200)] | None = None
    mode: Literal["append", "replace", "correct"] | None = None
    scope: Literal["supplier", "all", "file"] | None = None
    instead: str | None = None
    headers: dict[str, int] | None = None
    encoding: Literal["", "utf-8", "gb18030", "utf-16-le", "utf-16-be"] | None = None
    skips: list[str] | None = None
    anew: bool | None = None
