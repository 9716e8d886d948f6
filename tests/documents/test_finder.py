"""A finder finds what its expression finds; the words it looks for are in every match."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shujian.documents.judgments.finder import Finder
from shujian.documents.judgments.language import groups, language
from shujian.documents.judgments.needed import Needed, needed

PATTERNS = [p for group in groups() for p in language(group).patterns.values()]
SENTENCES = sorted({s.text for p in PATTERNS for s in p.samples})


@pytest.mark.parametrize(
    ("text", "words", "reach"),
    [
        ("罚金", ("罚金",), 0),
        (r"\d{1,3}元", ("元",), 3),
        (r"\d+元", ("元",), None),
        ("(?:可以)?从轻|减轻", ("从轻", "减轻"), 2),
        ("原附带民事诉讼|民事", ("民事",), 3),
        ("(?:累犯){0,2}", (), None),
        ("[，。]本院", ("本院",), 1),
        ("[男女]", ("女", "男"), 0),
        ("一|..", (), None),
        (r"(.)是\1", ("是",), 1),
        (r"(..)\1罪", ("罪",), None),
        ("(?=罚金).(?<!不)处", ("处",), 1),
        ("(?i)abc", (), None),
    ],
)
def test_every_match_needs_a_word(text: str, words: tuple[str, ...], reach: int | None) -> None:
    found = needed(re.compile(text))
    assert Needed(tuple(sorted(found.words)), found.reach) == Needed(tuple(sorted(words)), reach)


def test_most_patterns_need_a_word() -> None:
    held = [p for p in PATTERNS if needed(p.regex).words]
    assert len(held) > 0.8 * len(PATTERNS)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5),
    st.integers(0, 40),
    st.integers(0, 60),
)
def test_a_finder_finds_what_its_expression_finds(
    sentences: list[str], start: int, less: int
) -> None:
    text = "。".join(sentences)
    span = (start, max(len(text) - less, start))
    for pattern in PATTERNS:
        found = [m.span() for m in pattern.finder.finditer(text, *span)]
        assert found == [m.span() for m in pattern.regex.finditer(text, *span)], pattern.name
        one = pattern.finder.search(text, *span)
        assert (one and one.span()) == (found[0] if found else None), pattern.name


def test_words_that_overlap_do_not_hide_each_other() -> None:
    finder = Finder(re.compile("乙丙丁|甲乙丙"))
    match = finder.search("甲乙丙丁")
    assert match is not None
    assert match.span() == (0, 3)
