"""Kept judgments over HTTP: screened, listed, read, corrected, searched."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from shujian.store import db
from shujian.store.schema import Clue, JournalEntry
from tests.app.invented_judgments import CIVIL, CLEAN, FOREIGN, HIT, judgment
from tests.http.conftest import Site
from tests.http.judgments_given import ident, opened, screened, upload, zipped

NUMBERED = judgment(number=14, name="孙某丙").replace(
    "汉族，", "汉族，公民身份号码990101200103040012，"
)


@dataclass(frozen=True)
class Kept:
    """A home after a screening, and what the job told."""

    site: Site
    told: dict[str, Any]

    def get(self, path: str, **params: Any) -> Any:
        """The JSON of an address."""
        return self.site.client.get(path, params=params).json()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """A faulty and a clean judgment, the clean one twice, one with a number, others that are none."""
    path = tmp_path_factory.mktemp("kept") / "home"
    site = opened(path)
    cut = judgment(number=20, name="周某丁")[:400]
    pack = zipped(
        hit=HIT, clean=CLEAN, again=CLEAN, civil=CIVIL, foreign=FOREIGN, empty="", cut=cut,
        numbered=NUMBERED,
    )  # fmt: skip
    job = screened(site, upload(site, pack))
    assert job["state"] == "完成", job
    site.home.close()
    return path, job["result"]


@pytest.fixture
def kept(made: tuple[Path, dict[str, Any]], tmp_path: Path) -> Iterator[Kept]:
    """A copy of that home, served."""
    shutil.copytree(made[0], tmp_path / "home")
    site = opened(tmp_path / "home")
    yield Kept(site, made[1])
    site.home.close()


def test_screening_tells_every_document_and_puts_clues_into_the_ledger(kept: Kept) -> None:
    told = kept.told
    assert (told["documents"], told["kept"], told["repeats"]) == (8, 7, 1)
    assert told["failed"] == []
    assert told["grades"]["确定"] >= 1
    assert told["new"] >= 1
    view = kept.site.client.get(f"/documents/deliveries/{told['import_id']}").json()
    assert sum(s["count"] for s in view["states"]) == 7
    assert {i["name"].split(".")[0] for i in view["open"]} >= {"civil", "foreign", "empty", "cut"}
    assert all(i["reasons"] for i in view["open"])
    assert [r["rule"] for r in view["screening"]["rules"] if r["code"] == "sure"]
    assert view["copies"][0]["of_name"].startswith(("clean", "again"))
    hit = next(i for i in kept.site.client.get("/documents").json()["items"] if "hit" in i["name"])
    assert hit["clues"]
    assert hit["case_no"] == "（2031）虚0101刑初12号"
    assert hit["original"]


def test_rules_without_a_judgment_on_any_row_are_counted_as_the_runs_count_them(kept: Kept) -> None:
    def empty(run: str, step: str) -> bool:
        rows = kept.get(f"/runs/{run}/rows", stream="unchecked", step=step)
        return rows["total"] > 0 and not rows["items"]

    runs = [run["id"] for run in kept.get("/runs")["items"]]
    steps = [(r, s["id"]) for r in runs for s in kept.get(f"/runs/{r}")["steps"] if s["unchecked"]]
    view = kept.get(f"/documents/deliveries/{kept.told['import_id']}")["screening"]
    assert view["whole"] == sum(empty(run, step) for run, step in steps) > 0


def test_screening_again_finds_the_same_and_adds_nothing(kept: Kept) -> None:
    before = kept.told
    again = screened(kept.site)["result"]
    assert (again["documents"], again["new"]) == (0, 0)
    assert again["grades"] == before["grades"]


def test_the_list_filters_and_pages(kept: Kept) -> None:
    first = kept.site.client.get("/documents", params={"limit": 4}).json()
    rest = kept.site.client.get("/documents", params={"limit": 4, "cursor": first["next"]}).json()
    ids = [i["id"] for i in (*first["items"], *rest["items"])]
    assert (first["total"], len(set(ids)), rest["next"]) == (7, 7, None)
    found = kept.site.client.get("/documents", params={"q": "(2031)虚0101刑初12"}).json()["items"]
    assert {i["name"].split(".")[0] for i in found} >= {"hit"}
    clued = kept.site.client.get("/documents", params={"clues": "yes"}).json()["items"]
    assert all(i["clues"] for i in clued)
    assert clued
    states = kept.site.client.get("/documents/facets").json()["states"]
    assert sum(s["count"] for s in states) == 7


def test_a_document_shows_facts_with_places_that_hold_their_words(kept: Kept) -> None:
    view = kept.site.client.get(f"/documents/{ident(kept.site, 'hit')}").json()
    facts = {f["id"]: f for g in view["groups"] for r in g["rows"] for f in r["facts"]}
    charge = facts["判项/1/罪名"]
    assert view["text"][charge["start"] : charge["end"]] == charge["value"] == "盗窃罪"
    assert [p["name"] for p in view["outline"]][-1] == "尾部"
    assert view["clues"]
    assert view["clues"][0]["grade_code"] == "sure"
    assert all(f["value"] for f in facts.values() if f["state"] == "value")


def test_what_could_not_be_read_is_told_and_not_left_out(kept: Kept) -> None:
    view = kept.site.client.get(f"/documents/{ident(kept.site, 'cut')}").json()
    states = {f["state"] for g in view["groups"] for r in g["rows"] for f in r["facts"]}
    assert "unread" in states
    assert view["unread"]
    civil = ident(kept.site, "civil")
    told = kept.site.client.get(f"/documents/{civil}/findings").json()
    assert (told["judged"], told["items"]) == (False, [])
    assert told["why"]
    assert kept.get(f"/documents/{civil}")["state"] == "范围外"
    (listed,) = kept.get("/documents", state="范围外")["items"]
    assert "民事" in listed["reasons"]
    empty = kept.site.client.get(f"/documents/{ident(kept.site, 'empty')}").json()
    assert empty["state"] == "未解析"
    assert empty["notes"]


def test_sensitive_numbers_are_covered_until_a_purpose_is_stated(kept: Kept) -> None:
    key, client = ident(kept.site, "numbered"), kept.site.client
    view = kept.get(f"/documents/{key}")
    assert "990101200103040012" not in str(view)
    assert view["covered"] >= 1
    fact = {"table": "被告人", "row": 1, "column": "身份号码原文"}
    assert client.post(f"/documents/{key}/reveal", json={**fact, "purpose": ""}).is_error
    told = client.post(f"/documents/{key}/reveal", json={**fact, "purpose": "核对身份"})
    assert told.json()["value"] == "990101200103040012"
    whole = client.post(f"/documents/{key}/reveal", json={"purpose": "核对原文"}).json()
    assert whole["value"].strip() == NUMBERED.strip()
    with db.reader(kept.site.home) as session:
        rows = session.scalars(select(JournalEntry).where(JournalEntry.action == "reveal"))
        assert [r.purpose for r in rows] == ["核对身份", "核对原文"]


def _corrected(site: Site, key: str, **changed: Any) -> Any:
    body = {
        "table": "文书", "row": 1, "column": "裁判日期", "value": "2031-02-26",
        "reason": "落款为二十六日", **changed,
    }  # fmt: skip
    return site.client.post(f"/documents/{key}/corrections", json=body)


def test_a_correction_stands_beside_the_machine_and_can_be_undone(kept: Kept) -> None:
    key = ident(kept.site, "hit")
    view = _corrected(kept.site, key).json()
    fact = next(
        f for g in view["groups"] for r in g["rows"] for f in r["facts"]
        if f["id"] == "文书/1/裁判日期"
    )  # fmt: skip
    (made,) = fact["corrections"]
    assert (fact["value"], made["machine"], made["value"]) == (
        "2031-02-10", "2031-02-10", "2031-02-26",
    )  # fmt: skip
    trial = kept.site.client.get(f"/documents/{key}/findings", params={"corrected": True}).json()
    assert "gone" in {i["change"] for i in trial["items"]}
    again = screened(kept.site)["result"]
    assert again["grades"] == kept.told["grades"]  # type: ignore[attr-defined]
    undone = kept.site.client.post(f"/documents/{key}/corrections/{made['id']}/undo")
    assert undone.status_code == 200
    after = kept.site.client.get(f"/documents/{key}/findings", params={"corrected": True}).json()
    assert {i["change"] for i in after["items"]} == {"same"}
    assert (
        kept.site.client.post(f"/documents/{key}/corrections/{made['id']}/undo").status_code == 404
    )


def test_a_clue_tells_that_a_person_corrected_facts_of_its_document(kept: Kept) -> None:
    key = ident(kept.site, "hit")
    assert not any(c["corrected"] for c in kept.get("/clues")["items"])
    _corrected(kept.site, key, value="2031-02-25")
    made = _corrected(kept.site, key).json()
    screened(kept.site)
    marked = [c["id"] for c in kept.get("/clues")["items"] if c["corrected"]]
    assert marked
    listed = kept.get(f"/documents/{key}")["clues"]
    assert {c["id"] for c in listed if c["corrected"]} == set(marked)
    told = kept.get(f"/clues/{marked[0]}")
    (one,) = told["corrections"]
    assert (told["document"], one["document"], one["column"]) == (key, key, "裁判日期")
    assert (one["machine"], one["value"]) == ("2031-02-10", "2031-02-26")
    assert (one["actor"], one["reason"]) == ("王管理", "落款为二十六日")
    fact = _facts(made)["文书/1/裁判日期"]
    for row in fact["corrections"]:
        kept.site.client.post(f"/documents/{key}/corrections/{row['id']}/undo")
    assert kept.get(f"/clues/{marked[0]}")["corrections"] == []
    assert not any(c["corrected"] for c in kept.get("/clues")["items"])


def _facts(view: Any) -> dict[str, Any]:
    return {f["id"]: f for g in view["groups"] for r in g["rows"] for f in r["facts"]}


def test_a_corrected_fact_is_seen_wherever_it_stands_and_in_what_follows_from_it(
    kept: Kept,
) -> None:
    key = ident(kept.site, "clean")
    term = {"table": "判决结果", "column": "刑期", "value": "1年3个月", "reason": "主文写明"}
    facts = _facts(_corrected(kept.site, key, **term).json())
    (there,), (count,) = (
        facts["判决结果/1/刑期"]["corrections"],
        facts["判项/1/刑期"]["corrections"],
    )
    assert (there["value"], there["where"]) == ("1年3个月", "")
    assert (count["value"], count["where"], count["id"]) == ("1年3个月", "判决结果", there["id"])
    assert facts["判项/1/刑期"]["value"] != "1年3个月"
    end = facts["判决结果/1/应止日期"]
    assert end["follows"] not in (None, end["value"])
    trial = kept.get(f"/documents/{key}/findings", corrected=True)
    assert "appears" in {i["change"] for i in trial["items"]}
    undone = kept.site.client.post(f"/documents/{key}/corrections/{there['id']}/undo").json()
    assert all(f["follows"] is None for f in _facts(undone).values())


def test_titles_and_the_head_tell_the_corrected_words_beside_those_of_the_machine(
    kept: Kept,
) -> None:
    key = ident(kept.site, "hit")
    name = {"table": "被告人", "column": "被告人", "value": "赵某乙", "reason": "首部写明"}
    view = _corrected(kept.site, key, **name).json()
    rows = {g["name"]: g["rows"][0] for g in view["groups"]}
    assert (rows["被告人"]["title"], rows["被告人"]["machine"]) == ("赵某乙", "赵某甲")
    assert rows["判项"]["title"] == "赵某乙 · 盗窃罪"
    view = _corrected(kept.site, key).json()
    assert view["judged_on"] == "2031-02-26"
    assert view["amended"] == [{"column": "裁判日期", "machine": "2031-02-10"}]


def test_provisions_are_told_the_usual_way_and_corrected_as_one(kept: Kept) -> None:
    key = ident(kept.site, "hit")
    view = kept.get(f"/documents/{key}")
    (group,) = [g for g in view["groups"] if g["name"] == "引用法条"]
    assert [r["title"] for r in group["rows"]][:2] == ["刑法第264条", "刑法第67条第3款"]
    assert {f["column"] for r in group["rows"] for f in r["facts"]}.isdisjoint("条之款项")
    cited = {"table": "引用法条", "column": "条文", "reason": "原文为第二百六十六条"}
    assert "法律条文" in _corrected(kept.site, key, **cited, value="第几条").json()["detail"]
    assert _corrected(kept.site, key, **cited, value="刑法第264条").status_code == 400
    view = _corrected(kept.site, key, **cited, value="《刑法》第二百六十六条第一款").json()
    (made,) = _facts(view)["引用法条/1/条文"]["corrections"]
    assert (made["machine"], made["value"]) == ("刑法第264条", "刑法第266条第1款")
    trial = kept.get(f"/documents/{key}/findings", corrected=True)
    assert "appears" in {i["change"] for i in trial["items"]}


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({"reason": " "}, "理由"),
        ({"value": "不是日期"}, "不能作为"),
        ({"value": "2031-02-10"}, "相同"),
        ({"row": 9}, "没有这一项"),
        ({"column": "没有的列"}, "没有这一项"),
        ({"table": "判决结果", "column": "应止日期", "value": "2032-01-01"}, "推算"),
    ],
)
def test_a_correction_that_cannot_be_is_refused(
    kept: Kept, changed: dict[str, Any], word: str
) -> None:
    told = _corrected(kept.site, ident(kept.site, "hit"), **changed)
    assert told.status_code == 400
    assert word in told.json()["detail"]


def test_search_finds_words_in_documents_clues_tables_and_models(kept: Kept) -> None:
    view = kept.site.client.get("/search", params={"q": "盗窃"}).json()
    groups = {g["kind"]: g for g in view["groups"]}
    assert groups["documents"]["total"] >= 2
    assert "盗窃" in groups["documents"]["items"][0]["snippet"]
    assert all(not g["problem"] for g in groups.values())
    table = kept.site.client.get("/search", params={"q": "判项", "kind": "tables"}).json()["groups"]
    assert table[0]["items"][0]["title"] == "判项"
    assert kept.site.client.get("/search", params={"q": " "}).status_code == 400


def test_search_finds_a_clue_by_an_identity_number_and_does_not_show_it(site: Site) -> None:
    number = "990101200103040012"
    with db.session(site.home) as session:
        session.add(
            Clue(id="c1", model_id="m", identity_json={}, subject=number, title=f"孙某丙 {number}")
        )
    for asked in (number, "990101 20010304 0012", f" {number}\t"):
        view = site.client.get("/search", params={"q": asked}).json()
        (hit,) = next(g for g in view["groups"] if g["kind"] == "clues")["items"]
        assert hit["title"].startswith("孙某丙")
        assert number not in str(view["groups"])


@pytest.mark.parametrize("left", ["（{}）", "({})", "〔{}〕", "{} ", "{}"])
def test_a_case_number_finds_the_document_and_its_clues_in_any_brackets(
    kept: Kept, left: str
) -> None:
    number = kept.get(f"/documents/{ident(kept.site, 'hit')}")["case_no"]
    year, rest = number[1:5], number[6:]
    typed = left.format(year) + rest
    assert [d["case_no"] for d in kept.get("/documents", q=typed)["items"]] == [number]
    groups = {g["kind"]: g for g in kept.get("/search", q=typed)["groups"]}
    assert groups["documents"]["items"][0]["title"] == number
    listed = kept.get("/clues", text=typed, kind="线索")
    assert listed["total"] > 0
    assert {n for c in listed["items"] for n in c["case_numbers"]} == {number}
    assert groups["clues"]["total"] == listed["total"]
    also = kept.get("/clues", text=f"{typed.replace(' ', '')} 没有这个词", kind="线索")
    assert also["total"] == 0
