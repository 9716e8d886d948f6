"""Sentences of a reasoning, written down before they were read: what the court finds of whom."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from shujian.core import yamlio
from tests.documents.test_reach_and_reject import FIVE, read

PATH = Path(__file__).parent / "data" / "finding_sentences.yaml"
DATA: dict[str, Any] = yamlio.parse(PATH.read_text("utf-8"), PATH.name)
FOUND = ("累犯", "毒品再犯", "自首", "坦白", "立功", "从犯", "未遂", "认罪认罚", "谅解")


def _found(people: tuple[str, ...], sentence: str) -> list[list[str]]:
    reasoning = f"{'、'.join(people)}的行为已构成诈骗罪。{sentence}"
    return [[n for n in FOUND if p.true(n)] for p in read(people, reasoning).people]


@pytest.mark.parametrize("case", DATA["一人"], ids=lambda case: case["句"][:24])
def test_a_court_finds_of_one_only_what_it_says(case: dict[str, Any]) -> None:
    wanted = [n for n in FOUND if n in case["认定"]]
    assert _found(FIVE[:1], case["句"]) == [wanted]


@pytest.mark.parametrize("case", DATA["三人"], ids=lambda case: case["句"][:24])
def test_a_court_finds_of_each_only_what_it_says(case: dict[str, Any]) -> None:
    wanted = [[n for n in FOUND if n in told] for told in case["认定"]]
    assert _found(FIVE[:3], case["句"]) == wanted
