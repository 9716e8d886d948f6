"""What the demo city writes can be read: by the platform's own data elements, cell by cell."""

from __future__ import annotations

import numpy as np
import pytest

from shujian.core.cells import Missing
from shujian.demo.build import imagine
from shujian.demo.cells import NULL, Column
from shujian.demo.columns import CONTENT, demo_content, tables
from shujian.demo.spelling_kinds import ways
from shujian.demo.world import World
from shujian.schema.elements import element
from shujian.schema.tables import load_tables


@pytest.fixture(scope="module")
def world() -> World:
    return imagine(1_000, 3)


def values(column: Column) -> list[int | str]:
    """Up to sixty different values of a column."""
    if column.numbers is not None:
        found = [int(v) for v in np.unique(column.numbers) if v != NULL]
    else:
        assert column.words is not None
        used = np.unique(column.words.codes).tolist()
        found = sorted({column.words.words[code] for code in used} - {"", "不明"})
    return found[:: max(1, len(found) // 60)]


@pytest.mark.parametrize("name", sorted(tables()))
def test_every_way_of_writing_a_cell_says_the_same(world: World, name: str) -> None:
    standard = {c.name: c for c in load_tables(CONTENT / "tables")[name].columns}
    frame = world.frames[name]
    plans = [plan for plan in demo_content("files.yaml") if plan["table"] == name]
    assert plans
    for column in frame.table.columns:
        reader = element(standard[column.name].element, standard[column.name].unit)
        for plan in plans:
            plain, *others = ways(column.kind, plan.get("style", "iso"), plan.get("old_ids", False))
            for value in values(frame.merged(column.name)):
                expected = reader.clean(plain(value)).value
                assert not isinstance(expected, Missing), (column.name, value)
                for other in others:
                    written = other(value)
                    assert reader.clean(written).value == expected, (column.name, written)
