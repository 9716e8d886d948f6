"""Bytes to text: which encoding, block by block, and no line lost to a wrong byte."""

from __future__ import annotations

import codecs
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from shujian.core.errors import Place, ShujianError

BLOCK = 4 << 20
MAX_LINE = 64 << 20
UNDECODABLE = "有无法解码的字符，已用 � 代替"
_OTHER = {"utf-8": "gb18030", "gb18030": "utf-8"}
_NAMES = {
    **{name: name for name in ("utf-8", "gb18030", "utf-16-le", "utf-16-be")},
    **dict.fromkeys(("gbk", "gb2312"), "gb18030"),
}
BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass
class TextBlock:
    """Whole lines, each ended by ``\\n`` (the file's last may be open).

    Args:
        text: the lines; CR and CRLF already turned into LF.
        broken: index of a line within the block → why it is broken.
    """

    text: str
    broken: dict[int, str] = field(default_factory=dict)


@dataclass
class TextFile:
    """A text file with its encoding; counts what was mended while it is read."""

    path: Path
    encoding: str
    bom: int
    shown: str
    nuls: int = 0
    other_lines: int = 0
    lost_lines: int = 0

    def notes(self) -> list[str]:
        """What was mended, Chinese."""
        found = []
        if self.nuls:
            found.append(f"去除 {self.nuls} 个空字符（NUL）")
        if self.other_lines:
            found.append(
                f"主编码 {self.encoding}，另有 {self.other_lines} 行按 {_OTHER[self.encoding]} 读出"
            )
        if self.lost_lines:
            found.append(f"{self.lost_lines} 处{UNDECODABLE}")
        return found

    def blocks(self, report: Callable[[int], None] = lambda done: None) -> Iterator[TextBlock]:
        """The file's text in blocks of whole lines.

        Raises:
            ShujianError: ``pool.line_too_long`` for a line of more than 64 MB.
        """
        source = self._wide() if self.encoding.startswith("utf-16") else self._narrow()
        for done, block in source:
            report(done)
            yield block

    def pieces(self, report: Callable[[int], None] = lambda done: None) -> Iterator[str]:
        """The file's text cut anywhere, for formats whose lines mean nothing (JSON, HTML)."""
        decoder = codecs.getincrementaldecoder(self.encoding)(errors="replace")
        done = self.bom
        with self.path.open("rb") as stream:
            stream.seek(self.bom)
            while chunk := stream.read(BLOCK):
                done += len(chunk)
                report(done)
                text = decoder.decode(chunk)
                self.lost_lines += text.count("\ufffd")
                yield text
        yield decoder.decode(b"", final=True)

    def _narrow(self) -> Iterator[tuple[int, TextBlock]]:
        done = self.bom
        for raw in _line_blocks(self.path, self.bom, self.shown):
            done += len(raw)
            if b"\0" in raw:
                self.nuls += raw.count(b"\0")
                raw = raw.replace(b"\0", b"")
            if b"\r" in raw:
                raw = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
            yield done, self.decode(raw)

    def decode(self, raw: bytes) -> TextBlock:
        """Whole lines in the file's encoding; a line in the other one is read by that."""
        try:
            text = raw.decode(self.encoding)
        except UnicodeDecodeError:
            return self._by_line(raw)
        if self.encoding == "gb18030" and _looks_utf8(raw):
            return self._by_line(raw)
        return TextBlock(text.replace("\ufeff", "") if "\ufeff" in text else text)

    def _by_line(self, raw: bytes) -> TextBlock:
        lines, broken = [], {}
        for index, line in enumerate(raw.split(b"\n")):
            text, encoding = _decode_line(line, self.encoding)
            if not encoding:
                broken[index] = UNDECODABLE
                self.lost_lines += 1
            elif encoding != self.encoding:
                self.other_lines += 1
            lines.append(text.replace("\ufeff", ""))
        return TextBlock("\n".join(lines), broken)

    def _wide(self) -> Iterator[tuple[int, TextBlock]]:
        decoder = io.IncrementalNewlineDecoder(
            codecs.getincrementaldecoder(self.encoding)(errors="replace"), translate=True
        )
        rest, done = "", self.bom
        with self.path.open("rb") as stream:
            stream.seek(self.bom)
            while True:
                raw = stream.read(BLOCK)
                done += len(raw)
                text = rest + decoder.decode(raw, final=not raw)
                cut = text.rfind("\n") + 1 if raw else len(text)
                rest = text[cut:]
                _check_line(len(rest) * 2, self.shown)
                if cut:
                    yield done, self._wide_block(_plain(text[:cut]))
                if not raw:
                    return

    def _wide_block(self, text: str) -> TextBlock:
        broken = {}
        if "\ufffd" in text:
            broken = {i: UNDECODABLE for i, line in enumerate(text.split("\n")) if "\ufffd" in line}
            self.lost_lines += len(broken)
        return TextBlock(text, broken)


