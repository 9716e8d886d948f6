from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from shujian.core.errors import ShujianError
from shujian.pool import importing, quarantine
from shujian.pool.asking.source import hidden_why, source
from shujian.pool.quarantine.sheet import escaped, page_name, same, unescaped
from shujian.store import db
from shujian.trust import Context

BAD = "99010119800101"


def _bad(received: str = "2024-03-01", name: str = "虚构甲") -> list[str]:
    return [BAD, name, received, "", "990102"]


def _edit(path: Path, change: Any) -> None:
    book = openpyxl.load_workbook(path)
    for sheet in book:
        for row in sheet.iter_rows(min_row=2):
            change(row)
    book.save(path)


def test_mended_rows_leave_quarantine_with_their_numbers(
    pool: Any, people: Any, tmp_path: Path
) -> None:
    result = pool.add_rows([people(1), _bad(), _bad("2024-04-01", "虚构乙")])
    numbers = [r[0] for r in pool.quarantined()]
    book = tmp_path / "隔离.xlsx"
    assert quarantine.export(pool.ctx, pool.home, pool.table, book) == 2

    def change(row: Any) -> None:
        if row[5].value == "虚构甲":
            row[4].value = people(5)[0]

    _edit(book, change)
    mended = quarantine.mend(pool.ctx, pool.home, pool.table, book)
    assert (mended.looked, mended.readmitted) == (1, 1)
    assert [r[0] for r in pool.quarantined()] == numbers[1:]
    assert pool.rows("__row, 公民身份号码")[1] == (numbers[0], people(5)[0])
    assert pool.snapshot().rows == 2
    with db.reader(pool.home) as session:
        row = source(pool.ctx, session, pool.home, numbers[0])
    assert (row.line, row.import_id) == (3, result.import_id)
    assert row.mended_by == mended.imports[0].import_id
    assert row.cells["公民身份号码"].shown == people(5)[0]


def test_rows_set_aside_between_good_ones_come_back_and_no_good_row_is_lost(
    pool: Any, people: Any, tmp_path: Path
) -> None:
    pool.add_rows([people(1), _bad(), _bad("2024-04-01", "虚构乙"), people(2)])
    book = tmp_path / "隔离.xlsx"
    quarantine.export(pool.ctx, pool.home, pool.table, book)

    def change(row: Any) -> None:
        row[4].value = people(int(row[1].value) + 4)[0]

    _edit(book, change)
    assert quarantine.mend(pool.ctx, pool.home, pool.table, book).readmitted == 2
    found = [r[1] for r in pool.rows("__row, 公民身份号码")]
    assert found == [people(n)[0] for n in (1, 7, 8, 2)]
    assert pool.quarantined() == []


@pytest.mark.parametrize("number", ["9" * 30, "9" * 5000, "²", "-1", "0", str(2**63)])
def test_a_row_number_that_nobody_gave_is_passed_over(
    pool: Any, people: Any, tmp_path: Path, number: str
) -> None:
    pool.add_rows([people(1), _bad()])
    book = tmp_path / "隔离.xlsx"
    quarantine.export(pool.ctx, pool.home, pool.table, book)

    def change(row: Any) -> None:
        row[0].value, row[4].value = number, people(5)[0]

    _edit(book, change)
    mended = quarantine.mend(pool.ctx, pool.home, pool.table, book)
    assert (mended.looked, mended.readmitted) == (0, 0)
    assert len(pool.quarantined()) == 1


def test_rows_still_unreadable_stay_and_unchanged_ones_are_not_looked_at(
    pool: Any, people: Any, tmp_path: Path
) -> None:
    pool.add_rows([people(1), _bad(), _bad("2024-04-01", "虚构乙")])
    book = tmp_path / "隔离.xlsx"
    quarantine.export(pool.ctx, pool.home, pool.table, book)
    assert quarantine.mend(pool.ctx, pool.home, pool.table, book).looked == 0

    def change(row: Any) -> None:
        if row[5].value == "虚构甲":
            row[4].value = "仍然不对"

    _edit(book, change)
    mended = quarantine.mend(pool.ctx, pool.home, pool.table, book)
    assert (mended.looked, mended.readmitted, mended.left) == (1, 0, 1)
    assert mended.reasons == {"“公民身份号码”不能读出": 1}
    assert len(pool.quarantined()) == 2


def test_a_repeated_row_comes_back_only_when_a_person_keeps_it(
    pool: Any, people: Any, tmp_path: Path
) -> None:
    pool.add_rows([people(1), people(1)])
    book = tmp_path / "隔离.xlsx"
    quarantine.export(pool.ctx, pool.home, pool.table, book)

    def change(row: Any) -> None:
        row[3].value = "保留"

    _edit(book, change)
    assert quarantine.mend(pool.ctx, pool.home, pool.table, book).readmitted == 1
    assert len(pool.rows()) == 2
    assert quarantine.mend(pool.ctx, pool.home, pool.table, book).looked == 0


