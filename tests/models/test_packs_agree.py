"""The engine and the interpreter agree on every rule of a pack, row by row."""

from __future__ import annotations

import os
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from shujian.core.cells import ABSENT, Missing, State
from shujian.models.packs.pack import explain, run_pack, values
from tests.models.packs_data.support import (
    EVERYWHERE,
    held,
    judgment,
    outcome,
    pack,
    service,
    snapshots,
)
from tests.models.support import DAY

EXAMPLES = 500 if os.environ.get("PROVE") else 10
BASE = st.fixed_dictionaries(
    {
        "主刑": st.sampled_from(["管制", "拘役", ""]),
        "生效日期": st.sampled_from(["2025-01-01", "2025-01-10", "", "不详"]),
        "羁押天数": st.sampled_from(["10", "400", "", "很久"]),
        "执行地区划": st.sampled_from(["990101", ""]),
    }
)
SERVICE = st.fixed_dictionaries(
    {
        "number": st.integers(0, 6),
        "day": st.sampled_from(["2025-01-05", "2025-01-20", "2025-01-31"]),
        "kind": st.sampled_from(["通知", "判决书"]),
    }
)


def stream(cell: Any, severity: str) -> int:
    """Which count a condition's cell goes to: hit, not hit, 待核, 未检查."""
    if isinstance(cell, Missing):
        return 3 if cell.state == State.ABSENT else 2
    if cell:
        return 2 if severity == "待核" else 0
    return 1


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(BASE, min_size=1, max_size=7), st.lists(SERVICE, max_size=14), st.booleans())
def test_engine_and_interpreter_agree(
    bases: list[dict[str, Any]], services: list[dict[str, Any]], whole: bool
) -> None:
    over = held(
        [judgment(n, **cells) for n, cells in enumerate(bases)],
        [service(**s) for s in services],
        EVERYWHERE if whole else (),
    )
    result = run_pack(pack(), snapshots(over), over, as_of=DAY)
    over.release()
    expected = {r: [0, 0, 0, 0] for r in pack().rules}
    env = pack().env.on(DAY, {})
    for row in over.tables["刑事裁判"].rows:
        own = [s for s in over.tables["文书送达"].rows if s["文书编号"] == row["文书编号"]]
        cells = values(pack(), row, {"送达": own if own or whole else None}, env)
        for name, rule in pack().rules.items():
            expected[name][stream(cells[name], rule.spec.severity)] += 1
    assert {r: list(outcome(result, r)) for r in pack().rules} == expected


def test_explain_names_each_part_with_its_values() -> None:
    over = held([judgment(1)], [service(1, "2025-01-20")], EVERYWHERE)
    row = over.tables["刑事裁判"].rows[0]
    rows = {"送达": over.tables["文书送达"].rows}
    first, second = explain(pack(), "service.late", row, rows)
    assert first.value is True
    assert "任" not in first.sentence
    assert second.columns == {("", "送达用时"): 19}
    assert second.value is True


def test_explain_of_a_child_table_that_is_not_there_is_absent() -> None:
    over = held([judgment(1)], [], EVERYWHERE)
    first, second = explain(pack(), "service.late", over.tables["刑事裁判"].rows[0])
    assert (first.state, second.state) == (State.ABSENT, State.ABSENT)
    assert first.columns == {("", "送达中有一项[送达.送达种类]等于“通知”"): ABSENT}
