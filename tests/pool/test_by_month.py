"""A list with a column a month comes in with a row a month, every amount once and traced."""

from __future__ import annotations

import datetime as dt
import os
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.ipc
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shujian.core.errors import ShujianError
from shujian.core.ids import MAX_MONTH_LINE, line_of, month_of, month_place
from shujian.pool import importing, quarantine
from shujian.pool.anew import redefining
from shujian.pool.asking.source import sources
from shujian.pool.by_month.grid import MonthGrid, month_grid
from shujian.pool.by_month.unfold import unfold
from shujian.pool.proposals.trial import raw_rows, try_part
from shujian.pool.readers import read as read_file
from shujian.store import db
from tests.pool.conftest import id_number
from tests.pool.monthly_lists import HEADER, TABLE, added, aside, book, held, person, proposed

LARGE = os.environ.get("PROVE") == "large"
THREE = [person(1, 200, 200, 200), person(2, 100, 0, "-"), person(3, None, "/", None)]


@pytest.fixture
def table(pool: Any) -> Any:
    pool.table = TABLE
    return pool


def test_each_month_of_a_line_becomes_a_row_and_blank_cells_none(pool: Any, tmp_path: Path) -> None:
    done = added(pool, book(tmp_path, "高龄津贴.xlsx", THREE))
    assert (done.rows_in, done.rows_kept, done.rows_quarantined) == (5, 5, 0)
    assert held(pool) == [
        ("虚构乙", "2025-01-01", "200.00"),
        ("虚构乙", "2025-02-01", "200.00"),
        ("虚构乙", "2025-03-01", "200.00"),
        ("虚构丙", "2025-01-01", "100.00"),
        ("虚构丙", "2025-02-01", "0.00"),
    ]
    told = "".join(done.parts[0].notes)
    assert "3 行 × 3 个月 → 5 行；空白 4 格没有成行，其中 1 行各月都空白；“合计”列不取" in told
    assert "年份取自标题" in told


def test_the_layout_is_proposed_and_can_be_refused(pool: Any, tmp_path: Path) -> None:
    with proposed(pool, book(tmp_path, "高龄津贴.xlsx", THREE)) as proposal:
        asked = {q.id: q for q in proposal.questions}
        assert asked["p1.months"].proposed == "rows"
        assert "一月一列（2025-01 至 2025-03" in asked["p1.months"].text
        assert "到账" in asked["p1.months"].doubt
        given = importing.answer(pool.ctx, pool.home, proposal, {"p1.column.金额": "c4"})
        wide = importing.answer(pool.ctx, pool.home, given, {"p1.months": "wide"})
        assert wide.parts[0].raw.header == list(HEADER)
        assert "p1.column.金额" not in wide.answers  # columns are counted otherwise there
        assert "享受月份" in wide.parts[0].missing
        back = importing.answer(pool.ctx, pool.home, wide, {"p1.months": "rows"})
        assert back.parts[0].raw.header[-2:] == ["月份", "金额"]
        assert "p1.months" not in {q.id for q in back.questions}


def test_what_was_said_of_columns_holds_when_the_proposed_layout_is_confirmed(
    pool: Any, tmp_path: Path
) -> None:
    with proposed(pool, book(tmp_path, "高龄津贴.xlsx", THREE)) as proposal:
        said = {"p1.column.金额": "c4", "p1.column.发放地区划": "=990101"}
        given = importing.answer(pool.ctx, pool.home, proposal, said)
        rows = importing.answer(pool.ctx, pool.home, given, {"p1.months": "rows"})
        assert said.items() <= rows.answers.items()
        wide = importing.answer(pool.ctx, pool.home, rows, {"p1.months": "wide"})
        assert "p1.column.金额" not in wide.answers
        assert wide.parts[0].fixed["发放地区划"] == "990101"  # a text for all rows counts nothing


def test_the_table_is_found_as_that_of_a_list_with_a_row_a_month(pool: Any, tmp_path: Path) -> None:
    path = book(tmp_path, "高龄津贴发放.xlsx", THREE)
    with proposed(pool, path, table=None) as proposal:
        asked = {q.id: q for q in proposal.questions}
        part = proposal.parts[0]
        assert (
            asked["p1.table"].proposed == TABLE if part.table is None else part.table.name == TABLE
        )
        assert any("按月拆成多行" in note for note in part.notes)
        done = importing.commit(pool.ctx, pool.home, proposal, accept=True)[0]
    assert (done.table, done.rows_kept) == (TABLE, 5)


