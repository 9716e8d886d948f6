"""Candidates for one person: found as by comparing everyone with everyone, and never by name."""

from __future__ import annotations

import datetime as dt
import random
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shujian.models.algorithms import names, numbers
from shujian.models.algorithms.names import NameLikeness
from shujian.models.algorithms.people import DEFAULTS, Person, same, score
from shujian.models.algorithms.people_pairs import TooManyError, alike
from shujian.schema.checks import id_check

BORN = dt.date(1990, 3, 7)


def number(seed: int) -> str:
    body = f"99010119900307{seed:03d}"
    return body + id_check(body)


def written_badly(one: str, chance: random.Random) -> str:
    at = chance.randrange(16)
    if chance.random() < 0.5:
        return one[:at] + str((int(one[at]) + 1) % 10) + one[at + 1 :]
    return one[:at] + one[at + 1] + one[at] + one[at + 2 :]


def people(seed: int, count: int) -> list[Person]:
    chance = random.Random(seed)
    found = set()
    for _ in range(count):
        held = number(chance.randrange(30))
        held = written_badly(held, chance) if chance.random() < 0.4 else held
        name = "甲乙"[chance.randrange(2)] + "".join(chance.choices("小晓明名", k=2))
        born = chance.choice([None, BORN, dt.date(1990, 7, 3)])
        found.add(Person(held if chance.random() < 0.8 else "", name, born))
    return sorted(found, key=repr)


@pytest.mark.parametrize("seed", range(8))
def test_blocking_loses_no_pair_that_comparing_all_would_find(seed: int) -> None:
    left, right = people(seed, 40), people(seed + 100, 40)
    wanted = {}
    for one, two in product(left, right):
        total, why = score(one, two, DEFAULTS)
        if total >= 40 and not same(one, two):
            wanted[one, two] = (total, why)
    assert alike(left, right, DEFAULTS, 40, 10**6) == wanted
    assert wanted


@given(st.integers(0, 999), st.integers(0, 10**6))
def test_one_slip_is_told_from_both_sides_and_found_as_a_neighbour(seed: int, chance: int) -> None:
    good = number(seed)
    bad = written_badly(good, random.Random(chance))
    if bad[:17] == good[:17]:
        return
    assert numbers.slip(good, bad) == numbers.slip(bad, good) != ""
    assert (min(good, bad), max(good, bad)) in set(numbers.neighbours([good, bad]))
    assert numbers.sound(good)
    assert not numbers.sound(bad)


def test_two_slips_are_none() -> None:
    assert numbers.slip("990101199003070015", "990101199103080015") == ""
    assert not list(numbers.neighbours(["990101199003070015", "990101199103080015"]))


def test_a_name_alone_never_gives_points() -> None:
    one, two = Person(number(1), "甲虚构", None), Person("", "甲虚构", dt.date(1971, 1, 1))
    assert score(one, two, DEFAULTS) == (0, "")
    assert alike([one], [two], DEFAULTS, 1, 10) == {}


def test_different_numbers_that_are_both_right_speak_against_one_person() -> None:
    one, two = Person(number(1), "甲虚构", BORN), Person(number(234), "甲虚构", BORN)
    assert score(one, two, DEFAULTS)[0] == 30


def test_the_date_in_a_number_stands_for_a_birth_date_only_where_the_other_has_no_number() -> None:
    one, two = Person(number(1), "甲虚构", None), Person("", "甲虚构", BORN)
    assert score(one, two, DEFAULTS)[0] == 60
    assert score(one, Person(number(2), "甲虚构", None), DEFAULTS)[1].count("出生日期") == 0


@pytest.mark.parametrize(
    ("one", "two", "likeness"),
    [
        ("甲小明", "甲小明", NameLikeness.SAME),
        ("韋虚构", "韦虚构", NameLikeness.VARIANT),
        ("甲?明", "甲小明", NameLikeness.VARIANT),
        ("甲小明", "甲晓明", NameLikeness.SOUND),
        ("单虚构", "善虚构", NameLikeness.SOUND),
        ("甲小明", "甲大明", NameLikeness.SLIP),
        ("甲小明", "甲明", NameLikeness.SLIP),
        ("甲小", "甲大", NameLikeness.DIFFERENT),
        ("甲小明", "乙大明", NameLikeness.DIFFERENT),
    ],
)
def test_names_are_as_alike_as_people_would_say(one: str, two: str, likeness: str) -> None:
    assert names.compare(one, two) == names.compare(two, one) == likeness
    assert likeness == NameLikeness.DIFFERENT or names.keys(one) & names.keys(two)


def test_more_pairs_than_stated_are_refused() -> None:
    crowd = [Person("", "甲小明", BORN), Person("", "甲晓明", BORN), Person("", "甲大明", BORN)]
    with pytest.raises(TooManyError):
        alike(crowd, None, DEFAULTS, 60, 2)


@given(
    st.text("单单行乐重长小晓明?·", min_size=1, max_size=4),
    st.text("善行约从常小笑名", min_size=1, max_size=4),
)
def test_names_that_are_alike_always_share_a_key(one: str, two: str) -> None:
    if names.compare(one, two) != NameLikeness.DIFFERENT:
        assert names.keys(one) & names.keys(two)
