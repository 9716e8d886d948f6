"""Real foreign input: the log of traffic fines goes through mapping and a model of a few lines."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest

from shujian.app import authoring
from shujian.app.running import run_model
from shujian.app.shelf import Shelf
from shujian.core.errors import ShujianError
from shujian.engines.base import Coverage
from shujian.pool import importing
from shujian.store.home import Home
from shujian.trust import Context

LOG = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "eventlogs" / "traffic_fines.csv"
MODEL = """\
id: 本院/unpaid-fines
name: 罚款未缴也未移送催收监督模型
purpose: 以公开的外国罚款日志检验平台，不涉及任何真实单位
basis: [检验用]
inputs: {事件: {table: 罚款事件}}
parameters:
  天数: {type: 整数, value: 180, meaning: 开单以来的天数, source: 检验用}
steps:
  - {id: 开单, op: filter, from: 事件, where: '=AND([activity]="Create Fine", 天数([timestamp], 截至日())>参数("天数"))'}
  - {id: 缴款或催收, op: filter, from: 事件, where: '=IN([activity], "Payment", "Send for Credit Collection")'}
  - id: 未处理
    op: not_exists
    left: 开单
    right: 缴款或催收
    on: [case_id]
    coverage: {complete: 同一份日志含案件的全部事件}
output:
  rule: R1
  from: 未处理
  subject: case_id
  identity: [case_id]
  title: '{case_id} 于 {timestamp} 开单，至今没有缴款，也没有移送催收'
disprove: [是否已撤销]
verify: [核对缴款记录]
"""


def _expected() -> set[str]:
    """The same count by another tool: the csv module alone."""
    created: dict[str, dt.date] = {}
    closed: set[str] = set()
    last = dt.date.min
    with LOG.open(encoding="utf-8", newline="") as source:
        for row in csv.DictReader(source):
            day = dt.date.fromisoformat(row["timestamp"][:10])
            last = max(last, day)
            if row["activity"] == "Create Fine":
                created[row["case_id"]] = day
            elif row["activity"] in ("Payment", "Send for Credit Collection"):
                closed.add(row["case_id"])
    return {c for c, day in created.items() if c not in closed and (last - day).days > 180}


@pytest.mark.corpus
@pytest.mark.skipif(not LOG.is_file(), reason="the shared event log is not beside the checkout")
def test_unpaid_fines_that_were_never_sent_for_collection(tmp_path: Path) -> None:
    home, ctx = Home.open(tmp_path / "张三 (1)"), Context.local("检验")
    authoring.draft_table(ctx, home, LOG, "罚款事件")
    with LOG.open(encoding="utf-8", newline="") as source:
        last = max(row["timestamp"][:10] for row in csv.DictReader(source))
    with importing.propose(ctx, home, LOG, table="罚款事件", supplier="某市") as proposal:
        (result,) = importing.commit(
            ctx, home, proposal, as_of=dt.date.fromisoformat(last),
            coverage=(Coverage(),), accept=True,
        )  # fmt: skip
    assert (result.rows_in, result.rows_kept, result.rows_quarantined) == (34_724, 34_724, 0)
    folder = authoring.new_model(ctx, home, "本院/unpaid-fines")
    (folder / "model.yaml").write_text(MODEL, "utf-8")
    ran = run_model(ctx, home, Shelf(home), "本院/unpaid-fines")
    found = {clue.record["subject"] for clue in ran.result.clues}
    assert len(found) == 2073
    assert found == _expected()


def test_a_model_without_any_data_says_which_tables_are_missing(tmp_path: Path) -> None:
    home, ctx = Home.open(tmp_path / "home"), Context.local("检验")
    with pytest.raises(ShujianError, match="养老金发放"):
        run_model(ctx, home, Shelf(home), "M42")
