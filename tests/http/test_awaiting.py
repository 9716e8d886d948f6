"""Hits on judgments that wait for a person have a list, with reason, document and rule."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from shujian.app.screening.judging import judgment_packs
from shujian.documents import store
from shujian.trust import Context
from tests.app.invented_judgments import HIT
from tests.documents.judgment_frame import judgment
from tests.http.conftest import Site
from tests.http.judgments_given import copied, home_with, opened, screened, upload, zipped

_FREED = (
    "2012年5月20日因犯盗窃罪被虚州市虚江区人民法院判处有期徒刑二年六个月，2014年9月5日刑满释放。"
    "因涉嫌犯盗窃罪，于2017年3月2日被刑事拘留。"
)


@pytest.fixture(scope="module")
def made(shared_folder: Path) -> Path:
    """A home into which one judgment was screened; only copied."""
    return home_with(shared_folder, hit=HIT)


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A judgment with clues, one without, and one with a hit to verify; only looked at."""
    site = opened(tmp_path_factory.mktemp("several") / "home")
    bare = judgment({"事实": "经审理查明，近年来，被告人钱某甲盗窃手机。", "身世": _FREED})
    other = HIT.replace("某甲", "某乙").replace("12号", "13号")
    exempt = other.replace("判处有期徒刑", "免予刑事处罚，判处有期徒刑")
    screened(site, upload(site, zipped(有线索=HIT, 无线索=bare, 另一份=exempt)))
    yield site
    site.home.close()


@pytest.fixture
def given(made: Path, tmp_path: Path) -> Iterator[Site]:
    """A copy of that home, served."""
    with copied(made, tmp_path) as held:
        yield held


def test_rows_that_no_rule_could_decide_are_listed_with_their_reason(given: Site) -> None:
    site = given
    facets = site.client.get("/documents/awaiting/facets", params={"sort": "unsure"}).json()
    told = site.client.get("/documents/awaiting", params={"sort": "unsure"}).json()
    assert told["total"] == facets["unsure"] == sum(r["count"] for r in facets["rules"]) > 0
    (document,) = site.client.get("/documents").json()["items"]
    assert {i["document"] for i in told["items"]} == {document["id"]}
    assert all(i["reason"] and i["rule_name"] for i in told["items"])
    first = facets["rules"][0]
    asked = {"sort": "unsure", "rule": first["rule"], "limit": 1}
    few = site.client.get("/documents/awaiting", params=asked).json()
    assert (few["total"], few["items"][0]["rule"]) == (first["count"], first["rule"])


def test_what_is_alike_for_many_documents_is_told_once_behind_the_rest(several: Site) -> None:
    asked = {"sort": "unchecked", "limit": 200}
    whole = several.client.get("/documents/awaiting", params=asked).json()
    told = several.client.get("/documents/awaiting", params={**asked, "fold": True}).json()
    often = [i["alike"] for i in told["items"]]
    assert sum(often) == whole["total"] > told["total"] == len(often)
    assert often == sorted(often, key=lambda many: many > 1), "what concerns few stands first"
    said = [(i["rule"], i["reason"]) for i in told["items"] if i["alike"] > 1]
    assert said
    assert len(said) == len(set(said))


def test_a_document_names_the_rules_that_were_left_undecided(given: Site) -> None:
    listed = given.client.get("/documents/awaiting", params={"sort": "unsure"}).json()["items"]
    (document,) = given.client.get("/documents").json()["items"]
    told = given.client.get(f"/documents/{document['id']}/findings").json()["undecided"]
    unsure = {(i["rule"], i["name"], i["reason"]) for i in told if i["sort"] == "unsure"}
    assert unsure == {(i["rule"], i["rule_name"], i["reason"]) for i in listed}


def test_a_document_without_a_clue_tells_how_many_rules_were_left_undecided(several: Site) -> None:
    site = several
    told = {i["name"]: i for i in site.client.get("/documents").json()["items"]}
    none, some = told["无线索.txt"], told["有线索.txt"]
    assert (none["clues"], some["undecided"]) == ([], 0)
    found = site.client.get(f"/documents/{none['id']}/findings").json()["undecided"]
    unsure = {i["rule"] for i in found if i["sort"] == "unsure"}
    assert "recid.missed" in unsure
    # rules that only say to verify count for nothing
    grades = {r.id: r.severity for p in judgment_packs() for r in p.spec.rules}
    assert none["undecided"] == len([r for r in unsure if grades[r] != "待核"]) > 0


def test_hits_for_verification_are_apart_and_are_no_clues(several: Site) -> None:
    site = several
    (hit,) = site.client.get("/documents/awaiting").json()["items"]
    assert (hit["rule"], hit["sort"]) == ("cite.exempt", "hit")
    assert "第三十七条" in hit["reason"]
    clues = {i["rule"] for i in site.client.get("/clues").json()["items"]}
    assert clues
    assert hit["rule"] not in clues


def test_the_result_of_a_delivery_leads_to_exactly_its_own_rows(given: Site) -> None:
    site = given
    screened(site, upload(site, zipped(第二份=HIT.replace("某甲", "某乙").replace("12号", "13号"))))
    deliveries = [d["id"] for d in site.client.get("/documents/deliveries").json()]
    assert len(deliveries) == 2
    sums = {"unsure": 0, "unchecked": 0}
    for key in deliveries:
        told = site.client.get(f"/documents/deliveries/{key}").json()
        (document,) = site.client.get("/documents", params={"import_id": key}).json()["items"]
        facets = site.client.get("/documents/awaiting/facets", params={"delivery": key}).json()
        for sort, count in (("unsure", "doubtful"), ("unchecked", "unchecked")):
            asked = {"sort": sort, "delivery": key, "limit": 200}
            found = site.client.get("/documents/awaiting", params=asked).json()
            assert found["total"] == told["screening"][count] == facets[sort]
            assert {i["document"] for i in found["items"]} <= {document["id"]}
            assert {i["sort"] for i in found["items"]} <= {sort}
            sums[sort] += found["total"]
    for sort, total in sums.items():
        everything = site.client.get("/documents/awaiting", params={"sort": sort}).json()
        assert everything["total"] == total > 0
    asked = {"sort": "unsure", "delivery": "nothere"}
    assert site.client.get("/documents/awaiting", params=asked).json()["total"] == 0


def test_row_of_a_withdrawn_document_says_so_instead_of_a_link(given: Site) -> None:
    site = given
    (delivery,) = site.client.get("/documents/deliveries").json()
    ctx = Context("管理", purpose="测试", clock=site.clock)
    store.withdraw(ctx, site.home, "收错", delivery["id"])
    told = site.client.get("/documents/awaiting", params={"sort": "unsure"}).json()
    assert told["items"]
    assert {i["document"] for i in told["items"]} == {""}


def test_a_cursor_of_another_list_is_refused(site: Site) -> None:
    assert site.client.get("/documents/awaiting", params={"cursor": "x"}).status_code == 400


def test_rows_aside_of_a_run_over_judgments_are_known_by_their_case_number(given: Site) -> None:
    site = given
    (document,) = site.client.get("/documents").json()["items"]
    runs = {
        i["run"]
        for i in site.client.get("/documents/awaiting", params={"sort": "unsure"}).json()["items"]
    }
    assert runs
    for run in runs:
        rows = site.client.get(f"/runs/{run}/rows", params={"stream": "review"}).json()["items"]
        assert {r["document"] for r in rows} == {document["id"]}
        assert {r["document_name"] for r in rows} == {document["case_no"]}
