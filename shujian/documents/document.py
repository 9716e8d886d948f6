"""One document (文书): its text, where it came from, and how far it could be read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from shujian.core.ids import content_id

# pairs, replaced one after the other: for a text of a few thousand characters this is
# several times faster than a translation table
_FOLDS = tuple(
    zip("（）：，；％［］〔〕○０１２３４５６７８９", "():,;%[][]〇0123456789", strict=True)
)


class DocumentState(StrEnum):
    """How far a document could be read; every file gets exactly one."""

    READABLE = "可读"
    BLANK = "空白"
    TRUNCATED = "截断"
    UNREADABLE = "无法读取"


@dataclass(frozen=True)
class Document:
    """A document as it was read.

    Args:
        id: the source record's own id where it has one, else made from the text alone
            (from the bytes where there is no text): the same text has the same id.
        name: title or file name, for people.
        text: paragraphs, one a line; table cells parted by tabs. Not folded: spans point into it.
        source: path inside the archive or folder as delivered, ``包.zip/子目录/判决书.docx``;
            ``#3`` at the end: record 3 of a JSON file, or the third judgment in one file.
        format: docx, pdf, txt, html, json, doc, ofd, image …
        state: how far it could be read.
        notes: what a person should know, Chinese.
        sha256: of the bytes of the file or archive member it was read from.
        original: sha256 of the delivered file: the archive's for a member.
        parts: pages, or paragraphs and tables where there are no pages.
        margins: page headers and footers, watermarks; not part of the text.
        footnotes: in order; not part of the text.
    """

    id: str
    name: str
    text: str
    source: str
    format: str
    state: DocumentState
    notes: tuple[str, ...] = ()
    sha256: str = ""
    parts: int = 1
    margins: tuple[str, ...] = ()
    footnotes: tuple[str, ...] = ()
    original: str = ""


@lru_cache(maxsize=2)
def exact_form(text: str) -> str:
    """The text without blanks and with full-width signs folded: equal for the same wording.

    Line breaks and widths differ between a Word file, its PDF and its web page.
    """
    text = "".join(text.split())
    for wide, narrow in _FOLDS:
        text = text.replace(wide, narrow)
    return text


@lru_cache(maxsize=2)
def text_id(text: str) -> str:
    """The id of a text, from its ``exact_form``."""
    return content_id(exact_form(text))