def open_text(path: Path, shown: str, encoding: str | None = None) -> TextFile:
    """Find a text file's encoding by strict decoding of the whole file.

    Args:
        path: the file.
        shown: its name, for errors.
        encoding: a person's choice, which settles it.

    Raises:
        ShujianError: ``pool.no_such_encoding``.
    """
    if encoding is not None:
        encoding = known_encoding(encoding, shown)
    with path.open("rb") as stream:
        head = stream.read(4096)
    for bom, name in BOMS:
        if head.startswith(bom) and encoding in (None, name):
            return TextFile(path, name, len(bom), shown)
    name = encoding or wide_name(head) or _narrow_name(path)
    return TextFile(path, name, 0, shown)


def known_encoding(name: str, shown: str) -> str:
    """The codec of an encoding that a person named.

    Raises:
        ShujianError: ``pool.no_such_encoding``.
    """
    if name.lower() not in _NAMES:
        raise ShujianError(
            "pool.no_such_encoding",
            "不认识的编码",
            remedy=f"可用：{'、'.join(sorted(_NAMES))}",
            where=Place(file=shown),
        )
    return _NAMES[name.lower()]


def wide_name(head: bytes) -> str | None:
    """UTF-16 without a mark: zero bytes, all of them on one side of the pairs."""
    if len(head) < 4 or len(head) % 2:
        head = head[:-1] if len(head) > 4 else b""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if even + odd < max(2, len(head) // 40) or min(even, odd) > 0:
        return None
    name = "utf-16-le" if odd else "utf-16-be"
    try:
        text = codecs.getincrementaldecoder(name)().decode(head)
    except UnicodeDecodeError:
        return None
    return (
        name
        if "\0" not in text and ("\n" in text or "\r" in text or odd + even > len(head) // 4)
        else None
    )


def _narrow_name(path: Path) -> str:
    """utf-8 when the whole file decodes; else the encoding of most lines around the failure."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as stream:
        while True:
            chunk = stream.read(BLOCK)
            try:
                decoder.decode(chunk, final=not chunk)
            except UnicodeDecodeError:
                return vote(chunk or _tail(path))
            if not chunk:
                return "utf-8"


def _tail(path: Path) -> bytes:
    with path.open("rb") as stream:
        stream.seek(max(0, path.stat().st_size - BLOCK))
        return stream.read()


def vote(raw: bytes) -> str:
    """The encoding of most lines of a text that is not UTF-8 throughout."""
    good = bad = 0
    for line in raw.split(b"\n"):
        if line.isascii():
            continue
        try:
            line.decode("utf-8")
            good += 1
        except UnicodeDecodeError:
            bad += 1
    return "utf-8" if good > bad else "gb18030"


def _looks_utf8(raw: bytes) -> bool:
    """Whether a text that decodes as GB18030 holds three Chinese characters in a row in UTF-8.

    Read as GB18030 these would be rare characters only.
    """
    if len(raw) < 9:
        return False
    data = np.frombuffer(raw, np.uint8)
    lead = (data - np.uint8(0xE4)) < 6
    tail = (data & np.uint8(0xC0)) == 0x80
    one = lead[:-2] & tail[1:-1] & tail[2:]
    return bool((one[:-6] & one[3:-3] & one[6:]).any())


def _decode_line(line: bytes, main: str) -> tuple[str, str]:
    order = [main, *([_OTHER[main]] if main in _OTHER else [])]
    if main == "gb18030" and _looks_utf8(line):
        order.reverse()
    for name in order:
        try:
            return line.decode(name), name
        except UnicodeDecodeError:
            continue
    return line.decode(main, "replace"), ""


def _line_blocks(path: Path, start: int, shown: str) -> Iterator[bytes]:
    """The bytes after ``start`` in blocks that end at a line's end."""
    rest = b""
    with path.open("rb") as stream:
        stream.seek(start)
        while chunk := stream.read(BLOCK):
            rest += chunk
            cut = rest.rfind(b"\n") + 1 or _after_cr(rest)
            if cut:
                yield rest[:cut]
                rest = rest[cut:]
            _check_line(len(rest), shown)
    if rest:
        yield rest


def _after_cr(raw: bytes) -> int:
    # a CR at the very end may be the first half of CRLF
    return raw.rfind(b"\r", 0, len(raw) - 1) + 1


def _plain(text: str) -> str:
    """Without NUL and without marks of order, which come twice or where files were joined."""
    return text.replace("\0", "").replace("\ufeff", "")


def _check_line(length: int, shown: str) -> None:
    if length > MAX_LINE:
        raise ShujianError(
            "pool.line_too_long",
            "文件中有一行过长",
            why=f"超过 {MAX_LINE >> 20} MB 没有换行，可能不是文本表格",
            remedy="请确认文件格式",
            where=Place(file=shown),
        )
