"""From what a reader gave to documents: cleaned, split where several, judged, named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from shujian.core.errors import ShujianError
from shujian.core.ids import content_id
from shujian.documents.document import Document, DocumentState, text_id
from shujian.documents.readers.condition import condition
from shujian.documents.readers.files import Item
from shujian.documents.readers.raw import Raw
from shujian.documents.readers.splitting import starts_of_judgments

_OUR_WORDS = {
    "pool.reader_died": ("读取程序意外退出（文件内容异常，或超过内存上限）", "请另存为新的 docx、pdf 或 txt 后再导入"),
    "pool.reader_timeout": ("读取超时", "请拆分文件，或另存为 docx、txt 后再导入"),
    "pool.reader_memory": ("读取时内存不足", "请拆分文件，或另存为 docx、txt 后再导入"),
    "pool.unreadable": ("文件已损坏或格式异常", "请用原来的程序打开确认完好，另存后再导入"),
}  # fmt: skip
"""The children that read tables speak of spreadsheets; here it is about documents."""


def finished(raw: Raw, item: Item, split: bool) -> Iterator[Document]:
    """The document of a text; several where several judgments stand in one file."""
    starts, note = starts_of_judgments(raw.text) if split else ([0], "")
    if note:
        raw = replace(raw, notes=(*raw.notes, note))
    if len(starts) == 1:
        yield _document(raw, item, f"#{raw.number}" if raw.number else "")
        return
    base = f"#{raw.number}" if raw.number else ""
    for index, (start, end) in enumerate(zip(starts, [*starts[1:], None], strict=True), 1):
        part = replace(
            raw,
            text=raw.text[start:end].strip(),
            ident=f"{raw.ident}#{index}" if raw.ident else "",
            title="",
            notes=(*raw.notes, f"原文件含 {len(starts)} 份文书，此为第 {index} 份"),
        )
        yield _document(part, item, f"{base}#{index}")


def _document(raw: Raw, item: Item, tail: str) -> Document:
    state, why = condition(raw.text)
    if raw.cut and state is DocumentState.READABLE:
        state = DocumentState.TRUNCATED
    if raw.ident:
        ident = raw.ident
    elif state is DocumentState.BLANK:
        ident = content_id(f"{item.sha256}{tail}")
    else:
        ident = text_id(raw.text)
    notes = (*raw.notes, *((raw.cut,) if raw.cut else ()), *why)
    name = raw.title or f"{item.name}{tail}"
    return Document(
        ident, name, raw.text, f"{item.shown}{tail}", raw.format, state, notes,
        item.sha256, raw.parts, raw.margins, raw.footnotes, item.original,
    )  # fmt: skip


def refused(item: Item, error: ShujianError) -> Document:
    """A file or record without text; the notes say why and what to do."""
    why, remedy = _OUR_WORDS.get(error.code, ("", ""))
    if not why:
        why = error.why or error.what
        if error.why and not error.code.startswith("documents."):
            why = f"{error.what}：{error.why}"
        remedy = error.remedy
    shown = error.where.file or item.shown
    tail = shown.removeprefix(item.shown) if shown.startswith(item.shown) else ""
    sha256 = "" if item.error is not None else _digest(item)
    return Document(
        id=content_id(f"{sha256 or item.shown}{tail}"),
        name=f"{item.name}{tail}",
        text="",
        source=f"{item.shown}{tail}",
        format="",
        state=DocumentState.UNREADABLE,
        notes=tuple(part for part in (why, remedy) if part),
        sha256=sha256,
        parts=0,
        original=_digest(item, original=True),
    )


def _digest(item: Item, original: bool = False) -> str:
    try:
        return item.original if original else item.sha256
    except OSError:
        return ""
