"""Judgments kept in a home are laid beside each other, however they came in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from shujian.app.screening.cards import NAME, Cards
from shujian.app.screening.filed import way_of_reading
from tests.app.test_cross_judgments import EXPECTED, TEXTS
from tests.app.test_documents_of_a_home import add, give, rows, run, said

PACKS = [f"裁判-跨文书-{p}" for p in ("同人", "同案", "同案犯")]
SAME = "同人文书"


def _pairs(home: Path) -> set[tuple[str, str]]:
    return {(row["前案号"], row["后案号"]) for row in rows(home, SAME)}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that got the first judgments in one delivery and the later ones in another."""
    place = tmp_path_factory.mktemp("成对")
    for word in "一二":
        give(place / word, **{n: t for n, t in TEXTS.items() if n.endswith(word)})
        add(place / "home", place / word)
    return place / "home"


def test_packs_over_pairs_find_in_a_home_what_a_screening_finds(home: Path) -> None:
    told = said("models", "run", *PACKS, "--home", home)
    assert sum(t["clues"] for t in told) == len(EXPECTED)
    listed: list[dict[str, Any]] = said("clues", "list", "--home", home)
    assert sorted(c["rule"] for c in listed) == sorted(rule for _, _, rule, _ in EXPECTED)


def test_nothing_is_made_again_while_the_documents_stay(home: Path) -> None:
    assert said("judgments", "refresh", "--home", home)["pairs"] == {}


def test_the_cards_are_made_anew_where_they_are_lost_or_damaged(home: Path) -> None:
    before = _pairs(home)
    assert len(before) >= 2
    for damage in (b"", b"no database at all" * 99):
        (home / NAME).write_bytes(damage)
        said("judgments", "refresh", "--home", home, "--processes", "1")
        with Cards(home / NAME) as cards:
            assert len(cards.ids(way_of_reading())) == len(TEXTS)
    assert _pairs(home) == before


def test_a_withdrawn_judgment_leaves_no_pair(home: Path) -> None:
    listed = said("judgments", "list", "--home", home)
    gone = next(d for d in listed if d["name"] == "甲一.txt")
    assert any(gone["case_no"] in pair for pair in _pairs(home))
    result = run("judgments", "withdraw", gone["id"], "--reason", "送错", "--home", home)
    assert result.exit_code == 0, result.output
    assert not any(gone["case_no"] in pair for pair in _pairs(home))
    with Cards(home / NAME) as cards:
        assert gone["id"] not in {card.id for card in cards.all()}
