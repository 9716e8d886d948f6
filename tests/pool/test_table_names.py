"""The name of a file or sheet decides between tables that fit about equally, and only there."""

from __future__ import annotations

from typing import Any

import pytest

from shujian.core import yamlio
from shujian.pool import importing
from shujian.pool.proposals.naming import named_tables
from shujian.pool.proposals.sample import Sample
from shujian.pool.proposals.table_guess import guess_tables
from shujian.pool.tables import Tables
from shujian.schema.table_sources import TableSource, source_of
from shujian.schema.tables import StandardTable, parse_table

TABLES = Tables.load()


def text_of(name: str, alias: str, *more: str) -> str:
    columns = "".join(
        f"  - {{name: {c}, element: 文本, required: {r}, meaning: 虚构}}\n"
        for c, r in (("虚构编号", "true"), ("虚构事由", "false"), *((m, "false") for m in more))
    )
    return f"id: local/{name}\nname: {name}\nalias: {alias}\nkey: []\ncolumns:\n{columns}"


def table(name: str, alias: str, *more: str) -> StandardTable:
    return parse_table(yamlio.parse(text_of(name, alias, *more), "t.yaml"), "t.yaml")


HEADER = ["虚构编号", "虚构事由", "虚构去向", "虚构经过"]
SAMPLE = Sample(HEADER, [["A1", "A2"], ["甲", "乙"], ["丙", "丁"], ["戊", "己"]])
ALIKE = [
    table("甲类登记", "first_list", *HEADER[2:]),
    table("乙类登记", "second_list", *HEADER[2:]),
]


@pytest.mark.parametrize(
    ("hint", "first"),
    [
        ("某县乙类登记（2024年）.xlsx Sheet1", "乙类登记"),
        ("2024.xlsx 乙类登记", "乙类登记"),
        ("second_list_2024.csv", "乙类登记"),
        ("ＳＥＣＯＮＤ＿ＬＩＳＴ.csv", "乙类登记"),
        ("甲类登记.csv", "甲类登记"),
    ],
)
def test_the_named_one_of_two_equal_tables_comes_first(hint: str, first: str) -> None:
    found = guess_tables(SAMPLE, ALIKE, hint)
    assert found[0].table == first
    assert len(found) == 2
    assert "文件名" in found[0].reason


def test_a_name_does_not_outweigh_clearly_better_columns() -> None:
    poor, rich = (
        table("甲类登记", "a_list", "某某某", "某某某某"),
        table("乙类登记", "b_list", *HEADER[2:]),
    )
    assert guess_tables(SAMPLE, [poor, rich], "甲类登记.csv")[0].table == "乙类登记"


@pytest.mark.parametrize(
    ("hint", "named"),
    [
        ("农民工工资发放.csv", {"农民工工资发放"}),
        ("工资发放 (2).xlsx", {"工资发放"}),
        ("工资发放、农民工工资发放.zip", {"工资发放", "农民工工资发放"}),
        ("wage_account.csv", {"工资专户"}),
        ("doc_service.csv", {"文书送达"}),
        ("discount.csv", set()),
    ],
)
def test_a_name_within_a_longer_one_does_not_count(hint: str, named: set[str]) -> None:
    assert named_tables(TABLES, hint) == named


def test_the_named_table_is_proposed_where_two_fit_alike(pool: Any) -> None:
    folder = pool.home.content / "tables"
    folder.mkdir(parents=True, exist_ok=True)
    for name, alias in (("甲类登记", "first_list"), ("乙类登记", "second_list")):
        (folder / f"{alias}.yaml").write_text(text_of(name, alias, *HEADER[2:]), "utf-8")
    path = pool.write([["A1", "甲", "丙", "戊"]], HEADER)
    with importing.propose(pool.ctx, pool.home, path, name="乙类登记.csv") as proposal:
        question = next(q for q in proposal.questions if q.kind == "table")
        assert (question.proposed, question.options[0].value) == ("乙类登记", "乙类登记")
    with importing.propose(pool.ctx, pool.home, path, name="某表.csv") as proposal:
        assert next(q for q in proposal.questions if q.kind == "table").proposed is None


