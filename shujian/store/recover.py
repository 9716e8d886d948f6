"""After a crash: drop what was half done, and say what was dropped."""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select

from shujian.core.errors import ShujianError
from shujian.store import db, locks
from shujian.store.columns import now
from shujian.store.home import Home
from shujian.store.schema import Import, ImportState, Job, JobState, Run, RunState

ATTEMPTS = 3
"""How often a worker begins a job whose process was killed."""


@dataclass
class Dropped:
    """What ``recover`` found and dropped.

    Args:
        folders: work folders whose owner is gone.
        imports: (import id, file name) that were never acknowledged.
        runs: ids of runs whose process is gone.
        jobs: ids of jobs whose process is gone.
    """

    folders: list[str] = field(default_factory=list)
    imports: list[tuple[str, str]] = field(default_factory=list)
    runs: list[str] = field(default_factory=list)
    jobs: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.folders or self.imports or self.runs or self.jobs)

    def __str__(self) -> str:
        lines = [f"导入“{name or key}”未完成，已撤除，请重新导入" for key, name in self.imports]
        lines += [f"运行 {key} 中途停止，已标为失败，可重新运行" for key in self.runs]
        lines += [f"任务 {key} 中途停止" for key in self.jobs]
        if self.folders:
            lines.append(f"已清除 {len(self.folders)} 个遗留的临时目录")
        return "\n".join(lines)


def recover(home: Home) -> Dropped:
    """Drop work whose process is gone; work of living processes is left alone.

    An import counts as alive while its table's lock is held, a run or job while its
    own lock is. What was acknowledged is never touched.
    """
    dropped = Dropped()
    _drop_folders(home, dropped)
    _drop_parts(home)
    _drop_imports(home, dropped)
    _drop_work(home, dropped)
    return dropped


def _drop_folders(home: Home, dropped: Dropped) -> None:
    for folder in sorted(home.tmp.iterdir()):
        if not folder.is_dir():
            continue
        lock = home.tmp / f"{folder.name}.lock"
        if not lock.exists() or locks.is_free(lock):
            shutil.rmtree(folder, ignore_errors=True)
            dropped.folders.append(folder.name)
            with suppress(OSError):
                lock.unlink(missing_ok=True)


def _drop_parts(home: Home) -> None:
    """Copies of originals that were being written; living ones are refused by age."""
    limit = now().timestamp() - 24 * 3600
    for part in home.files.glob(".*.part"):
        with suppress(OSError):
            if part.stat().st_mtime < limit:
                part.unlink()


def _drop_imports(home: Home, dropped: Dropped) -> None:
    with db.reader(home) as opened:
        query = select(Import.table_id).where(Import.state == ImportState.PENDING).distinct()
        tables = sorted(opened.scalars(query))
    for table_id in tables:
        with suppress(ShujianError), locks.writer(home, locks.table_lock(table_id), timeout=0):
            _drop_pending(home, table_id, dropped)


def _drop_pending(home: Home, table_id: str, dropped: Dropped) -> None:
    with db.session(home) as opened:
        query = select(Import).where(
            Import.state == ImportState.PENDING, Import.table_id == table_id
        )
        for row in opened.scalars(query.order_by(Import.no)):
            row.state, row.note = ImportState.DROPPED, "程序中途停止，未确认"
            dropped.imports.append((row.id, row.file_name))


def _drop_work(home: Home, dropped: Dropped) -> None:
    with db.session(home) as opened:
        for run in opened.scalars(select(Run).where(Run.state == RunState.RUNNING)):
            if _gone(locks.lock_path(home.locks, locks.run_lock(run.id))):
                run.state, run.finished = RunState.FAILED, now()
                run.error = "程序中途停止"
                dropped.runs.append(run.id)
        for job in opened.scalars(select(Job).where(Job.state == JobState.RUNNING)):
            if _gone(locks.lock_path(home.locks, f"job-{job.id}")):
                _end_job(job)
                dropped.jobs.append(job.id)


def _end_job(job: Job) -> None:
    """A killed job waits again where a worker can do it again, but not for ever."""
    job.updated = now()
    if job.params_json is not None and job.attempts < ATTEMPTS and not job.cancel:
        job.state, job.share, job.text = JobState.WAITING, 0.0, "程序中途停止，将重新执行"
    else:
        job.state, job.text = JobState.FAILED, "程序中途停止"


def _gone(path: Path) -> bool:
    return path.exists() and locks.is_free(path)
