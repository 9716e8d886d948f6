from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from shujian.core.cells import State
from shujian.core.errors import ShujianError
from shujian.core.ids import row_id
from shujian.pool import importing
from shujian.pool.asking import catalogue
from shujian.pool.asking.profile import profile
from shujian.pool.asking.source import source, sources
from shujian.pool.tables import Tables, draft_table
from shujian.store import db
from shujian.trust import Context

STRANGER = Context("某检察官")


def test_the_catalogue_tells_suppliers_counts_and_freshness(
    pool: Any, people: Any, day: Any
) -> None:
    pool.add_rows(
        [people(1), ["坏", "虚构", "2024-01-01", "", ""]], supplier="甲监狱", as_of=day(2024, 3, 31)
    )
    pool.add_rows([people(2)], supplier="乙监狱", as_of=day(2024, 2, 29))
    info = catalogue.catalogue(pool.ctx, pool.home)[0]
    assert (info.name, info.rows, info.quarantined, info.as_of) == (
        pool.table,
        2,
        1,
        day(2024, 2, 29),
    )
    assert {s.supplier: (s.rows, s.as_of) for s in info.suppliers} == {
        "甲监狱": (1, day(2024, 3, 31)),
        "乙监狱": (1, day(2024, 2, 29)),
    }
    assert info.absent == ("决定机关", "移交单位")
    details = catalogue.details(STRANGER, pool.home, pool.table, rows=1)
    assert people(1)[0] not in json.dumps(details.as_dict(), ensure_ascii=False)
    assert [i.rows_in for i in details.imports] == [1, 2]


def test_gaps_name_tables_and_columns_that_models_lack(pool: Any, people: Any) -> None:
    pool.add_rows([people(1)])
    needed = {
        "模型甲": {pool.table: ["公民身份号码", "决定机关", "移交日期"]},
        "模型乙": {"在押人员": ["公民身份号码"], pool.table: ["姓名"]},
    }
    found = {(g.model, g.table): g.columns for g in catalogue.gaps(pool.home, needed)}
    assert found == {("模型甲", pool.table): ("决定机关",), ("模型乙", "在押人员"): ()}


def test_profile_counts_every_cell(pool: Any, people: Any) -> None:
    pool.add_rows(
        [
            people(1, handed="2024-03-02"),
            people(2, handed="不详"),
            people(3, handed="某日"),
            people(4),
        ]
    )
    made = profile(pool.ctx, pool.home, pool.table)
    columns = {c.name: c for c in made.columns}
    handed = columns["移交日期"]
    assert (handed.values, handed.blank, handed.unknown, handed.absent) == (1, 1, 2, 0)
    assert sum(handed.unreadable.values()) == 2
    assert (handed.distinct, handed.least, handed.fill) == (1, "2024-03-02", "25.0%")
    assert columns["公民身份号码"].distinct == 4
    assert columns["公民身份号码"].lengths == ((18, 4),)
    assert columns["决定机关"].absent == 4
    json.dumps(made.as_dict())
    for column in made.columns:
        assert column.rows == column.values + column.blank + column.unknown + column.absent


def test_profile_masks_without_a_purpose(pool: Any, people: Any) -> None:
    pool.add_rows([people(1)])
    text = json.dumps(profile(STRANGER, pool.home, pool.table).as_dict(), ensure_ascii=False)
    assert people(1)[0] not in text
    with pytest.raises(ShujianError, match="没有列"):
        profile(STRANGER, pool.home, pool.table, ["没有"])