NOT_PENSION = [("养老金发放表（失业）.csv", "发放金额"), ("养老金发放表.csv", "失业保险金")]


def test_a_word_that_speaks_of_another_list_leaves_the_table_to_a_person() -> None:
    header = ["姓名", "社会保障号码", "享受月份", "{}", "发放日期", "发放批次"]
    cells = [["虚构甲"] * 6, [f"99010119900307{n:04d}" for n in range(6)], ["2024-05"] * 6]
    cells += [["1512.00"] * 6, ["2024-05-20"] * 6, [f"P{n}" for n in range(6)]]

    def best(name: str, money: str) -> tuple[str, bool, str]:
        sample = Sample([h.format(money) for h in header], cells)
        guess = guess_tables(sample, TABLES, name)[0]
        return guess.table, guess.sure, guess.reason

    assert best("养老金发放表.csv", "发放金额")[:2] == ("养老金发放", True)
    for name, money in NOT_PENSION:
        table, sure, reason = best(name, money)
        assert (table, sure) == ("养老金发放", False)
        assert "失业" in reason


COURT = [
    ("法院名单.csv", ["案号", "被告人", "罪名", "判决日期", "刑期", "罚金", "审判长"]),
    ("罚金名单.csv", ["案号", "被告人", "罪名", "罚金金额", "法院"]),
]


@pytest.mark.parametrize(("name", "header"), COURT)
def test_tables_that_judgments_fill_stand_behind_the_lists(name: str, header: list[str]) -> None:
    found = guess_tables(Sample(header, [["甲"] for _ in header]), TABLES, name)
    sources = [source_of(TABLES.get(g.table)) for g in found]
    assert found[0].table == "刑事裁判"
    assert sources == sorted(sources, key=lambda s: s is not TableSource.FILE)
    assert TableSource.DOCUMENTS in sources  # they are there where no list fits well


def test_where_a_list_fits_well_they_are_not_offered() -> None:
    header = ["案号", "被告人姓名", "身份证号码", "罪名", "主刑", "刑期", "附加刑", "生效日期"]
    found = guess_tables(Sample(header, [["甲"] for _ in header]), TABLES, "判决一览.csv")
    assert found[0].table == "刑事裁判"
    assert {source_of(TABLES.get(g.table)) for g in found} == {TableSource.FILE}


def test_a_file_with_every_column_of_such_a_table_is_still_known() -> None:
    header = [c.name for c in TABLES.get("被告人").columns]
    found = guess_tables(Sample(header, [["甲"] for _ in header]), TABLES, "被告人.csv")
    assert found[0].table == "被告人"


TERMS = ["序号", "案号", "被告人", "身份证号", "罪名", "刑罚", "宣判日期", "生效日期"]


@pytest.mark.parametrize("numbered", [True, False])
def test_a_list_whose_case_number_serves_as_the_missing_one_is_recognised(numbered: bool) -> None:
    header = TERMS if numbered else [h for h in TERMS if h != "案号"]
    sample = Sample([*header, "备注"], [["甲"] for _ in range(len(header) + 1)])
    found = guess_tables(sample, TABLES, "虚构县法院生效刑事判决一览表.xlsx Sheet1")
    assert found[0].table == "刑事裁判"
    assert found[0].sure is numbered
    assert ("文书编号" in found[0].missing) is not numbered


def test_licences_as_the_vehicle_office_hands_them_out_are_recognised() -> None:
    header = ["序号", "姓名", "身份证明号码", "准驾车型", "驾驶证状态", "初次领证日期", "发证机关"]
    found = guess_tables(
        Sample(header, [["甲"] for _ in header]), TABLES, "车管所驾驶证.xlsx 驾驶人信息查询结果"
    )
    assert (found[0].table, found[0].missing) == ("驾驶证", ())
