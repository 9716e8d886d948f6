"""One text for every row of a file that lacks a column, as a person wrote it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from shujian.core.cells import State
from shujian.core.errors import ShujianError
from shujian.pool import importing, quarantine
from shujian.pool.anew import redefining
from shujian.pool.asking import catalogue

HEADER = ["身份证号", "姓名", "移交日期", "执行地区划"]
DAY = "p1.column.收到决定日期"
LEFT = "p1.column.移交日期"


def _rows(people: Any, *serials: int) -> list[list[str]]:
    return [[r[0], r[1], r[3], r[4]] for r in map(people, serials)]


def test_a_file_without_a_key_column_comes_in_with_the_text_a_person_gave(
    pool: Any, people: Any
) -> None:
    path = pool.write(_rows(people, 1, 2), HEADER)
    with pytest.raises(ShujianError, match="必需列：收到决定日期"):
        pool.add(path)
    result = pool.add(path, answers={DAY: "=2024年3月1日"})
    assert (result.rows_kept, result.rows_quarantined) == (2, 0)
    assert {r[1] for r in pool.rows()} == {"2024-03-01"}
    (told,) = catalogue.imports(pool.home, pool.table)[0].parts
    assert told.columns["收到决定日期"] == "固定值“2024年3月1日”"
    assert any("由操作人写明" in note for note in told.notes)


def test_the_next_file_is_asked_whether_the_text_holds_again(pool: Any, people: Any) -> None:
    header = ["身份证号", "姓名", "待遇月份", "发放金额"]
    rows = [[people(1)[0], "虚构甲", "2025-05", "3000"]]
    batch = "p1.column.发放批次"
    first = pool.write(rows, header)
    with importing.propose(pool.ctx, pool.home, first, table="养老金发放", supplier="甲") as one:
        one = importing.answer(pool.ctx, pool.home, one, {batch: "=第一批"})
        importing.commit(pool.ctx, pool.home, one, accept=True)
    path = pool.write([[*rows[0][:2], "2025-06", "3000"]], header)
    with importing.propose(pool.ctx, pool.home, path, table="养老金发放", supplier="甲") as next_:
        assert next_.parts[0].fixed == {"发放批次": "第一批"}
        question = next(q for q in next_.questions if q.kind == "column")
        assert (question.id, question.proposed) == (batch, "=第一批")
        with pytest.raises(ShujianError, match="没有回答"):
            importing.commit(pool.ctx, pool.home, next_, as_of=dt.date(2025, 7, 1))
    with importing.propose(pool.ctx, pool.home, path, table="养老金发放", supplier="乙") as other:
        assert other.parts[0].fixed == {"发放批次": "未分批"}


@pytest.mark.parametrize(
    ("name", "day"),
    [("名单.csv", None), ("名单202404.csv", None), ("名单20240430.csv", "=2024-04-30")],
)
def test_a_day_stated_for_one_file_is_not_proposed_for_the_next(
    pool: Any, people: Any, name: str, day: str | None
) -> None:
    pool.add(pool.write(_rows(people, 1), HEADER), answers={DAY: "=2024-03-01"})
    path = pool.write(_rows(people, 2), HEADER).rename(pool.folder / name)
    table = pool.table
    with importing.propose(pool.ctx, pool.home, path, table=table, supplier="某监狱") as proposal:
        asked = {q.id: q.proposed for q in proposal.questions}
        assert asked.get(DAY) == day
        assert (DAY in asked) == (day is not None)
        assert ("收到决定日期" in proposal.parts[0].missing) == (day is None)


def test_a_list_that_is_not_paid_in_batches_is_asked_once(pool: Any, people: Any) -> None:
    header = ["身份证号", "姓名", "待遇月份", "发放金额"]
    batch = "p1.column.发放批次"

    def offer(month: str) -> Any:
        path = pool.write([[people(1)[0], "虚构甲", month, "3000"]], header)
        return importing.propose(pool.ctx, pool.home, path, table="养老金发放", supplier="甲")

    with offer("2025-05") as proposal:
        assert {q.id: q.proposed for q in proposal.questions if q.kind == "column"} == {
            batch: "=未分批"
        }
        assert not proposal.parts[0].missing
        importing.commit(pool.ctx, pool.home, proposal, accept=True)
    with offer("2025-06") as proposal:
        assert [q for q in proposal.questions if q.kind == "column"] == []
        assert proposal.parts[0].fixed == {"发放批次": "未分批"}


def test_a_text_that_the_column_cannot_read_is_refused(pool: Any, people: Any) -> None:
    path = pool.write(_rows(people, 1), HEADER)
    proposal = importing.propose(pool.ctx, pool.home, path, table=pool.table)
    with proposal, pytest.raises(ShujianError, match="不能作这一列的固定值") as refused:
        importing.answer(pool.ctx, pool.home, proposal, {DAY: "=去年春天"})
    assert "日期" in refused.value.remedy


def test_mended_rows_have_the_text_too(pool: Any, people: Any, tmp_path: Path) -> None:
    rows = _rows(people, 1, 2)
    rows[1][0] = "99010119800101"
    pool.add(pool.write(rows, HEADER), answers={DAY: "=2024-03-01"})
    book = tmp_path / "隔离.xlsx"
    assert quarantine.export(pool.ctx, pool.home, pool.table, book) == 1
    sheets = openpyxl.load_workbook(book)
    for sheet in sheets:
        for row in sheet.iter_rows(min_row=2):
            row[4].value = people(5)[0]
    sheets.save(book)
    assert quarantine.mend(pool.ctx, pool.home, pool.table, book).readmitted == 1
    assert {r[1] for r in pool.rows()} == {"2024-03-01"}
    assert pool.snapshot().rows == 2


def test_cleaning_again_keeps_the_text(pool: Any, people: Any) -> None:
    pool.add(pool.write(_rows(people, 1), HEADER), answers={DAY: "=2024-03-01"})
    redefining.redefine(pool.ctx, pool.home, pool.table)
    assert pool.rows("收到决定日期") == [(dt.date(2024, 3, 1),)]
    (told,) = catalogue.imports(pool.home, pool.table)[-1].parts
    assert told.columns["收到决定日期"].startswith("固定值")


def test_the_same_bytes_with_another_text_are_another_delivery(pool: Any, people: Any) -> None:
    path = pool.write(_rows(people, 1), HEADER)
    pool.add(path, answers={DAY: "=2024-03-01"})
    other = pool.add(path, answers={DAY: "=2024-04-01"})
    assert (other.state, other.rows_kept) == ("acknowledged", 1)
    again = pool.add(path, answers={DAY: "=2024年4月1日"})
    assert (again.state, again.duplicate_of) == ("duplicate", other.import_id)


def test_a_text_that_was_not_given_before_is_another_reading_of_the_file(
    pool: Any, people: Any
) -> None:
    path = pool.write([people(1)[:3]], [*HEADER[:2], "收到决定日期"])
    pool.add(path)
    again = pool.add(path, answers={LEFT: "=2024-04-01"})
    assert again.state == "duplicate"
    assert any("与那次不同" in note for note in again.notes)
    assert pool.add(path, answers={LEFT: "=2024-04-01"}, anew=True).superseded == 1


def test_a_list_of_those_not_yet_handed_over_is_vouched_blank_in_every_row(
    pool: Any, people: Any
) -> None:
    header = [h for h in HEADER if h != "移交日期"] + ["收到决定日期"]
    rows = [[r[0], r[1], r[4], r[2]] for r in map(people, (1, 2))]
    pool.add(pool.write(rows, header), answers={LEFT: "=空白：都还没有移交"})
    assert pool.rows("移交日期, 移交日期__s") == [(None, State.BLANK), (None, State.BLANK)]
    (told,) = catalogue.imports(pool.home, pool.table)[0].parts
    assert told.columns["移交日期"] == "空白：都还没有移交"
    assert any("全部为空白，“都还没有移交”" in note for note in told.notes)
    redefining.redefine(pool.ctx, pool.home, pool.table)
    assert pool.rows("移交日期__s") == [(State.BLANK,), (State.BLANK,)]


@pytest.mark.parametrize(
    ("column", "text"), [(LEFT, "=空白：都已经移交"), (DAY, "=空白：都还没有移交")]
)
def test_blank_is_vouched_only_where_the_table_says_what_it_means(
    pool: Any, people: Any, column: str, text: str
) -> None:
    path = pool.write(_rows(people, 1), HEADER)
    proposal = importing.propose(pool.ctx, pool.home, path, table=pool.table)
    with proposal, pytest.raises(ShujianError, match="不能作这一列的固定值"):
        importing.answer(pool.ctx, pool.home, proposal, {column: text})


@pytest.mark.parametrize("day", ["2025-06-30", ""])
def test_licences_without_number_of_file_and_day_come_in_as_of_the_day_that_is_vouched_for(
    pool: Any, people: Any, day: str
) -> None:
    header = ["姓名", "身份证明号码", "准驾车型", "驾驶证状态"]
    path = pool.write([[r[1], r[0], "C1", "正常"] for r in map(people, (1, 2))], header)
    with importing.propose(pool.ctx, pool.home, path, table="驾驶证", supplier="车管所") as one:
        assert one.parts[0].missing == ()
        asked = [q.proposed for q in one.questions if q.id == "p1.column.档案编号"]
        assert asked == ["=未载明"]
        as_of = dt.date.fromisoformat(day) if day else None
        (done,) = importing.commit(pool.ctx, pool.home, one, as_of=as_of, accept=True)
    # of rows whose day nobody knows nothing is lost and nothing decided
    assert (done.rows_kept, done.rows_quarantined) == ((2, 0) if day else (0, 2))
