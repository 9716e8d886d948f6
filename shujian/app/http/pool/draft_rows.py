"""The first rows of a part, and the cells in it that would not be read."""

from __future__ import annotations

from pydantic import BaseModel

from shujian.app.http.pool.draft_masks import Covers, covers_of
from shujian.core.errors import Place, ShujianError
from shujian.pool.proposal import PartProposal, Proposal
from shujian.pool.trial import Trial, raw_rows, try_part
from shujian.store.home import Home
from shujian.trust import Context

LOOKED = 5_000
"""Rows that a trial looks at: enough to tell what a column holds, quick enough to wait for."""
_FIRST = 20
_WIDTH = 120


class RowView(BaseModel):
    """A row as the file has it."""

    line: int
    cells: list[str]
    broken: str = ""


class ProblemView(BaseModel):
    """A cell that would not be read; ``source`` -1: the whole row is set aside."""

    line: int
    source: int
    column: str
    text: str
    why: str
    aside: bool


class PartRows(BaseModel):
    """The first rows, and what a trial of the mapping over more of them found.

    Args:
        looked: rows tried; all of them where ``whole``.
        kept, quarantined: of the rows tried.
        unread: standard column → unreadable cells; blank: → blank ones.
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


def part_rows(ctx: Context, home: Home, proposal: Proposal, no: int) -> PartRows:
    """Look at a part of a proposal.

    Sensitive cells are covered as everywhere else, but not those that cannot be read: a person
    has to see what stands there to tell what is wrong.

    Raises:
        ShujianError: ``app.not_found``.
    """
    part = next((p for p in proposal.parts if p.raw.part_no == no), None)
    if part is None:
        raise ShujianError("app.not_found", "文件里没有这一部分", where=Place(file=proposal.name))
    made = PartRows(rows=[])
    if part.table is not None and not part.left_out:
        _tried(made, part, _trial(home, proposal, part))
    made.rows = _first(part, covers_of(ctx, part), {(p.line, p.source) for p in made.problems})
    return made


def _first(part: PartProposal, covers: Covers, bad: set[tuple[int, int]]) -> list[RowView]:
    """The first rows; cells that the trial could not read are shown as they are."""

    def cell(line: int, index: int, text: str) -> str:
        cover = None if (line, index) in bad else covers.get(index)
        return (cover(text) if cover else text)[:_WIDTH]

    return [
        RowView(
            line=r.line, broken=r.broken, cells=[cell(r.line, i, c) for i, c in enumerate(r.cells)]
        )
        for r in raw_rows(part.raw.path, 0, _FIRST)
    ]


def _trial(home: Home, proposal: Proposal, part: PartProposal) -> Trial:
    units = {c: u for (no, c), u in proposal.units.items() if no == part.raw.part_no}
    with home.workspace() as tmp:
        return try_part(part, units, tmp, LOOKED)


def _tried(made: PartRows, part: PartProposal, trial: Trial) -> None:
    made.looked, made.whole = trial.looked, trial.looked >= part.raw.rows
    made.kept, made.quarantined = trial.kept, trial.quarantined
    made.reasons = dict(trial.reasons.most_common())
    made.unread = {c: n for c, n in trial.unread.items() if n}
    made.blank = {c: n for c, n in trial.blank.items() if n}
    made.problems = [
        ProblemView.model_validate({**vars(p), "text": p.text[:_WIDTH]}) for p in trial.problems
    ]
