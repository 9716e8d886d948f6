"""What the pages learn of runs."""

from __future__ import annotations

import datetime as dt

from pydantic import BaseModel

from shujian.app.http.put_aside import PutAside
from shujian.app.overview.clues import HINT, KIND


class RunCounts(BaseModel):
    """What came out; of runs by earlier programs some are unknown."""

    clues: int | None = None
    hints: int | None = None
    review: int | None = None
    unchecked: int | None = None
    unkeyed: int | None = None
    new: int | None = None
    again: int | None = None
    changed: int | None = None
    reopened: int | None = None
    marked: int | None = None
    gone: int | None = None


class RunRow(BaseModel):
    """A run in a list; ``stopped_at`` is what a failed or cancelled one was doing."""

    id: str
    model_id: str
    model_name: str
    kind: str
    state: str
    phase: str
    as_of: dt.date | None
    started: dt.datetime
    finished: dt.datetime | None
    actor: str
    counts: RunCounts
    error: str
    stopped_at: str


class RunInput(BaseModel):
    """A table that a run read; ``version`` 0: there were no data.

    ``newest``: what there is now; ``facts``: those of one document as persons corrected them.
    """

    aliases: list[str]
    table: str
    version: int
    newest: int
    rows: int | None
    quarantined: int
    as_of: dt.date | None
    facts: bool = False


class RunStepView(BaseModel):
    """A step or rule with the rows that took each way; None: not computed.

    ``name``: what people call the rule whose clues it gives; "" for every other step.
    """

    id: str
    op: str
    title: str
    name: str = ""
    sentence: str
    stage: str
    inputs: list[str]
    rules: list[str]
    rows_in: int | None = None
    passed: int | None = None
    review: int | None = None
    unchecked: int | None = None
    dropped: int | None = None
    unkeyed: int | None = None


class ParameterUsed(BaseModel):
    """A parameter as a run used it; ``default`` is the model's own value today."""

    name: str
    value: str
    default: str


class RunWay(BaseModel):
    """How far a run under way is."""

    share: float
    text: str
    cancelling: bool


class ReplayView(BaseModel):
    """The last replay of a run; ``equal`` None: not ended."""

    job_id: str
    phase: str
    at: dt.datetime
    equal: bool | None
    differences: list[str]
    notes: list[str]
    error: str


class RunPage(BaseModel):
    """Everything of one run.

    ``kept``: it can be made again and its rows read. ``model_changed``: the model is another
    one today. ``previous``: the finished run of the model before this one. ``kinds``: the
    words for clues and hints in filters.
    """

    run: RunRow
    kinds: dict[str, str] = {"clues": KIND, "hints": HINT}
    inputs: list[RunInput]
    values: list[ParameterUsed]
    steps: list[RunStepView]
    missing: list[str]
    warnings: list[str]
    notes: list[str]
    quarantined: dict[str, int]
    seconds: float | None
    digest: str
    program: str
    engine: str
    model_version: str
    model_changed: bool
    kept: bool
    previous: str
    way: RunWay | None
    replay: ReplayView | None


class AsideView(PutAside):
    """A row that a run put aside; ``index``: its place in the stream.

    ``document``: the kept document whose facts the row holds; "" where it is none.
    """

    index: int
    document: str = ""
    document_name: str = ""


class ClueLine(BaseModel):
    """A clue in a comparison; ``columns`` are those that differ."""

    id: str
    rule: str
    rule_name: str
    title: str
    columns: list[str] = []


class StepChange(BaseModel):
    """A step whose counts differ: (passed, review, unchecked, dropped) before and after."""

    step: str
    before: list[int]
    after: list[int]


class Compared(BaseModel):
    """Two runs of one model; lists hold the first of each kind, the totals are exact."""

    before: str
    after: str
    reasons: list[str]
    same: int
    added_total: int
    gone_total: int
    changed_total: int
    added: list[ClueLine]
    gone: list[ClueLine]
    changed: list[ClueLine]
    steps: list[StepChange]
