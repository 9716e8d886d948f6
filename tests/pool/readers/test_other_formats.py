from __future__ import annotations

import io
import json
import struct
import zipfile

import pytest

from shujian.core.errors import ShujianError
from shujian.pool.readers import Limits, ReadOptions, text
from shujian.pool.readers.job import Job


def packed(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


CSV = "姓名,金额\n张三,1\n".encode()


def test_an_html_table_named_xls(one):
    html = (
        "<html><meta charset=gb2312><style>td{}</style><table><tr><th colspan=2>发放</th>"
        "<th rowspan=2>备注</th></tr><tr><td>月份</td><td>金额</td></tr>"
        "<tr><td>2024-01</td><td>12.50<td>甲&amp;乙<br>丙</tr></table></html>"
    )
    result = one(html.encode("gb18030"), "a.xls")
    assert result.part.header == ["发放-月份", "发放-金额", "备注"]
    assert result.cells == [["2024-01", "12.50", "甲&乙\n丙"]]
    assert any("扩展名" in note for note in result.part.notes)


def test_xml_spreadsheet_2003(one):
    xml = (
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="甲"><Table>'
        "<Row><Cell><Data>姓名</Data></Cell><Cell><Data>金额</Data></Cell></Row>"
        '<Row ss:Index="3"><Cell ss:Index="2"><Data>5</Data></Cell></Row></Table></Worksheet></Workbook>'
    )
    result = one(xml, "a.xls")
    assert (result.part.sheet, result.cells, result.lines) == ("甲", [["", "5"]], [3])


def test_json_keeps_the_exact_text_of_numbers(one):
    data = '[{"姓名":"张三","号":110101199001011234567,"a":{"b":1.10,"c":{"d":[1]}}},{"x":true,"姓名":null}]'
    result = one(data, "a.json")
    assert result.part.header == ["姓名", "号", "a.b", "a.c", "x"]
    assert result.cells[0] == ["张三", "110101199001011234567", "1.10", '{"d": ["1"]}', ""]
    assert result.cells[1] == ["", "", "", "", "TRUE"]


def test_json_arrays_inside_objects_become_parts(read):
    data = {"code": 0, "data": {"list": [{"a": "1"}, {"a": "2"}]}, "更多": [{"b": "3"}]}
    result = read(json.dumps(data), "a.json")
    assert [(p.sheet, p.rows) for p in result.parts] == [("data.list", 2), ("更多", 1)]


def test_a_cut_json_array_keeps_what_came_before(one):
    result = one('[{"a":"1"},{"a":"2"},{"a":', "a.json")
    assert [row[0] for row in result.cells] == ["1", "2", ""]
    assert result.broken[2] is not None
    assert '{\\"a\\":' in (result.extra[2] or "")


def test_json_lines_number_by_line_and_keep_broken_ones(one):
    result = one('{"a":"1"}\n{"a":\n\n{"a":"3","b":"x"}\n', "a.jsonl")
    assert result.part.header == ["a", "b"]
    assert result.lines == [1, 2, 4]
    assert [bool(why) for why in result.broken] == [False, True, False]


def test_duplicate_json_keys_are_noted(one):
    result = one('[{"a":"1","a":"2"},{"a":"3","a":"3"}]', "a.json")
    assert result.cells == [["2"], ["3"]]
    assert result.broken == ["同一个键有两个不同的值：a", None]
    assert result.extra == ['["a＝1"]', None]
    assert any("同一个键写了两次" in note for note in result.part.notes)


def test_a_link_in_an_archive_is_no_file(read, table):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("链接.csv")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/某处/名单.csv")
        archive.writestr("好.csv", "姓名,金额\n张三,1\n")
    result = read(out.getvalue(), "包.zip")
    assert [e.code for e in result.refused] == ["pool.no_file"]
    assert [table(part).cells for part in result.parts] == [[["张三", "1"]]]


def test_json_records_longer_than_a_block(one):
    big = [{"a": "长" * 3_000_000}, {"a": "2"}]
    assert [len(row[0]) for row in one(json.dumps(big), "a.json").cells] == [3_000_000, 1]


def test_json_of_one_very_long_line(tmp_path, monkeypatch, table):
    monkeypatch.setattr(text, "BLOCK", 1000)
    monkeypatch.setattr(text, "MAX_LINE", 5000)
    record = '{"姓名":"张三","金额":1.50}'
    path = tmp_path / "a.json"
    path.write_text("[" + ",".join([record] * 5000) + "]", encoding="utf-8")
    job = Job("a.json", tmp_path / "raw", ReadOptions(), Limits())
    job.read_file(path)
    assert table(job.parts[0]).cells == [["张三", "1.50"]] * 5000


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le"])
def test_records_across_block_ends_stay_whole(tmp_path, monkeypatch, table, encoding):
    monkeypatch.setattr(text, "BLOCK", 777)
    rows = [[f"张{i}", f"甲{i}\n乙" if i % 7 == 0 else f"丙{i}", "1.5"] for i in range(1000)]
    lines = [",".join(f'"{c}"' if "\n" in c else c for c in row) for row in rows]
    path = tmp_path / "a.csv"
    path.write_bytes(("\r\n".join(["姓名,备注,金额", *lines]) + "\r\n").encode(encoding))
    job = Job("a.csv", tmp_path / "raw", ReadOptions(), Limits())
    job.read_file(path)
    found = table(job.parts[0])
    assert found.cells == rows
    assert found.part.broken == 0
    assert found.lines[-1] == 2 + 999 + len([i for i in range(999) if i % 7 == 0])


def test_members_are_read_and_bad_ones_refused_by_name(read, tmp_path):
    inner = packed({"../../逃.csv": CSV, "__MACOSX/._x": b"1", "空.csv": b"", "图.png": b"\x89PNG"})
    result = read(packed({"里.zip": inner, "a.csv": CSV, "坏.zip": b"PK\x03\x04xx"}), "包.zip")
    assert [(p.part_no, p.file) for p in result.parts] == [
        (1, "包.zip/里.zip/../../逃.csv"),
        (2, "包.zip/a.csv"),
    ]
    assert [e.where.file for e in result.refused] == [
        "包.zip/里.zip/空.csv",
        "包.zip/里.zip/图.png",
        "包.zip/坏.zip",
    ]
    assert all(part.path.parent == tmp_path for part in result.parts)
    assert not list(tmp_path.glob("*.member"))


def test_gbk_member_names(read):
    data = packed({"AAAA.csv": CSV}).replace(b"AAAA.csv", "张三".encode("gbk") + b".csv")
    (part,) = read(data, "包.zip").parts
    assert part.file == "包.zip/张三.csv"


def test_an_encrypted_member_is_refused_and_the_rest_goes_on(read):
    data = bytearray(packed({"密.csv": CSV, "a.csv": CSV}))
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(magic) + offset
        data[at : at + 2] = struct.pack("<H", struct.unpack_from("<H", data, at)[0] | 1)
    result = read(bytes(data), "包.zip")
    assert [p.file for p in result.parts] == ["包.zip/a.csv"]
    assert [(e.code, e.where.file) for e in result.refused] == [("pool.password", "包.zip/密.csv")]


@pytest.mark.parametrize(
    ("data", "limits"),
    [
        (packed({"a.csv": b"a,b\n" + b"1,2\n" * 4_000_000}), Limits()),
        (packed({f"{i}.csv": CSV for i in range(30)}), Limits(members=20)),
        (packed({f"{i}.csv": CSV * 1000 for i in range(30)}), Limits(unpacked_bytes=100_000)),
    ],
)
def test_bombs_are_stopped(read, tmp_path, data, limits):
    with pytest.raises(ShujianError) as caught:
        read(data, "炸.zip", limits=limits)
    assert caught.value.code == "pool.bomb"
    assert not list(tmp_path.glob("raw-*"))


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("空.csv", b"", "pool.empty_file"),
        ("白.csv", b" \n\n \n", "pool.empty_file"),
        ("a.pdf", b"%PDF-1.7", "pool.not_a_table"),
        ("a.rar", b"Rar!\x1a\x07", "pool.not_a_table"),
        ("a.html", b"<html><body>x</body></html>", "pool.not_a_table"),
        ("a.json", b'{"a": 1, ', "pool.not_a_table"),
        ("a.sql", "-- 导出\nINSERT INTO T VALUES ('张三', 5);\n".encode(), "pool.not_a_table"),
        (
            "a.dbf",
            b"\x03\x7c\x05\x01\2\0\0\0\x41\0\x20\0" + bytes(20) + b"XM" + bytes(30) + b"\r ",
            "pool.broken_dbf",
        ),
        ("a.bin", bytes(range(256)) * 20, "pool.not_text"),
        ("a.zip", b"PK\x03\x04" + b"\0" * 50, "pool.broken_zip"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "pool.unreadable"),
    ],
)
def test_what_is_no_table_is_refused_clearly(read, name, data, code):
    with pytest.raises(ShujianError) as caught:
        read(data, name)
    assert caught.value.code == code
    assert name in str(caught.value)


def test_every_row_of_a_nested_archive_reads_the_same(read, table):
    direct = table(read(CSV, "a.csv").parts[0])
    nested = table(read(packed({"b.zip": packed({"a.csv": CSV})}), "c.zip").parts[0])
    assert nested.cells == direct.cells
