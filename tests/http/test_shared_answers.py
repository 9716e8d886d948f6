"""What was answered for one file of an upload serves the others with the same headers."""

from __future__ import annotations

from typing import Any

from tests.http.conftest import Site
from tests.http.pooling import TABLE, begin, bring_in, csv, decide, people, workbook
from tests.pool.conftest import id_number

HEAD = ["证件", "称呼", "甲日", "乙日", "所属"]
SAID = {
    "p1.column.公民身份号码": "c0",
    "p1.column.姓名": "c1",
    "p1.column.收到决定日期": "c2",
    "p1.column.移交日期": "",
}


def _share(site: Site, source: Any, *targets: tuple[Any, int], part: int = 1) -> Any:
    body = [{"key": draft["key"], "part": no} for draft, no in targets]
    return site.client.post(f"/pool/drafts/{source['key']}/parts/{part}/share", json=body)


def _sources(part: Any) -> dict[str, int | None]:
    return {t["name"]: t["source"] for t in part["targets"]}


def _answered(site: Site) -> Any:
    march = begin(site, csv(people(5), HEAD), "三月.csv")
    march = decide(site, march, answers={"p1.table": TABLE})
    return decide(site, march, answers=SAID)


def test_the_table_and_the_columns_answered_for_one_file_serve_its_siblings(site: Site) -> None:
    april = begin(site, csv(people(5, 20), HEAD), "四月.csv")
    may = begin(site, csv(people(5, 40), HEAD), "五月.csv")
    march = _answered(site)
    assert march["parts"][0]["layout"] == april["parts"][0]["layout"]
    assert not april["parts"][0]["table"]
    told = _share(site, march, (april, 1), (may, 1))
    assert told.status_code == 200, told.text
    for draft in told.json():
        (part,) = draft["parts"]
        assert (part["table"], part["shared_from"]) == (TABLE, "三月.csv")
        assert _sources(part) == _sources(march["parts"][0])
        assert part["said"] == march["parts"][0]["said"]
        assert [q["kind"] for q in draft["questions"]] == [q["kind"] for q in march["questions"]]
    changed = decide(site, told.json()[0], answers={"p1.column.姓名": None})
    assert "column.姓名" not in changed["parts"][0]["said"]


def test_nothing_is_taken_before_a_person_says_so(site: Site) -> None:
    april = begin(site, csv(people(5, 20), HEAD), "四月.csv")
    _answered(site)
    (part,) = site.client.get(f"/pool/drafts/{april['key']}").json()["parts"]
    assert (part["said"], part["table"], part["shared_from"]) == ({}, "", "")


def test_what_a_sibling_was_answered_itself_stays(site: Site) -> None:
    april = begin(site, csv(people(5, 20), HEAD), "四月.csv")
    april = decide(site, april, answers={"p1.table": TABLE})
    april = decide(site, april, answers={"p1.column.姓名": ""})
    (april,) = _share(site, _answered(site), (april, 1)).json()
    said = april["parts"][0]["said"]
    assert (said["column.姓名"], said["column.公民身份号码"]) == ("", "c0")


def test_a_value_for_every_row_is_asked_of_each_file(site: Site) -> None:
    head = ["身份证号", "姓名", "待遇月份", "发放金额"]
    rows = [[id_number(n), "虚构甲", f"2025-0{n}", "3000"] for n in range(1, 6)]
    one = begin(site, csv(rows, head), "一批.csv")
    other = begin(site, csv(rows[:4], head), "二批.csv")
    one = decide(site, one, answers={"p1.table": "养老金发放"})
    one = decide(site, one, answers={"p1.column.发放批次": "=第一批", "p1.column.制度类型": ""})
    assert one["parts"][0]["said"] == {"table": "养老金发放", "column.制度类型": ""}
    (other,) = _share(site, one, (other, 1)).json()
    assert {q["id"] for q in other["questions"] if q["kind"] == "column"} == {"p1.column.发放批次"}


def test_the_region_stated_for_every_row_serves_the_siblings(site: Site) -> None:
    head = ["身份证号", "姓名", "收到决定日期", "移交日期"]
    one = begin(site, csv([r[:4] for r in people(5)], head), "一批.csv")
    other = begin(site, csv([r[:4] for r in people(5, 20)], head), "二批.csv")
    one = decide(site, one, answers={"p1.table": TABLE})
    one = decide(site, one, answers={"p1.column.执行地区划": "=990102"})
    assert one["parts"][0]["said"]["column.执行地区划"] == "=990102"
    (other,) = _share(site, one, (other, 1)).json()
    fixed = {t["name"]: t["fixed"] for t in other["parts"][0]["targets"]}
    assert fixed["执行地区划"] == "990102"


def test_a_column_that_counts_in_another_unit_is_asked_again(site: Site) -> None:
    head = ["身份证号", "姓名", "待遇月份", "发放金额"]
    rows = [[id_number(n), "虚构甲", f"2025-0{n}", "3"] for n in range(1, 6)]
    book = {"名单": [["养老金发放名单（单位：万元）"], head, *rows]}
    other = begin(site, workbook(book), "二批.xlsx")
    one = begin(site, csv(rows, head), "一批.csv")
    one = decide(site, one, answers={"p1.table": "养老金发放"})
    one = decide(site, one, answers={"p1.column.金额": "c3", "p1.column.姓名": "c1"})
    (other,) = _share(site, one, (other, 1)).json()
    said = other["parts"][0]["said"]
    assert ("column.姓名" in said, "column.金额" in said) == (True, False)
    assert any("万元" in q["text"] for q in other["questions"])


def test_sheets_of_one_workbook_are_siblings_too(site: Site) -> None:
    pages = {f"{n}月": [HEAD, *people(4, n * 10)] for n in (3, 4, 5)}
    draft = begin(site, workbook(pages), "名册.xlsx")
    draft = decide(site, draft, answers={"p1.table": TABLE})
    draft = decide(site, draft, answers=SAID)
    (draft,) = _share(site, draft, (draft, 2), (draft, 3)).json()
    first, *others = draft["parts"]
    assert [_sources(p) for p in others] == [_sources(first)] * 2
    assert bring_in(site, draft)["results"][0]["rows_in"] == 12


def test_other_headers_suppliers_or_people_take_nothing(site: Site) -> None:
    march = _answered(site)
    wider = begin(site, csv(people(5, 20), [*HEAD[:4], "处所"]), "四月.csv")
    elsewhere = begin(site, csv(people(5, 20), HEAD), "四月.csv", "另一监狱")
    for draft in (wider, elsewhere):
        told = _share(site, march, (draft, 1))
        assert told.json()["code"] == "pool.unlike"
        assert site.client.get(f"/pool/drafts/{draft['key']}").json()["parts"][0]["said"] == {}
    assert _share(site, march, (march, 9)).status_code == 404
    body = [{"key": march["key"], "part": 1}]
    way = f"/pool/drafts/{march['key']}/parts/1/share"
    assert site.other("banan").post(way, json=body).status_code == 404
