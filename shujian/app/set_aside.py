"""Rows in quarantine of the tables that a run read: they took no part in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from shujian.models.running.earlier import is_earlier
from shujian.pool.storage import snapshots
from shujian.store import db
from shujian.store.home import Home


def quarantined(home: Home, inputs: Mapping[str, Any]) -> dict[str, int]:
    """Quarantined rows by table in the very versions that a run read; only where there are any.

    Args:
        home: the home.
        inputs: as the run's row keeps them: alias → ``table`` and ``version``.
    """
    versions = {
        v["table"]: int(v["version"])
        for alias, v in inputs.items()
        if v["version"] and not is_earlier(alias)
    }
    with db.reader(home) as session:
        held = {
            t: int(snapshots.at(session, home, t, v).meta["quarantined"])
            for t, v in versions.items()
        }
    return {table: count for table, count in sorted(held.items()) if count}


def said(counts: Mapping[str, int]) -> list[str]:
    """One Chinese line a table."""
    return [
        f"{table} 有 {count} 行在隔离区，未参加计算（shujian pool quarantine {table}）"
        for table, count in counts.items()
    ]
