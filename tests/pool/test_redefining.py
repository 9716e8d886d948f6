"""A standard table that was drafted wrong is corrected with the data that is held already."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import openpyxl
import pytest

from shujian.core.errors import ShujianError
from shujian.core.ids import row_id
from shujian.pool.anew import redefining
from shujian.pool.asking.profile import profile
from shujian.pool.asking.source import source
from shujian.pool.storage import withdrawing
from shujian.pool.storage.lake import Lake
from shujian.pool.storage.publishing import ROWS
from shujian.pool.storage.recover import recover
from shujian.store import db, originals
from shujian.store.schema import Part

HEADER = ["编号", "月份", "金额"]
FIRST = [["A1", "2025-01", "300"], ["A2", "2025-02", '"1,200"']]
SECOND = [["A3", "2025-03", "50"]]
WRONG = """
id: local/补贴
name: 补贴
key: []
columns:
  - {name: 编号, element: 文本}
  - {name: 月份, element: 文本}
  - {name: 金额, element: 文本}
"""
RIGHT = WRONG.replace("月份, element: 文本", "月份, element: 月份").replace(
    "金额, element: 文本", "金额, element: 金额"
)
KEYED = RIGHT.replace("key: []", "key: [编号]")


def _define(pool: Any, text: str) -> None:
    path = pool.home.content / "tables" / "补贴.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    pool.table = "补贴"


def _redefine(pool: Any, text: str) -> Any:
    _define(pool, text)
    return redefining.redefine(pool.ctx, pool.home, "补贴")


@pytest.fixture
def wrong(pool: Any) -> Any:
    """补贴 drafted as text, with one file of two rows."""
    _define(pool, WRONG)
    pool.first = pool.add_rows(FIRST, HEADER)
    return pool


def test_held_rows_are_cleaned_again_under_the_new_definition(wrong: Any) -> None:
    before = wrong.rows("__row, 月份")
    result = _redefine(wrong, RIGHT)
    assert (result.rows_in, result.rows_kept, result.rows_quarantined) == (2, 2, 0)
    assert wrong.rows("月份, 金额") == [
        (dt.date(2025, 1, 1), Decimal("300.00")),
        (dt.date(2025, 2, 1), Decimal("1200.00")),
    ]
    assert [r[0] for r in wrong.rows("__row")] == [r[0] for r in before]
    assert wrong.rows("__row, 月份", version=1) == before
    assert wrong.snapshot(1).columns["月份"].type.name == "text"
    assert wrong.snapshot().columns["月份"].type.name == "month"


def test_later_files_come_in_under_the_new_definition_only(wrong: Any) -> None:
    _define(wrong, RIGHT)
    with pytest.raises(ShujianError, match="shujian pool redefine 补贴"):
        wrong.add_rows(SECOND, HEADER)
    _redefine(wrong, RIGHT)
    assert wrong.add_rows(SECOND, HEADER).rows_kept == 1
    assert len(wrong.rows("月份")) == 3
    made = {c.name: c for c in profile(wrong.ctx, wrong.home, "补贴").columns}
    assert (made["金额"].values, made["金额"].distinct) == (3, 3)


def test_withdrawing_everything_frees_the_table(wrong: Any) -> None:
    withdrawing.withdraw(wrong.ctx, wrong.home, wrong.first.import_id, "定错了")
    _define(wrong, KEYED)
    assert wrong.add_rows(FIRST, HEADER).rows_kept == 2
    assert wrong.rows("月份")[0] == (dt.date(2025, 1, 1),)
    with db.reader(wrong.home) as session:  # a row of the withdrawn import, read as it was then
        old = source(wrong.ctx, session, wrong.home, row_id(wrong.first.no, 1, 2))
    assert (old.cells["月份"].shown, old.in_force) == ("2025-01", False)


def test_a_table_of_which_nothing_is_held_takes_the_definition_at_once(wrong: Any) -> None:
    withdrawing.withdraw(wrong.ctx, wrong.home, wrong.first.import_id, "定错了")
    result = _redefine(wrong, RIGHT)
    assert result.rows_in == 0
    assert "没有数据" in result.notes[0]
    assert wrong.snapshot().columns["月份"].type.name == "month"


def test_withdrawals_afterwards_bring_back_cleaned_rows(wrong: Any) -> None:
    second = wrong.add_rows(SECOND, HEADER, mode="replace")
    _redefine(wrong, RIGHT)
    assert wrong.rows("月份") == [(dt.date(2025, 3, 1),)]
    recover(wrong.home)
    withdrawing.withdraw(wrong.ctx, wrong.home, second.import_id, "发错")
    assert wrong.rows("月份, 金额") == [
        (dt.date(2025, 1, 1), Decimal("300.00")),
        (dt.date(2025, 2, 1), Decimal("1200.00")),
    ]


def test_the_new_key_holds_for_corrections_made_before_and_after(wrong: Any) -> None:
    _redefine(wrong, KEYED)
    wrong.add_rows([["A2", "2025-02", "7"]], HEADER, mode="correct")
    assert wrong.rows("编号, 金额") == [("A1", Decimal(300)), ("A2", Decimal(7))]
    _redefine(wrong, KEYED.replace("金额, element: 金额", "金额, element: 数量"))
    assert wrong.rows("编号, 金额") == [("A1", Decimal(300)), ("A2", Decimal(7))]


def test_rows_that_the_new_definition_cannot_read_go_to_quarantine_and_back(wrong: Any) -> None:
    wrong.add_rows([["A4", "某月", "1"]], HEADER)
    needs = RIGHT.replace("element: 月份", "element: 月份, required: true")
    assert _redefine(wrong, needs).rows_quarantined == 1
    assert len(wrong.quarantined()) == 1
    assert _redefine(wrong, RIGHT).rows_quarantined == 0
    assert (wrong.rows("编号")[-1], wrong.quarantined()) == (("A4",), [])


def test_mended_rows_stay_mended(wrong: Any, tmp_path: Any) -> None:
    from shujian.pool import quarantine

    _redefine(wrong, RIGHT.replace("element: 月份", "element: 月份, required: true"))
    bad = wrong.add_rows([["A4", "某月", "1"]], HEADER)
    book = tmp_path / "待更正.xlsx"
    quarantine.export(wrong.ctx, wrong.home, "补贴", book)
    made = openpyxl.load_workbook(book)
    sheet = made.worksheets[0]
    cell = next(c for row in sheet.iter_rows() for c in row if c.value == "某月")
    cell.value = "2025-04"
    made.save(book)
    quarantine.mend(wrong.ctx, wrong.home, "补贴", book)
    for text in (RIGHT, KEYED):  # readable without mending, and again with a key
        _redefine(wrong, text)
        assert wrong.rows("月份")[-1] == (dt.date(2025, 4, 1),)
        assert len(wrong.rows("编号")) == 3
        assert wrong.quarantined() == []
    withdrawing.withdraw(wrong.ctx, wrong.home, bad.import_id, "发错")
    assert len(wrong.rows("编号")) == 2


def test_a_new_column_is_found_in_files_that_are_held(wrong: Any) -> None:
    renamed = RIGHT.replace("{name: 月份,", "{name: 发放月份, alias: [月份],")
    _redefine(wrong, renamed)
    assert wrong.rows("发放月份")[0] == (dt.date(2025, 1, 1),)
    assert wrong.add_rows(SECOND, HEADER).rows_kept == 1
    assert wrong.rows("发放月份")[-1] == (dt.date(2025, 3, 1),)


@pytest.mark.parametrize("how", ["a required column is missing", "the original is gone", "a crash"])
def test_an_error_leaves_the_table_as_it_was(
    wrong: Any, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = RIGHT
    if how == "a required column is missing":
        text = RIGHT + "  - {name: 批次, element: 编号, required: true}\n"
    elif how == "the original is gone":
        for path in wrong.home.files.iterdir():
            path.unlink()
    else:
        monkeypatch.setattr(redefining, "_keep", lambda *a: (_ for _ in ()).throw(OSError("断电")))
    before = wrong.snapshot()
    with pytest.raises((ShujianError, OSError)):
        _redefine(wrong, text)
    monkeypatch.undo()
    assert wrong.snapshot() == before
    assert wrong.rows("月份") == [("2025-01",), ("2025-02",)]
    _define(wrong, WRONG)
    assert wrong.add_rows(SECOND, HEADER).rows_kept == 1


def test_the_lake_table_has_the_new_types(wrong: Any) -> None:
    _redefine(wrong, RIGHT)
    folder = wrong.home.lake(wrong.snapshot().meta["table_id"]) / ROWS
    table = Lake(folder)._open()
    assert table is not None
    types = {f.name: str(f.type) for f in table.schema().fields}
    assert "date" in types["月份"]
    assert len(Lake(folder).files()) == 1


def test_a_redefinition_cannot_be_withdrawn(wrong: Any) -> None:
    result = _redefine(wrong, RIGHT)
    with pytest.raises(ShujianError, match="不能撤回"):
        withdrawing.withdraw(wrong.ctx, wrong.home, result.import_id, "改回去")


def test_originals_are_not_touched(wrong: Any) -> None:
    held = sorted(p.name for p in wrong.home.files.iterdir())
    _redefine(wrong, RIGHT)
    assert sorted(p.name for p in wrong.home.files.iterdir()) == held
    assert all(originals.is_sound(wrong.home, name) for name in held)


def _as_then(pool: Any, header: list[str], columns: dict[str, int]) -> None:
    """The file of the fixture as a reader that knew fewer columns had kept it."""
    with db.session(pool.home) as session:
        part = session.get_one(Part, (pool.first.import_id, 1))
        part.header_json = header
        part.notes_json = {**part.notes_json, "columns": columns}


def test_a_file_that_is_read_with_more_columns_now_keeps_the_old_ones_and_gains_these(
    wrong: Any,
) -> None:
    _as_then(wrong, ["编号", "金额"], {"编号": 0, "金额": 1})
    _redefine(wrong, RIGHT)
    assert wrong.rows("编号, 月份, 金额") == [
        ("A1", dt.date(2025, 1, 1), Decimal("300.00")),
        ("A2", dt.date(2025, 2, 1), Decimal("1200.00")),
    ]
    with db.reader(wrong.home) as session:
        part = session.get_one(Part, (wrong.first.import_id, 1))
        assert part.header_json == HEADER
        assert part.notes_json["columns"] == {"编号": 0, "月份": 1, "金额": 2}


@pytest.mark.parametrize("header", [["编号", "期别", "金额"], ["金额", "编号"], [*HEADER, "户数"]])
def test_a_file_that_lacks_a_column_now_or_has_it_elsewhere_is_refused(
    wrong: Any, header: list[str]
) -> None:
    _as_then(wrong, header, {"编号": header.index("编号")})
    with pytest.raises(ShujianError, match="与导入时不同"):
        _redefine(wrong, RIGHT)


def test_rows_mended_before_a_file_had_more_columns_are_not_guessed(
    wrong: Any, tmp_path: Any
) -> None:
    from shujian.pool import quarantine

    needs = RIGHT.replace("element: 月份", "element: 月份, required: true")
    _redefine(wrong, needs)
    wrong.first = wrong.add_rows([["A4", "某月", "1"]], HEADER)
    book = tmp_path / "待更正.xlsx"
    quarantine.export(wrong.ctx, wrong.home, "补贴", book)
    made = openpyxl.load_workbook(book)
    next(
        c for row in made.worksheets[0].iter_rows() for c in row if c.value == "某月"
    ).value = "2025-04"
    made.save(book)
    quarantine.mend(wrong.ctx, wrong.home, "补贴", book)
    _as_then(wrong, ["编号", "月份"], {"编号": 0, "月份": 1})
    with pytest.raises(ShujianError, match="与导入时不同"):
        _redefine(wrong, RIGHT)
