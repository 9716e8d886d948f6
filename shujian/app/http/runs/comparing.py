"""A run against an earlier one of the same model, as the page shows it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from shujian.app.clue_titles import Titles
from shujian.app.http.runs.finding import Held, find
from shujian.app.http.runs.views import ClueLine, Compared, StepChange
from shujian.app.rule_names import RuleNames
from shujian.app.run_comparing import compare
from shujian.core.errors import ShujianError
from shujian.store.home import Home
from shujian.store.schema import Clue, RunStep
from shujian.trust import Context

SHOWN = 200


def compared(ctx: Context, session: Session, home: Home, after: Held, before_id: str) -> Compared:
    """Compare two runs.

    Raises:
        ShujianError: ``app.not_found``; ``app.runs_differ`` for runs of two models.
    """
    before = find(session, home, before_id)
    if before.model_id != after.model_id:
        raise ShujianError(
            "app.runs_differ", "两次运行不是同一个模型", remedy="请选择同一模型的另一次运行"
        )
    found = compare(home, before.id, after.id)
    names = RuleNames(home)
    titles = Titles(ctx, names)
    return Compared(
        before=before.id,
        after=after.id,
        reasons=_reasons(before, after),
        same=found.same,
        added_total=len(found.added),
        gone_total=len(found.gone),
        changed_total=len(found.changed),
        added=[_line(titles, c, names) for c in found.added[:SHOWN]],
        gone=[_line(titles, c, names) for c in found.gone[:SHOWN]],
        changed=[_line(titles, c, names, columns) for c, columns in found.changed[:SHOWN]],
        steps=_steps(session, before.id, after.id),
    )


def _line(
    titles: Titles, clue: Mapping[str, Any], names: RuleNames, columns: tuple[str, ...] = ()
) -> ClueLine:
    return ClueLine(
        id=clue["id"],
        rule=clue["rule"],
        rule_name=names.name(clue["model"], clue["rule"]),
        title=titles.title(_clue(clue)),
        columns=list(columns),
    )


def _clue(record: Mapping[str, Any]) -> Clue:
    """What a run kept of a clue, as the ledger would hold it."""
    return Clue(
        model_id=record["model"],
        rule=record["rule"],
        title=record["title"],
        subject=record.get("subject", ""),
        identity_json=record.get("identity"),
        content_json={"step": record.get("step", ""), "values": record.get("values")},
    )


def _reasons(before: Held, after: Held) -> list[str]:
    """What else differs: codes, and names behind a colon."""
    one, two = before.data, after.data
    found = []
    if one.get("as_of") != two.get("as_of"):
        found.append(f"as_of:{one.get('as_of')} → {two.get('as_of')}")
    if one.get("model", {}).get("meaning") != two.get("model", {}).get("meaning"):
        found.append("model")
    if one.get("program") != two.get("program"):
        found.append(f"program:{one.get('program')} → {two.get('program')}")
    versions = [
        {s["table"]: s["version"] for s in data.get("snapshots", {}).values()}
        for data in (one, two)
    ]
    tables = [t for t, v in versions[1].items() if versions[0].get(t) != v]
    if tables:
        found.append("tables:" + "、".join(tables))
    used = [data.get("parameters") or {} for data in (one, two)]
    names = [n for n in used[1] if used[0].get(n) != used[1][n]]
    return found + (["parameters:" + "、".join(names)] if names else [])


def _steps(session: Session, before: str, after: str) -> list[StepChange]:
    counts = [
        {
            s.step: [s.passed, s.review, s.unchecked, s.dropped]
            for s in session.scalars(select(RunStep).where(RunStep.run_id == run))
        }
        for run in (before, after)
    ]
    none = [0, 0, 0, 0]
    return [
        StepChange(step=step, before=counts[0].get(step, none), after=now)
        for step, now in counts[1].items()
        if counts[0].get(step, none) != now
    ]
