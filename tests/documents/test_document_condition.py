"""Blank, cut off, whole; and several judgments in one file."""

from __future__ import annotations

import pytest
from doc_texts import judgment

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
