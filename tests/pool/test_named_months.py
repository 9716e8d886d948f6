"""A list without a column of months that has its month in its name."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from shujian.pool import importing
from shujian.pool.storage import snapshots
from shujian.store import db
from tests.pool.conftest import id_number, read

TABLE = "养老金发放"
HEADER = ["身份证号", "姓名", "发放金额", "批次"]


def book(folder: Path, name: str, *sheets: str) -> Path:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for number, sheet in enumerate(sheets):
        page = made.create_sheet(sheet)
        for row in (HEADER, *([id_number(n), "虚构甲", 3000 + number, "A"] for n in (1, 2))):
            page.append(row)
    out = io.BytesIO()
    made.save(out)
    path = folder / name
    path.write_bytes(out.getvalue())
    return path


def proposed(pool: Any, path: Path) -> Any:
    return importing.propose(pool.ctx, pool.home, path, table=TABLE, supplier="某局")


def test_a_sheet_for_each_month_gives_each_its_own(pool: Any, tmp_path: Path) -> None:
    with proposed(pool, book(tmp_path, "发放表.xlsx", "2024年4月", "2024年5月")) as proposal:
        asked = {q.id: q for q in proposal.questions if q.kind == "column"}
        assert asked["p2.column.待遇月份"].proposed == "=2024-05"
        assert "表名写的是“2024年5月”" in asked["p2.column.待遇月份"].text
        (done,) = importing.commit(pool.ctx, pool.home, proposal, accept=True)
    assert (done.rows_in, done.rows_kept) == (4, 4)
    with db.reader(pool.home) as session:
        files = snapshots.current(session, pool.home, TABLE).files
    months = read(files, "待遇月份::VARCHAR, 金额::VARCHAR")
    assert months == [("2024-04-01", "3000.00")] * 2 + [("2024-05-01", "3001.00")] * 2


@pytest.mark.parametrize("name", ["发放表.xlsx", "发放表20240630.xlsx", "发放表2024年4-6月.xlsx"])
def test_a_name_that_tells_no_one_month_proposes_none(pool: Any, tmp_path: Path, name: str) -> None:
    with proposed(pool, book(tmp_path, name, "明细")) as proposal:
        assert "待遇月份" in proposal.parts[0].missing
        assert not any(q.id.endswith("待遇月份") for q in proposal.questions)


def test_the_month_of_the_last_list_is_not_proposed_for_the_next(pool: Any, tmp_path: Path) -> None:
    with proposed(pool, book(tmp_path, "发放表2024年4月.xlsx", "明细")) as proposal:
        importing.commit(pool.ctx, pool.home, proposal, accept=True)
    with proposed(pool, book(tmp_path, "新发放表.xlsx", "明细")) as proposal:
        assert "待遇月份" in proposal.parts[0].missing
    with proposed(pool, book(tmp_path, "发放表2024年5月.xlsx", "明细")) as proposal:
        assert proposal.parts[0].fixed["待遇月份"] == "2024-05"
