from __future__ import annotations

import pyarrow as pa
import pytest

from shujian.schema.elements import Cleaned, element, elements
from shujian.schema.standardise import is_damaged, standardise_column

GOOD = "990101199003070015"
FITS = "990101199003016000"  # ends with zeros; the check digit happens to fit
CUT = "990101199003070000"


def test_values_states_raw_text_and_notes() -> None:
    column = pa.chunked_array([["2023-05-01", "2023/5/1"], ["", None, "/", "不详", "45047"]])
    result = standardise_column("日期", column)
    assert [str(v) for v in result.values.to_pylist()] == ["2023-05-01"] * 2 + ["None"] * 4 + [
        "2023-05-01"
    ]
    assert result.states.to_pylist() == [0, 0, 1, 1, 1, 2, 0]
    assert result.raw.to_pylist() == [None, "2023/5/1", None, None, "/", "不详", "45047"]
    assert result.notes == {"来源写明不详": 1, "按 Excel 日期序列号换算": 1}
    assert not result.all_values


@pytest.mark.parametrize("kind", elements().values(), ids=lambda e: e.name)
@pytest.mark.parametrize("data", [[], [None], ["", None]])
def test_empty_columns(kind: object, data: list[str | None]) -> None:
    result = standardise_column(kind, pa.array(data, pa.string()))  # type: ignore[arg-type]
    assert result.states.to_pylist() == [1] * len(data)
    assert result.values.null_count == len(data)


def test_a_slice_is_read_at_its_own_place() -> None:
    column = pa.array(["x", GOOD, "張三", "2023-05-01", GOOD]).slice(1, 3)
    assert standardise_column("公民身份号码", column).states.to_pylist() == [0, 2, 2]
    assert standardise_column("姓名", column).values.to_pylist()[1] == "张三"
    assert standardise_column("日期", column).states.to_pylist() == [2, 2, 0]


def test_a_damaged_column_makes_round_numbers_doubtful() -> None:
    kind = element("公民身份号码")
    whole = standardise_column(kind, pa.array([GOOD, FITS]))
    assert whole.states.to_pylist() == [0, 0]
    cut = standardise_column(kind, pa.array([GOOD, FITS, CUT]))
    assert cut.states.to_pylist() == [0, 2, 2]
    assert cut.raw.to_pylist() == [None, FITS, CUT]
    assert any("不可信" in note for note in cut.notes)
    scientific = standardise_column(kind, pa.array([FITS, "1.1E+17"]))
    assert scientific.states.to_pylist() == [2, 2]


def test_one_wrong_card_that_ends_with_zero_does_not_damage_its_column() -> None:
    sound = "9999990000000006"
    assert element("银行卡号").clean(sound).state == 0
    assert not is_damaged("银行卡号", pa.array([sound, "9999990000000010"]))
    assert not is_damaged("银行卡号", pa.array([sound, "9999990000000010", "9999990000000020"]))
    assert is_damaged("银行卡号", pa.array(["9999990000000010", "9999990000000020"]))


def test_batches_learn_of_damage_elsewhere_in_the_file() -> None:
    first, second = pa.array(["123456789012345000"]), pa.array(["1.23456789012345E+17"])
    assert not is_damaged("编号", first)
    assert is_damaged("编号", second)
    assert standardise_column("编号", first).states.to_pylist() == [0]
    assert standardise_column("编号", first, damaged=True).states.to_pylist() == [2]


def test_the_cache_is_shared_between_batches() -> None:
    cache: dict[str, Cleaned] = {}
    standardise_column("姓名", pa.array(["張三"]), cache=cache)
    assert list(cache) == ["張三"]
    cache["張三"] = Cleaned("读自缓存")
    again = standardise_column("姓名", pa.array(["張三"]), cache=cache)
    assert again.values.to_pylist() == ["读自缓存"]


def test_the_unit_of_the_file_is_converted() -> None:
    result = standardise_column("金额", pa.array(["3", "30000元"]), unit="元", given="万元")
    assert [str(v) for v in result.values.to_pylist()] == ["30000.00", "30000.00"]
    assert result.raw.to_pylist() == ["3", "30000元"]
