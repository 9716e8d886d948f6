"""Every format to the same text; every file to exactly one state."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from doc_files import doc, docx, ofd, packed, paragraph, pdf, pdf_of
from doc_texts import COURT, judgment

from shujian.documents.document import Document, DocumentState
from shujian.documents.readers.options import DocumentOptions
from shujian.documents.readers.reading import read_documents

TEXT = judgment(3)
LINES = TEXT.split("\n")


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., list[Document]]:
    def read_bytes(data: bytes | str, name: str = "文书", **options: object) -> list[Document]:
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return list(read_documents([path], DocumentOptions(**options)))  # type: ignore[arg-type]

    return read_bytes


def _rtf(text: str) -> bytes:
    body = "".join(f"\\u{ord(c)}?" if ord(c) > 127 else c for c in text.replace("\n", "\\par\n"))
    return b"{\\rtf1\\ansi{\\fonttbl{\\f0 Song;}}{\\*\\generator X;}" + body.encode() + b"}"


def _page(text: str) -> str:
    body = "".join(f"<p style='a'>{line}</p>" for line in text.split("\n"))
    return (
        "<html><head><title>某判决</title><script>var a = '<p>';</script></head><body>"
        f"<ul class='nav'><li>首页</li></ul><div class='PDF_pox'>{body}</div>"
        "<div id='footer'>版权所有</div></body></html>"
    )


def _older_page(text: str) -> str:
    html = "".join(f"<div style='x'>{line}</div>" for line in text.split("\n"))
    inner = json.dumps({"Title": "某案", "PubDate": "2024-05-01", "Html": html}, ensure_ascii=False)
    return f"<html><body><script>var jsonHtmlData = {json.dumps(inner)};</script></body></html>"


def _mht(text: str) -> bytes:
    head = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n--B\n"
    part = b"Content-Type: text/html; charset=gb2312\nContent-Transfer-Encoding: 8bit\n\n"
    return head + part + _page(text).encode("gb18030") + b"\n--B--\n"


SAME = {
    "utf-8": TEXT.encode(),
    "utf-8 with a mark": b"\xef\xbb\xbf" + TEXT.encode(),
    "gb18030": TEXT.encode("gb18030"),
    "utf-16": TEXT.encode("utf-16"),
    "line ends of Windows": TEXT.replace("\n", "\r\n").encode(),
    "zero bytes inside": TEXT.encode().replace(b"\n", b"\n\0"),
    "docx": docx("".join(map(paragraph, LINES))),
    "pdf": pdf_of(TEXT),
    "doc": doc(TEXT.replace("\n", "\r") + "\r"),
    "rtf": _rtf(TEXT),
    "ofd": ofd([[(28.0, 20.0 + 9 * i, line) for i, line in enumerate(LINES)]]),
    "web page": _page(TEXT).encode(),
    "older web page": _older_page(TEXT).encode(),
    "saved web page": _mht(TEXT),
    "json": json.dumps({"全文": TEXT}).encode(),
    "json with a page inside": json.dumps([{"content": _page(TEXT)}]).encode(),
    "nested json": json.dumps({"data": [{"a": 1, "文书": {"正文": TEXT}}]}).encode(),
    "zip": packed({"一/判决.txt": TEXT}),
}


@pytest.mark.parametrize("form", SAME)
def test_the_same_judgment_has_the_same_id_in_every_format(
    form: str, read: Callable[..., list[Document]]
) -> None:
    [found] = read(SAME[form])
    [plain] = read(TEXT)
    assert found.text == TEXT if form != "ofd" else found.text
    assert (found.id, found.state) == (plain.id, DocumentState.READABLE)
    assert len(found.sha256) == 64


REFUSED = {
    "nothing": (b"", "0 字节"),
    "a spreadsheet": (packed({"[Content_Types].xml": "", "xl/workbook.xml": ""}), "表格"),
    "rar": (b"Rar!\x1a\x07\x00xxxxx", "RAR"),
    "bytes": (bytes(range(256)) * 40, "不是文字"),
    "a picture": (b"\x89PNG\r\n\x1a\nxxxx", "扫描图像"),
    "a scan": (pdf([[(50, 50, "<图>")]]), "没有文字层"),
    "a locked pdf": (pdf([[(60, 700, COURT)]], encrypt=True), "密码"),
    "a cut pdf": (pdf_of(TEXT)[:900], "PDF"),
    "a cut docx": (docx(paragraph(TEXT))[:300], "损坏"),
    "docx without a body": (packed({"word/document.xml": "<a/>"}), "正文部分"),
    "docx of broken xml": (packed({"word/document.xml": "<a><b></a>"}), "XML"),
    "docx with entities": (
        packed({"word/document.xml": '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'}),
        "文档类型",
    ),
    "a locked doc": (doc("甲", encrypted=True), "密码"),
    "a doc of Word 95": (doc("甲", version=0x68), "Word 95"),
    "a cut doc": (doc(TEXT)[:3000], "损坏"),
    "ofd without pages": (packed({"OFD.xml": "<OFD/>"}), "没有页面"),
    "json without texts": (b'[{"a": 1}, {"a": 2}]', "正文字段"),
    "a zip of nothing": (packed({}), "没有文件"),
    "a zip too deep": (packed({"1.zip": packed({"2.zip": packed({"3.txt": "x"})})}), "套得太深"),
    "a bomb": (packed({"0.txt": b"\0" * (40 << 20)}), "膨胀"),
    "a bomb of xml": (
        packed({"word/document.xml": b"<a>" + b" " * (40 << 20) + b"</a>"}), "膨胀"
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_read_says_why_and_what_to_do(
    what: str, read: Callable[..., list[Document]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")  # an office program on the machine reads some of them
    data, word = REFUSED[what]
    [found] = read(data, "坏文件.dat")
    assert found.state is DocumentState.UNREADABLE
    assert (found.text, found.id != "") == ("", True)
    assert word in found.notes[0]
    assert len(found.notes) == 2


def test_a_file_that_is_not_there_is_a_document_too(tmp_path: Path) -> None:
    [found] = read_documents([tmp_path / "没有.docx"])
    assert found.state is DocumentState.UNREADABLE
    assert "没有这个文件" in found.notes[0]


def test_a_folder_is_read_by_name_and_remembers_the_places(tmp_path: Path) -> None:
    box = tmp_path / "移送"
    (box / "乙").mkdir(parents=True)
    (box / "乙" / "2.txt").write_text(judgment(2), "utf-8")
    (box / "1.txt").write_text(judgment(1), "utf-8")
    (box / "~$1.docx").write_bytes(b"lock")
    (box / "Thumbs.db").write_bytes(b"x")
    found = list(read_documents([box]))
    assert [d.source for d in found] == ["移送/1.txt", "移送/乙/2.txt"]


def test_a_zip_keeps_chinese_names_and_reads_on_after_a_broken_member(
    read: Callable[..., list[Document]],
) -> None:
    data = packed({"a.txt": judgment(1), "bb.docx": b"PK\x03\x04xx", "c.txt": judgment(2)})
    data = data.replace(b"bb.docx", "判.docx".encode("gbk")[:7].ljust(7, b"x"))
    found = read(data, "包.zip")
    assert [d.state for d in found] == ["可读", "无法读取", "可读"]
    assert found[1].source.startswith("包.zip/判")


def test_records_keep_their_own_id_title_and_place(read: Callable[..., list[Document]]) -> None:
    rows = [{"id": f"J-{i}", "title": f"第{i}案", "text": judgment(i)} for i in range(3)]
    rows.insert(1, {"id": "J-x", "other": 1})  # type: ignore[dict-item]
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    found = read(lines + '\n{"id": "J-9", "text": "断', "批.jsonl")
    assert [d.id for d in found if d.text] == ["J-0", "J-1", "J-2"]
    assert [d.state for d in found] == ["可读", "无法读取", "可读", "可读", "无法读取"]
    assert (found[2].name, found[2].source) == ("第1案", "批.jsonl#3")
    assert "不完整" in found[4].notes[0]


def test_ten_megabytes_of_text_are_one_document(read: Callable[..., list[Document]]) -> None:
    [found] = read(TEXT + "\n" + "附件内容。" * 700_000)
    assert len(found.text) > 3_000_000
    [refused] = read("长" * 500_000, text_bytes=1 << 20)
    assert refused.state is DocumentState.UNREADABLE


def test_limits_of_time_end_a_hanging_file(read: Callable[..., list[Document]]) -> None:
    from shujian.pool.readers.types import Limits

    [found] = read(SAME["docx"], limits=Limits(seconds=0.001))
    assert "超时" in found.notes[0]


def test_an_encoding_that_does_not_exist_is_said_at_once(
    read: Callable[..., list[Document]],
) -> None:
    with pytest.raises(Exception, match="不认识的编码"):
        read(TEXT, encoding="klingon")