def test_words_in_a_month_set_its_row_aside_with_its_column(table: Any, tmp_path: Path) -> None:
    path = book(
        tmp_path, "高龄津贴.xlsx", [person(1, 200, "停发", -200), person(2, "死亡", "补发", 1)]
    )
    done = added(table, path)
    assert (done.rows_in, done.rows_kept, done.rows_quarantined) == (6, 3, 3)
    assert ("虚构乙", "2025-03-01", "-200.00") in held(table)
    found = quarantine.rows(table.ctx, table.home, TABLE)
    assert [(r.line, r.month, r.cells[-1]) for r in found] == [
        (3, "2月", "停发"), (4, "1月", "死亡"), (4, "2月", "补发"),
    ]  # fmt: skip
    assert all("停发" in r.why or "死亡" in r.why or "补发" in r.why for r in found)


def test_a_row_set_aside_is_given_out_corrected_and_traced(table: Any, tmp_path: Path) -> None:
    added(table, book(tmp_path, "高龄津贴.xlsx", [person(1, 200, "停发", 200)]))
    path = tmp_path / "隔离.xlsx"
    quarantine.export(table.ctx, table.home, TABLE, path)
    page = openpyxl.load_workbook(path)
    (sheet,) = page
    head = [cell.value for cell in sheet[1]]
    assert sheet.cell(2, 2).value == "3 2月"
    sheet.cell(2, head.index("金额") + 1).value = "0"
    page.save(path)
    assert quarantine.mend(table.ctx, table.home, TABLE, path).readmitted == 1
    assert aside(table, "__row") == []
    assert [amount for _, _, amount in held(table)] == ["200.00", "0.00", "200.00"]
    ids = [row for (row,) in held(table, "__row")]
    with db.reader(table.home) as session:
        found = [sources(table.ctx, session, table.home, ids)[i] for i in ids]
    assert [(r.line, r.month) for r in found] == [(3, "1月"), (3, "2月"), (3, "3月")]
    assert [r.cells["金额"].header for r in found] == ["1月", "2月", "3月"]
    assert found[1].at == "第 3 行“2月”列"


def test_without_a_year_nothing_is_guessed_and_a_person_is_asked(pool: Any, tmp_path: Path) -> None:
    path = book(tmp_path, "高龄津贴.xlsx", THREE, title="")
    with proposed(pool, path) as proposal:
        asked = {q.id: q for q in proposal.questions}
        assert asked["p1.year"].proposed is None
        with pytest.raises(ShujianError) as refused:
            importing.commit(pool.ctx, pool.home, proposal, accept=True)
        assert refused.value.code == "pool.open_questions"
    with proposed(pool, path) as proposal, pytest.raises(ShujianError) as refused:
        importing.answer(pool.ctx, pool.home, proposal, {"p1.year": "25"})
    assert refused.value.code == "pool.bad_answer"
    added(pool, path, answers={"p1.year": "2024"})
    assert {month for _, month, _ in held(pool)} == {"2024-01-01", "2024-02-01", "2024-03-01"}


def test_the_next_months_come_in_without_a_question(pool: Any, tmp_path: Path) -> None:
    added(pool, book(tmp_path, "1-3月高龄津贴.xlsx", THREE))
    later = [*HEADER[:3], "4月", "5月", *HEADER[6:]]
    path = book(tmp_path, "4-5月高龄津贴.xlsx", [person(1, 200, 200)], [later])
    with proposed(pool, path) as proposal:
        assert [q.id for q in proposal.questions if q.kind != "as_of"] == []
        done = importing.commit(pool.ctx, pool.home, proposal, accept=True)[0]
    assert done.rows_kept == 2
    assert [m for _, m, _ in held(pool)][-2:] == ["2025-04-01", "2025-05-01"]


def test_the_same_list_again_changes_nothing(pool: Any, tmp_path: Path) -> None:
    path = book(tmp_path, "高龄津贴.xlsx", THREE)
    added(pool, path)
    assert added(pool, path).state == "duplicate"
    assert len(held(pool)) == 5


