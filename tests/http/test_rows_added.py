"""A row of facts that no program read is added by a person: checked, used, told apart, taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from shujian.store import db
from shujian.store.schema import JournalEntry
from tests.app.invented_judgments import HIT
from tests.http.conftest import Site
from tests.http.judgments_given import copied, home_with, ident

RULE = "recid.missed"
PRIOR: dict[str, Any] = {
    "table": "前科",
    "of": "1",
    "values": {
        "前科罪名": "盗窃罪",
        "前科主刑": "有期徒刑",
        "前科刑期": "一年",
        "前科判决日期": "2027年8月1日",
        "释放日期": "2028-06-01",
        "释放方式": "刑满",
    },
    "blank": True,
    "reason": "另案判决书写明",
}


@pytest.fixture(scope="module")
def made(shared_folder: Path) -> Path:
    """A home into which a judgment was screened that tells no prior conviction; only copied."""
    return home_with(shared_folder, hit=HIT)


@pytest.fixture
def site(made: Path, tmp_path: Path) -> Iterator[Site]:
    """A copy of that home, served."""
    with copied(made, tmp_path) as held:
        yield held


def _add(site: Site, **changed: Any) -> Any:
    return site.client.post(f"/documents/{ident(site, 'hit')}/rows", json={**PRIOR, **changed})


def _rows(view: Any, table: str = "前科") -> Any:
    return next((g["rows"] for g in view["groups"] if g["name"] == table), [])


def _view(site: Site) -> Any:
    return site.client.get(f"/documents/{ident(site, 'hit')}").json()


def _found(site: Site) -> Any:
    path = f"/documents/{ident(site, 'hit')}/findings"
    return site.client.get(path, params={"corrected": True}).json()


def _hints(site: Site) -> dict[str, Any]:
    return {i["rule"]: i for i in _found(site)["items"]}


def _undo(site: Site, row: str) -> Any:
    return site.client.post(f"/documents/{ident(site, 'hit')}/corrections/{row}/undo")


def test_the_page_tells_which_tables_take_a_row_and_whose_it_may_be(site: Site) -> None:
    view = _view(site)
    tables = {a["table"]: a for a in view["addable"]}
    assert {"被告人", "前科", "判项", "羁押经过"} <= tables.keys()
    assert "文书" not in tables
    assert view["owners"] == [{"id": "1", "name": "赵某甲"}]
    names = [c["column"] for c in tables["前科"]["columns"]]
    assert names[: tables["前科"]["expected"]] == [
        "前科法院",
        "前科判决日期",
        "前科罪名",
        "前科主刑",
    ]
    assert not {"被告人", "前科序号", "五年内再犯"} & set(names)


def test_an_added_row_stands_apart_is_judged_and_can_be_taken_back(site: Site) -> None:
    before = _hints(site)
    told = _add(site)
    assert told.status_code == 201, told.text
    (row,) = _rows(told.json())
    assert (row["added"]["actor"], row["added"]["reason"]) == ("王管理", "另案判决书写明")
    shown = {f["column"]: f["value"] for f in row["facts"]}
    assert (shown["前科刑期"], shown["前科判决日期"]) == ("1年", "2027-08-01")
    assert shown["五年内再犯"] == "是"
    hint = _hints(site)[RULE]
    assert (hint["change"], hint["enters"]) == ("appears", True)
    assert "“前科”的“整行”" in hint["explanation"]
    assert _undo(site, row["added"]["id"]).status_code == 200
    assert not _rows(_view(site))
    assert _hints(site).keys() == before.keys()
    with db.reader(site.home) as session:
        entries = list(
            session.scalars(select(JournalEntry).where(JournalEntry.action == "correct"))
        )
    assert [e.object.partition("/")[2] for e in entries] == ["前科/整行"] * 2


def test_a_hint_of_an_added_row_becomes_a_clue_that_names_the_row(site: Site) -> None:
    row = _rows(_add(site).json())[0]["added"]["id"]
    hint = _hints(site)[RULE]["id"]
    made = site.client.post(f"/documents/{ident(site, 'hit')}/findings/{hint}/clue")
    assert made.status_code == 201, made.text
    told = site.client.get(f"/clues/{hint}").json()
    (fact,) = told["stated"]
    assert (fact["table"], fact["column"]) == ("前科", "整行")
    assert "前科罪名：盗窃罪" in fact["value"]
    why = site.client.get(f"/clues/{hint}/explanation")
    assert why.status_code == 200, why.text
    prior = next(s for s in why.json()["sources"] if s["table"] == "前科")
    assert prior["rows"][0]["cells"]["前科罪名"]["raw"] == "人工补充"
    _undo(site, row)
    assert site.client.get(f"/clues/{hint}").json()["clue"]["unbased"]


def test_what_a_person_does_not_know_stays_unknown(site: Site) -> None:
    values = {"前科罪名": "盗窃罪", "前科主刑": "有期徒刑"}
    _add(site, values=values, blank=False)
    assert RULE not in _hints(site)
    (row,) = _rows(_view(site))
    assert not {"释放日期", "前科缓刑考验期"} & {f["column"] for f in row["facts"]}


def test_an_added_defendant_takes_rows_and_is_not_taken_back_before_them(site: Site) -> None:
    made = _add(site, table="被告人", of="", values={"被告人": "冯某己"}, blank=False).json()
    assert made["owners"][1] == {"id": "+1", "name": "冯某己"}
    assert len(_rows(made, "被告人")) == 2
    person = _rows(made, "被告人")[1]["added"]["id"]
    prior = _rows(_add(site, of="+1").json())[0]
    assert prior["title"].startswith("冯某己")
    refused = _undo(site, person)
    assert (refused.status_code, "还有 1 行" in refused.json()["detail"]) == (400, True)
    assert _undo(site, prior["added"]["id"]).status_code == 200
    assert _undo(site, person).status_code == 200
    assert len(_view(site)["owners"]) == 1


def test_a_covered_value_of_an_added_row_comes_out_for_a_purpose(site: Site) -> None:
    values = {"职务": "审判员", "姓名": "褚某辛"}
    view = _add(site, table="审判人员", of="", values=values).json()
    rows = _rows(view, "审判人员")
    name = next(f for f in rows[-1]["facts"] if f["column"] == "姓名")
    assert (name["masked"], name["row"]) == (True, len(rows))
    body = {"purpose": "核对署名", "table": "审判人员", "row": len(rows), "column": "姓名"}
    told = site.client.post(f"/documents/{ident(site, 'hit')}/reveal", json=body)
    assert told.json() == {"value": "褚某辛"}


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({"values": {"前科刑期": "很久"}}, "不能作为"),
        ({"values": {" 前科罪名": " "}}, "没有填写"),
        ({"values": {"五年内再犯": "是"}}, "不能填写"),
        ({"values": {"被告人": "冯某己"}}, "不能填写"),
        ({"of": "7"}, "哪一名被告人"),
        ({"of": ""}, "哪一名被告人"),
        ({"reason": " "}, "理由"),
        ({"table": "文书"}, "不能补充整行"),
        ({"table": "判决结果", "values": {"主刑": "有期徒刑"}}, "已有判决结果"),
        ({"table": "引用法条", "values": {"条文": "刑法第264条"}}, "不属于"),
        ({"table": "被告人", "of": "", "values": {"性别": "男"}}, "姓名"),
    ],
)
def test_a_row_that_cannot_be_is_refused(site: Site, changed: dict[str, Any], word: str) -> None:
    told = _add(site, **changed)
    assert told.status_code == 400, told.text
    assert word in told.json()["detail"]