def test_a_row_leads_back_to_its_file(pool: Any, people: Any) -> None:
    path = pool.write([people(1), people(2, received="2024年3月1日")])
    result = pool.add(path)
    number = row_id(result.no, 1, 3)
    with db.reader(pool.home) as session:
        row = source(pool.ctx, session, pool.home, number)
        hidden = source(STRANGER, session, pool.home, number)
    assert (row.file, row.line, row.supplier, row.import_id) == (
        path.name,
        3,
        "某监狱",
        result.import_id,
    )
    cell = row.cells["收到决定日期"]
    assert (cell.shown, cell.raw, cell.header) == ("2024-03-01", "2024年3月1日", "收到决定日期")
    assert row.cells["决定机关"].state is State.ABSENT
    assert row.cells["移交日期"].state is State.BLANK
    assert row.cells["公民身份号码"].header == "身份证号"
    assert row.in_force
    assert people(2)[0] not in hidden.cells["公民身份号码"].shown


def test_rows_no_longer_in_force_and_quarantined_ones_are_found_too(pool: Any, people: Any) -> None:
    first = pool.add_rows([people(1), ["坏", "虚构", "2024-01-01", "", ""]])
    second = pool.add_rows([people(1, handed="2024-05-01")], mode="correct")
    wanted = [row_id(first.no, 1, 2), row_id(first.no, 1, 3), row_id(second.no, 1, 2)]
    with db.reader(pool.home) as session:
        found = sources(pool.ctx, session, pool.home, wanted)
        assert [found[w].in_force for w in wanted] == [False, True, True]
        assert "不能读出" in found[wanted[1]].why
        with pytest.raises(ShujianError, match="没有编号"):
            source(pool.ctx, session, pool.home, row_id(first.no, 1, 99))
        with pytest.raises(ShujianError, match="没有编号"):
            source(pool.ctx, session, pool.home, row_id(999, 1, 2))


def test_a_drafted_table_loads_and_takes_the_file(pool: Any) -> None:
    header = ["案件ID", "环节", "时间", "费用（元）", "编码", "环节", "__x"]
    rows = [
        [
            f"A{i // 2}",
            "受理" if i % 2 else "立案",
            f"2024-01-{i + 1:02d}",
            "12.5",
            f"00{i}",
            "甲",
            "乙",
        ]
        for i in range(9)
    ]
    path = pool.write(rows, header)
    made = draft_table(pool.ctx, pool.home, path, "案件事件")
    assert made.path == pool.home.content / "tables" / "案件事件.yaml"
    table = Tables.load(pool.home).get("案件事件")
    kinds = {c.name: c.element for c in table.columns}
    assert kinds["时间"] == "日期"
    assert kinds["环节"] == "文本"
    assert kinds["编码"] in ("文本", "编号")
    pool.table = "案件事件"
    result = pool.add(path)
    assert (result.rows_kept, result.rows_quarantined) == (9, 0)
    assert pool.snapshot().columns.keys() == kinds.keys()
    with pytest.raises(ShujianError, match="已存在"):
        draft_table(pool.ctx, pool.home, path, "案件事件")
    with pytest.raises(ShujianError, match="不能使用"):
        draft_table(pool.ctx, pool.home, path, "案件 事件/..")


def test_several_sheets_go_to_their_own_tables(pool: Any, people: Any, tmp_path: Path) -> None:
    import xlsxwriter

    book = tmp_path / "两张表.xlsx"
    with xlsxwriter.Workbook(str(book)) as made:
        for name, header, row in (
            ("名单", ["身份证号", "姓名", "收到日期"], [people(1)[0], "虚构甲", "2024-03-01"]),
            (
                "死亡",
                ["身份证号", "姓名", "死亡日期", "来源"],
                [people(2)[0], "虚构乙", "2024-02-01", "公安"],
            ),
        ):
            sheet = made.add_worksheet(name)
            sheet.write_row(0, 0, header)
            sheet.write_row(1, 0, row)
    with importing.propose(pool.ctx, pool.home, book) as proposal:
        assert [p.table.name for p in proposal.parts if p.table] == ["死亡登记"]
        proposal = importing.answer(pool.ctx, pool.home, proposal, {"p1.table": "暂予监外执行"})
        results = importing.commit(pool.ctx, pool.home, proposal, accept=True)
    assert {r.table: r.rows_kept for r in results} == {"暂予监外执行": 1, "死亡登记": 1}
