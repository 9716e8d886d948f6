"""What office files hold beside plain paragraphs."""

from __future__ import annotations

import contextlib
import sys
import types
from pathlib import Path

import pytest
from doc_files import NUMBERING, doc, docx, numbered, paragraph, pdf, pdf_of, table, xml
from doc_texts import judgment

from shujian.documents.document import Document
from shujian.documents.readers import layout
from shujian.documents.readers.docx_numbering import numeral
from shujian.documents.readers.options import DocumentOptions
from shujian.documents.readers.reading import read_documents
from shujian.documents.readers.scans import read_image
from shujian.documents.readers.worker import read_by_kind

BOX = "<w:txbxContent>" + paragraph("框内文字") + "</w:txbxContent>"


def _one(tmp_path: Path, data: bytes, **options: bool) -> Document:
    path = tmp_path / "f"
    path.write_bytes(data)
    [found] = read_documents([path], DocumentOptions(**options))  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (paragraph("前") + table([["甲", "乙"], ["丙", "丁"]]) + paragraph("后"), "前\n甲\t乙\n丙\t丁\n后"),
        (table([["外" , ""]]).replace("</w:tc></w:tr>", table([["内1", "内2"]]) + "</w:tc></w:tr>"), "外\t内1 内2"),
        ("<w:sdt><w:sdtContent>" + paragraph("控件内") + "</w:sdtContent></w:sdt>", "控件内"),
        ("<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r></w:p>", "甲\t乙\n丙"),
        ("<w:p><w:ins><w:r><w:t>增</w:t></w:r></w:ins><w:del><w:r><w:delText>删</w:delText></w:r></w:del></w:p>", "增"),
        ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:t>见</w:t></w:r></w:p>", "见"),
        ("<w:p><w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink></w:p>", "链接"),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>字</w:t></w:r></w:p>", "字"),
        (f"<w:p><w:r><w:t>锚</w:t><mc:AlternateContent><mc:Choice>{BOX}</mc:Choice><mc:Fallback>{BOX}</mc:Fallback></mc:AlternateContent></w:r></w:p>", "锚\n框内文字"),
        (f"<w:p><w:r><w:pict><v:textbox>{BOX}</v:textbox></w:pict></w:r></w:p>", "框内文字"),
    ],
)  # fmt: skip
def test_word_structures_come_out_in_order(body: str, text: str, tmp_path: Path) -> None:
    assert _one(tmp_path, docx(body)).text == text


def test_automatic_numbers_stand_before_their_paragraphs(tmp_path: Path) -> None:
    body = numbered("被告人甲") + numbered("盗窃", 1) + numbered("诈骗", 1)
    body += numbered("被告人乙") + numbered("抢夺", 1)
    found = _one(tmp_path, docx(body, numbering=NUMBERING))
    assert found.text == "一、被告人甲\n（1）盗窃\n（2）诈骗\n二、被告人乙\n（1）抢夺"


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        (11, "chineseCounting", "十一"), (3, "ideographTraditional", "丙"), (28, "lowerLetter", "bb"),
        (4, "upperRoman", "IV"), (2, "decimalEnclosedCircle", "②"), (7, "unknown", "7"),
    ],
)  # fmt: skip
def test_numerals_of_word(number: int, form: str, text: str) -> None:
    assert numeral(number, form) == text


def test_headers_and_footnotes_are_apart_from_the_text(tmp_path: Path) -> None:
    note = f"<w:footnote w:type='separator' w:id='0'>{paragraph('—')}</w:footnote>"
    note += f"<w:footnote w:id='1'>{paragraph('见卷一')}</w:footnote>"
    data = docx(
        paragraph("正文"),
        header1=xml(paragraph("内部资料"), "hdr"),
        header2=xml(paragraph("内部资料"), "hdr"),
        footer1=xml(paragraph("第一页"), "ftr"),
        footnotes=xml(note, "footnotes"),
    )
    found = _one(tmp_path, data)
    assert (found.text, found.margins) == ("正文", ("第一页", "内部资料"))
    assert found.footnotes == ("见卷一",)