def test_another_year_said_of_the_same_list_is_another_reading(pool: Any, tmp_path: Path) -> None:
    path = book(tmp_path, "高龄津贴.xlsx", THREE, title="")
    added(pool, path, answers={"p1.year": "2024"})
    with proposed(pool, path, answers={"p1.year": "2023"}) as proposal:
        assert proposal.differing == (TABLE,)
        importing.commit(pool.ctx, pool.home, proposal, accept=True, anew=True)
    assert {month[:4] for _, month, _ in held(pool)} == {"2023"}


def test_a_correcting_list_takes_the_place_of_its_months_only(pool: Any, tmp_path: Path) -> None:
    added(pool, book(tmp_path, "高龄津贴.xlsx", [person(1, 200, 200, 200)]))
    mended = book(tmp_path, "更正.xlsx", [person(1, None, 150, None)])
    added(pool, mended, mode="correct")
    assert sorted(held(pool)) == [
        ("虚构乙", "2025-01-01", "200.00"),
        ("虚构乙", "2025-02-01", "150.00"),
        ("虚构乙", "2025-03-01", "200.00"),
    ]


def test_two_rows_of_header_and_several_columns_a_month(pool: Any, tmp_path: Path) -> None:
    top = ["姓名", "身份证号", "1月", None, "2月", None, "合计"]
    under = [None, None, "应发", "实发", "应发", "实发", None]
    name, number = person(1)[1:3]
    path = book(
        tmp_path, "高龄津贴.xlsx", [[name, number, 200, 150, 200, "停发", 350]], [top, under],
        merged=("A2:A3", "B2:B3", "C2:D2", "E2:F2", "G2:G3"),
    )  # fmt: skip
    with proposed(pool, path) as proposal:
        assert proposal.parts[0].raw.header == ["姓名", "身份证号", "月份", "应发", "实发"]
        done = importing.commit(pool.ctx, pool.home, proposal, accept=True)[0]
    assert (done.rows_kept, done.rows_quarantined) == (1, 1)
    assert held(pool) == [("虚构乙", "2025-01-01", "150.00")]


def test_a_subtotal_line_is_left_and_equal_lines_are_told(pool: Any, tmp_path: Path) -> None:
    line = person(1, 200, None, None)
    rows = [line, line, ["小计", "1人", None, 200, None, None, 200, None]]
    done = added(pool, book(tmp_path, "高龄津贴.xlsx", rows))
    assert (done.rows_kept, done.rows_quarantined) == (1, 1)
    (why,) = aside(pool, "__why")[0]
    assert why.startswith("与第 3 行完全相同")


def test_a_table_that_is_not_sent_so_is_read_as_it_stands(pool: Any, tmp_path: Path) -> None:
    with proposed(pool, book(tmp_path, "名单.xlsx", THREE), table="死亡登记") as proposal:
        assert proposal.parts[0].months is None
        assert proposal.parts[0].raw.header == list(HEADER)
        assert any("一列一个月" in note for note in proposal.parts[0].notes)


def test_sums_that_are_not_those_of_their_months_are_told(pool: Any, tmp_path: Path) -> None:
    wrong, words = person(2, 100, 100, 100), person(3, 100, "停发", 100)
    wrong[6] = words[6] = 400
    path = book(tmp_path, "高龄津贴.xlsx", [person(1, 200, "-", -50), wrong, words])
    with proposed(pool, path) as proposal:
        months = proposal.parts[0].months
        assert months is not None
        assert (months.unlike, months.first) == (1, 4)
        assert "1 行的合计与各月之和不符（首行第 4 行）" in proposal.parts[0].notes[-1]


OWN = """
id: local/镇补贴
name: 镇补贴
key: [身份证号, 月份]
monthly: [月份, 金额]
columns:
  - {name: 身份证号, element: 公民身份号码}
  - {name: 姓名, element: 姓名}
  - {name: 月份, element: 月份}
  - {name: 金额, element: 金额, unit: 元}
"""


def test_rows_read_anew_by_a_changed_table_keep_their_months(pool: Any, tmp_path: Path) -> None:
    own = pool.home.content / "tables" / "own.yaml"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text(OWN, "utf-8")
    pool.table = "镇补贴"
    added(pool, book(tmp_path, "镇补贴.xlsx", [*THREE, person(4, "停发", 1, 2)]), table="镇补贴")
    columns = "__row, 月份::VARCHAR, 金额::VARCHAR"
    before = pool.rows(columns)
    own.write_text(OWN.replace("元}", "元}\n  - {name: 备注, element: 文本}"), "utf-8")
    redefining.redefine(pool.ctx, pool.home, "镇补贴")
    assert pool.rows(columns) == before
    assert len(before) == 7
    assert len(pool.quarantined()) == 1


