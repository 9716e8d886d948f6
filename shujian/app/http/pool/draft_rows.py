"""The first rows of a part, and the cells in it that would not be read."""

from __future__ import annotations

from pydantic import BaseModel

from shujian.app.again import compared
from shujian.app.http.pool.draft_masks import Covers, cells_of, covers_of, kinds_of
from shujian.core.errors import Place, ShujianError
from shujian.core.ids import line_of, month_of
from shujian.pool.asking.source import hidden_why
from shujian.pool.proposals.proposal import PartProposal, Proposal
from shujian.pool.proposals.trial import Problem, Trial, raw_rows, try_part
from shujian.store import db
from shujian.store.home import Home
from shujian.trust import Action, Context, Thing
from shujian.trust.decisions import SENSITIVE
from shujian.trust.journal import act
from shujian.trust.masking import HIDDEN

LOOKED = 5_000
"""Rows that a trial looks at: enough to tell what a column holds, quick enough to wait for."""
_FIRST = 20
_WIDTH = 120


class RowView(BaseModel):
    """A row as the file has it.

    Args:
        place: tells it from every other row of the part.
        line: row of the sheet; month: the column, where the list has a column a month.
    """

    line: int
    cells: list[str]
    place: int
    broken: str = ""
    month: str = ""


class ProblemView(BaseModel):
    """A cell that would not be read; ``source`` -1: the whole row is set aside.

    ``covered``: what stands there is hidden, and shown for a purpose (``revealDraftCell``).
    """

    line: int
    place: int
    source: int
    column: str
    text: str
    why: str
    aside: bool
    month: str = ""
    covered: bool = False


class PartRows(BaseModel):
    """The first rows, and what a trial of the mapping over more of them found.

    Args:
        looked: rows tried; all of them where ``whole``.
        kept, quarantined: of the rows tried.
        unread: standard column → unreadable cells; blank: → blank ones.
        again: of the rows tried, those whose identifying columns (``key``) a row in force has.
        beside: identifying day → those that differ from a row in force by it alone: even to
            correct leaves the old row.
    """

    rows: list[RowView]
    looked: int = 0
    whole: bool = True
    kept: int = 0
    quarantined: int = 0
    reasons: dict[str, int] = {}
    unread: dict[str, int] = {}
    blank: dict[str, int] = {}
    problems: list[ProblemView] = []
    again: int = 0
    beside: dict[str, int] = {}
    key: list[str] = []


def part_rows(ctx: Context, home: Home, proposal: Proposal, no: int) -> PartRows:
    """Look at a part of a proposal.

    Sensitive cells are covered as everywhere else, also those that cannot be read: an identity
    number with one wrong digit still tells who it is.

    Raises:
        ShujianError: ``app.not_found``.
    """
    part = _part(proposal, no)
    made, covers = PartRows(rows=[]), covers_of(ctx, part)
    if part.table is not None and not part.left_out:
        trial = _trial(home, proposal, part)
        _tried(made, part, trial, covers)
        made.key = list(part.table.key)
        if found := compared(ctx, home, proposal, part, trial):
            made.again, made.beside = found.rows, dict(found.beside)
    made.rows = _first(part, cells_of(ctx, part), bool(covers))
    return made


def _part(proposal: Proposal, no: int) -> PartProposal:
    part = next((p for p in proposal.parts if p.raw.part_no == no), None)
    if part is None:
        raise ShujianError("app.not_found", "文件里没有这一部分", where=Place(file=proposal.name))
    return part


def _first(part: PartProposal, covers: Covers, sensitive: bool) -> list[RowView]:
    """The first rows; of a row whose cells have shifted it is not known which is sensitive."""

    def cell(index: int, text: str, broken: bool) -> str:
        if broken and sensitive:
            return HIDDEN if text.strip() else text
        cover = covers.get(index)
        return (cover(text) if cover else text)[:_WIDTH]

    return [
        RowView(
            line=r.line,
            place=r.place,
            month=_month(part, r.place),
            broken=r.broken,
            cells=[cell(i, c, bool(r.broken)) for i, c in enumerate(r.cells)],
        )
        for r in raw_rows(part.raw.path, 0, _FIRST)
    ]


def _trial(home: Home, proposal: Proposal, part: PartProposal) -> Trial:
    units = {c: u for (no, c), u in proposal.units.items() if no == part.raw.part_no}
    with home.workspace() as tmp:
        return try_part(part, units, tmp, LOOKED)


def _tried(made: PartRows, part: PartProposal, trial: Trial, covers: Covers) -> None:
    made.looked, made.whole = trial.looked, trial.looked >= part.raw.rows
    made.kept, made.quarantined = trial.kept, trial.quarantined
    made.reasons = dict(trial.reasons.most_common())
    made.unread = {c: n for c, n in trial.unread.items() if n}
    made.blank = {c: n for c, n in trial.blank.items() if n}
    made.problems = [_problem(part, p, covers) for p in trial.problems]


def _month(part: PartProposal, place: int) -> str:
    """The column of the file in which a row's month stands; "" for a whole line."""
    number = month_of(place)
    return part.apart.grid.months[number].name if part.apart is not None and number >= 0 else ""


def _problem(part: PartProposal, problem: Problem, covers: Covers) -> ProblemView:
    cover = covers.get(problem.source)
    text = (cover(problem.text) if cover else problem.text)[:_WIDTH]
    told = {
        **vars(problem),
        "line": problem.line,
        "month": _month(part, problem.place),
        "text": text,
        "why": hidden_why(problem.why) if covers else problem.why,
        "covered": text != problem.text[:_WIDTH],
    }
    return ProblemView.model_validate(told)


def reveal_cell(
    ctx: Context, home: Home, proposal: Proposal, no: int, place: int, source: int
) -> str:
    """One cell of a part unmasked, for the purpose of the context; written to the journal.

    Args:
        ctx: with a purpose.
        home: the home.
        proposal: the file.
        no: the part.
        place: of the row, see ``RowView``.
        source: index of the file's column.

    Raises:
        ShujianError: ``trust.refused`` without purpose; ``app.not_found``.
    """
    part = _part(proposal, no)
    row = next((r for r in raw_rows(part.raw.path, 0, LOOKED) if r.place == place), None)
    if row is None or not 0 <= source < len(row.cells):
        where = Place(file=proposal.name, sheet=part.raw.sheet or None, row=line_of(place))
        raise ShujianError("app.not_found", "文件里没有这一格，或不在试读的行里", where=where)
    kind, header = kinds_of(part).get(source), part.raw.header[source]
    level = kind.level if kind else SENSITIVE
    detail = {
        "file": proposal.name,
        "sheet": part.raw.sheet,
        "line": line_of(place),
        "column": header,
    }
    with db.session(home) as session:
        act(session, ctx, Action.REVEAL, Thing(f"{proposal.name}.{header}", level), detail)
    return row.cells[source]
