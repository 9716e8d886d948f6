"""How clues and what happened to them look to pages."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from pydantic import BaseModel

from shujian.app.clue_masks import hidden
from shujian.app.clue_titles import Titles
from shujian.app.http.clues.cases_of import CaseNumbers
from shujian.app.http.people import Names, named
from shujian.app.rule_names import RuleNames
from shujian.clues import listing
from shujian.clues.basis import rests
from shujian.clues.found import KIND
from shujian.clues.states import ClueState, moves_from, needs_reason
from shujian.store.schema import Clue, ClueEvent, Seen
from shujian.trust import Context


class ClueView(BaseModel):
    """A clue in a list; identity numbers in the words are masked.

    ``weight``: 0 for the surest grades, more for lesser ones; ``code``: the state for programs;
    ``gone``: the last run did not find it again; ``changed``: it has a conclusion that speaks of
    other facts than those found since; ``stated``: it rests on facts of persons, ``unbased``: of
    which one was taken back or stated otherwise since; ``hint``: a note, never counted as a clue;
    ``case_numbers``: of the documents that it is about; ``corrected``: a person corrected facts
    of them; ``remarked``: a remark beside its rows may clear somebody (told in lists).
    """

    id: str
    title: str
    case_numbers: list[str]
    subject: str
    kind: str
    model: str
    model_name: str
    rule: str
    rule_name: str
    grade: str
    score: str | None
    weight: int
    state: str
    code: str
    seen: str
    gone: bool
    changed: bool
    stated: bool
    unbased: bool
    corrected: bool = False
    remarked: bool = False
    hint: bool
    suggest: list[str]
    created: dt.datetime
    updated: dt.datetime


class Target(BaseModel):
    """A state that a clue may be moved to; ``reasoned``: only with a reason."""

    state: str
    code: str
    reasoned: bool


class EventView(BaseModel):
    """One step of a clue, by a person or a run; ``left``: steps left open with 属实."""

    id: int
    at: dt.datetime
    actor: str
    from_state: str
    to_state: str
    reason: str
    run_id: str
    checks: list[str]
    left: list[str]


def covered(ctx: Context) -> Context:
    """The reader without a purpose: only ``revealClueValue`` uncovers, one value at a time."""
    return replace(ctx, purpose="")


def clue_view(
    ctx: Context,
    clue: Clue,
    names: RuleNames,
    cases: CaseNumbers,
    titles: Titles | None = None,
) -> ClueView:
    """A clue for a list; ``titles`` and ``cases``: the same for all its clues."""
    content = clue.content_json or {}
    titles = titles or Titles(covered(ctx), names)
    return ClueView(
        id=clue.id,
        title=titles.title(clue),
        case_numbers=cases.get(clue.id, []),
        subject=titles.subject(clue),
        kind=clue.kind,
        model=clue.model_id,
        model_name=clue.model_name,
        rule=clue.rule,
        rule_name=names.name(clue.model_id, clue.rule, str(content.get("step", ""))),
        grade=clue.grade,
        score=None if clue.score is None else format(clue.score, "f"),
        weight=listing.weight(clue.grade),
        state=clue.state,
        code=ClueState(clue.state).name.lower(),
        seen=clue.seen,
        gone=clue.seen == Seen.NOT_AGAIN,
        changed=clue.seen == Seen.CHANGED,
        stated=rests(clue),
        unbased=clue.seen == Seen.UNBASED,
        hint=clue.kind != KIND,
        suggest=list(content.get("suggest", [])),
        created=clue.created,
        updated=clue.updated,
    )


def event_view(ctx: Context, event: ClueEvent, names: Names) -> EventView:
    """An event; ``names`` tells who an account is."""
    return EventView(
        id=event.id,
        at=event.at,
        actor=named(names, event.actor),
        from_state=event.from_state,
        to_state=event.to_state,
        reason=hidden(covered(ctx), event.reason),
        run_id=event.run_id,
        checks=event.checks_json or [],
        left=event.left_json or [],
    )


def targets(clue: Clue) -> list[Target]:
    """The states that the clue may be moved to."""
    now = ClueState(clue.state)
    return [
        Target(state=s, code=s.name.lower(), reasoned=needs_reason(now, s)) for s in moves_from(now)
    ]
