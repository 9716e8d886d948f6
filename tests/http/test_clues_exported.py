"""The workbook of clues: what a prosecutor works with, in words, covered for who may not see."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from shujian.app.clue_telling import Telling
from shujian.clues import export, ledger
from shujian.clues.found import Fact
from shujian.clues.states import ClueState
from shujian.clues.verify import verify
from shujian.core.ids import row_id
from shujian.store import db
from shujian.store.schema import Clue, Import, Part, Table, User
from shujian.trust import Action, Context
from tests.http.conftest import Site

NUMBER = "990101198001010014"
MODEL = "shujian/pension-while-serving"


def _fact() -> Fact:
    row = row_id(7, 0, 3)
    return Fact(
        id="k1", evidence="abc", model_id=MODEL, model_name="养老金", rule="K1",
        identity={"公民身份号码": NUMBER}, subject=NUMBER, title=f"=赵一一 {NUMBER}", grade="A",
        score=Decimal("3000.00"),
        content={
            "step": "K1", "rows": {"发放": {"count": 1, "rows": [row]}},
            "values": {
                "公民身份号码": NUMBER, "姓名": "赵一一", "月份清单": ["2023-04", "2023-05"],
                "封存": False, "完工日期": {"state": "未填"}, "发放中有一项[发放.月]等于 1": True,
            },
        },
    )  # fmt: skip


@pytest.fixture
def listed(site: Site) -> Site:
    with db.session(site.home) as session:
        session.add(Table(id="t1", name="养老金发放", spec_json={}))
        session.flush()
        session.add(
            Import(
                id="i7", no=7, table_id="t1", supplier="虚构市社保", created=dt.datetime.now(dt.UTC)
            )
        )
        session.flush()
        session.add(Part(import_id="i7", part_no=0, file="发放.xlsx", sheet="四月"))
        ledger.record(session, Context("运行", clock=site.clock), MODEL, "r1", [_fact()])
    return site


def _rows(site: Site, path: Path, ctx: Context) -> dict[str, Any]:
    with db.reader(site.home) as session:
        clues = [session.get_one(Clue, "k1")]
        export.to_workbook(clues, path, Telling(ctx, site.home, session))
    rows = list(openpyxl.load_workbook(path).active.values)
    return dict(zip(rows[1], rows[2], strict=True))


def test_a_workbook_tells_rule_values_and_files_in_words(listed: Site, tmp_path: Path) -> None:
    row = _rows(listed, tmp_path / "a.xlsx", Context("王", purpose="移送核查"))
    assert (row["规则"], row["规则编号"]) == ("服刑期间领取养老金", "K1")
    assert row["标识取值"] == f"公民身份号码：{NUMBER}"
    assert row["各项取值"] == (
        f"公民身份号码：{NUMBER}\n姓名：赵一一\n月份清单：2023-04、2023-05\n封存：否"
    )
    assert row["来源文件"] == "发放.xlsx·四月（虚构市社保）"
    assert row["首次发现"] is not None
    assert row["内容"] == f"=赵一一 {NUMBER}"
    assert "证据摘要" not in row


def test_amounts_are_numbers_days_are_days_and_identity_numbers_keep_their_digits(
    listed: Site, tmp_path: Path
) -> None:
    with db.session(listed.home) as session:
        clue = session.get_one(Clue, "k1")
        values = {**clue.content_json["values"], "多发金额": "3000.50", "月数": 2,
                  "首月": "2023-04-01", "发放地区划": "990101"}  # fmt: skip
        clue.content_json = {**clue.content_json, "values": values}
        clue.created = dt.datetime(2026, 1, 1, 1, 30, tzinfo=dt.UTC)
    path = tmp_path / "d.xlsx"
    row = _rows(listed, path, Context("王", purpose="移送核查"))
    assert (row["分值"], row["首次发现"]) == (3000, dt.datetime(2026, 1, 1, 9, 30))
    head, own = _sheet(path, "养老金")
    told = dict(zip([c.value for c in head], own, strict=True))
    assert (told["多发金额"].value, told["多发金额"].number_format) == (3000.5, "#,##0.00")
    assert (told["月数"].value, told["首月"].value) == (2, dt.datetime(2023, 4, 1))
    assert told["首月"].number_format == "yyyy-mm"
    assert (told["公民身份号码"].value, told["公民身份号码"].data_type) == (NUMBER, "s")
    assert (told["发放地区划"].value, told["线索编号"].value) == ("990101", "k1")


def _sheet(path: Path, name: str) -> tuple[Any, ...]:
    return tuple(openpyxl.load_workbook(path)[name].iter_rows())


def test_a_workbook_tells_who_concluded_when_and_why_until_it_is_open_again(
    listed: Site, tmp_path: Path
) -> None:
    ctx = Context("admin", purpose="移送核查", clock=listed.clock)
    assert "核查人" not in _rows(listed, tmp_path / "e.xlsx", ctx)
    with db.session(listed.home) as session:
        verify(session, ctx, "k1", ClueState.FALSE, f"{NUMBER} 已退回")
        name = session.query(User.name).filter_by(account="admin").scalar() or "admin"
    row = _rows(listed, tmp_path / "f.xlsx", ctx)
    assert (row["核查结论"], row["核查人"]) == ("不属实", name)
    assert row["核查理由"] == f"{NUMBER} 已退回"
    assert isinstance(row["核查时间"], dt.datetime)
    covered = _rows(listed, tmp_path / "g.xlsx", replace(ctx, may=frozenset({Action.EXPORT})))
    assert NUMBER not in covered["核查理由"]
    with db.session(listed.home) as session:
        verify(session, ctx, "k1", ClueState.CHECKING, "再看")
    assert "核查结论" not in _rows(listed, tmp_path / "h.xlsx", ctx)


def test_columns_that_no_clue_fills_are_left_out_and_named(listed: Site, tmp_path: Path) -> None:
    with db.session(listed.home) as session:
        clue = session.get_one(Clue, "k1")
        values = {**clue.content_json["values"], "备注": "", "下次": None, "月数": 0}
        clue.content_json = {**clue.content_json, "values": values}
    path = tmp_path / "i.xlsx"
    row = _rows(listed, path, Context("王", purpose="移送核查"))
    assert not [name for name, value in row.items() if value in (None, "")]
    notice = str(openpyxl.load_workbook(path).active["A1"].value)
    assert "没有列出：" in notice
    assert "核查结论、核查人、核查时间、核查理由" in notice
    head = [cell.value for cell in _sheet(path, "养老金")[0]]
    assert "月数" in head
    assert not {"备注", "下次"} & set(head)


def test_who_may_export_but_not_see_values_gets_them_covered(listed: Site, tmp_path: Path) -> None:
    ctx = Context("王", purpose="移送核查")
    row = _rows(listed, tmp_path / "b.xlsx", replace(ctx, may=frozenset({Action.EXPORT})))
    told = "".join(str(cell) for cell in row.values())
    assert NUMBER not in told
    assert "赵一一" not in row["各项取值"]
    assert "2023-04" in row["各项取值"]


def test_no_cell_is_a_formula_and_none_is_lost_for_its_length(listed: Site, tmp_path: Path) -> None:
    with db.session(listed.home) as session:
        clue = session.get_one(Clue, "k1")
        clue.content_json = {**clue.content_json, "values": {"说明": "长" * 40_000}}
    path = tmp_path / "c.xlsx"
    row = _rows(listed, path, Context("王", purpose="移送核查"))
    assert row["各项取值"].endswith("其余请看线索页）")
    cells = [c for line in openpyxl.load_workbook(path).active.iter_rows() for c in line if c.value]
    assert {cell.data_type for cell in cells} == {"s", "n", "d"}  # no formula
