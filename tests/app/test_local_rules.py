"""Local rules entered by people: types, choices, overlaps, who may, the journal, two writers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from shujian.app.local_rules.changing import Which, Wish, add, prefix, withdraw
from shujian.app.local_rules.listing import Question, listed
from shujian.app.local_rules.own_file import own_path
from shujian.core.errors import ManyErrorsError, ShujianError
from shujian.law import LocalRules
from shujian.store import db
from shujian.store.content import Content
from shujian.store.home import Home
from shujian.store.schema import JournalEntry
from shujian.trust import Context

CTX = Context("王管理")
STOP, OLD, WIDE = "高龄津贴.停发规则", "高龄津贴.起始年龄", "高龄津贴.普惠"
GRADES, FLOOR = "高龄津贴.档次起始年龄", "农民工工资.专户价款下限"
START = dt.date(2020, 1, 1)
WISH = Wish(STOP, "次月停", "990101", START, None, "虚构区高龄津贴办法（虚政发〔2019〕1号）")


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = Home.open(tmp_path / "home")
    yield made
    made.close()


def _item(home: Home, name: str) -> Question:
    return next(q for q in listed(CTX, home).items if q.item.name == name)


def _fields(caught: pytest.ExceptionInfo[ShujianError]) -> list[str | None]:
    error = caught.value
    many = error.errors if isinstance(error, ManyErrorsError) else [error]
    return [e.where.field for e in many]


def test_what_is_asked_and_by_whom_is_told_before_anything_is_entered(home: Home) -> None:
    one = _item(home, STOP)
    assert (one.choices, one.rules) == (("次月停", "当月停"), ())
    assert [m.id for m in one.models] == ["shujian/allowance-after-death"]
    floor = _item(home, FLOOR)
    assert floor.item.unit == "元"
    assert [(r.value, r.layer, r.own) for r in floor.rules] == [("0.00", "随程序", False)]


@pytest.mark.parametrize(
    ("item", "typed", "kept", "shown"),
    [
        (STOP, " 当月停 ", "当月停", "当月停"),
        (OLD, "８０", 80, "80"),
        (WIDE, "是", True, "是"),
        (WIDE, "否", False, "否"),
        (GRADES, "80-89、90-99，100以上", ("100以上", "80-89", "90-99"), "100以上、80-89、90-99"),
        (GRADES, ["yes", "010101"], ("010101", "yes"), "010101、yes"),
    ],
)
def test_a_value_is_read_by_the_type_of_its_item(
    home: Home, item: str, typed: str | list[str], kept: object, shown: str
) -> None:
    add(CTX, home, replace(WISH, item=item, value=typed))
    assert LocalRules.load(Content(home)).at(item, "990101", START) == kept
    (rule,) = _item(home, item).rules
    assert (rule.value, rule.layer, rule.file, rule.own) == (
        shown, "本单位", "local/本单位.yaml", True,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("wish", "fields"),
    [
        (replace(WISH, value="下月停"), ["value"]),
        (replace(WISH, item=OLD, value="八十"), ["value"]),
        (replace(WISH, item=WIDE, value="也许"), ["value"]),
        (replace(WISH, item="没有.这一项"), ["item"]),
        (replace(WISH, region="虚构区"), ["region"]),
        (replace(WISH, end=dt.date(2019, 1, 1)), ["to"]),
        (replace(WISH, value=" ", start=None, source="\u3000"), ["value", "from", "source"]),
    ],
)
def test_what_does_not_fit_is_told_at_its_field_and_not_kept(
    home: Home, wish: Wish, fields: list[str]
) -> None:
    with pytest.raises(ShujianError) as caught:
        add(CTX, home, wish)
    assert _fields(caught) == fields
    assert str(home.path) not in str(caught.value)
    assert not own_path(home).exists()


def test_rules_of_one_place_must_not_overlap_and_an_end_makes_room(home: Home) -> None:
    first = add(CTX, home, WISH)
    later = replace(WISH, value="当月停", start=dt.date(2024, 1, 1))
    with pytest.raises(ShujianError) as caught:
        add(CTX, home, later)
    assert _fields(caught) == ["from"]
    with pytest.raises(ShujianError) as caught:
        withdraw(CTX, home, first, dt.date(2019, 12, 31))
    assert _fields(caught) == ["to"]
    withdraw(CTX, home, first, dt.date(2023, 12, 31))
    second = add(CTX, home, later)
    local = LocalRules.load(Content(home))
    assert local.at(STOP, "990101", dt.date(2023, 12, 31)) == "次月停"
    assert local.at(STOP, "990101", dt.date(2024, 1, 1)) == "当月停"
    withdraw(CTX, home, second)
    with pytest.raises(ShujianError, match="没有录入这条规定"):
        withdraw(CTX, home, second)
    assert [r.end for r in _item(home, STOP).rules] == [dt.date(2023, 12, 31)]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("990100", "9901"), ("990000", "99"), ("990101000000", "990101"), ("990101", "990101"),
        (" ９９０１０１ ", "990101"), ("990110", "990110"), ("", ""), ("00", "00"),
        ("990101000", "990101"),
    ],
)  # fmt: skip
def test_a_code_of_a_whole_city_holds_for_its_districts(typed: str, kept: str) -> None:
    assert prefix(typed) == kept


def test_who_may_not_change_settings_changes_no_rule_but_reads_all(home: Home) -> None:
    handler = replace(CTX, may=frozenset({"view", "run"}))
    with pytest.raises(ShujianError) as caught:
        add(handler, home, WISH)
    assert caught.value.code == "trust.refused"
    made = add(CTX, home, WISH)
    with pytest.raises(ShujianError):
        withdraw(handler, home, made)
    assert listed(handler, home).items


def test_every_change_stands_in_the_journal(home: Home) -> None:
    made = add(CTX, home, WISH)
    withdraw(CTX, home, made, dt.date(2024, 12, 31))
    withdraw(CTX, home, made)
    with db.reader(home) as session:
        rows = [
            (r.action, r.object, r.detail_json["done"], r.detail_json["source"])
            for r in session.query(JournalEntry).order_by(JournalEntry.seq)
        ]
    assert rows == [("local-rule", STOP, d, WISH.source) for d in ("add", "end", "withdraw")]


def test_two_writers_at_once_lose_nothing(home: Home) -> None:
    wishes = [replace(WISH, region=f"9901{n:02d}") for n in range(1, 7)]
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(lambda wish: add(CTX, home, wish), wishes))
    assert [r.region for r in _item(home, STOP).rules] == [w.region for w in wishes]
    with ThreadPoolExecutor(2) as pool:  # the same rule twice: one of them overlaps
        told = list(pool.map(lambda n: _tried(home, replace(WISH, region="9902")), range(2)))
    assert sorted(told) == ["", "law.local_rule"]


def _tried(home: Home, wish: Wish) -> str:
    try:
        add(CTX, home, wish)
    except ShujianError as error:
        return error.code
    return ""


def test_a_faulty_file_is_told_beside_the_rest_and_refuses_entries(home: Home) -> None:
    add(CTX, home, WISH)
    hand = own_path(home).with_name("手写.yaml")
    hand.write_text(
        f"- {{item: {STOP}, region: '9902', value: 当月停, from: 2020-01-01}}\n"
        f"- {{item: {STOP}, value: 明年停}}\n",
        "utf-8",
    )
    found = listed(CTX, home)
    (error,) = found.broken
    assert (error.where.file, error.where.row) == ("手写.yaml", 2)
    (one,) = [q for q in found.items if q.item.name == STOP]
    assert [(r.region, r.own) for r in one.rules] == [("990101", True), ("9902", False)]
    with pytest.raises(ShujianError, match=r"手写\.yaml") as caught:
        add(CTX, home, replace(WISH, region="9903"))
    assert str(home.path) not in str(caught.value)
    withdraw(CTX, home, Which(STOP, "990101", START))  # taking back makes nothing worse
    with pytest.raises(ShujianError, match="没有录入这条规定"):
        withdraw(CTX, home, Which(STOP, "9902", START))


def test_a_file_of_that_name_written_by_hand_is_left_alone(home: Home) -> None:
    path = own_path(home)
    path.parent.mkdir(parents=True)
    path.write_text(f"- {{item: {STOP}, value: 当月停}} # 手写\n", "utf-8")
    with pytest.raises(ShujianError, match="不是由程序写的"):
        add(CTX, home, WISH)
    assert "手写" in path.read_text("utf-8")
    assert not _item(home, STOP).rules[0].own
