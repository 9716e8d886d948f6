"""What a person said of a place's name holds for every list, and for its rows ever after."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from sqlalchemy import select

from shujian.core.errors import ShujianError
from shujian.pool import place_names
from shujian.pool.anew import redefining
from shujian.pool.place_names import most_begin
from shujian.schema.elements.region import place_name
from shujian.store import db
from shujian.store.schema import JournalEntry
from tests.pool.conftest import id_number, person
from tests.pool.mending import mend

COLUMNS = "执行地区划, 执行地区划__s, 执行地区划__r"


def _say(pool: Any, **names: str) -> None:
    place_names.say(pool.ctx, pool.home, names)


def test_a_known_name_is_read_as_its_code_and_stands_beside_it(pool: Any) -> None:
    _say(pool, 虚构县="990102")
    pool.add_rows([person(1, place="虚构县"), person(2), person(3, place=" 虚 构 县 ")])
    assert pool.rows(COLUMNS) == [
        ("990102", 0, "虚构县"),
        ("990102", 0, None),
        ("990102", 0, " 虚 构 县 "),
    ]


def test_an_unknown_name_keeps_its_row_and_says_what_is_missing(pool: Any) -> None:
    done = pool.add_rows([person(1, place="无名县"), person(2)])
    assert done.rows_kept == 2
    assert pool.rows(COLUMNS)[0] == (None, 2, "无名县")
    assert any("“无名县”的行政区划代码没有人写明" in note for note in done.notes)


def test_corrected_rows_and_rows_read_anew_have_the_code_too(pool: Any) -> None:
    _say(pool, 虚构县="990102")
    bad = ["99010119800101", *person(2, place="虚构县")[1:]]
    pool.add_rows([person(1, place="虚构县"), bad])

    def right(row: Any) -> None:
        row[4].value = id_number(2)

    assert mend(pool, right).readmitted == 1
    assert [r[0] for r in pool.rows(COLUMNS)] == ["990102", "990102"]
    redefining.redefine(pool.ctx, pool.home, pool.table)
    assert [r[0] for r in pool.rows(COLUMNS)] == ["990102", "990102"]


def test_a_code_put_right_takes_effect_where_rows_are_read_anew(pool: Any) -> None:
    pool.add_rows([person(1, place="虚构县")])
    _say(pool, 虚构县="990103")
    assert pool.rows(COLUMNS) == [(None, 2, "虚构县")], (
        "rows held already do not change by themselves"
    )
    redefining.redefine(pool.ctx, pool.home, pool.table)
    assert pool.rows(COLUMNS) == [("990103", 0, "虚构县")]


def test_who_said_which_code_stands_in_the_journal_once(pool: Any) -> None:
    for _ in range(2):
        _say(pool, 虚构县="990102")
    with db.reader(pool.home) as session:
        entries = session.scalars(select(JournalEntry)).all()
    assert [e.object for e in entries].count("place_names") == 1
    assert place_names.known(pool.home) == {"虚构县": "990102"}


@pytest.mark.parametrize(("name", "code"), [("虚构县", "1"), ("虚构县", ""), ("某人", "990102")])
def test_what_is_no_code_or_no_place_is_refused(pool: Any, name: str, code: str) -> None:
    with pytest.raises(ShujianError, match="不能用") as refused:
        _say(pool, **{name: code})
    assert refused.value.code == "pool.bad_place"


@pytest.mark.parametrize(
    ("text", "is_place"),
    [
        ("虚构县", True), ("虚构市临虚区", True), ("虚构自治州", True), ("虚构旗", True),
        ("本市", False), ("外省", False), ("县", False), ("市区", False), ("阳光小区", False),
        ("开发社区", False), ("虚构镇", False), ("某公司", False), ("990101", False), ("", False),
    ],
)  # fmt: skip
def test_names_of_places_are_told_from_other_words(text: str, is_place: bool) -> None:
    assert place_name(text) is is_place


@pytest.mark.parametrize(
    ("begins", "code"),
    [
        ({"990101": 3}, "990101"),
        ({"990101": 2}, ""),
        ({"990101": 5, "990102": 5}, ""),
        ({"990101": 6, "990102": 5}, "990101"),
        ({"甲": 9}, ""),
        ({}, ""),
    ],
)
def test_only_what_most_numbers_begin_with_is_suggested(begins: dict[str, int], code: str) -> None:
    assert most_begin(Counter(begins)) == code


def test_names_read_as_codes_that_were_said_before_are_told_with_the_import(pool: Any) -> None:
    _say(pool, 虚构县="990102")
    done = pool.add_rows([person(1, place="虚构县"), person(2, place="无名县"), person(3)])
    (told,) = [n for part in done.parts for n in part.notes if "写明过的代码" in n]
    assert "虚构县 990102（1 行）" in told
    assert "无名县" not in told
