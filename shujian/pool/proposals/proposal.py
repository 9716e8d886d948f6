"""What an import would do, said before it is done: parts, matched columns, open questions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from shujian.core.errors import ShujianError
from shujian.pool.by_month.unfold import Unfolded
from shujian.pool.place_names import NamedPlace
from shujian.pool.proposals.as_of import AsOf
from shujian.pool.proposals.change import LayoutChange
from shujian.pool.proposals.known import Known
from shujian.pool.proposals.wanted import Wanted
from shujian.pool.readers.types import RawPart, ReadOptions
from shujian.schema.tables import StandardTable

SURE = 85
"""From this score on a match needs no confirmation."""
SKIP = ""
"""The answer “do not import this” to a question about a part or a column."""
FIXED = "="
"""An answer that begins so gives all rows of a part the text behind it: see ``PartProposal``."""


def source_of(answer: str) -> int:
    """The file column of an answer: ``c7``, or ``c7=否`` where its blank cells say 否."""
    return int(answer.partition(FIXED)[0].removeprefix("c"))


def blank_text(answer: str) -> str:
    """What blank cells say by an answer ``c7=否``; "" where it does not speak of them."""
    source, mark, text = answer.partition(FIXED)
    return text if source and mark else ""


@dataclass(frozen=True)
class Match:
    """One column of the file and the standard column it stands for.

    Args:
        column: standard column.
        source: index of the file's column.
        header: its header.
        score: 0 to 100.
        reason: why, Chinese.
        sure: False where a person has to confirm.
        doubted: the header may well mean something else, see ``TableColumn.doubtful``.
        unread: it is named so, but its cells mostly cannot be read so: a person looks at it by
            itself, and a column that can be read goes before it.
    """

    column: str
    source: int
    header: str
    score: int
    reason: str
    sure: bool
    doubted: bool = False
    unread: bool = False


@dataclass(frozen=True)
class Option:
    """One answer that can be given; ``label`` is Chinese."""

    value: str
    label: str


@dataclass(frozen=True)
class Question:
    """Something a person decides.

    Args:
        id: ``p1.table``, ``p1.column.出监日期``, ``p1.layout``, ``p1.as_of``, ``p1.months``,
            ``p1.year``, ``p1.place.虚构县``.
        kind: table, column, layout, as_of, months, year, place.
        text: Chinese.
        options: the possible answers; empty: free text (a date).
        proposed: the answer taken with ``accept=True``; None: there is none, a person must.
        personal: models decide on it and the file does not say it: where nobody is asked, it
            stays unsaid, whatever is proposed.
        alone: what is proposed is not sure, and a row without it is set aside, or the heading
            may well mean something else: it is not taken together with others.
        doubt: why the heading or its cells may well mean something else, Chinese.
    """

    id: str
    kind: str
    text: str
    options: tuple[Option, ...] = ()
    proposed: str | None = None
    personal: bool = False
    alone: bool = False
    doubt: str = ""


@dataclass(frozen=True)
class TableGuess:
    """How well a standard table fits a part.

    Args:
        table: its name; score: 0 to 100.
        reason: Chinese.
        missing: required columns that the file does not have.
        named: whether the name of file or sheet, or a title line, speaks of the table.
        distinct: whether the file has a column that few other tables have.
        fits: it has enough of the table's columns, and most of those that only it can tell.
        columns: 0 to 100, what the columns alone say.
        sure: clearly ahead of all others, and nothing speaks against it.
        telling: its headings are those of this table, and of no other.
        plain: its names call it so, of this table alone, and the columns fit, or these alone
            leave no doubt: taken unasked.
        held: how many columns of the file stand for columns of the table.
    """

    table: str
    score: int
    reason: str
    missing: tuple[str, ...] = ()
    named: bool = False
    distinct: bool = False
    fits: bool = False
    columns: int = 0
    sure: bool = False
    plain: bool = False
    held: int = 0
    telling: bool = False


@dataclass(frozen=True)
class PartProposal:
    """One sheet or member file and what becomes of it.

    Args:
        raw: the part as read.
        table: the standard table; None while undecided, or when the part is left out.
        guesses: the best tables, best first.
        matches: matched columns.
        unmatched: headers that are not imported.
        fixed: standard column → the text that a person gave for every row, as the file has no
            such column (the batch of a list, the office that sent it).
        hints: standard column without a column of the file → file columns whose cells alone
            would fit; never taken without a person.
        absent: standard columns that this part does not supply.
        missing: key and required columns among them: the part cannot be imported.
        reused: the mapping was confirmed before, for the same headers or for others with all
            the columns that it uses.
        change: what changed since the supplier's last layout.
        left_out: a person said that this part is not imported.
        as_of: the day up to which it may speak.
        notes: Chinese.
        unread: columns that nothing takes because of how their cells are written, or whose
            remarks change what a row means, Chinese.
        months: of a list with a column a month, how it is taken apart, or could be; None: it is
            no such list, or its table is sent in another form.
        places: places that it names where codes should stand.
    """

    raw: RawPart
    table: StandardTable | None = None
    guesses: tuple[TableGuess, ...] = ()
    matches: tuple[Match, ...] = ()
    unmatched: tuple[str, ...] = ()
    fixed: Mapping[str, str] = field(default_factory=dict)
    hints: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    absent: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    reused: bool = False
    change: LayoutChange = field(default_factory=LayoutChange)
    left_out: bool = False
    as_of: AsOf = field(default_factory=AsOf)
    notes: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    months: Unfolded | None = None
    places: tuple[NamedPlace, ...] = ()

    @property
    def as_read(self) -> RawPart:
        """The part as the reader gave it, before its months are taken apart."""
        return self.months.wide if self.months is not None else self.raw

    @property
    def apart(self) -> Unfolded | None:
        """The months, where the part comes in with a row a month."""
        return self.months if self.months is not None and self.months.taken else None

    @property
    def sources(self) -> dict[str, int]:
        """Standard column → index of the file's column."""
        return {m.column: m.source for m in self.matches}