def test_pages_lose_headers_and_numbers_and_paragraphs_are_joined(tmp_path: Path) -> None:
    text = judgment(5, facts="".join(f"第{i}节事实经过如下所述并无争议，" for i in range(120)))
    found = _one(tmp_path, pdf_of(text, header="虚江法院文书专用"))
    assert found.text == text
    assert found.parts > 1
    assert found.margins == ("虚江法院文书专用",)


def test_lines_in_a_wrong_order_are_sorted_but_columns_are_not() -> None:
    def line(text: str, left: float, top: float) -> layout.Line:
        return layout.Line(text, left, left + 100, top, top + 10)

    wrong = layout.Page(800, (line("乙。", 0, 220), line("丙。", 0, 240), line("甲。", 0, 200)))
    assert layout.assemble([wrong])[0] == "甲。乙。丙。"
    columns = layout.Page(
        800, (line("左上。", 0, 200), line("左下。", 0, 220), line("右上。", 200, 200), line("右下。", 200, 220))
    )  # fmt: skip
    assert layout.assemble([columns])[0] == "左上。\n左下。\n右上。\n右下。"


@pytest.mark.parametrize(
    "line",
    [
        "审判员　　钱某",
        "人民陪审员　孙某",
        "书 记 员 李某",
        "二〇一八年七月二十四日",
        "二、责令退赔",
    ],
)
def test_a_signature_or_an_item_after_a_full_line_begins_a_paragraph(line: str) -> None:
    body = "罚金自判决生效后十日内向本院缴纳，逾期不缴纳的强制缴纳。）"
    full = tuple(layout.Line(body, 70, 538, 400 + 18 * n, 412 + 18 * n) for n in range(3))
    page = layout.Page(842, (*full, layout.Line(line, 70, 200, 454, 466)), 595)
    assert layout.assemble([page])[0].splitlines()[-1] == line


def test_a_full_line_goes_on_where_the_next_only_looks_like_a_beginning() -> None:
    lines = (
        layout.Line("合议庭由审判长钱某、审判员孙某、人民陪审员李某组成，于", 70, 538, 400, 412),
        layout.Line("2018年7月24日", 70, 200, 418, 430),
    )
    text = layout.assemble([layout.Page(842, lines, 595)])[0]
    assert text == "合议庭由审判长钱某、审判员孙某、人民陪审员李某组成，于2018年7月24日"


def test_a_scanned_page_among_others_makes_the_document_cut(tmp_path: Path) -> None:
    lines = [(60.0, 780.0 - 18 * i, text) for i, text in enumerate(judgment(1).split("\n"))]
    found = _one(tmp_path, pdf([lines, [(50, 50, "<图>")]]), ocr=False)
    assert found.state == "截断"
    assert "第 2 页没有文字层" in found.notes[0]


def test_marks_of_old_word_files_become_text(tmp_path: Path) -> None:
    text = "甲\x07乙\x07\x07丙\x07丁\x07\x07见\x13 HYPERLINK x \x14链接\x15处\x0b完\r"
    assert _one(tmp_path, doc(text, "end\r")).text == "甲\t乙\n丙\t丁\n见链接处\n完\nend"


def test_scans_are_recognised_where_the_library_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = [[0, 10], [200, 10], [200, 30], [0, 30]]

    class Engine:
        def __call__(self, picture: object) -> tuple[list[tuple[object, str, float]], float]:
            return [(box, "虚州市虚江区人民法院", 0.99)], 0.1

    library = types.ModuleType("rapidocr_onnxruntime")
    library.RapidOCR = Engine  # type: ignore[attr-defined]
    library.__spec__ = types.SimpleNamespace()  # type: ignore[assignment]
    monkeypatch.setitem(sys.modules, "rapidocr_onnxruntime", library)
    path = tmp_path / "f.pdf"
    path.write_bytes(pdf([[(50, 50, "<图>")]]))
    limits = DocumentOptions().limits
    raw = read_by_kind("pdf", path, "f.pdf", limits, lambda share, text: None, True)
    assert raw.text == "虚州市虚江区人民法院"
    assert "可能有错字" in raw.notes[0]
    pictures = types.ModuleType("PIL.Image")
    pictures.open = lambda path: contextlib.nullcontext(types.SimpleNamespace(size=(200, 300)))  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "PIL", types.ModuleType("PIL"))
    monkeypatch.setitem(sys.modules, "PIL.Image", pictures)
    assert read_image(path, "f.png", True).text == raw.text
