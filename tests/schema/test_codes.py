"""Codes are compared as they are meant: what carries no meaning makes no second code."""

from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shujian.core.cells import State
from shujian.schema.elements import element
from shujian.schema.standardise import standardise_column

DASHES = "－—–‐‑‒―−﹘﹣─"
BRACKETS = ("()", "（）", "[]", "［］", "〔〕", "【】", "〈〉")
FREE = element("编号")


def wide(text: str) -> str:
    return text.translate({c: c + 0xFEE0 for c in range(0x21, 0x7F)})


def spaced(text: str) -> str:
    return f" {text[:2]} {text[2:3]}\u3000{text[3:]}\xa0"


@pytest.mark.parametrize("dash", ["-", *DASHES, "——"])
@pytest.mark.parametrize("form", [str, str.lower, wide, spaced])
def test_one_project_has_one_code(dash: str, form: object) -> None:
    written = form("XS-004-Ab").replace("-", dash).replace("－", dash)  # type: ignore[operator]
    assert FREE.clean(written).value == "XS-004-AB"


@pytest.mark.parametrize("kind", ["编号", "统一社会信用代码", "车辆识别代号", "护照号", "车牌号"])
def test_case_width_and_blanks_carry_no_meaning(kind: str) -> None:
    chosen = element(kind)
    value = chosen.clean(chosen.example).value
    for form in (str.lower, wide, spaced):
        assert chosen.clean(form(chosen.example)).value == value


@pytest.mark.parametrize("dash", DASHES)
@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("固定电话", "0300-2000001"),
        ("银行账号", "9900-0000-0001"),
        ("案号", "（2023）晋01刑核3-1号"),
    ],
)
def test_any_dash_is_read(kind: str, text: str, dash: str) -> None:
    chosen = element(kind)
    assert chosen.clean(text).state is State.VALUE
    assert chosen.clean(text.replace("-", dash)).value == chosen.clean(text).value


@pytest.mark.parametrize("pair", BRACKETS)
def test_the_brackets_of_a_year_are_alike(pair: str) -> None:
    written = f"虚人社责字{pair[0]}2024{pair[1]}第007号"
    assert FREE.clean(written).value == "虚人社责字〔2024〕第007号"


def test_what_may_tell_codes_apart_stays() -> None:
    values = {FREE.clean(t).value for t in ("004", "04", "4", "A4", "A-4", "A.4", "A/4", "A(4)")}
    assert len(values) == 8


@pytest.mark.parametrize("raw", ["null", "Null", "nULL", "NONE", "nOnE", "n/a", "————", "N－A"])
def test_words_for_nothing_are_no_codes_however_written(raw: str) -> None:
    assert FREE.clean(raw).state is (State.VALUE if raw == "N－A" else State.BLANK)


def test_a_column_keeps_what_was_written() -> None:
    raw = ["XS-004", "xs-004 ", "ＸＳ—００４", "none", "#n/a"]
    column = standardise_column("编号", pa.array(raw))
    assert column.values.to_pylist() == ["XS-004"] * 3 + [None] * 2
    assert column.states.to_pylist() == [0, 0, 0, 1, 2]
    assert column.raw.to_pylist() == [None, *raw[1:]]


@given(st.lists(st.text("xSａＢ019-—–－. \u3000/nulN#A'(〔[2023])〕eE+", max_size=9), max_size=20))
@settings(max_examples=60, deadline=None)
def test_columns_and_cells_agree_and_can_be_read_again(data: list[str]) -> None:
    expected = [FREE.clean(raw) for raw in data]
    column = standardise_column("编号", pa.array(data, pa.string()), damaged=False)
    assert column.states.to_pylist() == [int(c.state) for c in expected]
    for value in filter(None, column.values.to_pylist()):
        assert FREE.clean(value).value == value
