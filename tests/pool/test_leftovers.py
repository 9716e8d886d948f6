"""Cells of columns that were not imported stay with their rows, through whatever happens to them."""

from __future__ import annotations

from typing import Any

from shujian.core.ids import unpack_row
from shujian.pool.anew import redefining
from shujian.pool.asking.leftover import Leftover, leftover
from shujian.pool.asking.source import sources
from shujian.pool.storage import leftovers
from shujian.pool.storage.recover import mend_table
from shujian.store import db
from shujian.store.schema import Import, ImportState, Part
from tests.pool import monthly_lists
from tests.pool.conftest import HEADER, person
from tests.pool.mending import mend


def _left(pool: Any) -> dict[int, Leftover]:
    """Line → the rest of the row, of the rows in force."""
    numbers = [int(n) for (n,) in pool.rows("__row")]
    with db.reader(pool.home) as session:
        rows = sources(pool.ctx, session, pool.home, numbers)
        return {
            unpack_row(n).line: v for n, v in leftover(session, pool.home, rows.values()).items()
        }


def _told(pool: Any) -> dict[int, dict[str, str]]:
    return {line: {c.header: c.text for c in one.cells} for line, one in _left(pool).items()}


def test_every_column_that_was_not_imported_stands_with_its_row_as_it_was_written(
    pool: Any,
) -> None:
    rows = [[*person(1), "已补发，撤销", " 甲 "], [*person(2), "", ""], [*person(3), "", "乙"]]
    pool.add_rows(rows, [*HEADER, "备注", "经手科室"])
    assert _told(pool) == {
        2: {"备注": "已补发，撤销", "经手科室": " 甲 "},
        3: {},
        4: {"经手科室": "乙"},
    }
    assert all(one.known for one in _left(pool).values())


def test_imports_of_one_file_keep_their_rows_apart(pool: Any) -> None:
    pool.add_rows([[*person(1), "甲"]], [*HEADER, "备注"])
    pool.add_rows([[*person(2), "乙"], [*person(3), "丙"]], [*HEADER, "备注"])
    numbers = [int(n) for (n,) in pool.rows("__row")]
    with db.reader(pool.home) as session:
        rows = sources(pool.ctx, session, pool.home, numbers)
        found = leftover(session, pool.home, rows.values())
    assert [found[n].cells[0].text for n in numbers] == ["甲", "乙", "丙"]


def test_a_file_of_which_every_column_is_imported_has_no_rest(pool: Any) -> None:
    pool.add_rows([person(1)])
    assert _left(pool) == {2: Leftover()}


def test_an_older_import_says_that_the_rest_is_not_known(pool: Any) -> None:
    pool.add_rows([[*person(1), "撤销"]], [*HEADER, "备注"])
    with db.session(pool.home) as session:
        (part,) = session.query(Part)
        part.notes_json = {k: v for k, v in part.notes_json.items() if k != leftovers.LEFT}
        for path in pool.home.path.glob(f"lake/*/{leftovers.FOLDER}/*.parquet"):
            path.unlink()
    assert _left(pool) == {2: Leftover((), known=False)}


def test_what_an_import_that_failed_wrote_is_swept(pool: Any) -> None:
    done = pool.add_rows([[*person(1), "撤销"]], [*HEADER, "备注"])
    pool.add_rows([[*person(2), "补发"]], [*HEADER, "备注"])
    with db.session(pool.home) as session:
        last = session.query(Import).filter(Import.id != done.import_id).one()
        last.state, table_id, no = ImportState.DROPPED, last.table_id, last.no
    mend_table(pool.home, table_id)
    assert leftovers.files(pool.home, table_id, no, 1) == []
    assert len(leftovers.files(pool.home, table_id, done.no, 1)) == 1


def test_what_a_person_corrected_in_quarantine_stands_for_what_the_file_had(pool: Any) -> None:
    bad = ["读不出", *person(1)[1:], "撤销", "甲科"]
    pool.add_rows([bad, [*person(2), "补发", "乙科"]], [*HEADER, "备注", "科室"])
    assert list(_told(pool)) == [3]

    def change(row: Any) -> None:
        for cell in row:
            if cell.value == "读不出":
                cell.value = person(1)[0]
            if cell.value == "撤销":
                cell.value = None

    assert mend(pool, change).readmitted == 1
    assert _told(pool) == {2: {"科室": "甲科"}, 3: {"备注": "补发", "科室": "乙科"}}


def test_every_month_of_a_line_has_the_remark_of_its_line(pool: Any) -> None:
    pool.table = monthly_lists.TABLE
    rows = [
        monthly_lists.person(1, 100, None, 100, note="2月已退回"),
        monthly_lists.person(2, 50, None, None),
    ]
    monthly_lists.added(pool, monthly_lists.book(pool.folder, "津贴.xlsx", rows))
    numbers = [int(n) for (n,) in pool.rows("__row")]
    with db.reader(pool.home) as session:
        found = leftover(
            session, pool.home, sources(pool.ctx, session, pool.home, numbers).values()
        )
    notes = [[c.text for c in found[n].cells if c.header == "备注"] for n in numbers]
    assert notes == [["2月已退回"], ["2月已退回"], []]


def test_a_column_that_a_changed_table_takes_is_no_rest_any_more_and_one_it_drops_is(
    pool: Any,
) -> None:
    pool.table = "补贴"
    define(pool, "编号", "月份")
    pool.add_rows([["A1", "2025-01", "退回"]], ["编号", "月份", "备注"])
    assert _told(pool) == {2: {"备注": "退回"}}
    define(pool, "编号", "备注")
    redefining.redefine(pool.ctx, pool.home, pool.table)
    assert _told(pool) == {2: {"月份": "2025-01"}}


def define(pool: Any, *columns: str) -> None:
    path = pool.home.content / "tables" / "补贴.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    listed = "".join(f"  - {{name: {name}, element: 文本}}\n" for name in columns)
    path.write_text(f"id: local/补贴\nname: 补贴\nkey: []\ncolumns:\n{listed}", "utf-8")
