"""What a published copy leaves out disproves no clue of a court's own document."""

from __future__ import annotations

import pytest

from shujian.app.pack_editions import fitting

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
