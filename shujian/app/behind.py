"""What a run must tell of tables whose suppliers' lists do not end on the same day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from sqlalchemy.orm import Session

from shujian.engines.base import Snapshot
from shujian.pool.asking import vouched
from shujian.pool.storage.registry import find_table, force_of, imports_in_force
from shujian.store.schema import SnapshotRow

SHOWN = 3
"""Suppliers that are named of each side."""


def behind_warnings(session: Session, pinned: Iterable[Snapshot]) -> tuple[str, ...]:
    """One Chinese sentence a table of which the list of some supplier ends long before others'.

    Args:
        session: database.
        pinned: the versions that are read.
    """
    read = {(one.table, one.version) for one in pinned if one.version}
    told = (says(table, _days(session, table, version)) for table, version in sorted(read))
    return tuple(filter(None, told))


def _days(session: Session, table: str, version: int) -> Mapping[str, dt.date | None]:
    row = find_table(session, table)
    held = row and session.get(SnapshotRow, (row.id, version))
    return vouched.days(imports_in_force(session, force_of(held))) if held else {}


def says(table: str, days: Mapping[str, dt.date | None]) -> str:
    """The sentence; "" where no list ends long before another.

    Args:
        table: its name.
        days: supplier → the latest day of its lists.
    """
    late = vouched.behind(days)
    if not late:
        return ""
    rest = {s: day for s, day in days.items() if day is not None and s not in late}
    return (
        f"“{table}”各供数单位的截至日不齐：{_named(late)}，{_named(rest)}。"
        "早停的单位在其截至日以后的记录还没有，它所管的范围内以后的“查无”不作数，列入未检查；"
        "请向早停的单位补要以后的数据"
    )


def _named(days: Mapping[str, dt.date]) -> str:
    listed = sorted(days.items(), key=lambda one: (one[1], one[0]))
    said = [f"{supplier or '未写明的单位'}到 {day}" for supplier, day in listed[:SHOWN]]
    return "、".join(said) + (f"等 {len(listed)} 个单位" if len(listed) > SHOWN else "")
