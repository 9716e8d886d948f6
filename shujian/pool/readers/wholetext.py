"""A text that already stands in memory: its encoding found as for a text file."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from shujian.pool.readers.text import BOMS, TextBlock, TextFile, known_encoding, vote, wide_name


@dataclass
class WholeText:
    """A decoded text with the same ways in as a ``TextFile``."""

    text: str
    encoding: str
    mended: tuple[str, ...] = ()

    def notes(self) -> list[str]:
        """What was mended, Chinese."""
        return list(self.mended)

    def blocks(self, report: Callable[[int], None] = lambda done: None) -> Iterator[TextBlock]:
        """The text as one block."""
        yield TextBlock(self.text)

    def pieces(self, report: Callable[[int], None] = lambda done: None) -> Iterator[str]:
        """The text as one piece."""
        yield self.text


def decode(raw: bytes, shown: str, encoding: str | None = None) -> WholeText:
    """Bytes to text; what cannot be decoded is replaced and noted, never an error.

    Args:
        raw: the whole text.
        shown: its name, for errors.
        encoding: a person's choice, which settles it.

    Raises:
        ShujianError: ``pool.no_such_encoding``.
    """
    if encoding is None and (plain := _utf8(raw)) is not None:
        return plain
    file = _file(raw, shown, encoding)
    body = raw[file.bom :]
    if file.encoding.startswith("utf-16"):
        text = codecs.decode(body, file.encoding, "replace").replace("\0", "")
        file.lost_lines += text.count("�")
    else:
        file.nuls = body.count(b"\0")
        text = file.decode(body.replace(b"\0", b"")).text
    return WholeText(text, file.encoding, tuple(file.notes()))


def _utf8(raw: bytes) -> WholeText | None:
    """The quick way for what most files are; None where it is anything else."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in raw:
        return None
    try:
        return WholeText(raw.removeprefix(codecs.BOM_UTF8).decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return None


def _file(raw: bytes, shown: str, encoding: str | None) -> TextFile:
    if encoding is not None:
        encoding = known_encoding(encoding, shown)
    for bom, name in BOMS:
        if raw.startswith(bom) and encoding in (None, name):
            return TextFile(Path(shown), name, len(bom), shown)
    return TextFile(Path(shown), encoding or wide_name(raw[:4096]) or _narrow(raw), 0, shown)


def _narrow(raw: bytes) -> str:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return vote(raw)
    return "utf-8"
