"""What stands only in a remark stands at the top of the clue, and leads to the whole row."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from shujian.store import db
from shujian.store.home import Home
from shujian.trust import Context, accounts
from tests.e2e.browser import axe, shot
from tests.e2e.conftest import Open
from tests.e2e.site import ADMIN, PASSWORD, Served, environment, serving_here
from tests.http.late_model import MODEL, author, supply
from tests.models.support import citizen

HEADER = "身份证号,姓名,收到决定日期,移交日期,执行地区划,备注,联系人,填报科室"
NOTE = "决定已撤销，见13800138000"


def _clue(served: Served, page: Any) -> str:
    told = page.request.get("/api/v1/clues?rule=R1").json()
    return str(told["items"][0]["id"])


@pytest.fixture
def remarked(tmp_path: Path) -> Iterator[Served]:
    """A home with one clue, of a person whose row says that the decision was revoked."""
    home = Home.open(tmp_path / "home")
    author(home)
    cells = f"{citizen(1)},虚构甲,2024-03-01,2024-04-09,990102,{NOTE},虚构丙,刑执科"
    supply(home, "暂予监外执行", HEADER, cells)
    with db.session(home) as session:
        ctx = Context.local("测试")
        accounts.create_first(session, ctx, ADMIN, "王管理", PASSWORD)
    home.close()
    command = [sys.executable, "-m", "shujian", "models", "run", MODEL, "--home", str(home.path)]
    subprocess.run(command, env=environment(), check=True, capture_output=True)
    with serving_here(home.path) as served:
        yield served


def test_a_remark_warns_beside_the_counter_evidence_and_leads_to_its_row(
    remarked: Served, open_page: Open
) -> None:
    page = open_page(remarked)
    page.goto(f"/clues/{_clue(remarked, page)}")
    note = page.get_by_role("note")
    note.wait_for()
    assert "决定已撤销，见*******8000" in note.inner_text()
    page.get_by_role("columnheader", name="备注").wait_for()
    assert axe(page) == []
    shot(page, "remark")
    note.get_by_role("button").click()
    page.locator(".clue-row-on").wait_for()
    page.get_by_role("button", name="另外").click()
    assert page.get_by_text("刑执科").is_visible()
    shot(page, "remark-whole-row")
    page.locator("td.clue-remark").get_by_role("button").click()
    page.get_by_label("用途").fill("核查备注")
    page.get_by_role("button", name="查看", exact=True).click()
    page.get_by_text(NOTE).wait_for()
