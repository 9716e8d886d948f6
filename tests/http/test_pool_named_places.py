"""A list names places where codes should stand: asked once, read as codes from then on."""

from __future__ import annotations

from typing import Any

from tests.http.conftest import Site
from tests.http.pooling import begin, bring_in, csv, decide
from tests.pool.conftest import id_number

HEADER = ["身份证号", "姓名", "户籍地", "起始日期", "终止日期"]
PLACES = ["虚构县", "虚构县", "虚构县", "临虚县", "990101"]


def _people(site: Site, name: str = "户籍.csv", places: list[str] = PLACES) -> Any:
    rows = [[id_number(n), "虚构甲", p, "2020-01-01", ""] for n, p in enumerate(places, 1)]
    draft = begin(site, csv(rows, HEADER), name, "虚构公安局")
    return decide(site, draft, answers={"p1.table": "人口信息"})


def _open(draft: Any) -> dict[str, str]:
    return {p["name"]: p["likely"] for p in draft["parts"][0]["places"] if p["open"]}


def test_each_name_is_asked_for_once_and_read_as_its_code(site: Site) -> None:
    draft = _people(site)
    column = next(t for t in draft["parts"][0]["targets"] if t["name"] == "户籍地区划")
    assert column["sure"]
    assert _open(draft) == {"虚构县": id_number(1)[:6], "临虚县": ""}
    draft = decide(site, draft, answers={"p1.place.虚构县": "990102"})
    assert _open(draft) == {"临虚县": ""}
    draft = decide(site, draft, answers={"p1.place.临虚县": "990103"})
    assert bring_in(site, draft)["results"][0]["rows_kept"] == 5
    following = _people(site, "户籍二.csv", ["临虚县", "虚构县", "新虚区"])
    assert list(_open(following)) == ["新虚区"], "what was said holds for every list"


def test_what_is_no_code_is_refused_and_nothing_is_kept(site: Site) -> None:
    draft = _people(site)
    told = site.client.patch(
        f"/pool/drafts/{draft['key']}", json={"answers": {"p1.place.虚构县": "虚构"}}
    )
    assert (told.status_code, told.json()["code"]) == (400, "pool.bad_place")
    assert "虚构县" in _open(site.client.get(f"/pool/drafts/{draft['key']}").json())


def test_who_does_not_know_goes_on_and_the_rows_stay(site: Site) -> None:
    draft = decide(site, _people(site), answers={"p1.place.虚构县": "", "p1.place.临虚县": ""})
    assert _open(draft) == {}
    done = bring_in(site, draft)
    assert done["results"][0]["rows_kept"] == 5
    assert any("户籍地区划" in note and "4 格" in note for note in done["results"][0]["notes"])


def test_the_same_file_is_read_again_once_its_places_are_known(site: Site) -> None:
    draft = decide(site, _people(site), answers={"p1.place.虚构县": "", "p1.place.临虚县": ""})
    bring_in(site, draft)
    again = decide(site, _people(site), answers={"p1.place.虚构县": "990102"})
    assert again["differing"] == ["人口信息"]


def test_words_that_name_no_place_of_their_own_are_not_asked_about(site: Site) -> None:
    draft = _people(site, places=["990101", "990101", "本市", "外省", "阳光小区"])
    assert draft["parts"][0]["places"] == []
