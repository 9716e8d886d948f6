"""Routes that give clues out as a workbook, for a stated purpose."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter
from fastapi.responses import FileResponse
from pydantic import BaseModel, Field, StringConstraints

from shujian.app.clue_filter import ClueFilter
from shujian.app.http.jobs import Submitted, get_job, submit
from shujian.app.http.served import ContextDep, HomeDep
from shujian.app.worker.clue_export import KIND, NAME
from shujian.app.worker.exports import file_of
from shujian.clues.listing import Order
from shujian.core.errors import Place, ShujianError
from shujian.trust import Action, Thing, require

router = APIRouter(tags=["clues"])


class Export(BaseModel):
    """What to give out and why: the named clues, else all of the filter."""

    purpose: Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=200)]
    filter: ClueFilter = Field(default_factory=ClueFilter)
    ids: Annotated[list[str], Field(max_length=200)] = Field(default_factory=list)
    sort: str = "grade"


@router.post("/clues/exports", operation_id="exportClues", status_code=202)
def export(body: Export, home: HomeDep, ctx: ContextDep) -> Submitted:
    """Write a workbook, as a job; it holds the values as they are."""
    told = replace(ctx, purpose=body.purpose)
    require(told, Action.EXPORT, Thing(NAME, level=4))
    _ = Order(body.sort).keys
    params = {"filter": body.filter.stored(), "ids": body.ids, "sort": body.sort}
    return submit(home, told, KIND, params, NAME)


@router.get(
    "/clues/exports/{job_id}",
    operation_id="downloadClueExport",
    response_class=FileResponse,
    responses={200: {"content": {"application/vnd.ms-excel": {}}}},
)
def download(job_id: str, home: HomeDep, ctx: ContextDep) -> FileResponse:
    """The workbook of a finished export of this person."""
    job = get_job(job_id, home, ctx)
    path = file_of(home, job.id)
    # an administrator sees the jobs of others, but their values came out for another's purpose
    if job.kind != KIND or job.actor != ctx.actor or not path.is_file():
        raise ShujianError(
            "app.not_found", "没有这个导出文件", "可能还没有写完，或已清理", "请重新导出",
            Place(field=job_id),
        )  # fmt: skip
    return FileResponse(path, filename=NAME)
