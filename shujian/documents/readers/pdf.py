"""PDF: the text layer with positions, page by page; pages without one are scans."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median

import pypdfium2
import pypdfium2.raw as pdfium

from shujian.core.errors import ShujianError
from shujian.documents.readers.layout import Line, Page, assemble
from shujian.documents.readers.raw import Raw, cleaned, unreadable
from shujian.documents.readers.scans import Recogniser, no_text_layer

_FEW = 5
_STRAIGHT = 0.1
_FULL_TURN = 6.2832
_LOST_SHARE = 5
_PASSWORD = "password"


def read_pdf(path: Path, shown: str, report: Callable[[float, str], None], ocr: bool) -> Raw:
    """A PDF as one document.

    Raises:
        ShujianError: damaged, with a password, or a scan that cannot be recognised here.
    """
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise _refusal(shown, error) from error
    with document:
        pages, scanned, notes = _pages(document, shown, report)
        count = len(document)
        if scanned and ocr and (recogniser := Recogniser.find()):
            for number in scanned:
                report(number / count, f"识别 {shown} 第 {number} 页")
                pages[number - 1] = recogniser.pdf_page(document, number - 1)
            notes.append(f"{_listed(scanned)}是扫描图像，文字由程序识别，可能有错字")
            scanned = []
    if len(scanned) == count:
        raise no_text_layer(shown)
    cut = f"{_listed(scanned)}没有文字层（扫描图像），未读入" if scanned else ""
    text, margins = assemble(pages)
    return Raw(cleaned(text), "pdf", count, cut=cut, notes=tuple(notes), margins=margins)


def _pages(
    document: pypdfium2.PdfDocument, shown: str, report: Callable[[float, str], None]
) -> tuple[list[Page], list[int], list[str]]:
    """All pages; the numbers (from 1) of those without a text layer; notes."""
    pages, scanned, broken = [], [], []
    count = len(document)
    for number in range(1, count + 1):
        report(number / count, f"读取 {shown} 第 {number} 页")
        try:
            page = _page(document, number - 1)
        except pypdfium2.PdfiumError:
            broken.append(number)
            page = Page(1.0, ())
        pages.append(page)
        few = sum(len(line.text) for line in page.lines) < _FEW
        if few and number not in broken and _has_pictures(document, number - 1):
            scanned.append(number)
    if len(broken) == count:
        raise unreadable(shown, "PDF 的所有页都已损坏", "请重新索取，或用阅读器另存后再导入")
    return pages, scanned, [f"{_listed(broken)}已损坏，未读入"] if broken else []


def _page(document: pypdfium2.PdfDocument, index: int) -> Page:
    page = document[index]
    text_page = page.get_textpage()
    width, height = page.get_size()
    try:
        lines = _lines(text_page, height)
    finally:
        text_page.close()
        page.close()
    lost = sum(line.text.count("\ufffd") for line in lines)
    if lost * _LOST_SHARE > sum(len(line.text) for line in lines):
        lines = []  # a font without meaning: the shapes can be read, the text cannot
    return Page(height, tuple(lines), width)


def _lines(text_page: pypdfium2.PdfTextPage, height: float) -> list[Line]:
    raw, box = text_page.raw, pdfium.FS_RECTF()
    found: list[Line] = []
    pen = _Pen(height)
    for index in range(text_page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        generated = pdfium.FPDFText_IsGenerated(raw, index) == 1
        if code in (10, 13):
            pen.end(found)
        elif generated:
            pen.space()
        elif pdfium.FPDFText_GetLooseCharBox(raw, index, ctypes.byref(box)):
            if not pen.text:
                angle = pdfium.FPDFText_GetCharAngle(raw, index)
                pen.slanted = _STRAIGHT < angle < _FULL_TURN - _STRAIGHT
            pen.add(_character(code), box.left, box.right, box.top, box.bottom)
    pen.end(found)
    return found


def _character(code: int) -> str:
    """A character; � for what the font gives no meaning."""
    if code == 0 or 0xE000 <= code <= 0xF8FF or code > 0x10FFFF:
        return "\ufffd"
    return chr(code)


class _Pen:
    """Collects characters of one line.

    Args:
        height: of the page; PDF counts from the bottom.
    """

    def __init__(self, height: float) -> None:
        self._height = height
        self.text: list[str] = []
        self.slanted = False
        self._boxes: list[tuple[float, float, float, float]] = []
        self._space = False

    def space(self) -> None:
        """The library thinks that there is a blank here; ``add`` decides."""
        self._space = True

    def add(self, sign: str, left: float, right: float, top: float, bottom: float) -> None:
        """Add a character; between Chinese ones only a gap of half a character is a blank."""
        if self._space and self._boxes:
            gap = left - self._boxes[-1][1]
            chinese = sign > "\u2e7f" and self.text[-1] > "\u2e7f"
            if not chinese or gap > 0.5 * (top - bottom):
                self.text.append(" ")
        self._space = False
        self.text.append(sign)
        self._boxes.append((left, right, self._height - top, self._height - bottom))

    def end(self, found: list[Line]) -> None:
        """Close the line."""
        if self._boxes:
            joined = "".join(self.text).encode("utf-16-le", "surrogatepass")
            boxes = self._boxes
            line = Line(
                joined.decode("utf-16-le", "replace"),
                min(b[0] for b in boxes), max(b[1] for b in boxes),
                median(b[2] for b in boxes), median(b[3] for b in boxes),
            )  # fmt: skip
            found.append(replace(line, slanted=self.slanted))
        self.text, self._boxes, self._space, self.slanted = [], [], False, False


def _has_pictures(document: pypdfium2.PdfDocument, index: int) -> bool:
    page = document[index]
    try:
        kinds = (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_PATH)
        return any(True for _ in page.get_objects(filter=kinds, max_depth=4))
    except pypdfium2.PdfiumError:
        return True
    finally:
        page.close()


def _refusal(shown: str, error: Exception) -> ShujianError:
    if _PASSWORD in str(error).lower():
        why, remedy = "PDF 设有打开密码", "请取消密码或另存为不加密的文件后再导入"
        return unreadable(shown, why, remedy, "documents.password")
    return unreadable(shown, "PDF 已损坏或不完整", "请重新索取，或用阅读器打开后另存再导入")


def _listed(numbers: list[int]) -> str:
    head = "、".join(map(str, numbers[:10]))
    return f"第 {head} 页" if len(numbers) <= 10 else f"第 {head} 等 {len(numbers)} 页"
