"""A draft and its proposal as the wizard sees them."""

from __future__ import annotations

from shujian.app.column_uses import column_uses, for_later, held_tables
from shujian.app.drafts import anew, proposed
from shujian.app.drafts.kept import Draft
from shujian.app.drafts.states import state_of
from shujian.app.http.people import named, people
from shujian.app.http.pool.draft_parts import part_view
from shujian.app.http.pool.draft_views import (
    AsideThereView,
    CoverView,
    DraftView,
    GoingView,
    KnownView,
    OutcomeView,
    OutgoingView,
    PoolDelivery,
    QuestionView,
)
from shujian.app.http.problems import Problem, problem_of, problem_of_dict
from shujian.pool.proposals.one_file import same_month
from shujian.pool.proposals.proposal import PartProposal, Proposal
from shujian.pool.proposals.told_supplier import told_supplier
from shujian.pool.proposals.vouching import as_of_table, day_of
from shujian.store import db, queue
from shujian.store.home import Home
from shujian.store.schema import Job, JobState
from shujian.trust import Context


def draft_view(ctx: Context, home: Home, draft: Draft, size: int) -> DraftView:
    """How far a file is, and what importing it would do."""
    job = queue.one(home, draft.importing or draft.reading)
    made = DraftView(
        key=draft.key, name=draft.name, size=size, state=state_of(home, draft, job),
        job=draft.importing or draft.reading, delivery=_delivery(draft), anew=draft.anew,
    )  # fmt: skip
    if made.state == "done" and job is not None:
        told = (job.result_json or {}).get("results", [])
        made.results = [OutcomeView.model_validate(r) for r in told]
        return made
    made.error = _error(job)
    if made.state in ("failed", "reading"):
        return made
    proposal = proposed.proposal_of(ctx, home, draft)
    made.outgoing = [
        OutgoingView.model_validate(one, from_attributes=True)
        for one in proposed.outgoing(home, draft, proposal)
    ]
    made.aside_there = [
        AsideThereView.model_validate(one, from_attributes=True)
        for one in proposed.aside_there(home, draft, proposal)
    ]
    made.going = [
        GoingView.model_validate(one, from_attributes=True)
        for one in proposed.going(home, draft, proposal)
    ]
    with db.reader(home) as session:
        names = people(session)
    made.barred = [
        (table, named(names, actor)) for table, actor in anew.barred(ctx, home, proposal)
    ]
    made = _filled(ctx, home, made, draft, proposal)
    sent = proposed.sent_before(home, draft, proposal)
    made.sent = [KnownView.model_validate(one, from_attributes=True) for one in sent]
    same = same_month(sent, made.delivery.days)
    made.same_month = same.import_id if same is not None else ""
    return made


def _weighed(home: Home, made: DraftView) -> None:
    """How much hangs on each column."""
    uses, held = column_uses(home), held_tables(home)
    for part in made.parts:
        for target in part.targets:
            found = uses.get((part.table, target.name), ())
            target.uses = sum(use.rules for use in found)
            target.later = for_later(found, held)


def _filled(
    ctx: Context, home: Home, made: DraftView, draft: Draft, proposal: Proposal
) -> DraftView:
    made.parts = [part_view(ctx, proposal, part) for part in proposal.parts]
    for part in made.parts:
        part.shared_from = draft.shared.get(str(part.no), "")
    _weighed(home, made)
    made.refused = [problem_of(error) for error in proposal.refused]
    made.skipped = draft.skips
    made.told_supplier = told_supplier(part.raw for part in proposal.parts)
    made.questions = [
        QuestionView(
            id=q.id, kind=q.kind, part=_part(q.id), text=q.text, proposed=q.proposed,
            alone=q.alone,
        )
        for q in proposal.questions
    ]  # fmt: skip
    made.earlier = [KnownView.model_validate(e, from_attributes=True) for e in proposal.earlier]
    made.restated, made.altered = list(proposal.restated), list(proposal.altered)
    made.differing = list(proposal.differing)
    tables = proposal.tables()
    made.keyless = [n for n, parts in tables.items() if parts[0].table and not parts[0].table.key]
    for name in tables:
        _dated(made, name, draft.answers.get(f"as_of.{name}"), tables[name])
    return made


def _dated(made: DraftView, name: str, answer: str | None, parts: tuple[PartProposal, ...]) -> None:
    """The as-of day of a table: as answered, else as the file tells, and where it is from."""
    told = as_of_table(p.as_of for p in parts)
    made.delivery.days[name] = day = day_of(answer, told)
    if answer is None and day is None:
        made.undated.append(name)
    if answer is None or day == told.day:
        made.day_origins[name] = told.why
        if told.late:
            made.late.append(name)
        if told.guessed and told.day is not None:
            made.newest[name] = told.day
        return
    # what the file tells is no origin of the day that a person gave
    made.day_origins[name] = ""
    if day is not None and told.newest is not None and told.newest > day:
        made.late.append(name)
        made.newest[name] = told.newest


def _part(question: str) -> int:
    head = question.partition(".")[0].removeprefix("p")
    return int(head) if head.isdecimal() else 0


def _delivery(draft: Draft) -> PoolDelivery:
    covers = [
        CoverView(place=c["place"], unit=c["unit"], start=c["from"], end=c["to"])
        for c in draft.coverage
    ]
    return PoolDelivery.model_validate(
        {
            "supplier": draft.supplier, "authority": draft.authority, "days": {},
            "coverage": covers, "mode": draft.mode, "scope": draft.scope,
            "instead": draft.instead,
        }
    )  # fmt: skip


def _error(job: Job | None) -> Problem | None:
    """Why the last job did not succeed."""
    if job is None or job.state not in (JobState.FAILED, JobState.CANCELLED):
        return None
    if job.state == JobState.CANCELLED or not job.error_json:
        text = "已取消" if job.state == JobState.CANCELLED else job.text
        return Problem(title=text, status=409, code="app.cancelled", detail=text)
    return problem_of_dict(job.error_json)
