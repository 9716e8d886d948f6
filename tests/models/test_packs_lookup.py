"""查 in a pack and in a model: engine, interpreter, memory and replay agree."""

from __future__ import annotations

import json
import os
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shujian.core.cells import Missing, State
from shujian.core.errors import ShujianError
from shujian.law.dated import DatedTables
from shujian.models.packs.pack import Pack, check_pack, explain, load_pack, run_pack, values
from shujian.models.packs.screen import Screener
from shujian.models.running.archive import Used, stored_library
from shujian.models.running.env import Library
from tests.models.packs_data.support import (
    EVERYWHERE,
    INFOS,
    TABLES,
    held,
    judgment,
    outcome,
    service,
    snapshots,
)
from tests.models.support import DAY, engine, model_of, shown
from tests.models.support import go as go_model
from tests.models.test_screen import tables

HERE = Path(__file__).parent / "packs_data"
EXAMPLES = 300 if os.environ.get("PROVE") else 10


@lru_cache
def library() -> Library:
    """One invented dated table."""
    return Library(dated=DatedTables.read([(None, HERE / "tiers.yaml")]))


@lru_cache
def pack() -> Pack:
    """The demonstration pack of 查."""
    return load_pack(HERE / "lookup_pack.yaml", INFOS, library())


def test_every_case_comes_out_as_expected() -> None:
    results = check_pack(pack(), TABLES, engine())
    assert [str(r) for r in results if not r.passed] == []
    assert len(results) == 9


CHARGES = ["虚构罪1", "虚构之罪", "虚构罪2", "没有的罪", ""]
DAYS = ["2020-12-31", "2021-01-01", "1990-01-01", "", "不详"]
BASE = st.fixed_dictionaries(
    {
        "后续状态": st.sampled_from(CHARGES),
        "生效日期": st.sampled_from(DAYS),
        "羁押天数": st.sampled_from(["6", "37", "121", "", "很久"]),
    }
)
SERVICE = st.fixed_dictionaries(
    {
        "number": st.integers(0, 4),
        "day": st.sampled_from(DAYS[:3]),
        "受送达单位": st.sampled_from(CHARGES[:4]),
    }
)


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(BASE, min_size=1, max_size=5), st.lists(SERVICE, max_size=10))
def test_engine_and_interpreter_agree(
    bases: list[dict[str, Any]], services: list[dict[str, Any]]
) -> None:
    rows = [judgment(n, **cells) for n, cells in enumerate(bases)]
    kids = [service(**s) for s in services]
    over = held(rows, kids, EVERYWHERE)
    result = run_pack(pack(), snapshots(over), over, as_of=DAY)
    over.release()
    expected = {r: [0, 0, 0, 0] for r in pack().rules}
    for row in over.tables["刑事裁判"].rows:
        own = [s for s in over.tables["文书送达"].rows if s["文书编号"] == row["文书编号"]]
        cells = values(pack(), row, {"送达": own})
        for name in pack().rules:
            cell = cells[name]
            open_ = isinstance(cell, Missing)
            place = (3 if cell.state == State.ABSENT else 2) if open_ else 0 if cell else 1
            expected[name][place] += 1
    assert {r: list(outcome(result, r)) for r in pack().rules} == expected
    screened = Screener([pack()], engine()).run(tables(rows, kids))
    counts = screened.counts[pack().id]
    assert {c.step: [c.passed, c.dropped, c.review, c.unchecked] for c in counts} == expected


def test_rows_aside_say_what_the_table_lacks() -> None:
    over = held([judgment(1, 后续状态="没有的罪"), judgment(2, 后续状态="")], [], EVERYWHERE)
    result = run_pack(pack(), snapshots(over), over, as_of=DAY)
    over.release()
    unchecked = {a.reason for a in result.unchecked if a.step == "top"}
    assert unchecked == {"“虚构罪名法定刑”里没有这一项，或当时没有版本"}
    assert {a.reason for a in result.reviews if a.step == "top"} == {"“后续状态”未填"}


def test_explain_gives_the_value_that_was_looked_up() -> None:
    row = {**held([judgment(1)], [], EVERYWHERE).tables["刑事裁判"].rows[0], "后续状态": "虚构罪2"}
    (part,) = explain(pack(), "top", row, {"送达": []})
    assert part.value is True
    assert part.columns["", "查得天数"] == 6


def test_a_run_keeps_the_tables_it_asked_for() -> None:
    used = Used(library())
    asked = load_pack(HERE / "lookup_pack.yaml", INFOS, used.library())
    kept = stored_library(json.loads(json.dumps(used.as_json())))
    assert list(used.as_json()["tables"]) == ["虚构罪名法定刑"]
    again, before = kept.dated.get("虚构罪名法定刑"), library().dated.get("虚构罪名法定刑")
    assert again is not None
    assert before is not None
    assert again.rows == before.rows
    assert asked.env.library.dated.get("没有") is None


STEPS = """
- {id: 新, op: derive, from: 甲, columns: {上限: '=最晚(查("虚构罪名法定刑", [姓名], [起日]), [最高刑])', 月: '=刑期月数([上限])'}}
- {id: 高, op: filter, from: 新, where: '=[月]>=60'}
"""


def test_a_model_looks_up_in_derive(tmp_path: Path) -> None:
    rows = [
        {"编号": "A1", "姓名": "虚构罪甲", "起日": "2015-01-01"},
        {"编号": "A2", "姓名": "虚构罪乙", "起日": "2021-01-01"},
        {"编号": "A3", "姓名": "虚构罪乙", "起日": "2015-01-01"},
        {"编号": "A4", "姓名": "无此罪", "起日": "2015-01-01"},
        {"编号": "A5", "姓名": "虚构罪甲", "起日": "不详"},
    ]
    text = (HERE / "tiers.yaml").read_text("utf-8")
    text = text.replace("罪名: 虚构罪1", "罪名: 虚构罪甲").replace(
        "罪名: 虚构罪2", "罪名: 虚构罪乙"
    )
    file = tmp_path / "tiers.yaml"
    file.write_text(text, "utf-8")
    model = model_of(STEPS, library=Library(dated=DatedTables.read([(None, file)])))
    result = go_model(model, {"甲": rows, "乙": [], "丙": []})
    assert shown(result, "编号") == ["A1"]
    assert [a.step for a in result.reviews] == ["高"]
    assert [a.step for a in result.unchecked] == ["高"]


def test_a_model_looks_up_nowhere_else() -> None:
    steps = "- {id: 高, op: filter, from: 甲, where: '=任一(查(\"虚构罪名法定刑\", [姓名], [起日]), TRUE)'}"
    with pytest.raises(ShujianError, match="derive"):
        model_of(steps, library=library())
