"""Routes of statements of coverage that are given, changed or taken back after the import."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, Field

from shujian.app.coverage_readers import coverage_readers
from shujian.app.http.pool.draft_views import CoverView
from shujian.app.http.served import ContextDep, HomeDep
from shujian.engines.base import Coverage
from shujian.pool.storage.covering import cover
from shujian.trust import Action, Thing, require

router = APIRouter()


class CoverageReaderView(BaseModel):
    """A model whose “not there” depends on the coverage; see ``app.coverage_readers``."""

    id: str
    name: str
    run: str
    unchecked: int
    older: bool


class Covering(BaseModel):
    """All statements of one import from now on, on whose word, and the version that was seen."""

    coverage: Annotated[list[CoverView], Field(max_length=200)]
    reason: Annotated[str, Field(min_length=1, max_length=500)]
    version: int


class Covered(BaseModel):
    """The table's version under the statements that hold now."""

    version: int


@router.get("/tables/{name}/coverage-readers", operation_id="listCoverageReaders")
def readers(ctx: ContextDep, home: HomeDep, name: str) -> list[CoverageReaderView]:
    """The models that claim that something is not in the table."""
    require(ctx, Action.VIEW, Thing(name))
    return [CoverageReaderView.model_validate(vars(r)) for r in coverage_readers(home, name)]


@router.put("/imports/{key}/coverage", operation_id="coverImport")
def put(ctx: ContextDep, home: HomeDep, key: str, body: Covering) -> Covered:
    """State for what an import in force is complete, instead of what was stated before."""
    stated = [Coverage(c.place, c.unit.strip(), c.start, c.end) for c in body.coverage]
    return Covered(version=cover(ctx, home, key, stated, body.reason, body.version))
