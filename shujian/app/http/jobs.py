"""Routes of long jobs: list, look, stop, and follow by server-sent events."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import AsyncIterator, Callable
from typing import Any, Literal

from fastapi import APIRouter, Request
from fastapi.responses import StreamingResponse
from pydantic import BaseModel

from shujian.app.http.remedies import for_pages
from shujian.app.http.served import ContextDep, HomeDep, ServedDep, signed_in
from shujian.core.errors import Place, ShujianError
from shujian.store import jobs, queue
from shujian.store.home import Home
from shujian.store.schema import Job, JobState
from shujian.trust import Action, Context, Thing, require

router = APIRouter(tags=["jobs"])
_LOOK = 0.5
_ALIVE = 15.0
"""Seconds between two looks for news, and between two signs of life on a quiet stream."""


Phase = Literal["waiting", "running", "done", "failed", "cancelled"]
PHASES: dict[str, Phase] = {
    JobState.WAITING: "waiting",
    JobState.RUNNING: "running",
    JobState.DONE: "done",
    JobState.FAILED: "failed",
    JobState.CANCELLED: "cancelled",
    JobState.ONE: "done",
}


class JobView(BaseModel):
    """A job for lists and the task tray; ``phase`` is ``state`` for programs."""

    id: str
    kind: str
    subject: str
    state: str
    phase: Phase
    share: float
    text: str
    ended: bool
    cancelling: bool
    created: dt.datetime
    updated: dt.datetime
    actor: str
    result: Any = None
    error: dict[str, Any] | None = None


class Submitted(BaseModel):
    """A job that was put into the queue."""

    job_id: str


def view(job: Job) -> JobView:
    """A job as the pages see it."""
    return JobView(
        id=job.id,
        kind=job.kind,
        subject=job.subject,
        state=job.state,
        phase=PHASES[job.state],
        share=1.0 if job.state == JobState.DONE else job.share,
        text=job.text,
        ended=job.state in queue.ENDED,
        cancelling=job.cancel and job.state not in queue.ENDED,
        created=job.created,
        updated=job.updated,
        actor=job.actor,
        result=job.result_json,
        error=for_pages(job.error_json),
    )


def submit(
    home: Home, ctx: Context, kind: str, params: dict[str, Any], subject: str = ""
) -> Submitted:
    """Put a job of this person into the queue."""
    made = queue.submit(
        home, kind, params,
        actor=ctx.actor, unit=ctx.unit, purpose=ctx.purpose, subject=subject,
    )  # fmt: skip
    return Submitted(job_id=made)


@router.get("/jobs", operation_id="listJobs")
def list_jobs(home: HomeDep, ctx: ContextDep, limit: int = 30) -> list[JobView]:
    """The person's jobs, the newest first."""
    return [view(job) for job in queue.recent(home, ctx.actor, min(max(limit, 1), 200))]


def own(home: Home, ctx: Context, job_id: str) -> Job:
    """A job of this person; administrators see all.

    Raises:
        ShujianError: ``app.not_found``.
    """
    job = queue.one(home, job_id)
    if job is None or (job.actor != ctx.actor and Action.ACCOUNT not in (ctx.may or ())):
        raise ShujianError("app.not_found", "没有这个任务", where=Place(field=job_id))
    return job


@router.get("/jobs/events", operation_id="followJobs")
async def follow_jobs(
    request: Request, held: ServedDep, home: HomeDep, ctx: ContextDep
) -> StreamingResponse:
    """Every change of the person's jobs, as server-sent events named ``job``."""
    return StreamingResponse(
        _events(request, home, ctx.actor, lambda: signed_in(request, held)),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


async def _events(
    request: Request, home: Home, actor: str, signed_in: Callable[[], bool]
) -> AsyncIterator[str]:
    """The stream; it ends with the session: an account may be closed while a page is open."""
    told: dict[str, str] = {}
    quiet, mark = 0.0, None
    yield "retry: 2000\n\n"
    while not await request.is_disconnected() and await asyncio.to_thread(signed_in):
        seen = await asyncio.to_thread(queue.mark, home, actor)
        changed = await asyncio.to_thread(queue.recent, home, actor, 20) if seen != mark else []
        mark = seen
        for job in changed:
            text = view(job).model_dump_json()
            if told.get(job.id) != text:
                told[job.id], quiet = text, 0.0
                yield f"event: job\ndata: {text}\n\n"
        await asyncio.sleep(_LOOK)
        quiet += _LOOK
        if quiet >= _ALIVE:
            quiet = 0.0
            yield ": alive\n\n"


@router.get("/jobs/{job_id}", operation_id="getJob")
def get_job(job_id: str, home: HomeDep, ctx: ContextDep) -> JobView:
    """One job."""
    return view(own(home, ctx, job_id))


@router.post("/jobs/{job_id}/cancel", operation_id="cancelJob")
def cancel_job(job_id: str, home: HomeDep, ctx: ContextDep) -> JobView:
    """Ask a job to stop at its next step."""
    job = own(home, ctx, job_id)
    require(ctx, Action.CANCEL, Thing(job_id))
    if job.state not in queue.ENDED:
        jobs.cancel(home, job_id)
    return view(own(home, ctx, job_id))