def test_withdrawing_takes_mended_rows_along_or_back(
    pool: Any, people: Any, tmp_path: Path
) -> None:
    first = pool.add_rows([people(1), _bad()])
    book = tmp_path / "隔离.xlsx"
    quarantine.export(pool.ctx, pool.home, pool.table, book)

    def change(row: Any) -> None:
        row[4].value = people(5)[0]

    _edit(book, change)
    mended = quarantine.mend(pool.ctx, pool.home, pool.table, book)
    importing.withdraw(pool.ctx, pool.home, mended.imports[0].import_id, "改错了")
    assert (len(pool.rows()), len(pool.quarantined())) == (1, 1)
    quarantine.mend(pool.ctx, pool.home, pool.table, book)
    assert (len(pool.rows()), len(pool.quarantined())) == (2, 0)
    importing.withdraw(pool.ctx, pool.home, first.import_id, "发错文件")
    assert (len(pool.rows()), len(pool.quarantined())) == (0, 0)
    # another withdrawal later must not bring them back
    other = pool.add_rows([people(7)])
    importing.withdraw(pool.ctx, pool.home, other.import_id, "也发错了")
    assert (len(pool.rows()), len(pool.quarantined())) == (0, 0)


def test_exported_cells_are_text_and_never_formulas(pool: Any, tmp_path: Path) -> None:
    rows = [["=1+1", "@SUM(A1)", "+3", "-2", "\t=2"], ["123456789012345678", "0012", "1e5", "", ""]]
    pool.add_rows(rows)
    book = tmp_path / "隔离.xlsx"
    quarantine.export(pool.ctx, pool.home, pool.table, book)
    for sheet in openpyxl.load_workbook(book):
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in ("s", "n")
                assert cell.value is None or isinstance(cell.value, str)
                assert not str(cell.value or "").startswith(("=", "+", "-", "@", "\t"))
    assert quarantine.mend(pool.ctx, pool.home, pool.table, book).looked == 0


@pytest.mark.parametrize("text", ["=1", "'=1", "'x", "-", "", "甲", "＝1", "@a", "+", "\tb", "a=b"])
def test_escaping_is_undone_exactly(text: str) -> None:
    assert unescaped(escaped(text)) == text or text == "'=1"
    assert same(text, escaped(text))


def test_sensitive_cells_are_masked_and_not_exported_without_a_purpose(
    pool: Any, people: Any, tmp_path: Path
) -> None:
    pool.add_rows([people(1), _bad()])
    stranger = Context("某检察官")
    row = quarantine.rows(stranger, pool.home, pool.table)[0]
    assert BAD not in "".join(row.cells) + row.why
    assert BAD in "".join(quarantine.rows(pool.ctx, pool.home, pool.table)[0].cells)
    with pytest.raises(ShujianError, match="不能导出"):
        quarantine.export(stranger, pool.home, pool.table, tmp_path / "a.xlsx")
    assert not (tmp_path / "a.xlsx").exists()


def test_another_file_is_not_taken_for_a_mended_one(pool: Any, people: Any) -> None:
    pool.add_rows([people(1)])
    with pytest.raises(ShujianError, match="不是隔离区"):
        quarantine.mend(pool.ctx, pool.home, pool.table, pool.write([people(2)]))


def test_a_sheet_is_called_by_its_source_and_says_what_may_be_written(
    pool: Any, people: Any, tmp_path: Path
) -> None:
    pool.add(pool.write([people(1), _bad()]))
    book = tmp_path / "隔离.xlsx"
    quarantine.export(pool.ctx, pool.home, pool.table, book)
    (sheet,) = openpyxl.load_workbook(book)
    assert sheet.title.startswith("名单1（")
    (rule,) = sheet.data_validations.dataValidation
    assert (str(rule.sqref), rule.formula1) == ("D2", '"保留"')
    assert "保留" in rule.prompt


@pytest.mark.parametrize("source", ["甲/乙[丙]:*?", "很长的名字" * 12, "'", ""])
def test_names_of_sheets_are_such_as_a_workbook_takes(source: str) -> None:
    name = page_name(1234, 56, source)
    assert len(name) <= 27
    assert not set(name) & set("[]:*?/\\'")
    assert name.endswith("（1234-56）")


def test_a_reason_is_told_without_the_text_of_the_cell() -> None:
    why = "必需列“公民身份号码”的内容“99010119800101”不能读出：应为 18 位或 15 位。请核对"
    told = hidden_why(why)
    assert "应为 18 位或 15 位" in told
    assert "99010119800101" not in told


@pytest.mark.parametrize(
    "why",
    [
        "必需列“姓名”的内容“甲”不能读出：机密”不能读出：机密不是姓名。请核对",
        "必需列“姓名”的内容“机密”不能读出：“机密”不是姓名。请核对",
        "必需列“姓名”的内容“机密",
    ],
)
def test_a_reason_that_repeats_the_cell_is_left_out(why: str) -> None:
    assert "机密" not in hidden_why(why)
