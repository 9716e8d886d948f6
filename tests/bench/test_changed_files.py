"""Changed files of the city: the same rows in another order or two files, a stranger's rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bench.proofs.changed_files import STRANGER, halved, shuffled, strangers
from bench.proofs.chunk import ProofError
from bench.proofs.metamorphic import _RAISED
from shujian.app.shelf import Shelf
from shujian.schema.elements import element

PATH = "人社/资格认证和就诊.tsv"
HEADER = "号码\t名\t何时\t方式\t何地"
ROWS = [f"99{n}\t甲\t2025-01-0{n}\t门诊\t990101" for n in range(1, 6)]
COLUMNS = ("公民身份号码", "姓名", "日期", "种类", "地区划")
ENTRY: dict[str, Any] = {
    "path": PATH,
    "rows": 5,
    "mapping": dict(zip(HEADER.split("\t"), COLUMNS, strict=True)),
}


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    path = tmp_path / "认证.tsv"
    lines = ["就诊登记", HEADER, *ROWS[:2], HEADER, *ROWS[2:], "合计\t5\t\t\t", "填报人：甲", ""]
    path.write_bytes("\n".join(lines).encode("utf-16"))
    return path


def read(path: Path) -> list[str]:
    lines = path.read_bytes().decode("utf-16").splitlines()
    assert lines[:2] == ["就诊登记", HEADER]
    return lines[2:]


def test_a_shuffled_file_has_the_same_rows_in_another_order(sent: Path, tmp_path: Path) -> None:
    (made,) = shuffled(sent, ENTRY, tmp_path / "out", 1)
    assert sorted(read(made)) == ROWS
    assert read(made) != ROWS


def test_the_halves_hold_every_row_once(sent: Path, tmp_path: Path) -> None:
    first, second = halved(sent, ENTRY, tmp_path / "out")
    assert first.name != second.name
    assert read(first) + read(second) == ROWS
    assert len(read(first)) == 3


def test_a_stranger_stands_in_a_file_of_the_own_header(sent: Path, tmp_path: Path) -> None:
    (made,) = strangers(sent, ENTRY, tmp_path / "out")
    assert read(made) == [f"{STRANGER}\t司马不相干\t2025-03-11\t资格认证\t990202"]
    assert strangers(sent, {**ENTRY, "path": "法院/别的.csv"}, tmp_path / "out") == []
    assert element("公民身份号码").clean(STRANGER).value == STRANGER


def test_rows_that_the_manifest_does_not_count_are_noticed(sent: Path, tmp_path: Path) -> None:
    with pytest.raises(ProofError, match="5 rows, not 6"):
        halved(sent, {**ENTRY, "rows": 6}, tmp_path / "out")


def test_every_threshold_that_is_raised_is_a_whole_number_of_its_model() -> None:
    shelf = Shelf()
    for alias, names in _RAISED.items():
        parameters = shelf.model(alias)[0].spec.parameters
        assert {type(parameters[n].value) for n in names} == {int}, alias
