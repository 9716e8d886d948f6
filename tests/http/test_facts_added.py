"""A fact that no program read is added by a person: checked, journaled, used, taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from shujian.app.judgments import findings
from shujian.store import db
from shujian.store.schema import JournalEntry
from tests.app.invented_judgments import HIT
from tests.http.conftest import Site
from tests.http.judgments_given import copied, home_with, ident

AMOUNT = {"table": "判项", "row": 1, "column": "数额", "reason": "理由部分写明"}


@pytest.fixture(scope="module")
def made(shared_folder: Path) -> Path:
    """A home into which a judgment was screened whose amount was not read; only copied."""
    return home_with(shared_folder, hit=HIT)


@pytest.fixture
def site(made: Path, tmp_path: Path) -> Iterator[Site]:
    """A copy of that home, served."""
    with copied(made, tmp_path) as held:
        yield held


def _added(site: Site, **changed: Any) -> Any:
    key = ident(site, "hit")
    body = {**AMOUNT, "value": "2000", **changed}
    return site.client.post(f"/documents/{key}/corrections", json=body)


def _row(view: Any, table: str = "判项") -> Any:
    return next(g["rows"][0] for g in view["groups"] if g["name"] == table)


def _hints(site: Site) -> dict[str, Any]:
    told = site.client.get(f"/documents/{ident(site, 'hit')}/findings", params={"corrected": True})
    return {i["rule"]: i for i in told.json()["items"]}


def test_what_was_not_read_is_offered_but_nothing_that_is_worked_out(site: Site) -> None:
    row = _row(site.client.get(f"/documents/{ident(site, 'hit')}").json())
    blank = {b["column"]: b for b in row["blank"]}
    assert (blank["数额"]["kind"], blank["数额"]["example"]) == ("金额", "1234.50")
    assert not {"罚金上限", "本罪条文", "判项序号", "文书编号"} & blank.keys()
    assert not {f["column"] for f in row["facts"]} & blank.keys()


def test_rules_name_the_facts_that_they_lacked(site: Site) -> None:
    told = site.client.get(f"/documents/{ident(site, 'hit')}/lacking").json()
    lacked = {(i["table"], i["column"]): i["rules"] for i in told}
    assert lacked["判项", "数额"] == ["盗窃罪罚金超过盗窃数额二倍"]


def _open(site: Site, corrected: bool) -> set[str]:
    path = f"/documents/{ident(site, 'hit')}/findings"
    told = site.client.get(path, params={"corrected": corrected}).json()
    return {i["rule"] for i in told["undecided"]}


def test_a_rule_that_an_added_fact_decides_is_no_longer_told_as_undecided(site: Site) -> None:
    before = _open(site, True)
    assert "fine.theft_range" in before
    _added(site)
    assert _open(site, True) == before - {"fine.theft_range"}
    assert _open(site, False) == before


def test_an_added_fact_stands_apart_is_used_and_can_be_taken_back(site: Site) -> None:
    key = ident(site, "hit")
    before = _hints(site)
    row = _row(_added(site).json())
    fact = next(f for f in row["facts"] if f["column"] == "数额")
    (held,) = fact["corrections"]
    assert (fact["state"], fact["value"], fact["start"]) == ("unread", "", None)
    assert (held["machine"], held["value"], held["actor"]) == ("", "2000", "王管理")
    assert "数额" not in {b["column"] for b in row["blank"]}
    (rule,) = set(_hints(site)) - set(before)
    assert rule == "fine.theft_range"
    assert _hints(site)[rule]["change"] == "appears"
    assert "人工更正、补充的值：“判项”的“数额”" in _hints(site)[rule]["explanation"]
    undone = site.client.post(f"/documents/{key}/corrections/{held['id']}/undo").json()
    assert "数额" in {b["column"] for b in _row(undone)["blank"]}
    assert _hints(site).keys() == before.keys()
    with db.reader(site.home) as session:
        rows = session.scalars(select(JournalEntry).where(JournalEntry.action == "correct"))
        assert [r.detail_json.get("列") for r in rows] == ["数额", "数额"]


def test_a_clue_says_that_a_person_stated_what_its_rule_read(site: Site) -> None:
    _added(site, table="被告人", column="无罪辩护", value="是")
    row = _row(_added(site, table="被告人", column="累犯", value="是").json(), "被告人")
    assert {"无罪辩护"} <= {f["column"] for f in row["facts"]}
    told = _hints(site)["recid.cite65_missing"]["explanation"]
    assert "“被告人”的“累犯”是：由人" in told


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({"value": "许多"}, "不能作为"),
        ({"value": " "}, "须写明"),
        ({"reason": ""}, "理由"),
        ({"column": "罚金上限"}, "推算"),
        ({"column": "判项序号", "value": "2"}, "没有这一项"),
        ({"row": 2}, "没有这一项"),
    ],
)
def test_what_cannot_be_added_is_refused(site: Site, changed: dict[str, Any], word: str) -> None:
    told = _added(site, **changed)
    assert told.status_code == 400
    assert word in told.json()["detail"]


def test_the_machines_hints_are_judged_once_however_often_corrections_are_tried(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = f"/documents/{ident(site, 'hit')}/findings"
    before = site.client.get(path).json()["items"]
    assert before
    monkeypatch.setattr(findings, "_clues", lambda *asked: pytest.fail("judged again"))
    assert site.client.get(path).json()["items"] == before
