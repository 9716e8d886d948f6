"""Keeping score of screened judgments: found, lowered, missed, hit, invented."""

from __future__ import annotations

from typing import Any

import pytest

from shujian.app.scoring import Score
from shujian.app.scoring_judgments import Heard, score
from shujian.app.screening.types import Account, Answer, Clue

PLANT: dict[str, Any] = {
    "document": "1.txt", "rule": "fine.no_amount", "kind": "plant", "subject": "测一",
    "severity": "确定", "basis": "虚构法第一条", "why": "虚构", "same": ["fine.equal"],
    "also": ["fine.beside"],
}  # fmt: skip
TRAP = {**PLANT, "kind": "trap"}


def scored(
    mark: dict[str, Any], *clues: tuple[str, str, str], states: dict[str, str] | None = None
) -> Score:
    heard = Heard()
    told = tuple(
        Clue({"document": "d1", "rule": rule, "severity": severity, "subject": subject,
              "message": ""}, "1.txt", "", rule, ())
        for rule, severity, subject in clues
    )  # fmt: skip
    account = Account("d1", "1.txt", "原件.zip/1.txt#1", "已解析", judged=True)
    heard.take(Answer((account,), told))
    return score({"marks": [mark], "states": states or {}}, heard, 0.0)


@pytest.mark.parametrize(
    ("rule", "severity", "subject", "found", "lowered", "missed"),
    [
        ("fine.no_amount", "确定", "测一", 1, 0, 0),
        ("fine.no_amount", "较可能", "测一", 1, 0, 0),
        ("fine.no_amount.original", "确定", "测一", 1, 0, 0),
        ("fine.equal", "确定", "测一", 1, 0, 0),
        ("fine.no_amount", "确定", "d1", 1, 0, 0),  # a clue about the document
        ("fine.no_amount", "待核", "测一", 0, 1, 0),
        ("fine.no_amount", "确定", "测二", 0, 0, 1),
        ("fine.no_amounts", "确定", "测一", 0, 0, 1),
        ("fine.beside", "确定", "测一", 0, 0, 1),
    ],
)
def test_a_planted_mistake_is_found_lowered_or_missed(
    rule: str, severity: str, subject: str, found: int, lowered: int, missed: int
) -> None:
    held = scored(PLANT, (rule, severity, subject))
    assert (held.found, held.lowered, held.missed) == (found, lowered, missed)


def test_a_mistake_that_needs_review_is_found_by_a_point_to_verify() -> None:
    assert scored({**PLANT, "severity": "待核"}, ("fine.no_amount", "待核", "测一")).found == 1


def test_a_look_alike_is_hit_by_a_sure_clue_only() -> None:
    assert scored(TRAP, ("fine.no_amount", "较可能", "测一")).traps_hit == 1
    assert scored(TRAP, ("fine.no_amount", "待核", "测一")).perfect
    assert scored(TRAP).perfect


def test_a_sure_clue_that_nobody_planted_is_invented() -> None:
    found = ("fine.no_amount", "确定", "测一")
    assert scored(PLANT, found, ("fine.beside", "确定", "测一")).perfect
    assert scored(PLANT, found, ("main.other", "待核", "测一")).perfect
    assert scored(PLANT, found, ("main.other", "较可能", "测一")).extra == 1


def test_a_damaged_file_must_be_left_in_its_state() -> None:
    assert scored(TRAP, states={"1.txt": "未解析或已解析"}).strayed == 0
    assert scored(TRAP, states={"1.txt": "未解析"}).strayed == 1
    assert scored(TRAP, states={"2.txt": "未解析"}).strayed == 1
