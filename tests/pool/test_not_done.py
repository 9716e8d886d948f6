"""Rows of which the file says that nothing came of them are set aside, told, and can be kept."""

from __future__ import annotations

import pytest

from shujian.pool import importing, quarantine
from shujian.pool.cleaning import not_done
from tests.pool.conftest import Pool, id_number
from tests.pool.mending import mend

HEADER = ["身份证号", "姓名", "享受月份", "补贴金额", "批次", "发放状态"]
STATES = ["发放成功", "发放失败", "退票后重发成功", "", "已停发", "代发失败：户名不符"]


@pytest.fixture
def paid(pool: Pool) -> Pool:
    pool.table = "高龄津贴发放"
    return pool


def _rows() -> list[list[str]]:
    people = enumerate(STATES, 1)
    return [[id_number(n), "虚构甲", "2024-06", "100", "1", state] for n, state in people]


def test_a_payment_that_failed_is_no_payment(paid: Pool) -> None:
    path = paid.write(_rows(), HEADER)
    with importing.propose(paid.ctx, paid.home, path, table=paid.table) as proposal:
        assert any("“发放失败”“代发失败：户名不符”" in note for note in proposal.parts[0].notes)
    result = paid.add(path)
    assert (result.rows_kept, result.rows_quarantined) == (4, 2)
    assert result.parts[0].reasons == {"没有办成": 2}
    first, _ = quarantine.rows(paid.ctx, paid.home, paid.table)
    assert first.why.startswith("列“发放状态”写明“发放失败”")
    assert first.wrong == (5,)


def test_a_person_may_say_that_it_was_paid_after_all(paid: Pool) -> None:
    paid.add_rows(_rows(), HEADER)

    def keep(row) -> None:  # type: ignore[no-untyped-def]
        row[3].value = "保留"

    assert mend(paid, keep).readmitted == 2
    assert len(paid.rows("公民身份号码")) == 6
    assert paid.quarantined() == []


@pytest.mark.parametrize(
    ("header", "used", "found"),
    [
        (["姓名", "发放状态"], set(), {1}),
        (["姓名", "发放状态"], {1}, set()),  # a column of the table is read as the table has it
        (["是否成功", "状态", "备注"], set(), {0}),
        (["处理结果"], set(), set()),
    ],
)
def test_only_columns_that_speak_of_the_row_are_looked_at(
    header: list[str], used: set[int], found: set[int]
) -> None:
    assert set(not_done.columns(header, used)) == found
