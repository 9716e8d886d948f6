"""What a search finds, where it stands, and what it no longer finds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from doc_texts import judgment
from hypothesis import given, settings
from hypothesis import strategies as st

from shujian.core.errors import ShujianError
from shujian.documents.document import Document, DocumentState, exact_form
from shujian.documents.search import SearchIndex
from shujian.documents.search_terms import Term, parse

TEXTS = {
    "甲": judgment(1),
    "乙": judgment(2, facts="经鉴定，系入户盗窃未遂。"),
    "丙": "社区矫正决定书\n被告人缓刑考验期二年，Police 令第１２号。",
    "丁": "审 判 长 虚某\n有期\n徒刑，盗，窃。",
}


def _documents(texts: dict[str, str]) -> list[Document]:
    state = DocumentState.READABLE
    return [Document(i, f"名{i}", t, "", "txt", state, sha256=i) for i, t in texts.items()]


@pytest.fixture
def index(tmp_path: Path) -> Iterator[SearchIndex]:
    with SearchIndex(tmp_path / "检索.db") as opened:
        opened.add(_documents(TEXTS))
        yield opened


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("盗窃", "甲乙"),
        ("未遂", "乙"),
        ("盗窃罪 -未遂", "甲"),
        ("有期徒刑", "甲乙丁"),
        ("审判长", "丁"),
        ("缓", "丙"),
        ("刑", "甲乙丙丁"),
        ("窃", "甲乙丁"),
        ("矫正 缓刑", "丙"),
        ("矫正 盗窃", ""),
        ("（2024）虚9901刑初2号", "乙"),
        ("刑初2号", "乙"),
        ("刑初", "甲乙"),
        ('"虚江区人民法院 刑事判决书"', "甲乙"),
        ('"刑事判决书 虚江区人民法院"', ""),
        ("police", "丙"),
        ("POLICE", "丙"),
        ("第12号", "丙"),
        ("不存在的词", ""),
        ("盗窃 -犯 -窃", ""),
    ],
)
def test_what_is_found(query: str, found: str, index: SearchIndex) -> None:
    assert {hit.id for hit in index.find(query)} == set(found)
    assert index.count(query) == len(found)


@pytest.mark.parametrize("query", ["盗窃", "有期徒刑", "第12号", "虚9901刑初2号", "刑 -缓刑"])
def test_positions_point_at_the_words(query: str, index: SearchIndex) -> None:
    word = exact_form(query.split(" ")[0])
    for hit in index.find(query):
        assert hit.count == len(hit.positions) > 0
        for start, end in hit.positions:
            assert exact_form(TEXTS[hit.id][start:end]) == word
        assert word in exact_form(hit.snippet)


def test_a_document_that_is_taken_out_is_found_no_more(index: SearchIndex) -> None:
    index.remove(["乙", "没有"])
    assert [hit.id for hit in index.find("盗窃")] == ["甲"]
    assert index.find("未遂") == []
    assert set(index.ids()) == set("甲丙丁")


def test_adding_again_replaces(index: SearchIndex) -> None:
    index.add(_documents({"甲": "只剩抢夺"}))
    assert {hit.id for hit in index.find("盗窃")} == {"乙"}
    assert [hit.id for hit in index.find("抢夺")] == ["甲"]


def test_limits_and_closeness(index: SearchIndex) -> None:
    index.add(_documents({"戊": "盗窃" * 3}))
    assert [hit.id for hit in index.find("盗窃", 1)] == ["戊"]
    assert index.find("盗窃", 0) == []


@pytest.mark.parametrize("query", ["", "  ", "-盗窃", '""', "，。", "甲 " * 90])
def test_a_query_without_a_word_is_refused(query: str, index: SearchIndex) -> None:
    with pytest.raises(ShujianError) as caught:
        index.find(query)
    assert caught.value.code == "documents.query"


def test_a_damaged_index_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "检索.db"
    path.write_bytes(b"no database at all" * 100)
    with SearchIndex(path) as opened:
        assert opened.ids() == {}
        assert opened.add(_documents(TEXTS)) == 4


def test_two_openings_see_the_same(tmp_path: Path) -> None:
    path = tmp_path / "检索.db"
    with SearchIndex(path) as one, SearchIndex(path) as two:
        one.add(_documents(TEXTS))
        assert len(two.find("盗窃")) == 2


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="甲乙丙 a1,。\n（", min_size=1, max_size=40), st.data())
def test_any_piece_of_a_text_finds_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    piece = "".join(text[start : data.draw(st.integers(start + 1, len(text)))].split())
    letters = "".join(c for c in piece if c in "甲乙丙")
    if not letters or "a" in piece or "1" in piece:
        return  # letters and digits are found as whole words only
    with SearchIndex(Path(":memory:")) as index:
        index.add(_documents({"x": text}))
        assert [hit.id for hit in index.find(f'"{piece}"')] == ["x"]


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_any_query_is_answered_or_refused(query: str) -> None:
    words = [term for term in _parsed(query) if not term.excluded]
    with SearchIndex(Path(":memory:")) as index:
        if words:
            assert index.find(query) == []
        else:
            with pytest.raises(ShujianError, match="检索式"):
                index.find(query)


def _parsed(query: str) -> list[Term]:
    try:
        return parse(query)
    except ShujianError:
        return []
