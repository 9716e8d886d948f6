"""三书比对 over HTTP."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import Any

import pytest

from shujian.app.http.judgments import comparing as routes
from shujian.app.screening import comparing
from shujian.documents.readers.reading import read_documents
from tests.app.invented_judgments import HIT
from tests.app.test_documents_of_a_home import INDICTMENT
from tests.http.conftest import Site
from tests.http.judgments_given import upload

LATER = HIT.replace("2030年12月1日被刑事拘留", "2030年12月2日被刑事拘留").replace(
    "现金人民币一万二千元", "现金人民币一万五千元"
)


def _papers(site: Site, *texts: str) -> list[dict[str, str]]:
    return [
        {"upload": upload(site, text.encode(), f"{n}.txt")} for n, text in enumerate(texts, start=1)
    ]


def test_differences_carry_places_that_hold_what_each_document_says(site: Site) -> None:
    body = {"papers": _papers(site, INDICTMENT, LATER)}
    told = site.client.post("/documents/comparisons", json=body)
    assert told.status_code == 200, told.text
    view = told.json()
    assert [p["role"] for p in view["papers"]] == ["起诉书", "判决书"]
    texts = {p["role"]: p["text"] for p in view["papers"]}
    different = [i for i in view["items"] if i["result"] == "different"]
    assert any("12000" in i["one"]["words"] or "12000" in i["why"] for i in different)
    for item in view["items"]:
        for side, role in (("one", item["left"]), ("two", item["right"])):
            if item[side]["start"] >= 0:
                assert texts[role][item[side]["start"] : item[side]["end"]].strip()
    assert view["summary"]


def test_the_word_document_needs_a_purpose_and_holds_the_differences(site: Site) -> None:
    papers = _papers(site, INDICTMENT, LATER)
    refused = site.client.post("/documents/comparisons/export", json={"papers": papers})
    assert refused.status_code == 422
    body = {"papers": papers, "purpose": "审查判决"}
    told = site.client.post("/documents/comparisons/export", json=body)
    assert told.status_code == 200
    with zipfile.ZipFile(io.BytesIO(told.content)) as made:
        assert "实体差异" in made.read("word/document.xml").decode()


def test_two_of_one_kind_and_what_is_none_are_refused_with_words(site: Site) -> None:
    for texts, code in (((HIT, LATER), "documents.same_kind"), ((HIT, "无关的文字"), "")):
        body = {"papers": _papers(site, *texts)}
        told = site.client.post("/documents/comparisons", json=body)
        assert told.status_code == 400
        assert not code or told.json()["code"] == code
        assert told.json()["remedy"]


def test_the_table_covers_what_the_texts_beside_it_cover(site: Site) -> None:
    body = {"papers": _papers(site, INDICTMENT.replace("汉族", "满族"), HIT)}
    view = site.client.post("/documents/comparisons", json=body).json()
    told = [i for i in view["items"] if i["matter"] == "民族"]
    assert told
    for item in told:
        assert set(item["one"]["words"] + item["two"]["words"]) == {"＊"}
    for words in ("汉族", "满族"):
        assert words not in str(view)


def test_an_archive_of_many_documents_is_refused_before_all_of_it_is_read(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def counting(*given: Any) -> Iterator[Any]:
        for document in read_documents(*given):
            read.append(document.name)
            yield document

    monkeypatch.setattr(comparing, "read_documents", counting)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for n in range(40):
            archive.writestr(f"{n}.txt", HIT)
    key = upload(site, packed.getvalue(), "一案.zip")
    body = {"papers": [{"upload": key}, *_papers(site, INDICTMENT)]}
    told = site.client.post("/documents/comparisons", json=body)
    assert (told.status_code, told.json()["code"]) == (400, "app.many_documents")
    assert len(read) <= comparing.MOST + 1
    assert str(site.home.path) not in told.text


def test_a_file_without_text_is_refused_without_a_path_of_the_server(site: Site) -> None:
    key = upload(site, b"\x00\x01\x02\x03" * 50, "坏.pdf")
    body = {"papers": [{"upload": key}, *_papers(site, INDICTMENT)]}
    told = site.client.post("/documents/comparisons", json=body)
    assert (told.status_code, told.json()["code"]) == (400, "app.unread_document")
    assert str(site.home.path) not in told.text


def test_one_person_may_have_only_a_few_comparisons_waiting(site: Site) -> None:
    body = {"papers": _papers(site, INDICTMENT, LATER)}
    with ThreadPoolExecutor(8) as pool, routes._ONE:
        asked = [
            pool.submit(site.client.post, "/documents/comparisons", json=body) for _ in range(8)
        ]
        ended = as_completed(asked, timeout=20)
        refused = [next(ended).result() for _ in range(8 - routes._WAITING)]
        assert {(t.status_code, t.json()["code"]) for t in refused} == {(429, "app.crowded")}
    assert sorted(one.result().status_code for one in asked) == [200] * 3 + [429] * 5
