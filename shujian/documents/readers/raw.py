"""What a reader gives: text as it stands in the file, before anything is judged."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from typing import Any

from shujian.core.errors import Place, ShujianError

_ODD = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060\ufeff\ufff9-\ufffb\ud800-\udfff\r\xa0]"
)
_SIGNS = {
    "\r": "\n",
    "\x0b": "\n",
    "\x0c": "\n",
    "\x85": "\n",
    "\u2028": "\n",
    "\u2029": "\n",
    "\xa0": " ",
}
_TAIL = re.compile(r"[ \t\u3000]+\n")
_GAPS = re.compile(r"\n{3,}")


@dataclass(frozen=True)
class Raw:
    """The text of one document.

    Args:
        text: paragraphs, one a line.
        format: docx, pdf …
        parts: pages, or paragraphs and tables.
        title: the document's own title; "" where it has none.
        ident: the source record's own id.
        number: record number in the file, from 1; 0 where the file is one document.
        cut: why the reader knows that text is missing; "" where nothing is known.
        notes: Chinese.
        margins: headers and footers.
        footnotes: in order.
    """

    text: str
    format: str
    parts: int = 1
    title: str = ""
    ident: str = ""
    number: int = 0
    cut: str = ""
    notes: tuple[str, ...] = ()
    margins: tuple[str, ...] = ()
    footnotes: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """JSON form, for the way out of the child process."""
        return asdict(self)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Raw:
        """Back from the JSON form."""
        tuples = {key: tuple(data[key]) for key in ("notes", "margins", "footnotes")}
        return cls(**{**data, **tuples})


def cleaned(text: str) -> str:
    """Text without control characters, blanks at line ends and more than one empty line."""
    if "\r\n" in text:
        text = text.replace("\r\n", "\n")
    if _ODD.search(text):
        text = _ODD.sub(
            lambda m: _SIGNS.get(m[0], "�" if m[0] >= "\ud800" and m[0] <= "\udfff" else ""), text
        )
    if " \n" in text or "\t\n" in text or "\u3000\n" in text:
        text = _TAIL.sub("\n", text)
    if "\n\n\n" in text:
        text = _GAPS.sub("\n\n", text)
    return text.strip("\n \t")


def unreadable(
    shown: str, why: str, remedy: str, code: str = "documents.unreadable"
) -> ShujianError:
    """The refusal of a file that cannot be read as a document."""
    return ShujianError(code, "文书读不出来", why, remedy, Place(file=shown))
