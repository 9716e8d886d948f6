"""The list of clues: filters, stable pages, counts, saved views, neighbours."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from shujian.clues import ledger
from shujian.clues.found import Fact
from shujian.store import db
from shujian.store.schema import JournalEntry
from shujian.trust import Context
from tests.http.conftest import Site


def fact(number: int, **given: Any) -> Fact:
    held: dict[str, Any] = {
        "id": f"fact{number:04d}", "evidence": str(number), "model_id": "m/甲",
        "model_name": "甲模型", "rule": "R1", "identity": {"号": number},
        "subject": f"对象{number % 3}", "title": f"第 {number} 条 99010119800101{number:04d}",
        "score": Decimal(number), "grade": "B",
    }  # fmt: skip
    return Fact(**{**held, **given})


@pytest.fixture
def listed(site: Site) -> Site:
    facts = [
        *(fact(n) for n in range(1, 6)),
        fact(6, grade="A", score=None), fact(9, score=Decimal("10.5")), fact(8, kind="提示"),
    ]  # fmt: skip
    other = [fact(20, model_id="m/乙", model_name="乙模型", rule="R1", subject="对象1")]
    with db.session(site.home) as session:
        ledger.record(session, Context("运行", clock=site.clock), "m/甲", "run1", facts)
        ledger.record(session, Context("运行", clock=site.clock), "m/乙", "run2", other)
    return site


def ids(site: Site, **asked: Any) -> list[str]:
    told = site.client.get("/clues", params=asked)
    assert told.status_code == 200, told.text
    return [row["id"] for row in told.json()["items"]]


def test_the_weightiest_come_first_and_scores_are_compared_as_numbers(listed: Site) -> None:
    assert ids(listed, kind="线索") == [
        "fact0006", "fact0020", "fact0009", "fact0005", "fact0004", "fact0003", "fact0002",
        "fact0001",
    ]  # fmt: skip
    assert ids(listed, sort="-score", kind="线索")[:2] == ["fact0006", "fact0001"]


@pytest.mark.parametrize("sort", ["grade", "score", "-created", "updated", "state", "-model"])
def test_pages_hold_every_clue_once_in_each_order(listed: Site, sort: str) -> None:
    whole, seen, cursor = ids(listed, sort=sort), [], ""
    while cursor is not None:
        page = listed.client.get(
            "/clues", params={"sort": sort, "limit": 2, "cursor": cursor}
        ).json()
        seen += [row["id"] for row in page["items"]]
        cursor = page["next"]
    assert (seen, page["total"]) == (whole, 9)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"model": "m/乙"}, ["fact0020"]),
        ({"grade": "A"}, ["fact0006"]),
        ({"score_from": 4, "score_to": 10.5, "model": "m/甲"}, ["fact0009", "fact0005", "fact0004", "fact0008"]),
        ({"text": "第 3"}, ["fact0003"]),
        ({"text": "fact0002"}, ["fact0002"]),
        ({"subject": "对象1", "kind": "线索"}, ["fact0020", "fact0004", "fact0001"]),
        ({"kind": ["提示"]}, ["fact0008"]),
        ({"created_to": "2001-01-01"}, []),
        ({"state": ["属实", "存查"]}, []),
    ],
)  # fmt: skip
def test_filters_restrict(listed: Site, asked: dict[str, Any], expected: list[str]) -> None:
    assert ids(listed, **asked) == expected


def test_identity_numbers_stay_masked_whatever_purpose_the_request_names(listed: Site) -> None:
    told = listed.client.get("/clues", params={"text": "fact0001"}, headers={"X-Purpose": "abc"})
    assert told.json()["items"][0]["title"] == "第 1 条 990101********0001"


def test_counts_of_a_dimension_are_free_of_its_own_filter(listed: Site) -> None:
    told = listed.client.get("/clues/facets", params={"kind": "线索", "model": "m/乙"}).json()
    assert told["model"] == [
        {"value": "m/甲", "name": "甲模型", "count": 7},
        {"value": "m/乙", "name": "乙模型", "count": 1},
    ]
    assert [(f["value"], f["count"]) for f in told["kind"]] == [("线索", 1)]


def test_a_saved_view_counts_its_clues_is_replaced_by_name_and_belongs_to_its_owner(
    listed: Site,
) -> None:
    wanted = {"name": "高分", "filter": {"score_from": 5}, "sort": "score"}
    assert listed.client.post("/clues/views", json=wanted).json()["count"] == 4
    again = listed.client.post("/clues/views", json={**wanted, "filter": {"grade": ["A"]}})
    views = listed.client.get("/clues/views").json()
    own = [view for view in views if view["name"]]
    assert [(v["name"], v["count"], v["filter"]) for v in own] == [("高分", 1, {"grade": ["A"]})]
    assert {v["code"]: v["count"] for v in views if v["code"]}["hints"] == 1
    other = listed.other("banan")
    assert other.delete(f"/clues/views/{again.json()['id']}").status_code == 404
    assert listed.client.delete(f"/clues/views/{again.json()['id']}").status_code == 204


def test_neighbours_follow_the_order_of_the_list(listed: Site) -> None:
    def beside(clue: str, **asked: Any) -> Any:
        return listed.client.get(
            "/clues/neighbours", params={"clue": clue, "kind": "线索", **asked}
        ).json()

    assert beside("fact0009") == {
        "previous": "fact0020", "next": "fact0005", "place": 3, "total": 8,
    }  # fmt: skip
    assert beside("fact0006")["previous"] is None
    assert beside("fact0009", grade="A") == {
        "previous": "fact0006", "next": None, "place": 0, "total": 1,
    }  # fmt: skip


def test_a_foreign_cursor_and_an_unknown_order_are_told(listed: Site) -> None:
    assert listed.client.get("/clues", params={"cursor": "x"}).json()["code"] == "app.cursor"
    assert listed.client.get("/clues", params={"sort": "x"}).json()["code"] == "clues.sort"


def test_rules_go_by_their_chinese_names_and_by_their_code_where_the_model_is_gone(
    listed: Site,
) -> None:
    pension, term = "shujian/pension-while-serving", "shujian/裁判-刑期"
    with db.session(listed.home) as session:
        ctx = Context("运行", clock=listed.clock)
        one = fact(31, model_id=pension, rule="K1", content={"step": "K1"})
        ledger.record(session, ctx, pension, "run3", [one])
        ledger.record(session, ctx, term, "run4", [fact(32, model_id=term, rule="multi.above_sum")])
    rows = {r["id"]: r for r in listed.client.get("/clues").json()["items"]}
    assert rows["fact0031"]["rule_name"] == "服刑期间领取养老金"
    assert rows["fact0001"]["rule_name"] == "R1"
    facets = {f["value"]: f["name"] for f in listed.client.get("/clues/facets").json()["rule"]}
    assert facets["K1"] == "服刑期间领取养老金"
    assert facets["multi.above_sum"] == rows["fact0032"]["rule_name"] != "multi.above_sum"
    detail = listed.client.get("/clues/fact0031").json()
    assert detail["clue"]["rule_name"] == "服刑期间领取养老金"


def test_grades_are_offered_from_the_surest_whatever_their_counts(listed: Site) -> None:
    graded = ["较可能", "较可能", "确定", "C", "权益"]
    facts = [fact(40 + at, id=f"g{at}", grade=g, model_id="m/丙") for at, g in enumerate(graded)]
    with db.session(listed.home) as session:
        ledger.record(session, Context("运行", clock=listed.clock), "m/丙", "run5", facts)
    told = listed.client.get("/clues/facets").json()["grade"]
    assert [f["value"] for f in told] == ["确定", "较可能", "A", "B", "C", "权益"]


def test_by_grade_the_surest_of_either_scale_come_first_then_objects_and_hints_last(
    listed: Site,
) -> None:
    grades = ("权益", "C", "待核", "A", "确定", "特急")
    facts = [fact(40 + n, grade=grade, model_id="m/丙") for n, grade in enumerate(grades)]
    hint = fact(50, grade="A", kind="提示", model_id="m/丙")
    with db.session(listed.home) as session:
        ctx = Context("运行", clock=listed.clock)
        ledger.record(session, ctx, "m/丙", "run5", [*facts, hint])
    told = listed.client.get("/clues", params={"model": "m/丙"}).json()["items"]
    assert [row["grade"] for row in told[:4]] == ["确定", "A", "待核", "C"]
    assert {row["grade"] for row in told[4:6]} == {"权益", "特急"}
    assert told[6]["hint"]


def test_a_model_without_a_clue_is_named_where_the_list_is_filtered_by_it(listed: Site) -> None:
    asked = {"model": "shujian/pension-while-serving"}
    told = listed.client.get("/clues/facets", params=asked).json()["model"]
    (one,) = (f for f in told if f["value"] == asked["model"])
    assert (one["name"], one["count"]) == ("服刑、社区矫正、死亡人员养老金监督模型", 0)
    gone = listed.client.get("/clues/facets", params={"model": "m/没有的"}).json()["model"]
    assert {"value": "m/没有的", "name": "m/没有的", "count": 0} in gone


def test_who_looks_for_a_whole_number_stands_in_the_journal(listed: Site) -> None:
    whole = "990101198001010009"
    assert len(ids(listed, text=whole)) == 1
    listed.client.get("/search", params={"q": whole, "kind": "clues"})
    listed.client.get("/clues", params={"subject": whole})
    ids(listed, text="对象1 2024")
    with db.reader(listed.home) as session:
        told = session.query(JournalEntry).filter(JournalEntry.object.contains("在线索中检索"))
        found = [(e.object, e.detail_json["found"]) for e in told]
    assert [many for _, many in found] == [1, 1, 0]
    assert not [thing for thing, _ in found if whole in thing]
    labels = [e["label"] for e in listed.client.get("/admin/journal").json()["items"]]
    assert labels.count("检索线索") == 3
