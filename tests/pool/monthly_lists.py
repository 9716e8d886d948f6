"""Lists with a column a month, as offices send them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl

from shujian.pool import importing
from shujian.pool.proposals.proposal import ImportResult, Proposal
from shujian.pool.storage import snapshots
from shujian.store import db
from tests.pool.conftest import id_number, read

TABLE = "高龄津贴发放"
HEADER = ("序号", "姓名", "身份证号", "1月", "2月", "3月", "合计", "备注")
Row = Sequence[Any]


def person(serial: int, *months: Any, note: str = "") -> list[Any]:
    """A line of the list: number, name, identity number, the months, their sum, a remark."""
    total = sum(m for m in months if isinstance(m, int))
    name = f"虚构{'甲乙丙丁戊己庚辛'[serial % 8]}"
    return [serial, name, id_number(serial), *months, total, note]


def book(
    folder: Path,
    name: str,
    rows: Sequence[Row],
    header: Sequence[Sequence[str | None]] = (HEADER,),
    title: str = "某县2025年高龄津贴发放表",
    sheet: str = "发放表",
    merged: Sequence[str] = (),
) -> Path:
    """A workbook with a title, a header of one or more rows, and the lines."""
    made = openpyxl.Workbook()
    page = made.active
    assert page is not None
    page.title = sheet
    for row in ([[title]] if title else []) + [list(h) for h in header] + [list(r) for r in rows]:
        page.append(row)
    for cells in merged:
        page.merge_cells(cells)
    path = folder / name
    made.save(path)
    return path


def proposed(pool: Any, path: Path, **options: Any) -> Proposal:
    """What importing the list would do."""
    options.setdefault("supplier", "某县民政局")
    options.setdefault("table", TABLE)
    return importing.propose(pool.ctx, pool.home, path, **options)


def added(pool: Any, path: Path, **options: Any) -> ImportResult:
    """The list brought in as proposed."""
    given = {k: options.pop(k) for k in ("answers", "table") if k in options}
    with proposed(pool, path, **given) as proposal:
        return importing.commit(pool.ctx, pool.home, proposal, accept=True, **options)[0]


def held(pool: Any, columns: str = "姓名, 享受月份::VARCHAR, 金额::VARCHAR") -> list[Any]:
    """Rows of the table in force."""
    with db.reader(pool.home) as session:
        return read(snapshots.current(session, pool.home, TABLE).files, columns)


def aside(pool: Any, columns: str) -> list[Any]:
    """Rows of the table in quarantine."""
    with db.reader(pool.home) as session:
        return read(snapshots.current(session, pool.home, TABLE).quarantine_files, columns)
