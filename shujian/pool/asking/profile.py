"""What stands in the columns of a table: fill, distinct values, range, findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import duckdb

from shujian.core.cells import Missing, State
from shujian.core.errors import ShujianError
from shujian.engines.base import RAW, STATE, Snapshot
from shujian.pool.asking.source import python_value
from shujian.pool.storage import duck
from shujian.pool.storage.registry import need_table, table_of
from shujian.pool.storage.snapshots import current
from shujian.schema.tables import TableColumn
from shujian.store import db
from shujian.store.home import Home
from shujian.trust import Context
from shujian.trust.masking import mask

_FETCH = 20_000
_TOP = 5


@dataclass(frozen=True)
class ColumnProfile:
    """One column.

    Args:
        name, element, type: what it is; ``level``: sensitivity.
        rows: cells = values + blank + unknown + absent.
        distinct: different values, exactly.
        least, most: smallest and largest value as text, masked by level.
        lengths: (length of the text, cells), most frequent first; for text.
        top: (value as text, masked; cells), most frequent first.
        unreadable: unknown cells by reason.
        findings: values with a finding of the element's check, by reason.
    """

    name: str
    element: str
    type: str
    level: int
    rows: int
    values: int
    blank: int
    unknown: int
    absent: int
    distinct: int = 0
    least: str = ""
    most: str = ""
    lengths: tuple[tuple[int, int], ...] = ()
    top: tuple[tuple[str, int], ...] = ()
    unreadable: dict[str, int] = field(default_factory=dict)
    findings: dict[str, int] = field(default_factory=dict)

    @property
    def fill(self) -> str:
        """The share of cells with a value, for people."""
        if not self.rows:
            return "无数据"
        tenths = self.values * 1000 // self.rows
        return f"{tenths // 10}.{tenths % 10}%"


@dataclass(frozen=True)
class TableProfile:
    """Every column of one version of a table."""

    table: str
    version: int
    rows: int
    quarantined: int
    columns: tuple[ColumnProfile, ...]

    def as_dict(self) -> dict[str, Any]:
        """For programs."""
        columns = [{**asdict(c), "fill": c.fill} for c in self.columns]
        return {**vars(self), "columns": columns}


def profile(
    ctx: Context, home: Home, table: str, columns: Sequence[str] | None = None
) -> TableProfile:
    """Profile columns of the newest version of a table.

    Args:
        ctx: who looks; examples of sensitive columns are masked without a purpose.
        home: the home.
        table: Chinese name.
        columns: only these; None: all.

    Raises:
        ShujianError: ``pool.no_data``, ``pool.unknown_column``.
    """
    with db.reader(home) as session:
        spec = table_of(need_table(session, table).spec_json)
        snapshot = current(session, home, table)
    wanted = [c.name for c in spec.columns] if columns is None else list(columns)
    unknown = [c for c in wanted if c not in snapshot.columns]
    if unknown:
        names = "、".join(snapshot.columns)
        raise ShujianError(
            "pool.unknown_column", f"表“{table}”没有列“{unknown[0]}”", remedy=f"可用的列：{names}"
        )
    with home.workspace() as temp, duck.connect(temp) as con:
        if snapshot.files:
            con.execute(f"CREATE TEMP VIEW v AS SELECT * FROM {duck.parquet(snapshot.files)}")
        done = tuple(_profile(ctx, con, snapshot, spec.column(c)) for c in wanted)
    quarantined = int(snapshot.meta["quarantined"])
    return TableProfile(table, snapshot.version, snapshot.rows, quarantined, done)


def _profile(
    ctx: Context, con: duckdb.DuckDBPyConnection, snapshot: Snapshot, column: TableColumn
) -> ColumnProfile:
    have = _have(con) if snapshot.files else set()
    if column.name not in have:
        absent = snapshot.rows
        return ColumnProfile(*_identity(column), snapshot.rows, 0, 0, 0, absent)
    name, state = duck.name(column.name), duck.name(column.name + STATE)
    counts = dict.fromkeys(State, 0)
    sql = f"SELECT coalesce({state}, {int(State.ABSENT)}), count(*) FROM v GROUP BY 1"
    for number, cells in con.execute(sql).fetchall():
        counts[State(number)] = int(cells)
    row = con.execute(
        f"SELECT count(DISTINCT {name}), min({name}), max({name}) FROM v WHERE {state} = 0"
    ).fetchone()
    assert row is not None
    least, most = (_shown(ctx, column, v) if v is not None else "" for v in row[1:])
    return ColumnProfile(
        *_identity(column),
        rows=snapshot.rows,
        values=counts[State.VALUE],
        blank=counts[State.BLANK],
        unknown=counts[State.UNKNOWN],
        absent=counts[State.ABSENT],
        distinct=int(row[0]),
        least=least,
        most=most,
        lengths=_lengths(con, column),
        top=_top(ctx, con, column),
        unreadable=_unreadable(con, column),
        findings=_findings(con, column),
    )


def _identity(column: TableColumn) -> tuple[str, str, str, int]:
    return column.name, column.element, column.type.label, column.level


def _have(con: duckdb.DuckDBPyConnection) -> set[str]:
    return {row[0] for row in con.execute("DESCRIBE v").fetchall()}


def _shown(ctx: Context, column: TableColumn, stored: Any) -> str:
    element = column.cleaner
    value = python_value(column, stored)
    return mask(ctx, value, column.level, element.show, column.mask)


def _lengths(con: duckdb.DuckDBPyConnection, column: TableColumn) -> tuple[tuple[int, int], ...]:
    if column.type.name != "text":
        return ()
    name = duck.name(column.name)
    sql = f"SELECT length({name}), count(*) FROM v WHERE {name} IS NOT NULL GROUP BY 1"
    rows = con.execute(f"{sql} ORDER BY 2 DESC, 1 LIMIT {_TOP}").fetchall()
    return tuple((int(a), int(b)) for a, b in rows)


def _top(
    ctx: Context, con: duckdb.DuckDBPyConnection, column: TableColumn
) -> tuple[tuple[str, int], ...]:
    name = duck.name(column.name)
    sql = f"SELECT {name}, count(*) FROM v WHERE {name} IS NOT NULL GROUP BY 1"
    rows = con.execute(f"{sql} ORDER BY 2 DESC, 1 LIMIT {_TOP}").fetchall()
    return tuple((_shown(ctx, column, value), int(cells)) for value, cells in rows)


def _unreadable(con: duckdb.DuckDBPyConnection, column: TableColumn) -> dict[str, int]:
    """Unknown cells by why they cannot be read."""
    raw, state = duck.name(column.name + RAW), duck.name(column.name + STATE)
    sql = f"SELECT {raw}, count(*) FROM v WHERE {state} = {int(State.UNKNOWN)} GROUP BY 1"
    found: Counter[str] = Counter()
    for text, cells in _stream(con, sql):
        value = column.cleaner.clean(text or "").value
        reason = value.reason if isinstance(value, Missing) else "可能已被电子表格改动"
        found[reason or "格式不对"] += int(cells)
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def _findings(con: duckdb.DuckDBPyConnection, column: TableColumn) -> dict[str, int]:
    """Values about which the element has something to say."""
    element = column.cleaner
    name = duck.name(column.name)
    sql = f"SELECT {name}, count(*) FROM v WHERE {name} IS NOT NULL GROUP BY 1"
    found: Counter[str] = Counter()
    for stored, cells in _stream(con, sql):
        finding = element.check(python_value(column, stored))
        if finding:
            found[finding] += int(cells)
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def _stream(con: duckdb.DuckDBPyConnection, sql: str) -> Iterator[tuple[Any, ...]]:
    result = con.execute(sql)
    while chunk := result.fetchmany(_FETCH):
        yield from chunk
