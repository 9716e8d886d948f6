"""Rows of a corrected workbook that wait no longer: which they are, and why nothing is done."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from shujian.core.ids import unpack_row
from shujian.pool.anew.same_row import parts_of
from shujian.pool.by_month.held import column_of
from shujian.pool.storage.force import Force, held
from shujian.store.schema import Import, ImportState, Part

_NAMED = 20
"""Rows that are named; of more the number is given."""


def told(
    session: Session, table_id: str, force: Force, folder: Path, gone: Iterable[int]
) -> tuple[str, ...]:
    """Row by row why a correction does nothing, Chinese.

    Args:
        session: database.
        table_id: the table.
        force: its files in force.
        folder: where its row files are.
        gone: row numbers of the workbook that are not in quarantine.
    """
    numbers = sorted(gone)
    named = numbers[:_NAMED]
    wanted = {unpack_row(no).import_no for no in named}
    query = select(Import).where(Import.table_id == table_id, Import.no.in_(wanted))
    imports = {row.no: row for row in session.scalars(query)}
    parts = {no: parts_of(session, row.id) for no, row in imports.items()}
    stand = {no for e in force.rows for no in held(e, frozenset(named), folder)}
    texts = []
    for row_id in named:
        number = unpack_row(row_id)
        born, part = imports.get(number.import_no), parts.get(number.import_no, {}).get(number.part)
        if born is None or part is None:
            texts.append(f"行标识 {row_id}：这张表没有这一行")
        else:
            why = _why(born, row_id in stand)
            month = f"“{column}”列" if (column := column_of(part, number)) else ""
            texts.append(f"{_place(part)} 第 {number.line:,} 行{month}：{why}")
    more = len(numbers) - _NAMED
    return (*texts, f"另有 {more:,} 行已不在隔离区") if more > 0 else tuple(texts)


def _why(born: Import, stands: bool) -> str:
    if stands:
        return "已更正入池，没有再看"
    if born.state == ImportState.WITHDRAWN:
        return "所属的导入已撤回，更正这一行不起作用"
    return "所属的导入已被替换，更正这一行不起作用"


def _place(part: Part) -> str:
    return f"{part.file}·{part.sheet}" if part.sheet else part.file
