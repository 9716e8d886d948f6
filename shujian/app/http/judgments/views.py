"""What the reader's routes answer."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel

from shujian.app.http.judgments.codes import GradeCode, StateCode


class CorrectionItem(BaseModel):
    """A person's value beside the machine's; ``where``: the group in which it was given, where
    the fact stands in several."""

    id: str
    machine: str
    value: str
    reason: str
    actor: str
    at: str
    undone: bool
    stale: bool
    where: str


class FactItem(BaseModel):
    """One fact; ``state`` is value, unknown (read and not certain) or unread.

    ``follows``: what it becomes by the corrections of others, None where that changes nothing.
    """

    id: str
    table: str
    row: int
    column: str
    meaning: str
    kind: str
    example: str
    value: str
    state: Literal["value", "unknown", "unread"]
    reason: str
    start: int | None
    end: int | None
    segment: str
    by: str
    derived: bool
    masked: bool
    corrections: list[CorrectionItem]
    follows: str | None


class BlankFact(BaseModel):
    """A column of which nothing was read and a person may state the value."""

    table: str
    row: int
    column: str
    meaning: str
    kind: str
    example: str


class RowAdded(BaseModel):
    """Who added a row that the machine did not read; ``blank``: nothing else stands in the text,
    else what is not stated is unknown."""

    id: str
    actor: str
    at: str
    reason: str
    blank: bool


class FactRow(BaseModel):
    """One row of a group; ``machine``: its title before corrections, where these change it.

    ``added``: a person added the whole row.
    """

    title: str
    machine: str
    facts: list[FactItem]
    blank: list[BlankFact]
    added: RowAdded | None = None


class Addable(BaseModel):
    """A table to which a person may add a row; ``owned``: each row is of a defendant.

    ``expected``: the columns that every judgment should state, which come first.
    """

    table: str
    owned: bool
    expected: int
    columns: list[BlankFact]


class Owner(BaseModel):
    """A defendant, read or added, of whom rows may be added."""

    id: str
    name: str


class FactGroup(BaseModel):
    """Facts of one fact table."""

    name: str
    rows: list[FactRow]


class Part(BaseModel):
    """A part of the text, for the outline."""

    name: str
    start: int
    end: int


class ClueLink(BaseModel):
    """A clue of the ledger that speaks of this document; ``stated``: it rests on persons' facts,
    ``unbased``: of which one was taken back since; ``corrected``: as in the list of clues."""

    id: str
    title: str
    rule: str
    rule_name: str
    grade: str
    grade_code: GradeCode
    state: str
    subject: str
    stated: bool
    unbased: bool
    corrected: bool


class CopyLink(BaseModel):
    """A copy that stands behind this document."""

    id: str
    name: str
    reason: str


class Amended(BaseModel):
    """A fact of the head that a person corrected, and what the machine read."""

    column: str
    machine: str


class DocumentView(BaseModel):
    """One document for the reader; ``covered`` stretches of the text are masked.

    Kind, number, court and day are as corrected; ``amended`` names those that were.
    """

    id: str
    name: str
    source: str
    format: str
    state: str
    state_code: StateCode
    kind: str
    case_no: str
    court: str
    judged_on: str
    original: bool
    supplier: str
    import_id: str
    created: str
    actor: str
    withdrawn: str
    copy_of: str
    copy_reason: str
    copies: list[CopyLink]
    notes: list[str]
    unread: list[str]
    text: str
    covered: int
    cut: int
    outline: list[Part]
    groups: list[FactGroup]
    clues: list[ClueLink]
    amended: list[Amended]
    addable: list[Addable]
    owners: list[Owner]


class FindingItem(BaseModel):
    """A hint of one rule; ``change`` says what corrections do to it.

    ``enters``: corrections bring it about, and it may be made a clue.
    """

    id: str
    pack: str
    rule: str
    name: str
    severity: str
    grade_code: GradeCode
    subject: str
    message: str
    basis: list[str]
    explanation: str
    spans: list[dict[str, Any]]
    change: Literal["same", "appears", "gone"]
    in_ledger: bool
    enters: bool
