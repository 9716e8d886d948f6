"""Routes of the quarantine: rows set aside, given out to be mended, taken in again."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import FileResponse
from pydantic import BaseModel

from shujian.app.http import uploads
from shujian.app.http.jobs import Submitted, get_job, submit
from shujian.app.http.paging import CursorQuery, LimitQuery, Page, encode
from shujian.app.http.pool.looking import Purpose, number, position
from shujian.app.http.served import ContextDep, HomeDep
from shujian.app.worker.exports import file_of
from shujian.app.worker.pool_export import KIND, name_of
from shujian.core.errors import Place, ShujianError
from shujian.pool import quarantine
from shujian.pool.quarantine.listing import QuarantinedRow
from shujian.trust import Action, Thing, require

router = APIRouter()
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class AsideRow(BaseModel):
    """A row in quarantine: where it stands, why, and what stood there (masked).

    ``wrong`` and ``telling``: indexes of the cells that the reason is about, and of those that
    say whom or what the row is about; ``month``: the column, where the list has one a month.
    """

    id: str
    import_id: str
    file: str
    sheet: str
    line: int
    why: str
    header: list[str]
    cells: list[str]
    wrong: list[int] = []
    telling: list[int] = []
    month: str = ""


class ForPurpose(BaseModel):
    """What for; only rows of ``import_id`` where it is given."""

    purpose: Purpose
    import_id: str = ""


class AsideWanted(BaseModel):
    """One row to be shown, and what for."""

    row: str
    purpose: Purpose


class Mending(BaseModel):
    """An uploaded workbook with corrected rows."""

    upload: str


def aside(row: QuarantinedRow) -> AsideRow:
    """A row for the page."""
    told = {k: v for k, v in vars(row).items() if k != "row_id"}
    return AsideRow(id=str(row.row_id), **told)


@router.get("/tables/{name}/quarantine", operation_id="listQuarantine")
def rows(
    ctx: ContextDep,
    home: HomeDep,
    name: str,
    import_id: Annotated[str, Query(max_length=40)] = "",
    limit: LimitQuery = 50,
    cursor: CursorQuery = "",
) -> Page[AsideRow]:
    """Rows in quarantine, sensitive cells masked."""
    found = quarantine.rows(ctx, home, name, import_id, limit, position(cursor))
    counts = quarantine.count(home, name)
    total = counts.get(import_id, 0) if import_id else sum(counts.values())
    following = encode([found[-1].row_id]) if len(found) == limit else None
    return Page(items=[aside(r) for r in found], next=following, total=total)


@router.post("/tables/{name}/quarantine/reveal", operation_id="revealQuarantined")
def reveal(ctx: ContextDep, home: HomeDep, name: str, body: AsideWanted) -> AsideRow:
    """One row as it was supplied; who, what and what for are written to the journal."""
    seeing = replace(ctx, purpose=body.purpose)
    return aside(quarantine.reveal(seeing, home, name, number(body.row)))


@router.post("/tables/{name}/quarantine/exports", operation_id="exportQuarantine", status_code=202)
def export(ctx: ContextDep, home: HomeDep, name: str, body: ForPurpose) -> Submitted:
    """Write the rows to a workbook to be corrected and uploaded again, as a job."""
    told = replace(ctx, purpose=body.purpose)
    quarantine.check_export(told, home, name)
    params = {"table": name, "import_id": body.import_id}
    return submit(home, told, KIND, params, name_of(name))


@router.get(
    "/quarantine/exports/{job_id}",
    operation_id="downloadQuarantine",
    response_class=FileResponse,
    responses={200: {"content": {_XLSX: {}}}},
)
def download(job_id: str, home: HomeDep, ctx: ContextDep) -> FileResponse:
    """The workbook of a finished export of this person."""
    job = get_job(job_id, home, ctx)
    path = file_of(home, job.id)
    # an administrator sees the jobs of others, but their values came out for another's purpose
    if job.kind != KIND or job.actor != ctx.actor or not path.is_file():
        raise ShujianError(
            "app.not_found", "没有这个导出文件", "可能还没有写完，或已清理", "请重新下载隔离行",
            Place(field=job_id),
        )  # fmt: skip
    return FileResponse(path, media_type=_XLSX, filename=str(job.subject))


@router.post("/tables/{name}/quarantine/mend", operation_id="mendQuarantine", status_code=202)
def mend(ctx: ContextDep, home: HomeDep, name: str, body: Mending) -> Submitted:
    """Take corrected rows in again; they keep their numbers."""
    require(ctx, Action.IMPORT, Thing(name))
    _, file = uploads.uploaded(home, ctx, body.upload)
    params = {"upload": body.upload, "table": name, "name": file}
    return submit(home, ctx, "pool.mend", params, f"{name}：{file}")
