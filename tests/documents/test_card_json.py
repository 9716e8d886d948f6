"""Cards of judgments survive being written as JSON, with every kind of value."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from shujian.core.cells import Missing, State
from shujian.core.terms import Term
from shujian.documents.judgments.facts import Fact, Row
from shujian.documents.judgments.pairs.card import Card, unpacked
from shujian.documents.judgments.pairs.card_json import taken, written
from shujian.documents.judgments.pairs.told import card
from shujian.documents.judgments.reading import read_judgment
from tests.app.invented_judgments import HIT

VALUES = [
    "甲", "", 12, 0, True, False, Decimal("12.50"), dt.date(2020, 2, 29), Term(14, 3),
    Term(indefinite="无期"), Missing(State.UNKNOWN, "写有几个数额"),
]  # fmt: skip


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_a_value_of_any_kind_comes_back_as_it_was(value: object) -> None:
    row = Row("文书", {"列": Fact(value, 3, 7, "", "")})  # type: ignore[arg-type]
    found = taken(written(Card("D1", "文", {"文书": [row]}, ("1号",), {(3, 7): "字"})))
    back = found.document.cells["列"].value
    assert (type(back), back) == (type(value), value)
    assert (found.document.cells["列"].start, found.numbers) == (3, ("1号",))
    assert found.quotes == {(3, 7): "字"}


def test_the_card_of_a_judgment_is_the_one_that_processes_hand_over() -> None:
    made = card("D1", read_judgment(HIT))
    packed = unpacked(made.packed())
    back = taken(written(made))
    assert back.rows == packed.rows
    assert (back.id, back.name, back.numbers, back.quotes) == (
        packed.id, packed.name, packed.numbers, packed.quotes,
    )  # fmt: skip


def test_what_is_no_card_is_refused() -> None:
    with pytest.raises((ValueError, TypeError, KeyError)):
        taken('{"id": 1}')
