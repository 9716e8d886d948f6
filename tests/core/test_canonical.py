from __future__ import annotations

import datetime as dt
import hashlib
import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shujian.core.canonical import canonical_json, digest, plain, plain_json

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=6)
    | st.dates()
    | st.decimals(allow_nan=False, allow_infinity=False, places=2)
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=4)
    ),
    max_leaves=12,
)


@pytest.mark.parametrize("value", [1.5, [0.0], {"a": {"b": (1, 2.0)}}, float("nan")])
def test_floats_are_refused_wherever_they_stand(value: Any) -> None:
    with pytest.raises(TypeError, match="float"):
        canonical_json(value)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"b": 1, "a": "甲"}, '{"a":"甲","b":1}'),
        ((1, [2]), "[1,[2]]"),
        (Decimal("1.50"), '"1.50"'),
        (Decimal("1E+3"), '"1000"'),
        (Decimal("-0.000001"), '"-0.000001"'),
        (dt.date(2023, 5, 1), '"2023-05-01"'),
        (dt.datetime(2023, 5, 1, 8, 30), '"2023-05-01 08:30:00"'),
        ({1: True, "a": None}, '{"1":true,"a":null}'),
        ("“引”\n", '"“引”\\n"'),
    ],
)
def test_each_value_has_one_writing(value: Any, text: str) -> None:
    assert canonical_json(value) == text


def _turned(value: Any) -> Any:
    """The same value with the keys of every mapping in the opposite order."""
    if isinstance(value, dict):
        return {k: _turned(v) for k, v in reversed(value.items())}
    return [_turned(v) for v in value] if isinstance(value, list) else value


@given(VALUES)
@settings(max_examples=50)
def test_the_order_of_keys_does_not_matter(value: Any) -> None:
    assert canonical_json(_turned(value)) == canonical_json(value)
    assert digest(_turned(value)) == digest(value)
    assert plain_json(plain(value)) == canonical_json(value)


@given(VALUES)
@settings(max_examples=50)
def test_canonical_json_is_read_back_to_the_same_text(value: Any) -> None:
    text = canonical_json(value)
    assert canonical_json(json.loads(text)) == text
    assert json.loads(text) == plain(value)


def test_the_order_of_a_list_matters() -> None:
    assert digest([1, 2]) != digest([2, 1])


def test_the_digest_is_the_sha256_of_the_text() -> None:
    assert digest({"甲": 1}) == hashlib.sha256('{"甲":1}'.encode()).hexdigest()
