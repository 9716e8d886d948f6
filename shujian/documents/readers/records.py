"""JSON and JSON lines: each record with a text is a document."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from shujian.core.errors import ShujianError
from shujian.documents.readers.raw import Raw, cleaned, unreadable
from shujian.documents.readers.webpage import page_text
from shujian.pool.readers.jsonfile import DECODER, Pairs, flat_record, is_lines, items
from shujian.pool.readers.jsonstream import Stream, StuckError
from shujian.pool.readers.text import TextFile
from shujian.pool.readers.wholetext import WholeText

TEXT_KEYS = (
    "text", "全文", "文书内容", "正文", "content", "文书全文", "裁判文书全文", "判决书全文",
    "fulltext", "full_text", "qwcontent", "doccontent", "body", "内容",
)  # fmt: skip
TITLE_KEYS = ("title", "标题", "文书标题", "文书名称", "案件名称", "名称", "name")
ID_KEYS = ("id", "docid", "文书id", "文书编号", "_id", "uuid")
_MARKS = ("<p", "<div", "<br", "<span", "<html", "<body", "<table")
_WITHOUT = 1000
_REMEDY = "请把全文放在 text、content、全文、文书内容或正文字段后再导入"


def read_records(
    source: TextFile | WholeText, shown: str, text_bytes: int
) -> Iterator[Raw | ShujianError]:
    """The documents of a JSON file in order; an error for each record that is none.

    Raises:
        ShujianError: ``documents.no_text`` where no record has a text.
    """
    waiting: list[ShujianError] = []
    seen = False
    for found in _records(source, shown, text_bytes):
        if isinstance(found, ShujianError) and not seen:
            waiting.append(found)
            if len(waiting) >= _WITHOUT:
                break
            continue
        if not seen:
            seen = True
            yield from waiting
        yield found
    if not seen:
        why = "JSON 不完整或格式不对" if not waiting else f"前 {len(waiting)} 条记录都没有正文字段"
        raise unreadable(shown, why, _REMEDY, "documents.no_text")


def _records(
    source: TextFile | WholeText, shown: str, text_bytes: int
) -> Iterator[Raw | ShujianError]:
    one = _single(source)
    if one is not None:
        yield one
        return
    try:
        for _, number, record, raw in items(source):
            yield _document(record, number, raw, shown, text_bytes)
    except StuckError:
        return


def _single(source: TextFile | WholeText) -> Raw | None:
    """The file's only value, where it is an object that has a text itself."""
    first = next(source.pieces(), "").lstrip("\ufeff \t\r\n")
    if not first.startswith("{") or ("\n" in first.rstrip() and is_lines(source)):
        return None
    try:
        value = Stream(source.pieces()).value(DECODER)
    except StuckError:
        return None
    if not isinstance(value, Pairs):
        return None
    return _raw(flat_record(value, {}), 0)


def _document(
    record: Pairs | None, number: int, raw: str, shown: str, text_bytes: int
) -> Raw | ShujianError:
    place = f"{shown}#{number}" if number else shown
    if record is None:
        head = "".join(islice(raw, 30))
        return unreadable(place, f"记录不完整或不是 JSON 对象：{head}", "请向提供单位重新索取")
    found = _raw(flat_record(record, {}), number)
    if found is None:
        return unreadable(place, "记录中没有正文字段", _REMEDY, "documents.no_text")
    if len(found.text) > text_bytes:
        return unreadable(place, f"正文超过 {text_bytes >> 20} MB", "请拆分后导入")
    return found


def _raw(flat: dict[str, str], number: int) -> Raw | None:
    """The document of a record; None where no field of text is there."""
    names = {name.strip().lower(): name for name in reversed(flat)}
    prefixes = dict.fromkeys(["", *(n.rpartition(".")[0] + "." for n in names if "." in n)])
    prefix = _best(flat, names, list(prefixes))
    if prefix is None:
        return None
    text = _pick(flat, names, TEXT_KEYS, [prefix])
    title = _pick(flat, names, TITLE_KEYS, [prefix, ""])
    ident = _pick(flat, names, ID_KEYS, [prefix, ""])
    if "<" in text and any(mark in text[:2000].lower() for mark in _MARKS):
        inner, text = page_text(text)
        title = title or inner
    else:
        text = cleaned(text)
    return Raw(text, "json", text.count("\n") + 1, _line(title), _line(ident), number)


def _best(flat: dict[str, str], names: dict[str, str], prefixes: list[str]) -> str | None:
    """Which object of the record holds the text: the record itself, or one inside it."""
    empty = None
    for prefix in prefixes:
        for key in TEXT_KEYS:
            if (name := names.get(prefix + key)) is not None:
                if flat[name].strip():
                    return prefix
                empty = prefix if empty is None else empty
    return empty


def _pick(
    flat: dict[str, str], names: dict[str, str], keys: tuple[str, ...], prefixes: list[str]
) -> str:
    """The first of these fields that is filled; "" where none is."""
    for prefix in prefixes:
        for key in keys:
            if (name := names.get(prefix + key)) is not None and flat[name].strip():
                return flat[name]
    return ""


def _line(text: str) -> str:
    return " ".join(cleaned(text[:200]).split())
