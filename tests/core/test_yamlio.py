from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shujian.core import yamlio
from shujian.core.errors import ShujianError
from shujian.core.yamlio import load, parse


def refused(text: str) -> ShujianError:
    with pytest.raises(ShujianError) as caught:
        parse(text, "表.yaml")
    assert caught.value.code == "core.yaml"
    assert caught.value.where.file == "表.yaml"
    return caught.value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("yes", "yes"),
        ("No", "No"),
        ("on", "on"),
        ("off", "off"),
        ("y", "y"),
        ("True", "True"),
        ("FALSE", "FALSE"),
        ("true", True),
        ("false", False),
        ("0.10", "0.10"),
        ("-3.5", "-3.5"),
        ("1e3", "1e3"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("12", 12),
        ("-7", -7),
        ("0", 0),
        ('"12"', "12"),
        ("9901010000000000012345", 9901010000000000012345),
        ("2023-05-01", dt.date(2023, 5, 1)),
        ("~", None),
        ("无", "无"),
        ("＝1", "＝1"),
    ],
)
def test_a_scalar_is_read_as_written(text: str, value: Any) -> None:
    read = parse(f"值: {text}")["值"]
    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [("010101", "010101"), ("0571", "0571"), ("12:30", "12:30"), ("1_000", "1_000"), ("0x1F", "0x1F")],
)  # fmt: skip
def test_codes_and_times_are_not_turned_into_other_numbers(text: str, value: str) -> None:
    assert parse(f"值: {text}")["值"] == value


@pytest.mark.parametrize("text", ["!!float 1.5", "!!set {a, b}", "!!binary aGk="])
def test_explicit_tags_bring_in_no_other_types(text: str) -> None:
    refused(f"值: {text}")


@pytest.mark.parametrize(
    "text", ["!!python/object:os.system x", "!其他 x", "!!python/name:os.system"]
)
def test_unknown_tags_never_make_objects(text: str) -> None:
    assert refused(f"值: {text}").where.row == 1


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "“a”重复"),
        ("1: x\n'1': y\n", 2, "“1”重复"),
        ("外:\n  内: 1\n  内: 2\n", 3, "“内”重复"),
        ("- {a: 1, a: 2}\n", 1, "“a”重复"),
        ("a: &x {b: 1}\nc: *x\n", 1, "别名"),
        ("a: [&x 甲]\nb:\n  - *x\n", 1, "别名"),
        ("true: x\n", 1, "应为文字"),
        ("a: 1\n[1, 2]: x\n", 2, "应为文字"),
        ("2020-01-01: x\n", 1, "应为文字"),
        ("a: 1\n<<: {b: 2}\n", 2, ""),
        ("a: 1\n b: 2\n", 2, ""),
        ("a: 1\n---\nb: 2\n", 2, ""),
        ("a: '没有结束\n", 2, ""),
        ("a:\n\t- b\n", 2, ""),
    ],
)
def test_broken_text_is_refused_with_file_and_line(text: str, line: int, word: str) -> None:
    error = refused(text)
    assert error.where.row == line
    assert word in error.why
    assert error.remedy


def test_an_alias_bomb_is_refused_without_being_unfolded() -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [
        f"{c}: &{c} [{', '.join([f'*{p}'] * 9)}]"
        for p, c in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    assert "别名" in refused("\n".join(lines)).why


def test_a_date_that_does_not_exist_is_refused_with_its_line() -> None:
    error = refused("a: 1\nb: 2023-02-30\n")
    assert error.where.row == 2
    assert "2023-02-30" in error.why


def test_text_that_is_no_yaml_is_refused() -> None:
    assert refused("a: \x07").what


@pytest.mark.parametrize("depth", [3_000, 100_000])
def test_deep_nesting_never_kills_the_process(depth: int) -> None:
    code = (
        "from shujian.core.errors import ShujianError\n"
        "from shujian.core.yamlio import parse\n"
        f"try: parse('{{a: ' * {depth} + '}}' * {depth}, 'x.yaml')\n"
        "except ShujianError as error: print(error.code)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "core.yaml_depth")


@pytest.mark.parametrize("text", ["", "# 只有注释\n", "---\n"])
def test_an_empty_file_is_none(text: str) -> None:
    assert parse(text) is None


def test_mappings_know_their_lines() -> None:
    read = parse("# 说明\nid: x\n列:\n  - {name: 甲}\n  - name: 乙\n    unit: 元\n")
    assert (read.line, read.lines) == (2, {"id": 2, "列": 3})
    assert [c.line for c in read["列"]] == [4, 5]
    assert read["列"][1].lines == {"name": 5, "unit": 6}


def test_integer_keys_become_text() -> None:
    assert parse("1: 甲\n990101: 乙\n") == {"1": "甲", "990101": "乙"}


def test_a_file_is_read_with_or_without_a_mark(tmp_path: Path) -> None:
    for mark in ("", "\ufeff"):
        path = tmp_path / "表 (1).yaml"
        path.write_bytes(f"{mark}名称: 甲\r\n值: 2\r\n".encode())
        assert load(path) == {"名称": "甲", "值": 2}


def test_a_file_in_another_encoding_is_refused_with_a_remedy(tmp_path: Path) -> None:
    path = tmp_path / "表.yaml"
    path.write_bytes("名称: 甲".encode("gb18030"))
    with pytest.raises(ShujianError) as caught:
        load(path)
    assert caught.value.code == "core.yaml_encoding"
    assert "UTF-8" in caught.value.remedy
    assert caught.value.where.file == str(path)


def test_a_file_above_the_limit_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "表.yaml"
    path.write_text("a: 12345", encoding="utf-8")
    monkeypatch.setattr(yamlio, "MAX_BYTES", 8)
    assert load(path) == {"a": 12345}
    path.write_text("a: 123456", encoding="utf-8")
    with pytest.raises(ShujianError) as caught:
        load(path)
    assert caught.value.code == "core.yaml_size"
    assert "8 字节" in caught.value.why


@given(st.text("ab:-{}[]&*!|>'\"#,? \n\t01.~%@`甲", max_size=40) | st.text(max_size=30))
@settings(max_examples=50, deadline=None)
def test_any_text_is_read_or_refused_by_our_error(text: str) -> None:
    code = "core.yaml"
    try:
        parse(text, "x")
    except ShujianError as error:
        code = error.code
    assert code == "core.yaml"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a:\n\tb: 1\n", "缩进用了 Tab"),
        ("- id: x\n  op：join\n  from: a\n", "“op：”用了全角冒号"),
    ],
)
def test_usual_slips_are_named_in_chinese(text: str, why: str) -> None:
    assert why in refused(text).why
