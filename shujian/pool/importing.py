"""Bringing a file in: first say what would happen, then do it, all or nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from sqlalchemy.orm import Session

from shujian.core.progress import SILENT, Progress
from shujian.engines.base import Coverage
from shujian.pool import place_names
from shujian.pool.by_month.asking import again, without_stale
from shujian.pool.cleaning.staging import Delivery, bring_in, changed_file
from shujian.pool.proposals.checking import check_answers, check_wanted, refuse_open
from shujian.pool.proposals.known import Known
from shujian.pool.proposals.leaving import set_unfit_aside, without
from shujian.pool.proposals.open_days import as_of_questions
from shujian.pool.proposals.proposal import SKIP, ImportResult, PartProposal, Proposal
from shujian.pool.proposals.proposing import Proposer
from shujian.pool.proposals.repeated import Earlier, earlier_of, known
from shujian.pool.proposals.wanted import Wanted
from shujian.pool.readers import RawPart, ReadOptions, ReadResult, read
from shujian.pool.storage.force import Scope
from shujian.pool.storage.withdrawing import withdraw
from shujian.pool.tables import Tables
from shujian.store import db
from shujian.store.home import Home
from shujian.store.schema import ImportMode
from shujian.trust import Action, Context, Thing, require

__all__ = ["Scope", "answer", "commit", "leave_out", "propose", "resume", "settled", "withdraw"]


def propose(
    ctx: Context,
    home: Home,
    path: Path,
    *,
    table: str | None = None,
    supplier: str = "",
    answers: Mapping[str, str] | None = None,
    options: ReadOptions | None = None,
    name: str | None = None,
    progress: Progress = SILENT,
    wanted: Wanted | None = None,
) -> Proposal:
    """Read a file and say what importing it would do; nothing is changed.

    The proposal holds temporary files until ``commit`` or ``close`` (it is a context
    manager).

    Args:
        ctx: who asks.
        home: the home.
        path: the file.
        table: standard table by name, alias or id; None: found by its columns.
        supplier: who sent the file; mappings are remembered by supplier.
        answers: answers given already, by question id.
        options: how to read, where a person decided.
        name: file name as the user knows it.
        progress: told the share done; may stop.
        wanted: columns that models decide on: a person is asked about those that are lacking.

    Raises:
        ShujianError: the file cannot be read, or the table is unknown.
    """
    require(ctx, Action.VIEW, Thing(str(path)))
    if table is not None:
        Tables.load(home).get(table)
    folder = ExitStack()
    try:
        tmp = folder.enter_context(home.workspace())
        result = read(path, tmp, options, None, progress, name)
        return resume(
            ctx, home, path, result,
            table=table, supplier=supplier, answers=answers, options=options, name=name,
            folder=folder, wanted=wanted,
        )  # fmt: skip
    except BaseException:
        folder.close()
        raise


def resume(
    ctx: Context,
    home: Home,
    path: Path,
    result: ReadResult,
    *,
    table: str | None = None,
    supplier: str = "",
    answers: Mapping[str, str] | None = None,
    options: ReadOptions | None = None,
    name: str | None = None,
    folder: ExitStack | None = None,
    since: dt.datetime | None = None,
    wanted: Wanted | None = None,
) -> Proposal:
    """The proposal for a file that was read before; see ``propose``.

    Args:
        ctx: who asks.
        home: the home.
        path: the file.
        result: what the reader gave; its Arrow files should still be there.
        table: standard table, as for ``propose``.
        supplier: who sent the file.
        answers: answers given already, by question id.
        options: how it was read.
        name: file name as the user knows it.
        folder: closed with the proposal; None: the caller keeps the Arrow files.
        since: begin of the visit in which the file was brought; its layout is compared with
            earlier ones only.
        wanted: columns that models decide on: a person is asked about those that are lacking.

    Raises:
        ShujianError: the table is unknown.
    """
    require(ctx, Action.VIEW, Thing(str(path)))
    read_before = Proposal(
        path=path,
        name=name or path.name,
        sha256=result.sha256,
        size=result.size,
        supplier=supplier,
        parts=tuple(PartProposal(raw) for raw in result.parts),
        refused=tuple(result.refused),
        answers={**({"table": table} if table else {}), **(answers or {})},
        options=options or ReadOptions(),
        since=since,
        wanted=wanted or Wanted(),
        folder=folder or ExitStack(),
    )
    return _proposal(ctx, home, read_before, Tables.load(home))


def answer(ctx: Context, home: Home, proposal: Proposal, answers: Mapping[str, str]) -> Proposal:
    """The proposal with more questions answered; use it instead of the old one.

    Args:
        ctx: who answers.
        home: the home.
        proposal: with its temporary files still there.
        answers: by question id; also for columns that were not asked about:
            ``p1.column.姓名`` → ``c3`` (fourth column), ``""`` (none); ``p1.table``.

    Raises:
        ShujianError: ``pool.bad_answer`` for an answer that cannot be meant, ``pool.bad_place``.
    """
    check_answers(proposal, answers)
    place_names.say(ctx, home, place_names.answered(answers))
    merged = {**without_stale(proposal, proposal.answers, answers), **answers}
    proposal = _readable(home, proposal, SILENT)
    return _proposal(ctx, home, replace(proposal, answers=merged), Tables.load(home))


def commit(
    ctx: Context,
    home: Home,
    proposal: Proposal,
    *,
    supplier: str | None = None,
    authority: str = "",
    as_of: dt.date | None = None,
    coverage: tuple[Coverage, ...] = (),
    mode: str = ImportMode.APPEND,
    scope: str = Scope.SUPPLIER,
    instead: str = "",
    anew: bool = False,
    accept: bool = False,
    progress: Progress = SILENT,
) -> tuple[ImportResult, ...]:
    """Import what was proposed; one result for each standard table.

    Args:
        ctx: who imports.
        home: the home.
        proposal: without open questions, or ``accept``.
        supplier: who sent the file; None: as proposed.
        authority: by what right it was obtained (调取文书 …).
        as_of: the day up to which the supplier vouches; None: as answered.
        coverage: for which place, unit and time the table is complete; none: nowhere.
        mode: ``append``, ``replace`` (earlier rows go) or ``correct`` (rows of the same
            key go).
        scope: which earlier rows go: those of the ``supplier``, ``all``, or where it replaces
            those of one ``file``.
        instead: id of the import that goes then.
        anew: where this very file was imported with another mapping, take that import back and
            read the file in the new way, in one step.
        accept: take the proposed answers to open questions, and note it.
        progress: told the share done; may stop.

    Raises:
        ShujianError: open questions, missing columns, a changed file, a full disk …;
            nothing of the import is visible then.
        CancelledError: a person stopped it; likewise.
    """
    proposal = _readable(home, proposal, progress)
    proposal = settled(ctx, home, proposal, accept)
    refuse_open(proposal, as_of)
    check_wanted(ctx, proposal, mode)
    with proposal:
        delivery = Delivery(
            proposal=proposal,
            supplier=proposal.supplier if supplier is None else supplier,
            authority=authority,
            as_of=as_of,
            coverage=coverage,
            mode=str(mode),
            scope=Scope(scope),
            anew=anew,
            instead=instead,
        )
        return bring_in(ctx, home, delivery, progress)


def settled(ctx: Context, home: Home, proposal: Proposal, accept: bool) -> Proposal:
    """The proposal as ``commit`` carries it out.

    Args:
        ctx: who imports.
        home: the home.
        proposal: with its temporary files.
        accept: take the proposed answers to open questions.

    Returns:
        With more parts refused where they fit no table and others do.
    """
    if accept:
        proposal = _accepted(ctx, home, proposal)
    return set_unfit_aside(proposal, accept)


def leave_out(ctx: Context, home: Home, proposal: Proposal, names: Sequence[str]) -> Proposal:
    """The proposal without the sheets and member files a person does not want.

    Raises:
        ShujianError: ``pool.no_such_part``.
    """
    proposal, answers = without(proposal, names)
    return answer(ctx, home, proposal, answers)


def _proposal(ctx: Context, home: Home, proposal: Proposal, tables: Tables) -> Proposal:
    named = proposal.answers.get("table")
    today = ctx.today()
    with db.reader(home) as session:
        proposer = Proposer(
            session,
            tables,
            proposal.supplier,
            tables.get(named) if named else None,
            proposal.answers,
            today,
            proposal.since,
            proposal.wanted,
            place_names.known(home),
        )
        parts = tuple(proposer.part(p.as_read) for p in proposal.parts)
        done = replace(proposal, parts=parts, units=proposer.units)
        earlier = _same_bytes(session, done)
    questions = [*proposer.questions, *as_of_questions(done)]
    return replace(
        done,
        questions=tuple(questions),
        earlier=tuple(told for told, _ in earlier),
        differing=tuple(t.table for t, same in earlier if not same.alike and not same.restated),
        restated=tuple(t.table for t, same in earlier if same.restated),
        altered=tuple((t.table, column) for t, same in earlier for column in same.altered),
    )


def _same_bytes(session: Session, proposal: Proposal) -> list[tuple[Known, Earlier]]:
    """By table the import in force of the same bytes, and how it was read."""
    found = []
    for name, parts in proposal.tables().items():
        earlier = earlier_of(session, proposal, name, parts)
        if earlier is not None:
            found.append((known(session, earlier.row, name), earlier))
    return found


def _accepted(ctx: Context, home: Home, proposal: Proposal) -> Proposal:
    """Take the proposed answers; answers may open further questions, so ask again.

    What only a person may say is not taken: the column stays as if the file lacked it.
    """
    for _ in range(3):
        personal = tuple(q for q in proposal.questions if q.personal)
        taken = {
            q.id: q.proposed
            for q in proposal.questions
            if q.proposed is not None and not q.personal
        }
        if not taken and not personal:
            break
        proposal = answer(ctx, home, proposal, {**taken, **{q.id: SKIP for q in personal}})
        accepted, unsaid = (*proposal.accepted, *taken), (*proposal.unsaid, *personal)
        proposal = replace(proposal, accepted=accepted, unsaid=unsaid)
    return proposal


def _readable(home: Home, proposal: Proposal, progress: Progress) -> Proposal:
    """The proposal with its temporary files, read again where they are gone."""
    if all(p.raw.path.is_file() for p in proposal.parts):
        return proposal
    tmp = proposal.folder.enter_context(home.workspace())
    result: ReadResult = read(proposal.path, tmp, proposal.options, None, progress, proposal.name)
    if result.sha256 != proposal.sha256:
        raise changed_file(proposal.name)
    fresh = {raw.part_no: raw for raw in result.parts}
    parts = tuple(_reread(p, fresh[p.raw.part_no]) for p in proposal.parts)
    return replace(proposal, parts=parts)


def _reread(part: PartProposal, fresh: RawPart) -> PartProposal:
    if part.months is None:
        return replace(part, raw=fresh)
    months = again(part.months, fresh)
    return replace(part, raw=months.raw if months.taken else fresh, months=months)
