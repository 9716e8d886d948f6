"""Take one job after another from the queue, and keep what came out."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from sqlalchemy import select

from shujian.app.worker import exports
from shujian.app.worker.ahead import Ahead
from shujian.app.worker.kinds import Task, handler
from shujian.core.canonical import plain
from shujian.core.errors import CancelledError, ShujianError
from shujian.store import db, jobs, queue
from shujian.store.home import Home
from shujian.store.recover import recover
from shujian.store.schema import Job, User
from shujian.store.settings import unit_of
from shujian.trust import Context
from shujian.trust.sign_in import context_of

PAUSE = 0.2
"""Seconds between two looks into an empty queue."""
_SWEEP = 10.0
"""Seconds between two looks for jobs whose process was killed."""


def work(home: Home, go_on: Callable[[], bool]) -> None:
    """Do jobs until ``go_on`` says no."""
    swept = -_SWEEP
    ahead = Ahead(home)
    while go_on():
        if time.monotonic() - swept > _SWEEP:
            swept = time.monotonic()
            with suppress(ShujianError):
                recover(home)
            exports.sweep(home)
        job = None
        with suppress(ShujianError):
            job = queue.next_waiting(home)
        if job is None:
            with suppress(ShujianError):
                ahead.one()
            time.sleep(PAUSE)
            continue
        ahead.rest()
        do(home, job)


def do(home: Home, job: Job) -> None:
    """Do one job; whatever happens is kept with it and stops nothing else.

    A job that another server's worker took in this very moment is that one's to tell of.
    """
    mine = False
    try:
        with jobs.working(home, job.id) as progress:
            mine = True
            queue.attempt(home, job.id)
            task = Task(_context(home, job), home, job.params_json or {}, progress, job.id)
            result = _handled(home, job, task)
            queue.finish(home, job.id, result=result)
    except CancelledError:
        return
    except ShujianError as error:
        if mine:
            _fail(home, job, error)
    except Exception as error:
        traceback.print_exc()
        _fail(home, job, _unforeseen(error, ""))


def _handled(home: Home, job: Job, task: Task) -> Any:
    """What came of the work; a defect of the program is told with the step it happened at."""
    try:
        return plain(handler(job.kind)(task))
    except (ShujianError, CancelledError):
        raise
    except Exception as error:
        traceback.print_exc()
        with db.reader(home) as opened:
            step = opened.scalar(select(Job.text).where(Job.id == job.id)) or ""
        raise _unforeseen(error, step) from error


def _context(home: Home, job: Job) -> Context:
    """Who asked, with what the role may do now: a closed account does nothing more."""
    with db.reader(home) as opened:
        user = opened.scalar(select(User).where(User.account == job.actor))
    if user is None or not user.active:
        raise ShujianError("app.job_actor", "提交任务的账号已停用", remedy="请用在用的账号重新提交")
    return context_of(home, user, job.unit or unit_of(home), job.purpose)


def _fail(home: Home, job: Job, error: ShujianError) -> None:
    with suppress(ShujianError):
        queue.finish(home, job.id, error=plain(error.as_dict()))


def _unforeseen(error: Exception, step: str) -> ShujianError:
    """A defect in words for the person who waits; the program's own words are for maintainers."""
    at = f"做到“{step}”时" if step else "执行时"
    return ShujianError(
        "app.unforeseen",
        "任务因程序缺陷没有完成",
        why=f"{at}，程序遇到没有料到的情况；不是操作有误",
        remedy="数据没有改动，可以重试一次；仍然这样的，把请求编号和技术细节交给维护人员",
        params={"detail": f"{type(error).__name__}: {error}"[:500]},
    )
