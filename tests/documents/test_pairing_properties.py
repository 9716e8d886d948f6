"""Pairs do not depend on the order in which judgments come, nor on which one is looked at first."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from shujian.documents.judgments.pairs import person_pairs
from shujian.documents.judgments.pairs.card import Card, unpacked
from shujian.documents.judgments.pairs.cases import related
from shujian.documents.judgments.pairs.identity import agree
from shujian.documents.judgments.pairs.pool import Pool, filed
from shujian.documents.judgments.pairs.told import card
from shujian.documents.judgments.reading import read_judgment
from tests.documents.pair_texts import Story, number_of

WHO = [
    {},
    {"id_no": ""},
    {"id_no": number_of("19900304", 203)},
    {"id_no": "9901**********1011", "home": "虚拟省他乡市他乡区他乡镇"},
    {"name": "钱小明"},
    {"name": "赵某", "id_no": ""},
    {"id_no": "", "born": "1990年3月5日"},
]
DAYS = ("二〇一八年四月十日", "二〇一九年四月十日", "二〇二〇年四月十日")
Kind = tuple[int, int]


@cache
def made(kind: Kind) -> Card:
    who, day = kind
    story = replace(Story(), number=10 * who + day + 1, signed=DAYS[day], **WHO[who])
    return card(f"D{who}{day}", read_judgment(story.text))


def found(kinds: list[Kind]) -> list[tuple[str, str, str]]:
    held = Pool()
    for kind in kinds:
        held.take(filed(made(kind)))
    held.settle()
    rows = person_pairs.rows(held, sorted(related(held)))
    return [(r.text("前文书编号"), r.text("后文书编号"), r.text("身份程度")) for r in rows]


KINDS = st.tuples(st.integers(0, len(WHO) - 1), st.integers(0, len(DAYS) - 1))


@given(st.data(), st.lists(KINDS, min_size=2, max_size=8, unique=True))
@settings(max_examples=25, deadline=None)
def test_pairs_are_the_same_in_whatever_order_judgments_come(
    data: st.DataObject, kinds: list[Kind]
) -> None:
    again = data.draw(st.permutations(kinds))
    first = found(kinds)
    assert first == found(again)
    assert len({frozenset(p[:2]) for p in first}) == len(first)  # no pair both ways round


@given(KINDS, KINDS)
@settings(max_examples=25, deadline=None)
def test_two_defendants_agree_both_ways_or_not_at_all(one: Kind, other: Kind) -> None:
    a, b = (made(kind).people[0] for kind in (one, other))
    assert agree(a, b) == agree(b, a)


@given(KINDS)
@settings(max_examples=10, deadline=None)
def test_a_card_comes_out_of_its_bytes_as_it_went_in(kind: Kind) -> None:
    one = made(kind)
    again = unpacked(one.packed())
    assert (again.rows, again.numbers, again.quotes) == (one.rows, one.numbers, one.quotes)
