"""Whole invented judgments, text to clue: lawful ones give none, wrong ones give theirs."""

from __future__ import annotations

from pathlib import Path

import pytest

from shujian.app.screening.work import Asked, screened
from tests.content.lawful_texts import cases

LAWFUL = list(cases("lawful"))
WRONG = list(cases("wrong"))


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """Name of the case → rules that speak as 确定 or 较可能."""
    folder = tmp_path_factory.mktemp("judgments")
    for name, text, _ in LAWFUL + WRONG:
        (folder / f"{name}.txt").write_text(text, "utf-8")
    names: dict[str, str] = {}
    found: dict[str, set[str]] = {name: set() for name, _, _ in LAWFUL + WRONG}
    for answer in screened(Asked([folder], original=True)):
        names |= {a.id: Path(a.source).stem for a in answer.accounts if not a.copy_of}
        for clue in answer.clues:
            if clue.record["severity"] != "待核":
                found[names[clue.record["document"]]].add(clue.record["rule"])
    assert len(names) == len(found), "a judgment was put aside as a copy"
    return found


@pytest.mark.parametrize("name", [c[0] for c in LAWFUL])
def test_a_lawful_judgment_gives_no_clue(name: str, told: dict[str, set[str]]) -> None:
    assert told[name] == set()


@pytest.mark.parametrize(("name", "rules"), [(c[0], c[2]) for c in WRONG])
def test_a_wrong_judgment_gives_its_clue(
    name: str, rules: frozenset[str], told: dict[str, set[str]]
) -> None:
    assert told[name] == rules
