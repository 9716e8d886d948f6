"""Blank, cut off, whole; and several judgments in one file."""

from __future__ import annotations

import pytest
from doc_texts import judgment

from shujian.documents.document import DocumentState
from shujian.documents.readers.condition import condition
from shujian.documents.readers.splitting import starts_of_judgments

WHOLE = judgment(1)
CUTS = [
    ("", "空白"),
    (" \n　\n", "空白"),
    ("××××", "空白"),
    ("此处为空", "空白"),
    ("____年__月__日（××××）××××号 ×× ×× ×××× ____ ××××", "空白"),
    (WHOLE, "可读"),
    (WHOLE + "\n附：相关法律条文\n第一条，", "可读"),
    (judgment(1, signed=False), "截断"),
    (WHOLE[: WHOLE.index("判决如下")], "截断"),
    (WHOLE[: WHOLE.index("二、责令")], "截断"),
    (judgment(1, kind="刑事裁定书").replace("判决如下", "裁定如下"), "可读"),
    (WHOLE.replace("判决如下", "判 决 如 下").replace("书记员", "书 记 员"), "可读"),
    ("起诉书\n" + "虚构事实。" * 60, "可读"),
    ("起诉书\n" + "虚构事实。" * 60 + "经查，", "截断"),
    ("请示", "可读"),
]


@pytest.mark.parametrize(("text", "state"), CUTS)
def test_the_state_of_a_text(text: str, state: str) -> None:
    found, why = condition(text)
    assert found == state
    assert bool(why) == (state != "可读")


@pytest.mark.parametrize("end", range(120, len(WHOLE) - 30, 17))
def test_a_judgment_cut_anywhere_before_its_signatures_is_told(end: int) -> None:
    assert condition(WHOLE[:end])[0] == "截断"


def test_two_judgments_in_one_file_are_parted_at_the_second_title() -> None:
    both = WHOLE + "\n" + judgment(2)
    starts, note = starts_of_judgments(both)
    assert starts == [0, len(WHOLE) + 1]
    assert note == ""
    assert starts_of_judgments(both.replace("\n", " "))[0] == starts


def test_one_judgment_that_quotes_another_stays_whole() -> None:
    quoting = WHOLE.replace("经审理查明", "原审法院判决如下：被告人犯盗窃罪。经审理查明")
    assert starts_of_judgments(quoting) == ([0], "")


def test_a_second_judgment_without_a_title_is_reported() -> None:
    body = judgment(2).split("\n", 3)[3]
    starts, note = starts_of_judgments(WHOLE + "\n" + body)
    assert starts == [0]
    assert "2 份文书" in note


@pytest.mark.parametrize(
    "title", ["起诉书", "起 诉 书", "不起诉决定书", "变更起诉决定书", "起诉意见书"]
)
def test_what_accuses_is_not_cut_off_for_want_of_an_operative_part(title: str) -> None:
    text = (
        f"虚州市虚江区人民检察院\n{title}\n虚江检刑诉〔2024〕1号\n被告人虚某，男，2015年因犯盗窃罪被"
        "虚州市虚江区人民法院以（2015）虚9901刑初1号刑事判决书判处拘役三个月。\n本院认为，应当追究。\n"
        "检察官　虚某某\n2024年5月1日\n"
    )
    assert condition(text)[0] is DocumentState.READABLE
    assert condition(text.replace(title, "刑事判决书"))[0] is DocumentState.TRUNCATED
