"""The wizard for a list with a column a month."""

from __future__ import annotations

from typing import Any

from tests.http.conftest import Site
from tests.http.pooling import begin, bring_in, decide, workbook
from tests.pool.monthly_lists import HEADER, TABLE, person

TITLE = "某县2025年高龄津贴发放表"


def listed(title: str = TITLE, *lines: list[Any]) -> bytes:
    rows = [[title]] if title else []
    return workbook({"发放表": [*rows, list(HEADER), *(lines or (person(1, 200, "停发", "-"),))]})


def begun(site: Site, data: bytes) -> Any:
    draft = begin(site, data, "高龄津贴.xlsx", "某县民政局")
    return decide(site, draft, answers={"p1.table": TABLE})


def test_the_layout_is_told_confirmed_and_refused(site: Site) -> None:
    draft = begun(site, listed())
    months = draft["parts"][0]["months"]
    assert (months["taken"], months["confirmed"]) == (True, False)
    assert (months["first"], months["last"], months["where"]) == ("2025-01", "2025-03", "标题")
    assert [months[k] for k in ("lines", "months", "rows", "blank")] == [1, 3, 2, 1]
    assert months["totals"] == ["合计"]
    assert [q["kind"] for q in draft["questions"] if q["id"].startswith("p1.m")] == ["months"]
    draft = decide(site, draft, answers={"p1.months": "wide"})
    assert draft["parts"][0]["months"]["taken"] is False
    assert draft["parts"][0]["missing"] == ["享受月份"]
    draft = decide(site, draft, answers={"p1.months": "rows"})
    assert draft["parts"][0]["months"]["confirmed"]
    assert [s["header"] for s in draft["parts"][0]["sources"]][-2:] == ["月份", "金额"]


def test_the_trial_names_the_column_of_each_month_and_shows_its_cell(site: Site) -> None:
    draft = begun(site, listed())
    trial = site.client.get(f"/pool/drafts/{draft['key']}/parts/1").json()
    assert [(r["line"], r["month"], r["cells"][-1]) for r in trial["rows"]] == [
        (3, "1月", "200"), (3, "2月", "停发"),
    ]  # fmt: skip
    (problem,) = trial["problems"]
    assert (problem["line"], problem["month"], problem["aside"]) == (3, "2月", True)
    wanted = {"part": 1, "line": trial["rows"][1]["place"], "source": 2, "purpose": "核对"}
    told = site.client.post(f"/pool/drafts/{draft['key']}/reveal", json=wanted)
    assert told.json()["text"] == person(1)[2]


def test_rows_and_rows_set_aside_tell_their_line_and_column(site: Site) -> None:
    done = bring_in(site, begun(site, listed()), lacking=True)
    (told,) = done["results"]
    assert (told["rows_in"], told["rows_kept"], told["rows_quarantined"]) == (2, 1, 1)
    (row,) = site.client.get(f"/pool/tables/{TABLE}/rows").json()["items"]
    assert (row["line"], row["month"]) == (3, "1月")
    (aside,) = site.client.get(f"/pool/tables/{TABLE}/quarantine").json()["items"]
    assert (aside["line"], aside["month"]) == (3, "2月")
    assert [aside["header"][i] for i in aside["wrong"]] == ["金额"]


def test_the_year_is_asked_and_a_wrong_one_refused(site: Site) -> None:
    draft = begun(site, listed(""))
    assert draft["parts"][0]["months"]["asked"]
    assert {q["id"]: q["proposed"] for q in draft["questions"]}["p1.year"] is None
    path = f"/pool/drafts/{draft['key']}"
    refused = site.client.patch(path, json={"answers": {"p1.year": "25"}})
    assert (refused.status_code, refused.json()["code"]) == (400, "pool.bad_answer")
    draft = decide(site, draft, answers={"p1.year": "2024"})
    assert draft["parts"][0]["months"]["first"] == "2024-01"
    assert "p1.year" not in {q["id"] for q in draft["questions"]}
