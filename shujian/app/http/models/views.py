"""What the pages learn of models and rule packs."""

from __future__ import annotations

import datetime as dt
from typing import Any

from pydantic import BaseModel


class LastRun(BaseModel):
    """The newest run of a model."""

    id: str
    phase: str
    as_of: dt.date | None
    started: dt.datetime
    clues: int | None


class Verdicts(BaseModel):
    """The clues of a model by what persons said of them."""

    total: int = 0
    open: int = 0
    true: int = 0
    false: int = 0
    shelved: int = 0


class ModelCard(BaseModel):
    """A model (``kind`` model) or rule pack (``pack``) in the library.

    ``fit`` is whole, part, unchecked (it can only say 未检查) or none; None for one that is faulty, and ``problem`` says why.
    ``runnable``: a run can begin, if only to mark what is no longer found.
    ``source`` is where its data come from: file, documents, or screening, where it runs only
    while judgments are screened.
    """

    id: str
    name: str
    alias: str
    kind: str
    line: str
    purpose: str
    checked: bool
    doubt: str = ""
    layer: str
    own: bool
    rules: int
    rules_off: int
    source: str
    fit: str | None
    runnable: bool = False
    tables_there: int
    tables_needed: int
    last_run: LastRun | None
    clues: Verdicts
    problem: str = ""


class ModelLibrary(BaseModel):
    """All models, and files that cannot be read."""

    models: list[ModelCard]
    broken: list[str]


class ParameterValue(BaseModel):
    """A value as a person writes it; ``values`` of a list."""

    value: str
    values: list[str] | None = None


class ModelParameter(BaseModel):
    """A value that a run may set, as a person writes it; ``values`` of a list.

    ``last``: what the last run, or the run asked for, used, where that is another value than
    the model's own.
    """

    name: str
    kind: str
    value: str
    meaning: str
    source: str
    values: list[str] | None = None
    last: ParameterValue | None = None


class ModelRule(BaseModel):
    """A rule: what its clues say, and how sure they are.

    ``kind`` is clue or hint; ``sure`` is certain, likely, review or "" for grades that are
    free words; ``sentence`` the condition of a pack's rule; ``off`` why it is not
    run; ``cases`` how many cases of each kind prove it.
    """

    id: str
    name: str
    kind: str
    grade: str
    sure: str = ""
    says: str
    category: str = ""
    sentence: str = ""
    basis: list[str] = []
    suggest: list[str] = []
    only: str = ""
    checked: bool = True
    doubt: str = ""
    off: str = ""
    lacking: list[str] = []
    cases: dict[str, int] = {}


class ModelStep(BaseModel):
    """A step of a model in words; ``rules`` are those that come from it.

    ``name``: what people call the rule whose clues the step gives; "" for every other step.
    """

    id: str
    op: str
    title: str
    name: str = ""
    sentence: str
    inputs: list[str]
    rules: list[str]


class ModelStage(BaseModel):
    """Steps that belong together, with the heading that their author gave them."""

    title: str
    steps: list[ModelStep]


class RunDays(BaseModel):
    """The day of which a run is to speak, and where it comes from.

    ``proposed``: the day where nobody says another; ``data`` the earliest of the tables';
    ``last`` that of the last finished run, or of the run asked for.
    """

    proposed: dt.date | None
    data: dt.date | None
    last: dt.date | None


class ModelPage(BaseModel):
    """Everything a reader must know of a model before it is run."""

    card: ModelCard
    basis: list[str]
    doubt: str
    disprove: list[str]
    verify: list[str]
    document: list[str]
    note: str
    derives_from: str
    tables: dict[str, list[str]]
    parameters: list[ModelParameter]
    days: RunDays
    rules: list[ModelRule]
    stages: list[ModelStage]
    shared: list[str]
    meaning: str


class CaseView(BaseModel):
    """A case: invented rows and what must come out."""

    name: str
    kind: str
    rule: str
    source: str
    as_of: str
    tables: dict[str, list[dict[str, str]]]
    covered: list[str]
    expect: dict[str, list[dict[str, str]]]


class CheckResult(BaseModel):
    """How the cases came out when they were last run; ``stale``: the model changed since."""

    job_id: str
    at: dt.datetime
    phase: str
    passed: int
    failed: dict[str, list[str]]
    notes: list[str]
    stale: bool
    error: dict[str, Any] | None = None


class ModelCases(BaseModel):
    """All cases of a model and their last result."""

    cases: list[CaseView]
    last: CheckResult | None
