"""The application: guard, problems, routes, pages, and the worker beside it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from importlib import import_module
from threading import Thread

from fastapi import APIRouter, Depends, FastAPI

import shujian
from shujian.app.clue_reasons import warm as warm_engine
from shujian.app.http import guard, jobs, pages, problems, session, uploads
from shujian.app.http.query_keys import only_known
from shujian.app.http.served import Served
from shujian.app.judgments.findings import warm as warm_rules
from shujian.app.open_run import close as close_engine
from shujian.app.shelves import warm
from shujian.app.worker.keeper import Keeper
from shujian.store.home import Home

PREFIX = "/api/v1"
FEATURES: tuple[str, ...] = (
    "shujian.app.http.overview",
    "shujian.app.http.pool",
    "shujian.app.http.admin_accounts",
    "shujian.app.http.admin_journal",
    "shujian.app.http.admin_system",
    "shujian.app.http.local_rules",
    "shujian.app.http.models.why",
    "shujian.app.http.models.routes",
    "shujian.app.http.runs.routes",
    "shujian.app.http.runs.asides",
    "shujian.app.http.runs.causes",
    "shujian.app.http.judgments",
    "shujian.app.http.search",
    "shujian.app.http.search_rows",
    "shujian.app.http.clues.routes",
)
"""Modules with the routes of one screen each, as ``router``."""


def create_app(held: Served, worker: bool = False) -> FastAPI:
    """The whole application over one home.

    Args:
        held: the home and the clock.
        worker: keep a worker process while the application runs.
    """
    app = FastAPI(
        title="shujian",
        version=shujian.__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url=f"{PREFIX}/openapi.json",
        lifespan=_lifespan(worker),
        responses={"default": {"model": problems.Problem, "description": "problem+json"}},
        separate_input_output_schemas=False,
    )
    app.state.served = held
    guard.install(app)
    problems.install(app)
    for router in routers():
        app.include_router(router, prefix=PREFIX, dependencies=[Depends(only_known)])
    pages.install(app)
    return app


def routers() -> list[APIRouter]:
    """All routes, the shared ones first."""
    shared = [session.router, jobs.router, uploads.router]
    return shared + [import_module(name).router for name in FEATURES]


def _lifespan(worker: bool) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        home = app.state.served.home
        keeper = app.state.keeper = Keeper(home)
        if worker:
            keeper.start()
            # the first page of the model library must not wait for a hundred content files
            Thread(target=_warm, args=(home,), daemon=True).start()
        try:
            yield
        finally:
            if worker:
                keeper.stop()
            close_engine()

    return life


def _warm(home: Home) -> None:
    """Load what the first visitor of a page would else wait for."""
    warm(home)
    warm_engine()
    warm_rules()
