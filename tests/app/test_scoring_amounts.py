"""Keeping score of a model: a planted violation is found only with the amount it names."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from shujian.app.scoring import Score, score
from shujian.models.running.result import RunResult

MARK: dict[str, Any] = {
    "model": "M42", "rule": "K1", "kind": "plant", "subject": "990101195001010019",
    "expected": "线索", "why": "虚构", "also": (), "companions": (), "amount": "10765.44",
}  # fmt: skip


def scored(mark: dict[str, Any], *clues: tuple[str, str, str]) -> Score:
    found = [
        SimpleNamespace(
            rule=rule, record={"values": {"号码": who, "数额": yuan}, "subject": who, "title": ""}
        )
        for rule, who, yuan in clues
    ]
    result = SimpleNamespace(clues=found, hints=[], reviews=[], unchecked=[])
    return score("M42", [mark], cast(RunResult, result), 0.0)


@pytest.mark.parametrize(
    ("rule", "subject", "amount", "right"),
    [
        ("K1", MARK["subject"], "10765.44", True),
        ("K1", MARK["subject"], "12000.00", False),
        ("K1", "990101195001010027", "10765.44", False),
        ("K2", MARK["subject"], "10765.44", False),
    ],
)
def test_the_amount_must_stand_in_a_clue_of_that_rule_and_subject(
    rule: str, subject: str, amount: str, right: bool
) -> None:
    held = scored(MARK, (rule, subject, amount), ("K1", MARK["subject"], "1.00"))
    assert (held.found, held.missed) == ((1, 0) if right else (0, 1))
    assert any("10765.44" in note for note in held.notes) is not right


def test_where_no_amount_is_named_any_will_do() -> None:
    assert scored({**MARK, "amount": ""}, ("K1", MARK["subject"], "1.00")).found == 1
    without = {key: value for key, value in MARK.items() if key != "amount"}
    assert scored(without, ("K1", MARK["subject"], "1.00")).found == 1
