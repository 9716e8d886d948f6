"""The route of a statement that there is nothing of a table."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, Field

from shujian.app.http.pool.draft_views import CoverView
from shujian.app.http.served import ContextDep, HomeDep
from shujian.engines.base import Coverage
from shujian.pool.nothing import state_none

router = APIRouter()


class Nothing(BaseModel):
    """For which place, unit and days there is nothing, who says so, and on what ground."""

    covers: CoverView
    supplier: Annotated[str, Field(min_length=1, max_length=500)]
    authority: Annotated[str, Field(min_length=1, max_length=500)]


class Stated(BaseModel):
    """The delivery without a row; ``version`` 0: the same was stated before."""

    import_id: str
    version: int


@router.post("/tables/{name}/none", operation_id="stateNone", status_code=201)
def state(ctx: ContextDep, home: HomeDep, name: str, body: Nothing) -> Stated:
    """State that a supplier has nothing of a table for a place and a period."""
    one = body.covers
    stated = Coverage(one.place, one.unit.strip(), one.start, one.end)
    done = state_none(ctx, home, name, stated, body.supplier, body.authority)
    return Stated(import_id=done.duplicate_of or done.import_id, version=done.version)
