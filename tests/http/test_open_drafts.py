"""Files that a person began to bring in and did not finish: listed for that person alone."""

from __future__ import annotations

import shutil
from typing import Any

from shujian.app.drafts import kept
from shujian.app.http.uploads import folder
from tests.http.conftest import Site
from tests.http.pooling import begin, bring_in, csv, decide, people, send, work


def _listed(site: Site) -> list[Any]:
    told = site.client.get("/pool/drafts")
    assert told.status_code == 200, told.text
    return list(told.json())


def test_a_file_is_listed_until_it_was_brought_in_or_given_up(site: Site) -> None:
    one = begin(site, csv(people(5)), "一监.csv")
    other = begin(site, csv(people(5, 50)), "二监.csv")
    assert [(d["name"], d["state"]) for d in _listed(site)] == [
        ("二监.csv", "ready"),
        ("一监.csv", "ready"),
    ]
    assert all(d["begun"] for d in _listed(site))
    assert bring_in(site, one)["state"] == "done"
    assert [d["key"] for d in _listed(site)] == [other["key"]]
    assert site.client.delete(f"/uploads/{other['key']}").status_code == 204
    assert _listed(site) == []


def test_files_of_others_and_uploads_that_begin_no_import_are_not_listed(site: Site) -> None:
    mine = begin(site, csv(people(3)), "一监.csv")
    send(site.client, b"a", "文书.docx")
    colleague = site.other("banan")
    assert colleague.get("/pool/drafts").json() == []
    theirs = send(colleague, csv(people(3, 20)), "二监.csv")
    colleague.post("/pool/drafts", json={"upload": theirs, "beside": mine["key"]})
    (seen,) = colleague.get("/pool/drafts").json()
    assert (seen["key"], seen["visit"], seen["state"]) == (theirs, theirs, "reading")
    assert [d["key"] for d in _listed(site)] == [mine["key"]]


def test_a_file_that_is_being_taken_away_hides_no_other(site: Site) -> None:
    good = begin(site, csv(people(3)), "一监.csv")
    gone = begin(site, csv(people(3, 20)), "二监.csv")
    half = begin(site, csv(people(3, 40)), "三监.csv")
    shutil.rmtree(folder(site.home) / gone["key"])
    (folder(site.home) / half["key"] / "data").unlink()
    assert [d["key"] for d in _listed(site)] == [good["key"]]


def test_files_brought_in_one_visit_tell_the_same_visit_whichever_is_left(site: Site) -> None:
    keys = [send(site.client, csv(people(3, 20 * n)), f"{n}.csv") for n in (1, 2, 3, 4)]
    for at, beside in enumerate(("", keys[0], keys[1], "")):
        site.client.post("/pool/drafts", json={"upload": keys[at], "beside": beside})
    work(site)
    visits = {d["key"]: d["visit"] for d in _listed(site)}
    assert visits == dict(zip(keys, [keys[0]] * 3 + [keys[3]], strict=True))
    assert site.client.delete(f"/uploads/{keys[0]}").status_code == 204
    assert {d["visit"] for d in _listed(site) if d["key"] in keys[1:3]} == {keys[0]}


def test_a_draft_of_an_older_version_is_listed_last(site: Site) -> None:
    old = begin(site, csv(people(3)), "旧.csv")
    draft = kept.load(site.home, old["key"])
    draft.begun = ""
    kept.save(site.home, draft)
    begin(site, csv(people(3, 20)), "新.csv")
    assert [(d["name"], d["begun"] is None) for d in _listed(site)] == [
        ("新.csv", False),
        ("旧.csv", True),
    ]


def test_what_nobody_wants_of_a_visit_waits_no_more_once_the_others_were_brought_in(
    site: Site,
) -> None:
    keys: list[str] = []
    for name, data in (
        ("名单.csv", csv(people(5))),
        ("说明.csv", csv(people(3, 20))),
        ("坏.xlsx", b"PK\x03\x04" + bytes(500)),
        ("补充.csv", csv(people(3, 40))),
    ):
        key = send(site.client, data, name)
        body = {"upload": key, "beside": keys[0] if keys else ""}
        site.client.post("/pool/drafts", json=body)
        keys.append(key)
    work(site)
    drafts = [site.client.get(f"/pool/drafts/{key}").json() for key in keys]
    assert len(drafts[1]["parts"]) == 1
    decide(site, drafts[1], answers={"p1.table": ""})
    assert {d["key"] for d in _listed(site)} == set(keys)
    assert bring_in(site, drafts[0])["state"] == "done"
    assert [(d["name"], d["state"]) for d in _listed(site)] == [("补充.csv", "ready")]