@dataclass(frozen=True)
class Proposal:
    """What importing a file would do.

    Args:
        path: the file.
        name: its name as the user knows it.
        sha256: its digest; size: its bytes.
        supplier: who sent it.
        parts: every part, in order.
        refused: parts that cannot be read, with the reason.
        questions: what is still open.
        answers: what was answered, by question id.
        earlier: imports in force of the same bytes, one for each table that has any.
        differing: tables among them where it was read in another way.
        restated: tables among them of which another value was stated for every row: this is
            another delivery.
        altered: (table, column) of ``differing`` where another value was stated for every row,
            and that makes no other delivery.
        units: (part, standard column) → unit in the file's header, where it is another.
        accepted: ids of questions whose proposed answer was taken unseen.
        unsaid: questions that only a person may answer, where nobody was asked.
        options: reading options.
        since: begin of the visit in which the file was brought, see ``importing.resume``.
        wanted: columns that models decide on, see ``wanted.Wanted``.
    """

    path: Path
    name: str
    sha256: str
    size: int
    supplier: str
    parts: tuple[PartProposal, ...]
    refused: tuple[ShujianError, ...] = ()
    questions: tuple[Question, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)
    earlier: tuple[Known, ...] = ()
    differing: tuple[str, ...] = ()
    restated: tuple[str, ...] = ()
    altered: tuple[tuple[str, str], ...] = ()
    units: Mapping[tuple[int, str], str] = field(default_factory=dict)
    accepted: tuple[str, ...] = ()
    unsaid: tuple[Question, ...] = ()
    options: ReadOptions = field(default_factory=ReadOptions)
    since: dt.datetime | None = None
    wanted: Wanted = field(default_factory=Wanted, repr=False)
    folder: ExitStack = field(default_factory=ExitStack, repr=False, compare=False)

    def tables(self) -> dict[str, tuple[PartProposal, ...]]:
        """The parts to import by table name, in order."""
        found: dict[str, tuple[PartProposal, ...]] = {}
        for part in self.parts:
            if part.table is not None and not part.left_out:
                found[part.table.name] = (*found.get(part.table.name, ()), part)
        return found

    def close(self) -> None:
        """Remove the temporary files; ``commit`` does it too. May be called again."""
        self.folder.close()

    def __enter__(self) -> Proposal:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


@dataclass(frozen=True)
class PartResult:
    """The account of one part: rows = kept + quarantined.

    Args:
        reasons: rows in quarantine by kind of reason, Chinese.
    """

    part_no: int
    file: str
    sheet: str
    rows: int
    kept: int
    quarantined: int
    reasons: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class ImportResult:
    """The account of one import.

    Args:
        import_id: its id; no: its number, packed into its rows' numbers.
        table: standard table.
        version: the snapshot that shows it.
        state: acknowledged, duplicate or withdrawn.
        superseded: rows of earlier imports that this one replaced or withdrew.
        duplicate_of: the earlier import of the very same file; already: the same, for people.
        parts: the account by part.
        notes: Chinese.
    """

    import_id: str
    no: int
    table: str
    version: int
    state: str
    rows_in: int = 0
    rows_kept: int = 0
    rows_quarantined: int = 0
    superseded: int = 0
    duplicate_of: str = ""
    already: Known | None = None
    parts: tuple[PartResult, ...] = ()
    notes: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """For programs."""
        parts = [
            {**vars(p), "reasons": dict(p.reasons), "notes": list(p.notes)} for p in self.parts
        ]
        already = self.already.as_dict() if self.already else None
        return {**vars(self), "already": already, "parts": parts, "notes": list(self.notes)}
