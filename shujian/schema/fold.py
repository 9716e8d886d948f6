"""Folding: what may be changed in a cell before it is read, because it never carries meaning."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

INVISIBLE_NOTE = "去除不可见字符"
WIDTH_NOTE = "全角转半角"
APOSTROPHE_NOTE = "去除前导撇号"

_BLANKS = "\t\n\r\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u202f\u205f\u3000\u2028\u2029" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_INVISIBLE_RANGES = (
    *((0x00, 0x08), (0x0E, 0x1B), (0x7F, 0x84), (0x86, 0x9F), (0xAD, 0xAD), (0x34F, 0x34F)),
    *((0x61C, 0x61C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180E), (0x200B, 0x200F)),
    *((0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF)),
    *((0xFFA0, 0xFFA0), (0xFFF9, 0xFFFB), (0xE0100, 0xE01EF)),
)
_INVISIBLE = [code for first, last in _INVISIBLE_RANGES for code in range(first, last + 1)]
_APOSTROPHES = "'’‘＇`"


def _light_table() -> dict[int, str]:
    """Full-width letters, digits of every script, compatibility ideographs, radicals."""
    table = {
        c: str(unicodedata.decimal(chr(c)))
        for c in range(0x80, 0x20000)
        if unicodedata.category(chr(c)) == "Nd"
    }
    table |= {c: chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F) if chr(c - 0xFEE0).isalnum()}
    for start, end in ((0x2E80, 0x2FE0), (0xF900, 0xFB00), (0x2F800, 0x2FA20)):
        for code in range(start, end):
            plain = unicodedata.normalize("NFKC", chr(code))
            if plain != chr(code) and len(plain) == 1:
                table[code] = plain
    return table


_LIGHT = _light_table()
_SMALL = {c: unicodedata.normalize("NFKC", chr(c)) for c in range(0xFE50, 0xFE6C)}
_HALF = {c: chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F)} | {
    0xFFE5: "¥",
    0x2212: "-",
    0xFE63: "-",
    0x2010: "-",
    0x2011: "-",
    0x2012: "-",
    0x2013: "-",
    0x2044: "/",
    0x2215: "/",
    0x3014: "[",
    0x3015: "]",
    0x3010: "[",
    0x3011: "]",
    0x2018: "'",
    0x2019: "'",
    0x201C: '"',
    0x201D: '"',
    **{c: s for c, s in _SMALL.items() if len(s) == 1},
}


_INVISIBLE_SET = frozenset(map(chr, _INVISIBLE))
_INVISIBLE_DROP = dict.fromkeys(_INVISIBLE)
_LIGHT_SET = frozenset(map(chr, _LIGHT))
_HALF_SET = frozenset(map(chr, _HALF))
_BLANK_RUN = re.compile(f"[ {re.escape(_BLANKS)}]+")
_PLAIN = re.compile(r"[!-&(-_a-~\u4e00-\u9fff](?:[!-~\u4e00-\u9fff]*[!-~\u4e00-\u9fff])?")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded cell.

    Args:
        text: without invisible characters, blanks trimmed and joined, letters and digits
            half-width; punctuation as it was.
        notes: what was folded, Chinese.
    """

    text: str
    notes: tuple[str, ...] = ()

    @property
    def half(self) -> str:
        """The text with punctuation half-width too, for whatever is parsed."""
        return half_width(self.text)

    @property
    def dense(self) -> str:
        """``half`` without any blank, for identifiers and numbers."""
        return self.half.replace(" ", "")

    def note(self, *more: str) -> str:
        """The notes of folding and of reading as one text."""
        found = [n for n in (*self.notes, *more) if n]
        return "；".join(dict.fromkeys(found)) if found else ""


def fold(raw: str) -> Folded:
    """Fold a raw cell; the text of most cells comes back as it is."""
    if _PLAIN.fullmatch(raw):
        return Folded(raw)
    if raw.isascii() and raw.isprintable():
        text = " ".join(raw.split())
        return _without_apostrophe(text, ()) if text[:1] in _APOSTROPHES else Folded(text)
    text = raw
    notes: tuple[str, ...] = ()
    if not _INVISIBLE_SET.isdisjoint(text):
        text = text.translate(_INVISIBLE_DROP)
        notes = (INVISIBLE_NOTE,)
    text = _BLANK_RUN.sub(" ", text).strip()
    if not _LIGHT_SET.isdisjoint(text):
        text = text.translate(_LIGHT)
        notes = (*notes, WIDTH_NOTE)
    return _without_apostrophe(text, notes) if text[:1] in _APOSTROPHES else Folded(text, notes)


def _without_apostrophe(text: str, notes: tuple[str, ...]) -> Folded:
    """A spreadsheet's mark of text cells, unless it opens a quotation."""
    if len(text) > 1 and text[-1] not in _APOSTROPHES:
        return Folded(text[1:].strip(), (*notes, APOSTROPHE_NOTE))
    return Folded(text, notes)


def half_width(text: str) -> str:
    """Full-width punctuation, dashes and quotation marks as ASCII."""
    if text.isascii() or _HALF_SET.isdisjoint(text):
        return text
    return text.translate(_HALF)


_LONG_DASH = re.compile("[\u2014\u2015\u2500\u2501]{2,}")
_DASHES = dict.fromkeys(
    [*range(0x2010, 0x2016), 0x2043, 0x2212, 0x2500, 0x2501, 0xFE58, 0xFE63, 0xFF0D], "-"
)


def one_dash(text: str) -> str:
    """Every kind of dash as a hyphen, for identifiers; —— is one dash of double length.

    Not for words: a dash there may stand for a pause or for “until”.
    """
    return text if text.isascii() else _LONG_DASH.sub("-", text).translate(_DASHES)


_HEADER_DROP = re.compile(r"[\s*＊:：\"'“”‘’]+")


@lru_cache(maxsize=16384)
def header_key(text: str) -> str:
    """A header in the form in which headers are matched: no blanks, marks or case.

    Brackets with a unit or a remark stay, because 金额（万元） is not 金额.
    """
    return _HEADER_DROP.sub("", half_width(fold(text).text)).casefold()