def test_the_trial_of_a_mapping_tells_month_by_month(pool: Any, tmp_path: Path) -> None:
    path = book(tmp_path, "高龄津贴.xlsx", [person(1, 200, "停发", 200)])
    with proposed(pool, path) as proposal:
        part = proposal.parts[0]
        trial = try_part(part, {}, tmp_path, 100)
        assert (trial.looked, trial.kept, trial.quarantined) == (3, 2, 1)
        (problem,) = trial.problems
        assert (problem.line, month_of(problem.place), problem.aside) == (3, 1, True)
        assert [r.line for r in raw_rows(part.raw.path, 0, 9)] == [3, 3, 3]


def test_a_broken_line_is_not_lost(pool: Any, tmp_path: Path) -> None:
    name, number = person(1)[1:3]
    path = tmp_path / "高龄津贴2025年.csv"
    lines = ["姓名,身份证号,1月,2月", f"{name},{number},1,2", f"{name},{number},,,,9"]
    path.write_text("\n".join([*lines, f"{name},{number},3,4,5"]) + "\n", "utf-8")
    with proposed(pool, path, table=TABLE) as proposal:
        months = proposal.parts[0].months
        assert months is not None
        assert months.rows + months.blank == months.lines * 2
        done = importing.commit(pool.ctx, pool.home, proposal, accept=True)[0]
    assert {line_of(row) % 8 for (row,) in aside(pool, "__row & 2147483647")} == {3, 4}
    assert done.rows_kept == 2


@given(st.integers(1, MAX_MONTH_LINE), st.integers(0, 127))
def test_a_month_of_a_line_is_a_place_of_its_own(line: int, month: int) -> None:
    place = month_place(line, month)
    assert (line_of(place), month_of(place)) == (line, month)
    assert line < place < 2**31


CELLS = st.one_of(
    st.sampled_from(["", "-", "/", "—", "无", "停发", "0"]),
    st.decimals(-9999, 9999, places=2).map(str),
)


@given(
    st.integers(2, 12).flatmap(
        lambda n: st.lists(st.lists(CELLS, min_size=n, max_size=n), min_size=1, max_size=30)
    )
)
@settings(
    max_examples=60 if LARGE else 20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_every_amount_comes_out_once_and_the_sum_stays(
    tmp_path: Path, lines: list[list[str]]
) -> None:
    folder = tmp_path / str(len(list(tmp_path.iterdir())))
    folder.mkdir()
    path = folder / "list.csv"
    head = ["姓名", "身份证号", *(f"{m + 1}月" for m in range(len(lines[0]))), "合计"]
    body = [[f"虚构{i}号", id_number(i), *cells, "x"] for i, cells in enumerate(lines)]
    path.write_text("\n".join(",".join(row) for row in [head, *body]) + "\n", "utf-8")
    (raw,) = read_file(path, folder).parts
    grid = month_grid(raw.header)
    assert isinstance(grid, MonthGrid)
    made = unfold(raw, grid, [f"2025-{m.month:02}" for m in grid.months])
    assert made is not None
    rows = pa.ipc.open_file(str(made.raw.path)).read_all().to_pylist()
    blank = {"", "-", "/", "—", "无"}
    wanted = [
        (f"虚构{i}号", f"2025-{m + 1:02}", cell)
        for i, cells in enumerate(lines)
        for m, cell in enumerate(cells)
        if cell not in blank
    ]
    assert [(r["c0"], r["c2"], r["c3"]) for r in rows] == wanted
    assert [r["__line"] for r in rows] == sorted({r["__line"] for r in rows})
    assert made.rows + made.blank == made.lines * len(grid.months)
    numbers = [c for cells in lines for c in cells if c not in blank and c != "停发"]
    got = [r["c3"] for r in rows if r["c3"] != "停发"]
    assert sum(map(Decimal, got)) == sum(map(Decimal, numbers))


def test_a_day_up_to_which_the_list_speaks_is_the_end_of_the_last_month_with_a_row(
    pool: Any, tmp_path: Path
) -> None:
    with proposed(pool, book(tmp_path, "高龄津贴.xlsx", THREE)) as proposal:
        assert proposal.parts[0].as_of.day == dt.date(2025, 3, 31)
