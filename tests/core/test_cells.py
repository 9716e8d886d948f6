from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shujian.core.cells import ABSENT, BLANK, UNKNOWN, Missing, State, worst

V, B, U, A = State.VALUE, State.BLANK, State.UNKNOWN, State.ABSENT


@pytest.mark.parametrize(
    ("states", "result"),
    [
        ([], V),
        ([V], V),
        ([V, V], V),
        ([B], U),
        ([V, B], U),
        ([U], U),
        ([B, U, V], U),
        ([A], A),
        ([A, U, B, V], A),
    ],
)
def test_the_worst_state_decides_and_blank_is_unknown(states: list[State], result: State) -> None:
    assert worst(states) == result
    assert isinstance(worst(states), State)


@given(st.lists(st.sampled_from(State)), st.lists(st.sampled_from(State)))
def test_the_worst_state_does_not_depend_on_order_or_grouping(
    a: list[State], b: list[State]
) -> None:
    assert worst(a + b) == worst(b + a) == worst([worst(a), worst(b)])


def test_the_stored_numbers_stand() -> None:
    assert [(s.name, int(s), s.label) for s in State] == [
        ("VALUE", 0, "有值"),
        ("BLANK", 1, "未填"),
        ("UNKNOWN", 2, "不可读"),
        ("ABSENT", 3, "未提供"),
    ]


def test_cells_without_a_value_are_equal_by_state_alone() -> None:
    assert Missing(U, "日期不存在") == UNKNOWN
    assert len({UNKNOWN, Missing(U, "甲"), BLANK, ABSENT}) == 3
    assert UNKNOWN != ABSENT
    assert BLANK != ""
    assert BLANK != State.BLANK
