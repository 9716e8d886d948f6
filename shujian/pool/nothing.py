"""Stating that there is nothing of a table: a delivery without a row, which is complete."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

from shujian.core.errors import Place, ShujianError
from shujian.engines.base import Coverage
from shujian.pool import importing
from shujian.pool.proposals.proposal import ImportResult
from shujian.pool.readers import ReadOptions
from shujian.pool.storage import duck
from shujian.pool.storage.covering import check_statement
from shujian.pool.storage.force import ROWS
from shujian.pool.storage.registry import entries_in, find_table, last_snapshot
from shujian.pool.tables import Tables
from shujian.schema.tables import StandardTable
from shujian.store import db
from shujian.store.home import Home
from shujian.trust import Action, Context, Thing, require

_HEADER = 2
"""Line of the column names in the file that is written; the statement itself stands above."""
_LONGEST = 500
"""Characters of a supplier's name and of a basis."""


def state_none(
    ctx: Context, home: Home, table: str, stated: Coverage, supplier: str, authority: str
) -> ImportResult:
    """Bring in a delivery without a row: the supplier has nothing for a place and a period.

    It is a file like every other, with the statement and the table's columns in it, so that it
    is kept, journaled, listed among the imports and withdrawn as they are. The supplier vouches
    up to the last day of the period. The same statement again changes nothing.

    Args:
        ctx: who enters it; whoever may import may.
        home: the home.
        table: standard table by name, alias or id.
        stated: for which place, unit and days; the last day is needed.
        supplier: who says so.
        authority: on what ground, e.g. the letter; Chinese.

    Raises:
        ShujianError: ``pool.bad_cover``, ``pool.no_supplier``, ``pool.no_reason``,
            ``pool.not_none`` where rows of that place and period are there.
    """
    found = Tables.load(home).get(table)
    require(ctx, Action.IMPORT, Thing(found.name, max(c.level for c in found.columns)))
    supplier, authority = (" ".join(text.split()) for text in (supplier, authority))
    day = _sound(stated, ctx.today(), supplier, authority)
    if held := _held(home, found, stated):
        raise _not_none(found.name, held)
    with home.workspace() as folder:
        told = f"{found.name}：没有（零条），{_words(stated)}"
        path = _written(folder, found, (told, f"{supplier} 写明，依据：{authority}"))
        proposal = importing.propose(
            ctx, home, path,
            table=found.name, supplier=supplier, name=f"没有{found.name}（{_words(stated)}）.csv",
            options=ReadOptions(header_line={"*": _HEADER}, encoding="utf-8", delimiter=","),
            answers=_own_columns(found),
        )  # fmt: skip
        done = importing.commit(
            ctx, home, proposal,
            supplier=supplier, authority=authority, as_of=day, coverage=(stated,),
        )  # fmt: skip
    return done[0]


def _sound(stated: Coverage, today: dt.date, supplier: str, authority: str) -> dt.date:
    """The last day of a statement that says all it has to say."""
    check_statement(stated)
    if stated.end is None or stated.end > today:
        why = "没有写止日" if stated.end is None else f"止日 {stated.end} 还没有到"
        raise ShujianError(
            "pool.bad_cover", "没有写明到哪一天为止没有", why=f"{why}，以后有没有现在不知道",
            remedy="请写供数单位说到的最后一天", where=Place(field="end"),
        )  # fmt: skip
    if not supplier:
        raise ShujianError(
            "pool.no_supplier", "没有写明是哪个单位说没有的",
            remedy="请写供数单位的名称", where=Place(field="supplier"),
        )  # fmt: skip
    if not authority:
        raise ShujianError(
            "pool.no_reason", "没有写明依据", why="没有的事只能凭供数单位的话，不能推定",
            remedy="请写明依据，如来函的日期和文号", where=Place(field="authority"),
        )  # fmt: skip
    for text in (supplier, authority):
        if len(text) > _LONGEST:
            raise ShujianError(
                "pool.too_long", f"写了 {len(text)} 字，最长 {_LONGEST} 字", remedy="请写短些"
            )
    return stated.end


def _words(stated: Coverage) -> str:
    """The statement in a line that may stand in a file's name."""
    place = " ".join(filter(None, (stated.place or "所有地区", stated.unit)))
    since = f"{stated.start} 至 {stated.end}" if stated.start else f"截至 {stated.end}"
    return f"{place} {since}".replace("/", "／").replace("\\", "＼")


def _written(folder: Path, table: StandardTable, told: tuple[str, str]) -> Path:
    path = folder / "none.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([told, [c.name for c in table.columns]])
    return path


def _own_columns(table: StandardTable) -> dict[str, str]:
    """The answers for a file that has the table's columns, whatever its supplier's files have."""
    columns = {f"p1.column.{c.name}": f"c{i}" for i, c in enumerate(table.columns)}
    return {**columns, "p1.layout": "ok"}


def _held(home: Home, table: StandardTable, stated: Coverage) -> int:
    """Rows in force that lie in the place and the period; unknown of a single unit."""
    with db.reader(home) as session:
        row = find_table(session, table.name)
        entries = entries_in(last_snapshot(session, row.id), ROWS) if row is not None else ()
        folder = home.lake(row.id) / ROWS if row is not None else home.path
    if not entries or stated.unit or (stated.place and not table.place):
        return 0
    tests, values = ["true"], []
    if stated.place:
        tests.append(f"starts_with({duck.name(table.place)}, ?)")
        values.append(stated.place)
    if table.period:
        day = f"TRY_CAST({duck.name(table.period)} AS DATE)"
        tests.append(f"{day} BETWEEN ?::DATE AND ?::DATE")
        values += [str(stated.start or dt.date.min), str(stated.end)]
    source = duck.parquet(folder / e.name for e in entries)
    with duck.connect() as con:
        query = f"SELECT count(*) FROM {source} WHERE {' AND '.join(tests)}"
        found = con.execute(query, values).fetchone()
    return int(found[0]) if found else 0


def _not_none(table: str, rows: int) -> ShujianError:
    return ShujianError(
        "pool.not_none",
        f"不能写明没有：表“{table}”在这个地区、这段时间已有 {rows:,} 行",
        why="供数单位说没有，与已导入的行矛盾",
        remedy="地区或起止日期写错的，请改正；那些行导错的，先撤回那次导入；"
        "名单已经齐全的，把覆盖范围写在那份文件上",
        params={"rows": rows},
    )
