"""Plain text: decoded, cleaned, and refused where it is no text at all."""

from __future__ import annotations

import re

from shujian.documents.readers.raw import Raw, cleaned, unreadable
from shujian.pool.readers.wholetext import decode

_STRANGE = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_STRANGE_SHARE = 20
_FEW = 3


def read_plain(raw: bytes, shown: str, encoding: str | None) -> Raw:
    """A text file as one document.

    Raises:
        ShujianError: ``documents.no_text`` for bytes that are no text.
    """
    found = decode(raw, shown, encoding)
    refuse_binary(found.text, shown)
    text = cleaned(found.text)
    return Raw(text, "txt", parts=text.count("\n") + 1, notes=tuple(found.notes()))


def refuse_binary(text: str, shown: str) -> None:
    """Refuse what decodes to control and replacement characters.

    Raises:
        ShujianError: ``documents.no_text``.
    """
    head = text[:100_000]
    if head.isprintable():
        return
    strange = len(_STRANGE.findall(head))
    if strange > _FEW and strange * _STRANGE_SHARE > len(head):
        raise unreadable(
            shown,
            "内容不是文字（可能已加密、损坏，或是未识别的格式）",
            "请用原来的程序打开，另存为 docx、pdf 或 txt 后再导入",
            "documents.no_text",
        )
