"""What a published copy leaves out disproves no clue of a court's own document."""

from __future__ import annotations

import pytest

from shujian.app.pack_editions import fitting, told_of
from shujian.app.shelf import Shelf

SAID = ["判项属于前罪", "公开版删去了有关记载"]


@pytest.mark.parametrize(
    ("editions", "expected"),
    [
        ({"原件"}, SAID[:1]),
        ({"公开版"}, SAID),
        ({"原件", "公开版"}, SAID),
        (set(), SAID),
        ({None}, SAID),
    ],
)
def test_only_clues_of_originals_are_told_without_it(
    editions: set[str | None], expected: list[str]
) -> None:
    assert fitting(SAID, editions) == expected


def test_a_rule_with_a_list_of_its_own_is_disproved_by_it_and_others_by_their_packs() -> None:
    pack, _ = Shelf().pack("shujian/裁判-量刑情节")
    assert "前罪判处的是拘役、管制" in told_of(pack, "recid.missed")
    other = next(r for r, rule in pack.rules.items() if not rule.spec.disprove)
    assert told_of(pack, other) == list(pack.spec.about["disprove"])
