"""Files of the same bytes whose month stands in their names only: each is a delivery of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from shujian.pool import importing
from shujian.pool.proposals.one_file import Terms
from shujian.pool.proposals.replacing import outgoing
from shujian.store import db
from shujian.store.schema import Import

HEADER = ["项目编号", "身份证号", "姓名", "出勤天数", "项目地区划"]
MONTH = "p1.column.考勤月份"
ROWS = 14


@pytest.fixture
def month(pool: Any, people: Any, tmp_path: Path) -> Callable[[str], Path]:
    """A month's file; every month's holds the same bytes."""
    pool.table = "实名考勤"
    rows = [[f"XM-{n % 3}", *people(n)[:2], "21", "990102"] for n in range(ROWS)]
    text = pool.write(rows, HEADER).read_bytes()

    def made(name: str) -> Path:
        path = tmp_path / f"实名考勤{name}.csv"
        path.write_bytes(text)
        return path

    return made


def add(pool: Any, path: Path, month: str, **how: Any) -> Any:
    how.setdefault("as_of", dt.date.fromisoformat(f"{month[:4]}-{month[5:7]}-28"))
    return pool.add(path, answers={MONTH: f"={month}"}, supplier="虚构住建局", **how)


def test_three_months_of_the_same_bytes_stand_beside_each_other(
    pool: Any, month: Callable[[str], Path]
) -> None:
    months = ("2025-03", "2025-04", "2025-05")
    for one in months:
        assert add(pool, month(one), one).rows_kept == ROWS
    assert pool.snapshot().rows == 3 * ROWS
    assert {r[0] for r in pool.rows("考勤月份::VARCHAR")} == {f"{one}-01" for one in months}
    for one in months:
        again = add(pool, month(one), one)
        assert (again.state, again.already.file) == ("duplicate", f"实名考勤{one}.csv")
        assert again.already.values == {"考勤月份": one}
        assert again.already.as_of == dt.date.fromisoformat(f"{one}-28")
    assert pool.snapshot().rows == 3 * ROWS


def test_a_replacement_of_the_same_bytes_replaces_as_any_other_file(
    pool: Any, month: Callable[[str], Path]
) -> None:
    add(pool, month("2025-03"), "2025-03")
    result = add(pool, month("2025-04"), "2025-04", mode="replace")
    assert (result.rows_kept, result.superseded) == (ROWS, ROWS)
    assert add(pool, month("2025-04"), "2025-04", mode="replace").state == "duplicate"
    other = pool.add(
        month("2025-05"), answers={MONTH: "=2025-05"}, supplier="虚构市住建局", mode="replace"
    )
    assert (other.rows_kept, other.superseded, pool.snapshot().rows) == (ROWS, 0, 2 * ROWS)


def test_a_month_written_in_another_way_is_the_same_month(
    pool: Any, month: Callable[[str], Path]
) -> None:
    add(pool, month("2025-03"), "2025-03")
    assert add(pool, month("2025-03"), "2025年03月").state == "duplicate"
    assert pool.snapshot().rows == ROWS


def test_one_of_several_is_read_anew_by_name_and_takes_the_new_day(
    pool: Any, month: Callable[[str], Path]
) -> None:
    for one in ("2025-03", "2025-04"):
        add(pool, month(one), one)
    path, answers = month("2025-03"), {MONTH: "=2025-02"}
    with importing.propose(
        pool.ctx, pool.home, path, table=pool.table, supplier="虚构住建局", answers=answers
    ) as proposal:
        assert (proposal.restated, proposal.differing) == (("实名考勤",), ())
        assert [e.file for e in proposal.earlier] == ["实名考勤2025-03.csv"]
        with db.reader(pool.home) as session:
            terms = Terms("虚构住建局", "append", "supplier", True)
            (said,) = outgoing(session, pool.home, proposal, terms)
    assert [(f.file, f.rows) for f in said.files] == [("实名考勤2025-03.csv", ROWS)]
    result = pool.add(path, answers=answers, supplier="虚构住建局", anew=True)
    assert (result.rows_kept, result.superseded) == (ROWS, ROWS)
    assert {r[0] for r in pool.rows("考勤月份::VARCHAR")} == {"2025-02-01", "2025-04-01"}
    with db.reader(pool.home) as session:
        assert session.get_one(Import, result.import_id).as_of == dt.date(2025, 3, 31)


def test_a_replacement_names_the_files_of_which_rows_go(
    pool: Any, month: Callable[[str], Path]
) -> None:
    for one in ("2025-03", "2025-04"):
        add(pool, month(one), one)
    with importing.propose(
        pool.ctx, pool.home, month("2025-05"), table=pool.table, supplier="虚构住建局",
        answers={MONTH: "=2025-05"},
    ) as proposal, db.reader(pool.home) as session:  # fmt: skip
        terms = Terms("虚构住建局", "replace", "supplier")
        (said,) = outgoing(session, pool.home, proposal, terms)
    assert [(f.file, f.values["考勤月份"], f.rows) for f in said.files] == [
        ("实名考勤2025-04.csv", "2025-04", ROWS),
        ("实名考勤2025-03.csv", "2025-03", ROWS),
    ]
