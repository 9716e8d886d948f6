"""Scanned pages: text recognition where the optional library is installed, else a clear word."""

from __future__ import annotations

import importlib
import importlib.util
from pathlib import Path
from typing import Any

from shujian.core.errors import ShujianError
from shujian.documents.readers.layout import Line, Page, assemble
from shujian.documents.readers.raw import Raw, cleaned, unreadable

_LIBRARY = "rapidocr_onnxruntime"
_DPI = 200
_ADVICE = (
    "请索取可复制文字的版本；或在本机安装文字识别组件（pip install 'shujian[ocr]'）后再导入，"
    "识别结果须人工核对"
)


def no_text_layer(shown: str) -> ShujianError:
    """The refusal of a scan where nothing can recognise it."""
    return unreadable(shown, "是扫描图像，没有文字层", _ADVICE, "documents.scan")


class Recogniser:
    """Recognises the text of pictures.

    Args:
        engine: the library's engine; takes a picture, gives boxes, texts and certainty.
    """

    def __init__(self, engine: Any) -> None:
        self._engine = engine

    @classmethod
    def find(cls) -> Recogniser | None:
        """The recogniser of this machine; None where the library is not installed."""
        if importlib.util.find_spec(_LIBRARY) is None:
            return None
        return cls(importlib.import_module(_LIBRARY).RapidOCR())

    def pdf_page(self, document: Any, index: int) -> Page:
        """Render a page of a PDF and recognise it."""
        page = document[index]
        try:
            picture = page.render(scale=_DPI / 72).to_numpy()
        finally:
            page.close()
        return self.picture(picture, float(picture.shape[0]), float(picture.shape[1]))

    def picture(self, picture: Any, height: float = 0.0, width: float = 0.0) -> Page:
        """Recognise a picture (array, bytes or path); sizes in pixels, 0 where not known."""
        found, _ = self._engine(picture)
        lines = []
        for box, text, _ in found or ():
            across, down = [float(p[0]) for p in box], [float(p[1]) for p in box]
            lines.append(Line(str(text), min(across), max(across), min(down), max(down)))
        lowest = max((line.bottom for line in lines), default=1.0)
        return Page(height or lowest, tuple(lines), width)


def read_image(path: Path, shown: str, ocr: bool) -> Raw:
    """A picture of a page as one document.

    Raises:
        ShujianError: ``documents.scan`` where nothing recognises it.
    """
    recogniser = Recogniser.find() if ocr else None
    if recogniser is None:
        raise no_text_layer(shown)
    picture = importlib.import_module("PIL.Image")  # comes with the library
    with picture.open(path) as opened:
        width, height = opened.size
    text, margins = assemble([recogniser.picture(str(path), height, width)])
    note = "文字由程序从图像识别，可能有错字"
    return Raw(cleaned(text), "image", notes=(note,), margins=margins)
