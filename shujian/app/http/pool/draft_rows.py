"""The first rows of a part, and the cells in it that would not be read."""

from __future__ import annotations

from pydantic import BaseModel

from shujian.core.errors import Place, ShujianError
from shujian.pool.proposal import PartProposal, Proposal
from shujian.pool.trial import Trial, raw_rows, try_part
from shujian.store.home import Home

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


def part_rows(home: Home, proposal: Proposal, no: int) -> PartRows:
    """Look at a part of a proposal.

    The person sees the file that he or she uploaded, so nothing is masked: what cannot be
    read has to be compared with what stands there.

    Raises:
        ShujianError: ``app.not_found``.
    """
    part = next((p for p in proposal.parts if p.raw.part_no == no), None)
    if part is None:
        raise ShujianError("app.not_found", "文件里没有这一部分", where=Place(file=proposal.name))
    first = raw_rows(part.raw.path, 0, _FIRST)
    made = PartRows(
        rows=[
            RowView(line=r.line, cells=[c[:_WIDTH] for c in r.cells], broken=r.broken)
            for r in first
        ]
    )
    if part.table is not None and not part.left_out:
        _tried(made, part, _trial(home, proposal, part))
    return made


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
