"""What the fact tables say of each document, for lists: one pass over the newest version."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyarrow.parquet as pq
from sqlalchemy.orm import Session

from shujian.app.screening.filed import READ, STATED
from shujian.documents.judgments.arrow import DOCUMENT
from shujian.pool.storage import snapshots
from shujian.pool.storage.registry import find_table, last_snapshot
from shujian.store.home import Home

_HEAD = ("案号", "法院", "文书种类", "裁判日期", "被告人数")
_NAMED = 3
"""Defendants that a list names."""


@dataclass
class Kept:
    """Facts by document.

    Args:
        read: document → (读取状态, 未读部分).
        heads: document → its row of 文书.
        names: document → its first defendants.
    """

    read: dict[str, tuple[str, str]] = field(default_factory=dict)
    heads: dict[str, dict[str, Any]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)


def version(session: Session) -> int:
    """The newest version of the fact tables; 0 where there is none."""
    table = find_table(session, READ)
    last = last_snapshot(session, table.id) if table else None
    return last.version if last else 0


def kept(session: Session, home: Home) -> Kept:
    """Everything that lists show of the facts."""
    found = Kept()
    for row in _rows(session, home, READ, (STATED, "未读部分")):
        found.read[row[DOCUMENT]] = (row[STATED] or "", row["未读部分"] or "")
    for row in _rows(session, home, "文书", _HEAD):
        found.heads[row[DOCUMENT]] = row
    names: dict[str, list[str]] = defaultdict(list)
    many: Counter[str] = Counter()
    for row in _rows(session, home, "被告人", ("被告人",)):
        many[row[DOCUMENT]] += 1
        if len(names[row[DOCUMENT]]) < _NAMED and row["被告人"]:
            names[row[DOCUMENT]].append(row["被告人"])
    for ident, own in names.items():
        found.names[ident] = "、".join(own) + ("等" if many[ident] > len(own) else "")
    return found


def _rows(
    session: Session, home: Home, table: str, columns: Sequence[str]
) -> Iterator[dict[str, Any]]:
    if find_table(session, table) is None:
        return
    for file in snapshots.current(session, home, table).files:
        yield from pq.read_table(file, columns=[DOCUMENT, *columns]).to_pylist()
