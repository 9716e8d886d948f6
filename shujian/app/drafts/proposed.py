"""From a draft to the proposal that the pool understands, and what answers change."""

from __future__ import annotations

from collections.abc import Mapping

from shujian.app.drafts import kept
from shujian.app.drafts.kept import Draft
from shujian.app.wanted_columns import wanted_columns
from shujian.core.errors import Place, ShujianError
from shujian.core.progress import SILENT, Progress
from shujian.engines.base import Coverage
from shujian.pool import importing, place_names
from shujian.pool.anew.going_along import Going, going_along
from shujian.pool.by_month.asking import without_stale
from shujian.pool.proposals import one_file, replacing
from shujian.pool.proposals.checking import check_answers
from shujian.pool.proposals.known import Known
from shujian.pool.proposals.one_file import Terms
from shujian.pool.proposals.proposal import ImportResult, Proposal
from shujian.pool.proposals.replacing import AsideThere, Outgoing
from shujian.pool.readers import read
from shujian.pool.storage.registry import coverage_of
from shujian.store import db
from shujian.store.home import Home
from shujian.trust import Action, Context, Thing, require


def read_file(ctx: Context, home: Home, draft: Draft, progress: Progress = SILENT) -> int:
    """Read a draft's file and keep its parts; the number of parts.

    Raises:
        ShujianError: the file cannot be read.
    """
    require(ctx, Action.IMPORT, Thing(draft.name))
    folder = kept.parts_folder(home, draft)
    source = kept.place(home, draft.key) / "data"
    result = read(source, folder, draft.options, None, progress, draft.name)
    kept.save_read(home, draft, result)
    return len(result.parts)


def proposal_of(ctx: Context, home: Home, draft: Draft) -> Proposal:
    """What importing the file would do, with everything answered so far.

    Raises:
        ShujianError: ``app.draft_unread`` while the file is not read.
    """
    result = kept.read_before(home, draft)
    if result is None:
        raise ShujianError(
            "app.draft_unread",
            "文件还没有读完",
            remedy="请等读取完成",
            where=Place(file=draft.name),
        )
    made = importing.resume(
        ctx, home, kept.place(home, draft.key) / "data", result,
        supplier=draft.supplier, answers=draft.answers, options=draft.options, name=draft.name,
        since=draft.since, wanted=wanted_columns(home),
    )  # fmt: skip
    return importing.leave_out(ctx, home, made, draft.skips) if draft.skips else made


def answered(ctx: Context, home: Home, draft: Draft, answers: Mapping[str, str | None]) -> None:
    """Take answers into a draft; what was said of another table's columns is forgotten.

    Args:
        ctx: who answers.
        home: the home.
        draft: changed here; the caller keeps it.
        answers: by question id; None takes an answer back.

    Raises:
        ShujianError: ``pool.bad_answer``; ``pool.bad_place``; ``pool.unknown_table``.
    """
    given = {key: value for key, value in answers.items() if value is not None}
    shown = proposal_of(ctx, home, draft)
    check_answers(shown, given)
    place_names.say(ctx, home, place_names.answered(given))
    for key, value in answers.items():
        part, _, rest = key.partition(".")
        if rest == "table" and draft.answers.get(key) != value:
            stale = (f"{part}.column.", f"{part}.layout")
            draft.answers = {k: v for k, v in draft.answers.items() if not k.startswith(stale)}
    held = without_stale(shown, draft.answers, answers)
    kept_before = {k: v for k, v in held.items() if k not in answers}
    draft.answers = {**kept_before, **given}


def coverage(draft: Draft) -> tuple[Coverage, ...]:
    """The draft's statements of completeness."""
    return coverage_of(draft.coverage)


def terms_of(draft: Draft) -> Terms:
    """What the draft is to do to earlier rows."""
    return Terms(draft.supplier, draft.mode, draft.scope, draft.anew, draft.instead)


def sent_before(home: Home, draft: Draft, proposal: Proposal) -> tuple[Known, ...]:
    """The files in force that the draft's supplier sent to its tables, the newest first."""
    with db.reader(home) as session:
        return one_file.sent_before(session, proposal, draft.supplier)


def outgoing(home: Home, draft: Draft, proposal: Proposal) -> tuple[Outgoing, ...]:
    """Which earlier rows importing the draft now would put in the shade."""
    terms = terms_of(draft)
    with db.reader(home) as session:
        return replacing.outgoing(session, home, proposal, terms)


def aside_there(home: Home, draft: Draft, proposal: Proposal) -> tuple[AsideThere, ...]:
    """Which rows set aside the draft may bring again, where it corrects."""
    terms = terms_of(draft)
    with db.reader(home) as session:
        return replacing.aside_there(session, proposal, terms)


def going(home: Home, draft: Draft, proposal: Proposal) -> tuple[Going, ...]:
    """Which corrections made by hand go along, where the file takes the place of itself."""
    terms = terms_of(draft)
    with db.reader(home) as session:
        return going_along(session, home, proposal, terms)


def bring_in(
    ctx: Context, home: Home, draft: Draft, progress: Progress = SILENT
) -> tuple[ImportResult, ...]:
    """Import a draft; one result for each standard table.

    Raises:
        ShujianError: open questions and everything else that ``importing.commit`` refuses.
    """
    proposal = proposal_of(ctx, home, draft)
    return importing.commit(
        ctx, home, proposal,
        authority=draft.authority, coverage=coverage(draft), mode=draft.mode, scope=draft.scope,
        instead=draft.instead, anew=draft.anew,
        progress=progress,
    )  # fmt: skip
