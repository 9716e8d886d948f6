"""DBF: records of fixed length, in the code page of their cells, without the deleted ones."""

from __future__ import annotations

import struct
from collections.abc import Sequence

import pytest

from shujian.core.errors import ShujianError

Field = tuple[str, str, int]
FIELDS: list[Field] = [("姓名", "C", 10), ("SFZH", "C", 18), ("入监日期", "D", 8), ("JE", "N", 10)]
ROWS = [
    ["虚构甲", "990101199003070011", "20230105", "1200.50"],
    ["虚构乙", "990101199003070022", "", "-3"],
    ["虚构丙", "990101199003070033", "20230107", ""],
]
TEXT = [["虚构甲", "990101199003070011", "20230105", "1200.50"], ROWS[1], ROWS[2]]


def dbf(
    fields: Sequence[Field],
    rows: Sequence[Sequence[str | bytes]],
    encoding: str = "gbk",
    deleted: Sequence[int] = (),
    count: int | None = None,
) -> bytes:
    size = 1 + sum(length for _, _, length in fields)
    head = struct.pack("<4BIHH20x", 3, 124, 6, 30, count or len(rows), 33 + 32 * len(fields), size)
    for name, kind, length in fields:
        rest = (length & 255, length >> 8) if kind == "C" else (length, 0)
        head += struct.pack("<11sc4xBB14x", name.encode(encoding), kind.encode(), *rest)
    body = b""
    for number, row in enumerate(rows):
        body += b"*" if number in deleted else b" "
        for (_, kind, length), cell in zip(fields, row, strict=True):
            raw = cell if isinstance(cell, bytes) else cell.encode(encoding)
            body += raw.rjust(length) if kind == "N" else raw.ljust(length)
    return head + b"\r" + body + b"\x1a"


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_cells_are_read_in_the_code_page_in_which_they_are_written(one, encoding: str) -> None:
    found = one(dbf(FIELDS, ROWS, encoding), "名册.dbf")
    day = "入监日期" if encoding == "gbk" else "入监日"  # eleven bytes hold no more
    assert (found.part.header, found.cells) == (["姓名", "SFZH", day, "JE"], TEXT)
    assert (found.lines, found.part.format) == ([1, 2, 3], "dbf")


def test_a_record_marked_as_deleted_is_set_aside_with_its_number(one) -> None:
    found = one(dbf(FIELDS, ROWS, deleted=[1]), "名册.DBF")
    assert (found.lines, found.cells) == ([1, 3], [TEXT[0], TEXT[2]])
    assert found.part.skipped == [(2, "库里已作删除标记的记录")]
    assert any("1 条，没有读取" in note for note in found.part.notes)


def test_another_ending_is_told_and_the_content_read(one) -> None:
    found = one(dbf(FIELDS, ROWS), "名册.xls")
    assert found.cells == TEXT
    assert any("dBase" in note for note in found.part.notes)


def test_numbers_and_times_in_binary_are_written_out(one) -> None:
    fields: list[Field] = [
        ("A", "I", 4),
        ("B", "B", 8),
        ("C", "Y", 8),
        ("D", "T", 8),
        ("E", "L", 1),
    ]
    moment = struct.pack("<II", 1721425 + 738000, 3_600_000)
    rows = [
        [struct.pack("<i", -7), struct.pack("<d", 0.5), struct.pack("<q", -12345), moment, "T"],
        [struct.pack("<i", 0), struct.pack("<d", 3.0), struct.pack("<q", 0), bytes(8), "?"],
    ]
    found = one(dbf(fields, rows), "a.dbf")
    assert found.cells == [
        ["-7", "0.5", "-1.2345", "2021-07-29 01:00:00", "T"],
        ["0", "3", "0.0000", "", ""],
    ]


def test_text_longer_than_a_byte_can_count_keeps_its_place(one) -> None:
    fields: list[Field] = [("A", "C", 300), ("B", "C", 4)]
    found = one(dbf(fields, [["x" * 299, "后"]]), "a.dbf")
    assert found.cells == [["x" * 299, "后"]]


def test_a_cell_that_cannot_be_decoded_breaks_its_row_only(one) -> None:
    rows = [*ROWS, [b"\xc1\xff\xff", "990101199003070044", "20230105", "1"]]
    found = one(dbf(FIELDS, rows), "a.dbf")
    assert [bool(why) for why in found.broken] == [False] * 3 + [True]
    assert found.cells[3][1:] == ["990101199003070044", "20230105", "1"]


def test_records_that_are_not_there_are_told(read) -> None:
    result = read(dbf(FIELDS, ROWS, count=9), "a.dbf")
    assert result.parts[0].rows == 3
    assert [e.code for e in result.refused] == ["pool.broken_dbf"]
    assert "9 条记录" in result.refused[0].why


@pytest.mark.parametrize(
    ("data", "code", "why"),
    [
        (dbf([("A", "C", 4), ("B", "M", 10)], [["x", "1"]]), "pool.nested_columns", "fpt"),
        (dbf([("A", "C", 4), ("B", "?", 3)], [["x", "1"]]), "pool.broken_dbf", "种类"),
        (dbf(FIELDS, ROWS)[:10] + b"\x09\0" + dbf(FIELDS, ROWS)[12:], "pool.broken_dbf", "长度"),
    ],
    ids=["memo", "unknown kind", "other length"],
)
def test_what_cannot_be_read_for_certain_is_refused(read, data: bytes, code: str, why: str) -> None:
    with pytest.raises(ShujianError) as caught:
        read(data, "a.dbf")
    assert caught.value.code == code
    assert why in caught.value.why
