from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, cast

import pytest

from shujian.core.terms import Term
from shujian.law import DatedTables
from shujian.law.dated import DatedTable
from shujian.law.fines import FineRange, judicial, statutory
from shujian.law.offences import OffenceBook
from shujian.store.content import Content

BOOK = OffenceBook.load(Content())
TABLE = cast(DatedTable, DatedTables.load(Content()).get("司法解释罚金"))
DAY = dt.date(2024, 9, 1)


def rows(charge: str) -> list[Mapping[str, Any]]:
    """The rows in force on a day of 2024."""
    return TABLE.find((charge,), DAY, DAY)


def judge(
    charge: str, months: int | None, amounts: dict[str, int]
) -> list[tuple[int | None, int | None]]:
    term = None if months is None else Term(months)
    known = {name: Decimal(value) for name, value in amounts.items()}
    found = judicial(rows(charge), term, known)
    whole = [(f.low, f.high) for f in found]
    return [tuple(None if n is None else int(n) for n in pair) for pair in whole]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("charge", "months", "amounts", "ranges"),
    [
        ("盗窃罪", 8, {"盗窃数额": 3000}, [(1000, 6000), (1000, 100000)]),
        ("盗窃罪", 8, {"盗窃数额": 300}, [(1000, 1000), (1000, 100000)]),
        ("盗窃罪", None, {}, [(1000, 100000)]),
        ("敲诈勒索罪", 8, {"敲诈勒索数额": 800}, [(2000, 2000), (2000, 100000)]),
        ("受贿罪", 35, {"犯罪数额": 90000}, [(100000, 500000)]),
        ("受贿罪", 36, {"犯罪数额": 90000}, [(100000, 500000), (200000, 200000)]),
        ("贪污罪", 120, {"犯罪数额": 3000000}, [(200000, 6000000), (500000, 6000000)]),
        ("贪污罪", 121, {}, []),
        ("集资诈骗罪", 84, {}, [(100000, 5000000), (500000, None)]),
        ("洗钱罪", None, {}, [(10000, None)]),
        ("容留卖淫罪", 8, {"犯罪所得": 5000}, [(10000, None)]),
        ("侵犯公民个人信息罪", 8, {"违法所得": 5000}, [(5000, 25000)]),
        ("假冒注册商标罪", 36, {}, [(30000, 1000000), (150000, 5000000)]),
    ],
)
def test_what_an_interpretation_allows(
    charge: str, months: int | None, amounts: dict[str, int], ranges: list[tuple[int, int | None]]
) -> None:
    assert judge(charge, months, amounts) == ranges


def test_notes_of_a_range() -> None:
    (found,) = judicial(rows("生产、销售有毒、有害食品罪"), None, {"生产、销售金额": Decimal(10)})
    assert (found.usual, found.jointly, found.confiscation) == (True, True, False)
    (found,) = judicial(rows("贪污罪"), Term(130), {"犯罪数额": Decimal(10_000_000)})
    assert (found.usual, found.confiscation) == (False, True)
    assert found.basis == "法释〔2016〕9号第十九条第一款"


@pytest.mark.parametrize(
    ("amount", "holds"), [(999, False), (1000, True), (5000, True), (5001, False)]
)
def test_both_ends_of_a_range_are_lawful(amount: int, holds: bool) -> None:
    assert FineRange(Decimal(1000), Decimal(5000)).holds(Decimal(amount)) == holds


def test_what_an_article_allows() -> None:
    for charge, amounts, expected in (
        ("贷款诈骗罪", {}, (20000, 200000)),
        ("走私普通货物罪", {"税款": 1000}, (1000, 5000)),
        ("走私普通货物罪", {}, None),
        ("盗窃罪", {}, None),
    ):
        offence = BOOK.find(charge)
        assert offence is not None
        tier = offence.versions[-1].tiers[0]
        found = statutory(tier, {k: Decimal(v) for k, v in amounts.items()})
        assert (found and (found.low, found.high)) == expected


def test_every_charge_of_the_table_is_known() -> None:
    names = {str(row.key[0]) for row in TABLE.rows}
    assert len(names) > 50
    unknown = {name for name in names if BOOK.find(name) is None}
    assert unknown == {"假冒专利罪", "销售侵权复制品罪", "侵犯商业秘密罪"}  # not in the table yet
