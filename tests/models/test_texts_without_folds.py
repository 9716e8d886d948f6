"""Texts for people read well, however their author broke the lines."""

from __future__ import annotations

from shujian.models.reading import without_folds


def test_a_line_broken_after_a_chinese_mark_leaves_no_gap() -> None:
    assert (
        without_folds("发现应停发的情形， 以及应补发的情形。 只供核查")
        == "发现应停发的情形，以及应补发的情形。只供核查"
    )


def test_gaps_that_an_author_wrote_between_words_stay() -> None:
    assert without_folds("办公厅 劳社厅函 44 号") == "办公厅 劳社厅函 44 号"
