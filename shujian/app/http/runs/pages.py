"""The page of one run."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from shujian.app.holdings import Holding, holdings
from shujian.app.http.jobs import PHASES
from shujian.app.http.models.pages import parameter
from shujian.app.http.people import people
from shujian.app.http.remedies import warning_for_pages
from shujian.app.http.runs.finding import Held, model_of
from shujian.app.http.runs.rows import row, waiting_row
from shujian.app.http.runs.steps import steps
from shujian.app.http.runs.views import ParameterUsed, ReplayView, RunInput, RunPage, RunWay
from shujian.app.packing import PackView
from shujian.app.set_aside import quarantined
from shujian.app.shelves import Kept
from shujian.app.worker.replaying import KIND as REPLAY
from shujian.models.model import Model
from shujian.models.running.earlier import EARLIER, FIRST, is_earlier, table_name, today
from shujian.store import queue
from shujian.store.home import Home
from shujian.store.schema import Job, Run, RunState


def page(session: Session, home: Home, kept: Kept, held: Held) -> RunPage:
    """Everything of one run; of one that waits or failed, what there is."""
    run, job, made = held.run, held.job, model_of(home, kept, held)
    aside = _quarantined(home, run.inputs_json) if run else {}
    today = kept.shelf.items.get(held.model_id) or kept.shelf.packs.get(held.model_id)
    current = kept.entry(held.model_id).bound if today else None
    same = current is not None and run is not None and _same(run, current)
    assert run is not None or job is not None
    named = people(session)
    return RunPage(
        run=row(kept.shelf, run, named) if run else waiting_row(kept.shelf, job, named),  # type: ignore[arg-type]
        inputs=inputs(run, held, aside, holdings(session, home)) if run else [],
        values=_values(held.data, made) if made else [],
        steps=steps(session, held, made) if made else [],
        missing=held.told.get("missing", []),
        warnings=[warning_for_pages(w) for w in held.told.get("warnings", [])],
        notes=held.told.get("notes", held.data.get("notes", [])),
        quarantined=aside,
        seconds=_seconds(held),
        digest=run.digest if run else "",
        program=run.program if run else "",
        engine=held.data.get("engine", ""),
        model_version=run.model_version if run else "",
        model_changed=run is not None and not same,
        kept=bool(held.data) and run is not None and run.state in (RunState.DONE, RunState.ONE),
        previous=_previous(session, run) if run else "",
        way=_way(job, run),
        replay=replayed(home, held.id),
    )


def _same(run: Run, today: Model | PackView) -> bool:
    return run.model_version == today.spec.meaning_hash[:16]


def _seconds(held: Held) -> float | None:
    if held.told.get("seconds"):
        return float(held.told["seconds"])
    run = held.run
    return (run.finished - run.started).total_seconds() if run and run.finished else None


def _quarantined(home: Home, read: dict[str, Any]) -> dict[str, int]:
    """Rows in quarantine by table, those of the last run's versions under ``表·上次``."""
    then = {today(a): v for a, v in read.items() if is_earlier(a) and v["version"] > 0}
    counts = quarantined(home, then).items()
    return quarantined(home, read) | {table + EARLIER: n for table, n in counts}


def inputs(run: Run, held: Held, aside: dict[str, int], have: dict[str, Holding]) -> list[RunInput]:
    """The versions of tables that a run read, each once."""
    kept = held.data.get("snapshots", {})
    found: dict[tuple[str, int, bool], RunInput] = {}
    for alias, entry in (run.inputs_json or {}).items():
        table, about = entry["table"], kept.get(alias, {})
        key = (table, int(entry["version"]), is_earlier(alias))
        if entry["version"] == FIRST:
            continue  # there was no run before: nothing was read
        if key in found:
            found[key].aliases.append(alias)
            continue
        found[key] = RunInput(
            aliases=[alias],
            table=table,
            version=int(entry["version"]),
            newest=have[table].version if table in have and not is_earlier(alias) else 0,
            facts="facts" in about,
            rows=about.get("rows"),
            quarantined=aside.get(table_name(alias, table), 0),
            as_of=about.get("as_of"),
        )
    return list(found.values())


def _values(data: dict[str, Any], made: Model | PackView) -> list[ParameterUsed]:
    """The parameters as used; lists by commas."""
    defaults = {n: parameter(p).value for n, p in made.spec.parameters.items()}
    used = data.get("parameters") or {}
    return [
        ParameterUsed(
            name=n, value=_said(used[n]["value"]) if n in used else default, default=default
        )
        for n, default in defaults.items()
    ]


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return "，".join(str(v) for v in value) if isinstance(value, list) else str(value)


def _previous(session: Session, run: Run) -> str:
    if (
        run.state == RunState.ONE
    ):  # of one document: compared with one over the pool it tells nothing
        return ""
    query = select(Run.id).where(
        Run.model_id == run.model_id, Run.state == RunState.DONE, Run.started < run.started
    )
    return session.scalar(query.order_by(Run.started.desc(), Run.id).limit(1)) or ""


def _way(job: Job | None, run: Run | None) -> RunWay | None:
    if job is None or job.state in queue.ENDED or (run is not None and run.finished):
        return None
    return RunWay(share=job.share, text=job.text, cancelling=job.cancel)


def replayed(home: Home, run_id: str) -> ReplayView | None:
    """The last replay of a run, whoever asked for it."""
    job = queue.latest(home, REPLAY, "run", run_id)
    if job is None:
        return None
    result = job.result_json or {}
    return ReplayView(
        job_id=job.id,
        phase=PHASES[job.state],
        at=job.updated,
        equal=result.get("equal"),
        differences=result.get("differences", []),
        notes=result.get("notes", []),
        error=(job.error_json or {}).get("what", ""),
    )
