"""A list with one number: the case number also serves as the number of the document."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from shujian.core.cells import State
from shujian.core.errors import ShujianError
from shujian.pool import importing
from shujian.pool.proposals.proposal import Proposal
from tests.pool.conftest import Pool, id_number, read

DAY = dt.date(2025, 6, 30)
HEADER = ["案号", "被告人姓名", "身份证号", "判决日期", "罪名", "主刑种类", "刑期"]


@pytest.fixture
def judged(pool: Pool) -> Path:
    pool.table = "刑事裁判"
    rows = [
        [
            f"(2024)虚9901刑初{n}号",
            "虚构甲",
            id_number(n),
            "2024-03-01",
            "盗窃罪",
            "有期徒刑",
            "一年",
        ]
        for n in range(1, 9)
    ]
    return pool.write(rows, HEADER)


def _proposed(pool: Pool, path: Path, answers: dict[str, str] | None = None) -> Proposal:
    return importing.propose(
        pool.ctx, pool.home, path, table=pool.table, supplier="某法院", answers=answers
    )


def test_it_is_proposed_and_a_person_confirms_it(pool: Pool, judged: Path) -> None:
    with _proposed(pool, judged) as proposal:
        (asked,) = [q for q in proposal.questions if q.id == "p1.column.文书编号"]
        assert (asked.proposed, asked.alone, asked.personal) == ("c0", True, False)
        assert "文书编号" in proposal.parts[0].missing  # until somebody agrees
    with _proposed(pool, judged, {"p1.column.文书编号": "c0"}) as proposal:
        sources = proposal.parts[0].sources
    assert (sources["文书编号"], sources["案号"]) == (0, 0)


def test_both_columns_hold_the_number_and_the_next_file_is_read_alike(
    pool: Pool, judged: Path
) -> None:
    done = pool.add(judged, supplier="某法院", as_of=DAY)
    assert (done.rows_kept, done.rows_quarantined) == (8, 0)
    found = read(pool.snapshot().files, "文书编号, 案号")
    assert all(number and case for number, case in found)
    with _proposed(pool, judged) as proposal:
        assert proposal.parts[0].reused
        sources = proposal.parts[0].sources
    assert (sources["文书编号"], sources["案号"]) == (0, 0)


def test_a_day_serves_one_column_only(pool: Pool) -> None:
    path = pool.write([[id_number(n), "虚构甲", "2024-03-01", "", "990102"] for n in range(1, 9)])
    with _proposed(pool, path, {"p1.column.移交日期": "c2"}) as proposal:
        sources = proposal.parts[0].sources
    assert sources.get("移交日期") == 2
    assert "收到决定日期" not in sources


PERIODS = [*HEADER, "缓刑考验期"]
KEY = "p1.column.缓刑"


@pytest.fixture
def suspended(pool: Pool) -> Path:
    """Two of eight are on probation; of the others the list says nothing."""
    pool.table = "刑事裁判"
    judged = ["2024-03-01", "盗窃罪", "有期徒刑", "一年"]
    rows = [
        [f"(2024)虚9901刑初{n}号", "虚构甲", id_number(n), *judged, "二年" if n < 3 else ""]
        for n in range(1, 9)
    ]
    return pool.write(rows, PERIODS)


def _probation(pool: Pool, path: Path, **answers: str) -> list[tuple[object, ...]]:
    more = {"p1.column.文书编号": "c0", **{f"p1.column.{k}": v for k, v in answers.items()}}
    pool.add(path, supplier="某法院", as_of=DAY, answers=more)
    return read(pool.snapshot().files, "缓刑, 缓刑__s")


def test_whether_a_blank_period_says_that_there_is_no_probation_is_asked(
    pool: Pool, suspended: Path
) -> None:
    with _proposed(pool, suspended) as proposal:
        (asked,) = [q for q in proposal.questions if q.id == KEY]
    assert [o.value for o in asked.options] == ["c7", "c7=否", ""]
    assert asked.proposed == "c7"


@pytest.mark.parametrize(
    ("answer", "cells"), [("c7", [(None, State.BLANK)] * 6), ("c7=否", [(False, State.VALUE)] * 6)]
)
def test_blank_cells_are_unsaid_or_no_probation_as_the_person_says(
    pool: Pool, suspended: Path, answer: str, cells: list[tuple[object, ...]]
) -> None:
    found = _probation(pool, suspended, 缓刑=answer)
    assert sorted(found, key=str) == [*cells, *[(True, State.VALUE)] * 2]


def test_what_blank_cells_say_holds_for_the_next_list_and_stands_in_the_notes(
    pool: Pool, suspended: Path
) -> None:
    _probation(pool, suspended, 缓刑="c7=否")
    with _proposed(pool, suspended) as proposal:
        (part,) = proposal.parts
        assert (part.sources["缓刑"], part.fixed["缓刑"]) == (7, "没有写的：否")
        assert KEY not in {q.id for q in proposal.questions}
        assert "“缓刑”没有写的格读作“否”：由操作人写明" in part.notes
        assert [e.table for e in proposal.earlier] == ["刑事裁判"]
        assert proposal.differing == ()


def test_what_blank_cells_say_is_not_said_of_a_list_without_the_column(
    pool: Pool, judged: Path, suspended: Path
) -> None:
    _probation(pool, suspended, 缓刑="c7=否")
    with _proposed(pool, judged) as proposal:
        assert "缓刑" not in proposal.parts[0].fixed


@pytest.mark.parametrize("text", ["c7=也许", "c7=空白：都没有", "c9=否", "c=否"])
def test_a_word_that_the_column_cannot_read_is_refused_for_blank_cells(
    pool: Pool, suspended: Path, text: str
) -> None:
    with _proposed(pool, suspended) as proposal, pytest.raises(ShujianError) as caught:
        importing.answer(pool.ctx, pool.home, proposal, {KEY: text})
    assert caught.value.code in ("pool.bad_answer", "pool.bad_fixed")


def test_an_empty_cell_for_the_penalty_says_nothing_of_a_probation(pool: Pool) -> None:
    pool.table = "刑事裁判"
    sentences = ["有期徒刑一年，缓刑二年", "有期徒刑一年", ""] * 3
    path = pool.write(
        [
            [f"(2024)虚9901刑初{n}号", "虚构甲", id_number(n), "2024-03-01", "盗窃罪", said]
            for n, said in enumerate(sentences, 1)
        ],
        ["案号", "被告人姓名", "身份证号", "判决日期", "罪名", "主刑种类"],
    )
    found = _probation(pool, path, 缓刑="c5=否")
    assert [value for value, _ in found] == [True, False, None] * 3


SERVED = ["文书编号", "送达文书", "受送达机关", "签收日期"]


def test_the_name_of_an_office_says_which_kind_it_is_where_a_register_has_no_column_of_that(
    pool: Pool,
) -> None:
    pool.table = "文书送达"
    rows = [
        ["W1", "判决书、执行通知书", "虚构县司法局", "2025-03-12"],
        ["W1", "刑事判决书", "虚构县人民检察院", "2025-03-13"],
        ["W1", "通知书", "虚构县公安局幻影派出所", "2025-03-14"],
    ]
    path = pool.write(rows, SERVED)
    with _proposed(pool, path) as proposal:
        (asked,) = [q for q in proposal.questions if q.id == "p1.column.送达对象"]
        assert (asked.proposed, asked.alone) == ("c2", True)
    done = pool.add(path, supplier="某法院", as_of=DAY)
    assert (done.rows_kept, done.rows_quarantined) == (2, 1)
    found = read(pool.snapshot().files, "送达种类, 送达对象, 受送达单位")
    assert found == [
        ("法律文书", "社区矫正机构", "虚构县司法局"),
        ("判决书", "检察院", "虚构县人民检察院"),
    ]
