"""A model that compares with its last run: first, changed data, the same data again, replay."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import select

from shujian.app.explaining import explain
from shujian.app.replaying import kept, replay
from shujian.app.running import Ran, run_model
from shujian.app.shelf import Shelf
from shujian.engines.base import Coverage
from shujian.pool import importing
from shujian.pool.anew import redefining
from shujian.store import db
from shujian.store.home import Home
from shujian.store.schema import Run
from shujian.trust import Context

TABLE = """
id: 本院/补贴户
name: 补贴户
meaning: 虚构的补贴名册
key: [户号]
place: 地区
columns:
  - {name: 户号, element: 编号, required: true, meaning: 户号}
  - {name: 金额, element: 金额, meaning: 每月补贴}
  - {name: 地区, element: 行政区划代码, meaning: 地区}
"""
MODEL = """
id: 本院/比上次
name: 补贴变动监督模型
line: 公益诉讼
purpose: 试验
basis: [某办法]
inputs: {户: 补贴户}
steps:
  - {id: 高额, op: filter, from: 户, where: '=[金额]>50'}
  - {id: 比, op: since, from: 高额, by: [户号], compare: [金额], as: [与上次, 变了],
     coverage: {place: '=[地区]'}}
  - {id: 要看, op: filter, from: 比, where: '=[与上次]<>"不变"'}
output:
  {rule: R1, from: 要看, subject: 户号, identity: [户号], title: '{户号}{与上次}',
   show: [户号, 与上次, 变了, 金额, 上次金额]}
disprove: [补登]
verify: [核对]
document: 检察建议书
"""
HEAD = "户号,金额,地区\n"
CTX = Context.local("核查线索")


@dataclass
class Place:
    """A home with the table and the model."""

    home: Home
    folder: Path

    def supply(self, *rows: str, day: int = 1, place: str = "9901") -> None:
        path = self.folder / f"补贴{day}.csv"
        path.write_text(HEAD + "".join(f"{r}\n" for r in rows), "utf-8")
        with importing.propose(CTX, self.home, path, table="补贴户", supplier="某局") as proposal:
            importing.commit(
                CTX, self.home, proposal, as_of=dt.date(2025, 3, day), accept=True,
                mode="replace", coverage=(Coverage(place),),
            )  # fmt: skip

    def run(self) -> Ran:
        return run_model(CTX, self.home, Shelf(self.home), "本院/比上次")

    def notes(self, ran: Ran) -> str:
        return (self.home.run(ran.run_id) / "told.json").read_text("utf-8")


def said(ran: Ran) -> list[tuple[str, str, str]]:
    rows = [f.record["values"] for f in ran.result.clues]
    return sorted((str(r["户号"]), str(r["与上次"]), str(r["变了"])) for r in rows)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    home = Home.open(tmp_path / "张三 (1)")
    table, model = home.content / "tables", home.content / "models" / "x"
    for folder in (table, model):
        folder.mkdir(parents=True)
    (table / "补贴户.yaml").write_text(TABLE, "utf-8")
    (model / "model.yaml").write_text(MODEL, "utf-8")
    return Place(home, tmp_path)


def test_rows_are_first_then_new_changed_gone_and_every_run_can_be_made_again(
    place: Place,
) -> None:
    place.supply("A1,100,990101", "A2,200,990101", "A3,300,990101", "A4,10,990101")
    first = place.run()
    assert said(first) == [("A1", "首次", ""), ("A2", "首次", ""), ("A3", "首次", "")]
    assert "首次运行" in place.notes(first)
    place.supply("A1,100,990101", "A2,250,990101", "A4,90,990101", "A5,10,990101", day=2)
    second = place.run()
    wanted = [("A2", "变化", "金额"), ("A3", "消失", ""), ("A4", "新增", "")]
    assert said(second) == wanted
    assert first.run_id in place.notes(second)
    again = place.run()
    assert (said(again), again.recorded.new, again.recorded.gone) == (wanted, 0, 0)
    place.supply("A2,250,990101", day=3)
    third = place.run()
    assert said(third) == [("A1", "消失", ""), ("A4", "消失", "")]
    assert again.run_id in place.notes(third)
    for ran in (first, second, again, third):
        assert replay(CTX, place.home, ran.run_id).equal
    held = kept(place.home, third.run_id)["snapshots"]
    assert (held["户"]["version"], held["户·上次"]["version"]) == (3, 2)


def test_the_rows_behind_a_comparison_are_those_of_both_files(place: Place) -> None:
    place.supply("A1,100,990101", "A2,200,990101")
    place.run()
    place.supply("A1,150,990101", "A3,70,990101", day=2)
    found = {str(c.record["subject"]): c for c in place.run().result.clues}
    assert sorted(found) == ["A1", "A2", "A3"]
    changed = explain(CTX, place.home, found["A1"].id).rows
    cells = {a: [r.cells["金额"].shown for r in rows] for a, rows in changed.items()}
    assert cells == {"户": ["150.00"], "户·上次": ["100.00"]}
    assert list(explain(CTX, place.home, found["A2"].id).rows) == ["户·上次"]


def test_what_was_not_covered_last_time_is_not_called_new(place: Place) -> None:
    place.supply("A1,100,990101")
    place.run()
    place.supply("A1,100,990101", "B1,100,990201", day=2, place="")
    ran = place.run()
    assert said(ran) == []
    reasons = [a.reason for a in ran.result.unchecked]
    assert [r for r in reasons if "补贴户（上次运行时）" in r] == reasons != []


def test_a_last_run_on_a_table_of_another_meaning_is_no_last_run(place: Place) -> None:
    place.supply("A1,100,990101")
    place.run()
    table = place.home.content / "tables" / "补贴户.yaml"
    table.write_text(TABLE.replace("金额, element: 金额", "金额, element: 数量"), "utf-8")
    redefining.redefine(CTX, place.home, "补贴户")
    ran = place.run()
    assert said(ran) == [("A1", "首次", "")]
    assert "不能与" in place.notes(ran)
    assert replay(CTX, place.home, ran.run_id).equal


def test_a_run_that_failed_is_no_last_run(place: Place) -> None:
    place.supply("A1,100,990101")
    ran = place.run()
    with db.session(place.home) as session:
        session.scalars(select(Run).where(Run.id == ran.run_id)).one().state = "失败"
    place.supply("A1,150,990101", day=2)
    assert said(place.run()) == [("A1", "首次", "")]
