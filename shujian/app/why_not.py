"""Why a subject has no clue of a model: asked of the model's latest run, rule by rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from shujian.app import packing
from shujian.app.namesakes import Whom, called, namesakes
from shujian.app.open_run import opened
from shujian.app.replaying import kept
from shujian.app.shelf import Shelf
from shujian.app.why_aside import Apart, Whose, rows_aside
from shujian.core.cells import Missing
from shujian.core.errors import ShujianError
from shujian.models.explaining.why import Answer, why
from shujian.models.model import Model
from shujian.models.operators.clue import Clue
from shujian.models.running.planner import Plan
from shujian.pool.asking.wanted import Wanted
from shujian.schema.elements import element
from shujian.store import db
from shujian.store.home import Home
from shujian.store.schema import Run, RunState
from shujian.trust import Action, Context, Thing, journal, require


@dataclass(frozen=True)
class WhyNot:
    """What a run says of a subject.

    Args:
        run_id: the run asked.
        as_of: the day it spoke of.
        model: the model of that time.
        answers: clue step → answer.
        aside: table → rows in quarantine now that bear the subject's number or name as written.
        unfit: why no rule can be about the number, Chinese; "" where rules can.
        choose: those of the name that was asked for, where there are several; then no answers.
    """

    run_id: str
    as_of: str
    model: Model
    answers: Mapping[str, Answer]
    aside: Mapping[str, Apart] = field(default_factory=dict)
    unfit: str = ""
    choose: tuple[Whom, ...] = ()


def why_not(
    ctx: Context, home: Home, model_id: str, subject: str, pick: int | None = None
) -> WhyNot:
    """Follow a subject through the latest finished run of a model.

    Args:
        ctx: who asks.
        home: the home.
        model_id: the model.
        subject: as a person writes it: a number, a credit code, a project number; or a name
            or case number that stands beside one in the run's tables.
        pick: which of several of that name, as ``choose`` lists them.

    Raises:
        ShujianError: unknown model, a rule pack, no finished run, or a subject that no rule
            of the model can be about and that stands in no quarantine either.
    """
    require(ctx, Action.VIEW, Thing(model_id))
    key = str(Shelf(home).item(model_id).data["id"])
    run_id = latest(home, key)
    with opened(home, run_id) as run:
        plan, as_of = run.plan(), run.as_of
        answers, choose, whose = _found(plan, subject, pick)
    with db.session(home) as session:
        detail = {"asked": Wanted(subject).covered()}
        journal.record(session, ctx, Action.VIEW, run_id, detail)
    aside, unfit = rows_aside(ctx, home, plan.model, whose), ""
    if not answers and not choose:
        error = _unfit(plan.model, subject)
        if not aside:
            raise error
        unfit = error.why if whose.plain else ""
    return WhyNot(run_id, as_of.isoformat(), plan.model, answers, aside, unfit, choose)


def _found(
    plan: Plan, subject: str, pick: int | None
) -> tuple[dict[str, Answer], tuple[Whom, ...], Whose]:
    """The answers, and by what rows set aside are known as the subject's.

    Where no table holds the number, the answers are those of whom it is the name.
    """
    answers = dict(_answers(plan, subject))
    numbers = (subject, *_read(plan, subject))
    if any(answer.verdict != "没有" for answer in answers.values()):
        names = {n for number in numbers[1:] for n in called(plan, number)}
        return answers, (), Whose(numbers, tuple(sorted(names)))
    whom = namesakes(plan, subject)
    if pick is None and len(whom) > 1:
        return {}, tuple(whom), Whose(numbers, (subject,))
    chosen = whom[pick or 0 : (pick or 0) + 1]
    if not chosen:
        return answers, (), Whose(numbers, (subject,))
    return dict(_answers(plan, chosen[0].value)), (), Whose((chosen[0].value,), (subject,))


def _read(plan: Plan, subject: str) -> set[str]:
    """A number as the columns of the rules' subjects keep it."""
    cells = (
        element(bound.schema[bound.operator.subject].element).clean(subject).value
        for bound in plan.model.clue_steps
        if isinstance(bound.operator, Clue) and bound.schema[bound.operator.subject].element
    )
    return {cell for cell in cells if isinstance(cell, str)}


def latest(home: Home, model_id: str) -> str:
    """The latest finished run of a model.

    Raises:
        ShujianError: no finished run, or a rule pack's.
    """
    query = select(Run.id).where(Run.model_id == model_id, Run.state == RunState.DONE)
    with db.reader(home) as session:
        run_id = session.scalar(query.order_by(Run.started.desc(), Run.id).limit(1))
    if run_id is None:
        raise ShujianError(
            "app.never_run",
            "这个模型还没有完成过运行",
            remedy=f"请先运行：shujian models run {model_id}",
        )
    data = kept(home, run_id)
    if data.get("kind") == packing.KIND:
        raise ShujianError(
            "app.no_why_for_packs",
            "规则包逐份判断，没有“在哪一步离开”",
            remedy="请用 shujian judgments show 看这份文书读出的事实",
        )
    return run_id


def _answers(plan: Plan, subject: str) -> Iterator[tuple[str, Answer]]:
    ends: dict[tuple[Any, Any], list[str]] = {}
    for bound in plan.model.clue_steps:
        assert isinstance(bound.operator, Clue)
        column = bound.schema[bound.operator.subject]
        cell = element(column.element).clean(subject).value if column.element else subject
        if not isinstance(cell, Missing):
            ends.setdefault((column.type, cell), []).append(bound.id)
    written = subject.strip()
    for (_, cell), steps in ends.items():
        found = why(plan, steps, cell)
        small = isinstance(cell, str) and cell != written and cell == written.upper()
        if small and all(answer.verdict == "没有" for answer in found.values()):
            # ids of documents read here, and codes kept by an older version, have small letters
            found = why(plan, steps, written)
        yield from found.items()


def _unfit(model: Model, subject: str) -> ShujianError:
    """What is wrong with a subject that no rule can be about."""
    columns = {
        b.operator.subject: b.schema[b.operator.subject]
        for b in model.clue_steps
        if isinstance(b.operator, Clue)
    }
    read = (element(c.element).clean(subject) for c in columns.values() if c.element)
    reasons = dict.fromkeys(r.note for r in read if isinstance(r.value, Missing) and r.note)
    return ShujianError(
        "app.bad_subject",
        f"“{subject}”不能作为这个模型的对象",
        why="；".join(reasons) or "它不符合对象列的写法",
        remedy=f"请写对象列的值：{'、'.join(sorted(columns))}。文件里就写成这样的，"
        "那些行没有参加这一步，请用检索查找它们在哪个文件",
    )
