"""Names in a file that is not imported yet are covered, whatever their column is called."""

from __future__ import annotations

import pytest

from tests.http.conftest import Site
from tests.http.pooling import begin, csv


@pytest.mark.parametrize("heading", ["申领人", "死者", "户主", "被执行人", "救助对象", "甲栏"])
def test_names_are_covered_under_a_role_and_wherever_the_cells_are_names(
    site: Site, heading: str
) -> None:
    names = ["王幻景", "欧阳无名", "李倒影", "赵半梦", "陈浮光"]
    rows = [[name, "高中" if n % 2 else "初中"] for n, name in enumerate(names)]
    draft = begin(site, csv(rows, [heading, "乙栏"]), f"{heading}.csv")
    tried = site.client.get(f"/pool/drafts/{draft['key']}/parts/1").json()
    shown = f"{draft['parts']}{tried['rows']}"
    assert not [name for name in names if name in shown]
    assert "高中" in shown
