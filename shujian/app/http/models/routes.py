"""The addresses of the model library."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from shujian.app.authoring import parameter_values
from shujian.app.fit_guesses import guesses
from shujian.app.fit_rules import readiness
from shujian.app.fitting import fit
from shujian.app.holdings import holdings
from shujian.app.http.jobs import Submitted, submit
from shujian.app.http.models import cards, case_views, fit_views, pages
from shujian.app.http.models.settings import last_set, written
from shujian.app.http.models.views import ModelCases, ModelLibrary, ModelPage
from shujian.app.http.served import ContextDep, HomeDep
from shujian.app.run_day import run_day
from shujian.app.shelves import kept
from shujian.app.worker import checking, running
from shujian.core.errors import ShujianError
from shujian.store import db
from shujian.trust import Action, Thing, require

router = APIRouter(tags=["models"])
_LIBRARY = Thing("模型库")


class Matched(BaseModel):
    """A column that is missing and the header that could be it."""

    column: str
    header: str
    score: int
    reason: str


class SourceGuess(BaseModel):
    """A file that was brought into ``source`` and may hold what ``table`` misses."""

    table: str
    source: str
    file: str
    pairs: list[Matched]


class RunWish(BaseModel):
    """How a model is to be run: the day (default: ``proposed`` of its page) and values."""

    as_of: dt.date | None = None
    settings: dict[str, str | list[str]] = Field(default_factory=dict)


@router.get("/models", operation_id="listModels")
def list_models(ctx: ContextDep, home: HomeDep) -> ModelLibrary:
    """Every model and rule pack with its fit, its last run and what became of its clues."""
    require(ctx, Action.VIEW, _LIBRARY)
    held = kept(home)
    listed = cards.cards(home, held)
    return ModelLibrary(models=listed, broken=[str(e) for e in held.shelf.broken])


@router.get("/models/{model_id:path}/fit", operation_id="getModelFit")
def get_fit(model_id: str, ctx: ContextDep, home: HomeDep) -> fit_views.FitView:
    """What the model needs and what the pool has of it."""
    require(ctx, Action.VIEW, _LIBRARY)
    held = kept(home)
    with db.reader(home) as session:
        entry = held.entry(model_id)
        fitted = fit(entry.needs, holdings(session, home))
    return fit_views.view(readiness(entry.bound, fitted), entry.bound, held.shelf)


@router.get("/models/{model_id:path}/guesses", operation_id="guessModelColumns")
def get_guesses(model_id: str, ctx: ContextDep, home: HomeDep) -> list[SourceGuess]:
    """Which columns of what was brought in could be the missing ones."""
    require(ctx, Action.VIEW, _LIBRARY)
    held = kept(home)
    with db.reader(home) as session:
        fitted = fit(held.entry(model_id).needs, holdings(session, home))
        found = guesses(session, held.shelf, fitted)
    return [
        SourceGuess(
            table=g.table, source=g.source, file=g.file,
            pairs=[Matched(column=c, header=h, score=s, reason=r) for c, h, s, r in g.pairs],
        )
        for g in found
    ]  # fmt: skip


@router.get("/models/{model_id:path}/cases", operation_id="listModelCases")
def list_cases(model_id: str, ctx: ContextDep, home: HomeDep) -> ModelCases:
    """The cases of a model and how they came out when last run."""
    require(ctx, Action.VIEW, _LIBRARY)
    return case_views.cases(home, kept(home).entry(model_id))


@router.post("/models/{model_id:path}/cases", operation_id="checkModel", status_code=202)
def check(model_id: str, ctx: ContextDep, home: HomeDep) -> Submitted:
    """Run all cases of a model, as a job."""
    require(ctx, Action.RUN, Thing(model_id))
    entry = kept(home).entry(model_id)
    if entry.bound is None:
        raise entry.error or ShujianError("app.no_model", "模型不可用")
    spec = entry.bound.spec
    params = {"model": entry.id, "meaning": spec.meaning_hash}
    return submit(home, ctx, checking.KIND, params, subject=spec.name)


@router.post("/models/{model_id:path}/runs", operation_id="runModel", status_code=202)
def run(model_id: str, wish: RunWish, ctx: ContextDep, home: HomeDep) -> Submitted:
    """Run a model, as a job; its run has the job's id. Bad values are refused at once."""
    require(ctx, Action.RUN, Thing(model_id))
    held = kept(home)
    entry = held.entry(model_id)
    if entry.bound is None:
        raise entry.error or ShujianError("app.no_model", "模型不可用")
    spec = entry.bound.spec
    settings = written(spec.parameters, wish.settings)
    parameter_values(held.shelf, entry.id, [f"{n}={v}" for n, v in settings.items()])
    day = wish.as_of.isoformat() if wish.as_of else None
    params = {"model": entry.id, "as_of": day, "settings": settings}
    return submit(home, ctx, running.KIND, params, subject=spec.name)


@router.get("/models/{model_id:path}", operation_id="getModel")
def get_model(
    model_id: str, ctx: ContextDep, home: HomeDep, run: Annotated[str, Query(max_length=40)] = ""
) -> ModelPage:
    """A model in words: purpose, basis, rules, steps, parameters, what would disprove it.

    ``run``: the run whose values and day are told as ``last``; the newest one if none is named.
    """
    require(ctx, Action.VIEW, _LIBRARY)
    held = kept(home)
    entry, card = held.entry(model_id), cards.one_card(home, held, model_id)
    last = run or (card.last_run.id if card.last_run else "")
    own = entry.bound.spec.parameters if entry.bound else {}
    used = last_set(home, entry.id, own, last) if own and last else {}
    with db.reader(home) as session:
        day = run_day(session, home, entry, run)
    return pages.page(held, entry, card, day, used)
