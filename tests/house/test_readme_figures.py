"""The numbers that both READMEs name are those of the program."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from shujian.app.shelf import Shelf
from shujian.formulas import functions
from shujian.models.authoring.cases import read_cases
from shujian.models.authoring.palette import cards
from shujian.schema.elements import elements

ROOT = Path(__file__).parents[2]


def _cases() -> int:
    return sum(len(read_cases(item.path.parent)) for item in Shelf().items.values())


FIGURES: dict[str, tuple[Callable[[], int], str, str]] = {
    "elements": (lambda: len(elements()), "data elements", "种数据元素"),
    "tables": (lambda: len(Shelf().tables), "standard tables", "张标准表"),
    "functions": (lambda: len(functions()), "functions", "个函数"),
    "operators": (lambda: len(cards()), "operators", "种步骤"),
    "golden cases": (_cases, "golden cases", "个用例"),
}


@pytest.mark.parametrize("of", FIGURES)
def test_both_readmes_count_what_there_is(of: str) -> None:
    count, english, chinese = FIGURES[of]
    for page, unit in (("README.md", f" {english}"), ("README.zh-CN.md", f" {chinese}")):
        found = re.search(rf"(\d+){unit}", (ROOT / page).read_text("utf-8"))
        assert found, f"{page} names no number of {unit}"
        assert int(found[1]) == count(), f"{page}: {found[0]}"
