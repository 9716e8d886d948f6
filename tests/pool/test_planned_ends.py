"""An end that has not come yet is a planned one: a person is asked, nothing is taken."""

from __future__ import annotations

import pytest

from shujian.pool import importing
from shujian.pool.proposals.proposal import Proposal
from tests.pool.conftest import Pool, id_number

HEADER = "身份证号,姓名,入矫日期,矫正结束日期"


def _proposed(pool: Pool, ends: list[str], title: str = "", name: str = "名单.csv") -> Proposal:
    path = pool.folder / name
    rows = [f"{id_number(n)},虚构甲,2024-01-05,{end}" for n, end in enumerate(ends, 1)]
    path.write_text("\n".join([*([title] if title else []), HEADER, *rows]), encoding="utf-8")
    return importing.propose(pool.ctx, pool.home, path, table="社区矫正对象")


@pytest.mark.parametrize(
    ("ends", "title", "name", "told"),
    [
        (["2025-01-04"] * 6, "在矫人员名单（截至2024年6月30日）", "名单.csv", "晚于 2024-06-30"),
        (["2024-05-01"] * 4 + ["2025-01-04"], "截至2024年6月30日", "名单.csv", "有 1 格"),
        (["2090-01-04"] * 6, "", "名单.csv", "还没有到"),
        (["2025-01-04"] * 6, "", "在册对象.csv", "“在册”"),
        (["2024-05-01"] * 6, "截至2024年6月30日", "名单.csv", ""),
        (["2024-05-01", "", "", "", "", ""], "", "在册对象.csv", ""),
        (["2024-05-01"] * 99 + ["2042-05-01"], "截至2024年6月30日", "名单.csv", ""),
    ],
)
def test_ends_after_the_day_of_the_list_are_asked_about(
    pool: Pool, ends: list[str], title: str, name: str, told: str
) -> None:
    with _proposed(pool, ends, title, name) as proposal:
        asked = [q for q in proposal.questions if q.id == "p1.column.矫正结束日期"]
        assert bool(asked) == bool(told)
        if asked:
            assert told in asked[0].doubt
            assert asked[0].personal


def test_unasked_they_are_left_out_and_tell_no_day(pool: Pool) -> None:
    with _proposed(pool, ["2025-01-04"] * 6, name="在册对象.csv"):
        pass
    pool.table = "社区矫正对象"
    path = pool.folder / "在册对象.csv"
    pool.add(path)
    assert pool.rows("矫正结束日期, 矫正结束日期__r") == [(None, None)] * 6
    with _proposed(pool, ["2025-01-04"] * 6, name="在册对象.csv") as proposal:
        day = proposal.parts[0].as_of.day
        assert day is not None
        assert day.isoformat() == "2024-01-05"


def test_a_person_may_say_that_it_is_the_end(pool: Pool) -> None:
    pool.table = "社区矫正对象"
    with _proposed(pool, ["2025-01-04"] * 6, name="在册对象.csv"):
        pass
    pool.add(pool.folder / "在册对象.csv", answers={"p1.column.矫正结束日期": "c3"})
    assert pool.rows("矫正结束日期::VARCHAR") == [("2025-01-04",)] * 6
