from __future__ import annotations

import os

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schema_cells import cards, cells, citizen_ids, credit_codes

from shujian.core.cells import Missing
from shujian.schema import checks
from shujian.schema.elements import Element, element, elements
from shujian.schema.standardise import standardise_column

EXAMPLES = 1000 if os.environ.get("PROVE") == "large" else 25
ALL = [
    *elements().values(),
    element("数量", "吨"),
    element("数量", "亩"),
    element("金额", "万元"),
    element("金额", "元", "万元"),
    element("百分比", "小数"),
    element("百分比", "%", "小数"),
    element("经纬度", "WGS-84", "BD-09"),
]
IDS = [f"{e.name}{e.unit}{e.given}" for e in ALL]


@pytest.mark.parametrize("kind", ALL, ids=IDS)
@given(data=st.lists(cells(), min_size=1, max_size=30))
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_columns_say_what_cells_say(kind: Element, data: list[str]) -> None:
    expected = [kind.clean(raw) for raw in data]
    column = standardise_column(kind, pa.array(data, pa.string()), damaged=False)
    assert column.states.to_pylist() == [int(c.state) for c in expected]
    stored = [None if isinstance(c.value, Missing) else kind.stored(c.value) for c in expected]
    assert column.values.to_pylist() == stored
    assert column.values.type == kind.arrow
    notes: dict[str, int] = {}
    for item in expected:
        for note in item.note.split("；") if item.note else []:
            notes[note] = notes.get(note, 0) + 1
    assert column.notes == notes
    for raw, kept, item in zip(data, column.raw.to_pylist(), expected, strict=True):
        missing = isinstance(item.value, Missing)
        plain = not raw if missing else kind.plain(raw, item.value)
        assert kept == (None if plain else raw)


@pytest.mark.parametrize("kind", ALL, ids=IDS)
@given(raw=cells())
@settings(max_examples=EXAMPLES * 2, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_shown_is_read_back(kind: Element, raw: str) -> None:
    value = kind.clean(raw).value
    if isinstance(value, Missing):
        assert value.state.name in ("BLANK", "UNKNOWN")
        return
    assert kind.clean(kind.canonical(value)).value == value or kind.given != kind.unit
    if kind.given == kind.unit:
        assert kind.clean(kind.show(value)).value == value
    assert isinstance(kind.mask(value), str)
    assert kind.compare(value, value).name == "SAME"


@given(citizen_ids())
def test_old_numbers_are_upgraded_to_what_the_oracle_says(number: str) -> None:
    born = 1900 <= int(number[6:10]) <= 1999
    old = number[:6] + number[8:17]
    cleaned = element("公民身份号码").clean(old)
    if born:
        assert cleaned.value == number
        assert "升为 18 位" in cleaned.note


def _oracle_id(first: str) -> str:
    total = sum(int(d) * (2 ** (17 - i) % 11) for i, d in enumerate(first))
    return "0123456789X"[(12 - total % 11) % 11]


@given(citizen_ids(), st.integers(0, 16), st.integers(1, 9))
def test_a_wrong_digit_is_noticed(number: str, at: int, shift: int) -> None:
    assert _oracle_id(number[:17]) == number[17]
    wrong = number[:at] + str((int(number[at]) + shift) % 10) + number[at + 1 :]
    assert element("公民身份号码").clean(wrong).state.name == "UNKNOWN"


@given(cards(), st.integers(0, 14), st.integers(1, 9))
def test_a_wrong_card_digit_is_noticed(card: str, at: int, shift: int) -> None:
    assert element("银行卡号").clean(card).value == card
    wrong = card[:at] + str((int(card[at]) + shift) % 10) + card[at + 1 :]
    assert not checks.luhn(wrong)
    assert element("银行卡号").clean(wrong).state.name == "UNKNOWN"


@given(credit_codes(), st.integers(8, 16), st.sampled_from(checks.USCC_ALPHABET))
def test_a_wrong_credit_code_character_is_noticed(code: str, at: int, other: str) -> None:
    kind = element("统一社会信用代码")
    assert kind.clean(code).value == code
    if code[at] != other:
        assert kind.clean(code[:at] + other + code[at + 1 :]).state.name == "UNKNOWN"
