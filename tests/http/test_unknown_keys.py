from __future__ import annotations

import pytest

from shujian.store import queue
from tests.http.conftest import Site


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("/clues?stat=待核查", "stat"),
        ("/clues/facets?graed=确定", "graed"),
        ("/documents?qq=1", "qq"),
        ("/models?lines=刑事", "lines"),
        ("/search?q=盗窃&kinds=clues", "kinds"),
    ],
)
def test_a_filter_that_nobody_knows_is_named_and_gives_no_list(
    site: Site, address: str, key: str
) -> None:
    told = site.client.get(address)
    assert told.status_code == 422, told.text
    problem = told.json()
    assert problem["code"] == "app.unknown_key"
    assert key in problem["title"]
    assert key in problem["params"]["unknown"]
    assert key not in problem["params"]["known"]


def test_what_was_probably_meant_is_told(site: Site) -> None:
    told = site.client.get("/clues", params={"graed": "确定"}).json()
    assert "是否要写：grade" in told["remedy"]


def test_keys_that_are_known_are_taken(site: Site) -> None:
    assert site.client.get("/clues?state=待核查&grade=确定&sort=-created").status_code == 200


def test_a_person_with_too_many_waiting_jobs_is_told_so(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "MOST_WAITING", 0)
    body = {"filter": {}, "sort": "grade", "ids": [], "purpose": "核查线索"}
    told = site.client.post("/clues/exports", json=body)
    assert told.status_code == 429, told.text
    assert "等前面的任务做完" in told.json()["remedy"]
