"""Short cuts of building plans give what the long way gives."""

from __future__ import annotations

from typing import Any

import ibis.expr.operations as ops
import pyarrow as pa
import pytest
from ibis.common.exceptions import IbisTypeError

from shujian.core.cells import State
from shujian.engines.base import STATE
from shujian.formulas.types import INT
from shujian.models.relations import graph
from shujian.models.relations.relation import Relation
from shujian.models.running.narrowing import narrowed
from tests.models.support import engine


def _relation(held: Any, states: list[int | None]) -> Relation:
    kind = pa.int8()
    data = {"甲": pa.array([1 if s == 0 else None for s in states], pa.int64())}
    data["甲" + STATE] = pa.array(states, kind)
    return Relation(held.memory("窄", pa.table(data)), {"甲": INT}, {"甲": None})


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ([0, 0], State.VALUE),
        ([1, 1, 1], None),
        ([3, 3], None),
        ([0, 1], None),
        ([2, 0, 2], None),
        ([], State.VALUE),
    ],
)
def test_no_state_is_left_where_every_row_has_a_value(
    states: list[int | None], expected: int | None
) -> None:
    held = engine()
    found = narrowed(held, _relation(held, states))
    assert found.states == {"甲": expected}
    assert held.rows(found.keep(["甲"]).expr) == len(states)
    assert narrowed(held, found).states == found.states


def test_columns_made_without_checks_are_the_same_nodes() -> None:
    held = engine()
    node = _relation(held, [0]).expr.op()
    assert graph.field(node, "甲") == ops.Field(node, "甲")
    assert hash(graph.field(node, "甲")) == hash(ops.Field(node, "甲"))
    picked = graph.pick(node.to_expr(), ["甲"]).op()
    assert picked == ops.Project(node, {"甲": ops.Field(node, "甲")})
    with pytest.raises(IbisTypeError, match="乙"):
        graph.field(node, "乙")
