"""An expression asked only where a match can begin finds the same as when asked everywhere."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shujian.documents.judgments.language import groups, language
from shujian.documents.judgments.leaping import from_sign_to_sign, leaping

KNOWN = (
    r"(?:\d{2}|[一二])年", "(?:(?<=第)一|二)条", "(?:可以)?从轻|减轻", "(?<=第)(?:一|二)条", r"(?:[^年月-]|罚)x",
    "(?:[a-c罚-金]|\\]2|-)1", "(?:年|(?!从)轻)", "(?:一(?:二)?)?三",
)  # fmt: skip
UNKNOWN = (
    "罚金",
    "[一二]年",
    "(?:罚金)?",
    "(?:罚金|缓刑)",
    "(罚金|(?:缓刑))一",
    "^(?:一|二)?月",
    ".罚",
    "(?:[^，]|年)x",
    "(?i)(?:a|b)",
    "(?:一|二)*",
    r"(.)\1",
)
"""Nothing is known of these, or engines leap by themselves."""


@pytest.mark.parametrize("text", UNKNOWN)
def test_an_expression_of_which_nothing_is_known_stays(text: str) -> None:
    regex = re.compile(text)
    assert leaping(regex) == regex


BEHIND = (
    "罚金|(?P<a>(?<=日)(?:被)?[^，]{0,2}?减)",
    "(?:从|(?<=第)[^x])",
    "(?<=第)[^条]|(?<=年).",
    "(?:(?<=x).|a)?b",
)
"""Some of what they find begins with any sign, but behind a certain one."""


@pytest.mark.parametrize("text", [k for k in KNOWN if "[^" not in k])
def test_the_signs_with_which_a_match_begins_are_asked_first(text: str) -> None:
    assert leaping(re.compile(text)).pattern.startswith("(?=[")


@pytest.mark.parametrize("text", BEHIND)
def test_a_sign_that_stands_before_a_match_is_asked_too(text: str) -> None:
    assert "(?<=" in leaping(re.compile(text)).pattern.removesuffix(f"(?:{text})")


@given(
    st.text("罚金缓刑12一二三年月日从轻减可以第条第abcx]-1", max_size=24),
    st.integers(0, 5),
    st.integers(0, 24),
)
def test_it_finds_the_same(text: str, start: int, end: int) -> None:
    for known in (*KNOWN, *BEHIND, *UNKNOWN):
        regex = re.compile(known)
        found = [(m.span(), m.groups()) for m in leaping(regex).finditer(text, start, end)]
        assert found == [(m.span(), m.groups()) for m in regex.finditer(text, start, end)]


@given(
    st.text("罚金缓刑12一二三年月日从轻减可以第条第abcx]-1", max_size=24),
    st.integers(0, 5),
    st.integers(0, 24),
)
def test_from_sign_to_sign_it_finds_the_same(text: str, start: int, end: int) -> None:
    for known in (*KNOWN, "罚金", "[一二]年"):
        found, stop = [], start
        for match in from_sign_to_sign(known).finditer(text, start, end):
            if match.start() >= stop:
                found.append(match.span(1))
                stop = match.end(1)
        assert found == [m.span() for m in re.compile(known).finditer(text, start, end)]


def test_groups_keep_their_numbers_and_names() -> None:
    for group in groups():
        for pattern in language(group).patterns.values():
            assert leaping(pattern.regex).groupindex == pattern.regex.groupindex
            assert leaping(pattern.regex).groups == pattern.regex.groups
