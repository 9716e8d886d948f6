"""A list with one number: the case number also serves as the number of the document."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

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
