"""A list of deaths says in its name where it comes from: proposed, and a person agrees."""

from __future__ import annotations

import datetime as dt

import pytest

from shujian.pool import importing
from tests.pool.conftest import Pool, id_number

SOURCE = "p1.column.来源"


def _asked(pool: Pool, name: str, title: str = "") -> tuple[str | None, str]:
    path = pool.write([[id_number(n), "虚构甲", "2024-03-01"] for n in range(1, 6)],
                      ["身份证号", "死者姓名", "死亡日期"])  # fmt: skip
    if title:
        path.write_text(f"{title}\n{path.read_text('utf-8')}", "utf-8")
    with importing.propose(pool.ctx, pool.home, path, table="死亡登记", name=name) as proposal:
        found = [q for q in proposal.questions if q.id == SOURCE]
        return (found[0].proposed, found[0].text) if found else (None, "")


@pytest.mark.parametrize(
    ("name", "title", "value"),
    [
        ("虚构区殡葬管理所名单.csv", "", "火化"),
        ("死亡人员.csv", "虚构市公安局死亡注销人员名单", "公安"),
        ("虚构卫健委死亡名单.csv", "", "医学证明"),
        ("名单.csv", "虚构区民政局火化人员", "火化"),
    ],
)
def test_the_source_is_proposed_from_the_name_or_the_title(
    pool: Pool, name: str, title: str, value: str
) -> None:
    proposed, text = _asked(pool, name, title)
    assert proposed == f"={value}"
    assert f"整份都记“{value}”可以吗" in text


def test_two_sources_or_none_propose_nothing(pool: Pool) -> None:
    assert _asked(pool, "公安火化比对.csv")[0] is None
    assert _asked(pool, "名单.csv")[0] is None


def test_a_person_agrees_and_every_row_has_it(pool: Pool) -> None:
    pool.table = "死亡登记"
    path = pool.write(
        [[id_number(1), "虚构甲", "2024-03-01"]], ["身份证号", "死者姓名", "死亡日期"]
    )
    path = path.rename(path.with_name("殡葬名单.csv"))
    done = pool.add(path, as_of=dt.date(2025, 6, 30))
    assert done.rows_kept == 1
    assert pool.rows("来源") == [("火化",)]
