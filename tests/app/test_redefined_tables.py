"""A table corrected after a run: models say what to do, and the run can be made again."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from shujian.app import authoring
from shujian.app.explaining import explain
from shujian.app.replaying import replay
from shujian.app.running import run_model
from shujian.app.shelf import Shelf
from shujian.core.errors import ShujianError
from shujian.pool import importing
from shujian.pool.anew import redefining
from shujian.store.home import Home
from shujian.trust import Context

CSV = "姓名,身份证号,月份\n赵一一,990101195001010010,2025-01\n钱二二,990101195102020023,2025-02\n"
MODEL = """
id: 本院/x
name: 一月领取监督模型
line: 公益诉讼
purpose: 试验
basis: [某办法]
checked: true
inputs: {补: {table: 补贴}}
steps:
  - {id: 一月, op: filter, from: 补, where: '=[月份]=WHEN'}
output: {rule: R1, from: 一月, subject: 身份证号, identity: [身份证号], title: '{姓名}'}
disprove: [同名]
verify: [核对]
document: 检察建议书
"""


def _model(home: Home, when: str) -> None:
    folder = home.content / "models" / "x"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "model.yaml").write_text(MODEL.replace("WHEN", when), "utf-8")


def test_runs_made_before_a_table_was_corrected_can_be_made_again(tmp_path: Path) -> None:
    home, ctx = Home.open(tmp_path / "张三 (1)"), Context.local("核查线索")
    path = tmp_path / "补贴.csv"
    path.write_text(CSV, "utf-8")
    drafted = authoring.draft_table(ctx, home, path, "补贴")
    assert drafted is not None
    with importing.propose(ctx, home, path, table="补贴", supplier="某局") as proposal:
        importing.commit(ctx, home, proposal, as_of=dt.date(2025, 3, 31), accept=True)
    _model(home, "当月(DATE(2025,1,1))")
    before = run_model(ctx, home, Shelf(home), "本院/x")
    text = drafted.path.read_text("utf-8").replace("月份, element: 月份", "月份, element: 文本")
    drafted.path.write_text(text.replace("period: 月份\n", ""), "utf-8")
    _model(home, '"2025-01"')
    with pytest.raises(ShujianError, match="shujian pool redefine 补贴"):
        run_model(ctx, home, Shelf(home), "本院/x")
    redefining.redefine(ctx, home, "补贴")
    assert replay(ctx, home, before.run_id).equal
    after = run_model(ctx, home, Shelf(home), "本院/x")
    assert [c.id for c in after.result.clues] == [c.id for c in before.result.clues]
    rows = explain(ctx, home, after.result.clues[0].id).rows["补"]
    assert [(r.line, r.cells["月份"].shown) for r in rows] == [(2, "2025-01")]
    assert replay(ctx, home, after.run_id).equal
