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
