"""How fresh the tables of the pool are, and what is in quarantine."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import func, select

from shujian.store import db, settings
from shujian.store.home import Home
from shujian.store.schema import SnapshotRow, Table
from shujian.trust import Action, Context, Thing, require

STALE_DAYS = 90
"""Days after its 截至日 from which a table counts as old, unless the setting says otherwise."""
STALE_SETTING = "stale_days"


@dataclass(frozen=True)
class Fresh:
    """One table with data.

    Args:
        name: its name.
        rows: rows that take part.
        quarantined: rows that do not.
        as_of: the day up to which its suppliers vouch; None where nobody said.
        days: since then; None likewise.
        stale: it is older than the setting allows.
        updated: when its newest version came.
    """

    name: str
    rows: int
    quarantined: int
    as_of: dt.date | None
    days: int | None
    stale: bool
    updated: dt.datetime


def stale_days(home: Home) -> int:
    """After how many days a table is called old; 0: never."""
    return int(settings.get(home, STALE_SETTING, STALE_DAYS))


def stale(ctx: Context, home: Home) -> frozenset[str]:
    """The names of the tables that count as old: the same ones that the start page counts."""
    return frozenset(t.name for t in tables(ctx, home) if t.stale)


def tables(ctx: Context, home: Home) -> list[Fresh]:
    """Tables with data, the oldest first; one without a day stands before all."""
    require(ctx, Action.VIEW, Thing("数据目录"))
    last = select(SnapshotRow.table_id, func.max(SnapshotRow.version).label("version"))
    newest = last.group_by(SnapshotRow.table_id).subquery()
    query = (
        select(Table.name, SnapshotRow.stats_json, SnapshotRow.as_of, SnapshotRow.created)
        .join(SnapshotRow, SnapshotRow.table_id == Table.id)
        .join(
            newest,
            (newest.c.table_id == SnapshotRow.table_id) & (newest.c.version == SnapshotRow.version),
        )
    )
    limit, today = stale_days(home), ctx.today()
    with db.reader(home) as session:
        rows = session.execute(query).all()
    found = []
    for name, stats, as_of, created in rows:
        kept, aside = int(stats["rows"]), int(stats["quarantined"])
        if not kept and not aside:
            continue  # every import of it was withdrawn
        days = None if as_of is None else (today - as_of).days
        old = bool(limit) and days is not None and days > limit
        found.append(Fresh(name, kept, aside, as_of, days, old, created))
    return sorted(found, key=lambda t: (t.as_of or dt.date.min, t.name))
