"""Rules of words: what is said, what is denied, what a person has to read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shujian.models.algorithms.keywords import Reader, Rule, compiled, segments
from shujian.models.algorithms.negation import Said, said

YES = [
    "被告人殴打被害人",
    "不仅殴打被害人",
    "非法殴打他人",
    "没有付钱，殴打被害人",
    "未成年人殴打同学",
]
NO = [
    "没有殴打被害人",
    "被告人否认曾经殴打被害人",
    "未殴打",
    "殴打被害人的事实不存在",
    "并非殴打",
    "并非法官殴打被害人",
]
UNSURE = ["不是没有殴打", "否认未殴打", "并不否认殴打"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        *((t, Said.YES) for t in YES),
        *((t, Said.NO) for t in NO),
        *((t, Said.UNSURE) for t in UNSURE),
    ],
)
def test_a_word_counts_as_its_clause_says_it(text: str, wanted: Said) -> None:
    at = text.index("殴打")
    assert said(text, at, at + 2) == wanted


def test_further_words_may_deny() -> None:
    assert said("谎称殴打", 2, 4, ("谎称",)) == Said.NO


@given(st.text(alphabet="甲乙。！；\n ，", max_size=40), st.sampled_from(["句", "段", "全文"]))
def test_segments_stand_where_they_are_said_to_and_lose_no_letter(text: str, unit: str) -> None:
    found = segments(text, unit)
    assert all(text[at : at + len(part)] == part for at, part in found)
    assert sum(p.count("甲") for _, p in found) == text.count("甲")


def test_a_denied_place_does_not_hide_another_that_is_said() -> None:
    rule = Rule("打", any=("殴打",))
    hit = Reader([rule], "全文").read("他没有殴打甲。他殴打了乙", rule)
    assert hit is not None
    assert hit.said == Said.YES
    assert hit.words == ("殴打",)


def test_what_must_not_stand_there_counts_even_where_it_is_denied() -> None:
    rule = Rule("打", any=("殴打",), none=("和解",))
    assert Reader([rule], "句").read("殴打后没有和解", rule) is None


def test_all_and_any_are_demanded_together() -> None:
    rule = Rule("欠", all=("工资",), any=("拖欠", "克扣"))
    reader = Reader([rule], "句")
    assert reader.read("拖欠工资", rule) is not None
    assert reader.read("工资按时发", rule) is None
    assert reader.read("拖欠货款。工资", rule) is None


def test_plain_words_are_no_pattern_and_a_wrong_pattern_is_refused() -> None:
    assert compiled("a.c").search("abc") is None
    assert compiled("正则：a.c").search("abc") is not None
    with pytest.raises(ValueError):
        compiled("正则：(?<=甲)乙")


def test_a_denied_place_is_told_from_none() -> None:
    rule = Rule("打", all=("殴打",), any=("被害人", "同学"))
    reader = Reader([rule], "句")
    denied = reader.read("没有殴打被害人", rule)
    assert denied is not None
    assert denied.said == Said.NO
    assert reader.read("殴打路人", rule) is None
    assert reader.read("被害人到场", rule) is None
