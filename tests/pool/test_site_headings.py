"""Headings that offices on building sites use for the number of a project and the days worked."""

from __future__ import annotations

import pytest

from shujian.pool.proposals.mapping import match_columns
from shujian.pool.proposals.sample import Sample
from shujian.pool.tables import Tables
from shujian.store.home import Home


@pytest.mark.parametrize("heading", ["工程码", "工程编号", "项目代码"])
def test_the_code_of_a_project_is_preferred_to_its_name(home: Home, heading: str) -> None:
    header = ["工程", heading, "当月出勤"]
    columns = [["虚构甲楼", "虚构乙楼"] * 3, [f"XM-{n}" for n in range(6)], ["21"] * 6]
    mapped = match_columns(Sample(header, columns), Tables.load(home).get("实名考勤"))
    found = {m.column: (m.source, m.sure) for m in mapped.matches}
    assert found["出勤天数"] == (2, True)
    assert found["项目编号"][0] == 1
