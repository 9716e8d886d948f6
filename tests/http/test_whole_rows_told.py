"""The page of a clue shows the whole row of the file; what was not imported is masked alike."""

from __future__ import annotations

from typing import Any

import pytest

from shujian.store import db
from shujian.store.schema import JournalEntry
from tests.http.conftest import Site
from tests.http.late_model import _OUTSIDE, author, ran, serving, supply
from tests.models.support import citizen

CARD = "6222020200112233445"


@pytest.fixture
def clue(site: Site) -> str:
    """A clue of a person whose row says that the decision was revoked."""
    author(site.home)
    more = {
        "备注": f"已撤销，卡{CARD}",
        "联系人": "虚构丙",
        "填报科室": "甲科",
        "联系电话": "13800138000",
    }
    line = f"{citizen(1)},虚构甲,2024-03-01,2024-04-09,990102"
    supply(site.home, "暂予监外执行", ",".join([_OUTSIDE, *more]), ",".join([line, *more.values()]))
    serving(site.home, 9)
    ran(site)
    (found,) = site.client.get("/clues", params={"rule": "R1"}).json()["items"]
    return str(found["id"])


def _row(site: Site, clue: str) -> Any:
    told = site.client.get(f"/clues/{clue}/explanation").json()
    return next(r for s in told["sources"] for r in s["rows"] if r["rest"])


def test_remarks_come_first_and_warn_with_their_place(site: Site, clue: str) -> None:
    (said,) = site.client.get(f"/clues/{clue}/explanation").json()["remarks"]
    assert (said["column"], said["words"], said["count"]) == ("备注", ["撤销"], 1)
    assert said["shown"] == f"已撤销，卡{'*' * 15}3445"
    row = _row(site, clue)
    assert said["at"]["row_id"] == row["row_id"]
    assert [c["column"] for c in row["rest"]] == ["备注", "联系人", "填报科室", "联系电话"]
    assert [c["masked"] for c in row["rest"]] == [True, True, False, True]
    assert not any(secret in str(row) for secret in (CARD, "虚构丙", "13800138000"))


def test_one_cell_comes_out_for_a_purpose_and_stands_in_the_journal(site: Site, clue: str) -> None:
    row = _row(site, clue)
    asked = {"column": "备注", "row_id": row["row_id"], "at": row["rest"][0]["at"]}
    assert site.client.post(f"/clues/{clue}/reveal", json=asked).status_code == 422
    told = site.client.post(f"/clues/{clue}/reveal", json={**asked, "purpose": "核查备注"})
    assert told.json()["shown"] == f"已撤销，卡{CARD}"
    with db.reader(site.home) as session:
        last = session.query(JournalEntry).order_by(JournalEntry.seq.desc()).first()
    assert last is not None
    assert "备注" in last.object
    other = site.client.post(
        f"/clues/{clue}/reveal", json={**asked, "at": 99, "purpose": "核查备注"}
    )
    assert other.status_code == 404


def test_the_numbers_of_the_person_stay_covered_in_the_whole_row(site: Site, clue: str) -> None:
    assert citizen(1) not in str(site.client.get(f"/clues/{clue}/explanation").json()["sources"])


def test_the_list_marks_a_clue_that_has_such_a_remark_and_no_other(site: Site, clue: str) -> None:
    items = site.client.get("/clues").json()["items"]
    assert {item["id"] for item in items if item["remarked"]} >= {clue}
    line = f"{citizen(4)},虚构丁,2024-03-01,2024-04-09,990102,按时报到"
    supply(site.home, "暂予监外执行", f"{_OUTSIDE},备注", line)
    ran(site)
    items = site.client.get("/clues", params={"rule": "R1"}).json()["items"]
    assert {item["id"]: item["remarked"] for item in items}[clue]
    assert [item["remarked"] for item in items].count(True) == 1
    assert len(items) == 2
