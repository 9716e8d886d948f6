"""Reading documents: whatever is given comes out as documents, each with exactly one state."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

from shujian.core.errors import ShujianError
from shujian.documents.document import Document
from shujian.documents.readers.files import Item, Unpacker, walk
from shujian.documents.readers.finishing import finished, refused
from shujian.documents.readers.options import DocumentOptions
from shujian.documents.readers.plain import read_plain
from shujian.documents.readers.raw import Raw, unreadable
from shujian.documents.readers.records import read_records
from shujian.documents.readers.webpage import read_webpage
from shujian.pool.readers.child import Child
from shujian.pool.readers.text import open_text
from shujian.pool.readers.wholetext import decode

_CHILD = "shujian.documents.readers.worker"
_FATAL = ("store.",)


def read_documents(
    paths: Iterable[Path | str], options: DocumentOptions | None = None
) -> Iterator[Document]:
    """Read files, folders and archives; one document after the other, in a fixed order.

    A file that cannot be read gives a document without text in the state 无法读取, its notes
    say why and what to do: nothing given is silently left out, and bad input never raises.

    Args:
        paths: files and folders.
        options: choices and limits.

    Raises:
        ShujianError: only for the machine's own trouble (``store.disk_full`` …) and an
            encoding that does not exist (``pool.no_such_encoding``).
        CancelledError: a person stopped the work.
    """
    options = options or DocumentOptions()
    with tempfile.TemporaryDirectory(prefix="shujian-doc-") as tmp, Child(_CHILD) as child:
        reading = _Reading(options, Unpacker(options, Path(tmp)), child)
        for item in walk([Path(path) for path in paths], options):
            options.progress.step(0.0, f"读取 {item.shown}")
            reading.unpacker.unpacked = 0
            yield from reading.item(item)


class _Reading:
    """One call of ``read_documents``: its options, work folder and child."""

    def __init__(self, options: DocumentOptions, unpacker: Unpacker, child: Child) -> None:
        self.options, self.unpacker, self.child = options, unpacker, child

    def item(self, item: Item) -> Iterator[Document]:
        """The documents of a file or archive member; at least one."""
        try:
            if item.error is not None:
                raise item.error
            if not item.whole:
                raise unreadable(item.shown, "文件是空的（0 字节）", "请向提供单位重新索取")
            yield from self._kind(item, item.kind())
        except ShujianError as error:
            if error.code.startswith(_FATAL) or error.code == "pool.no_such_encoding":
                raise
            yield refused(item, error)
        except OSError as error:
            why = f"系统拒绝读取（错误号 {error.errno}）"
            yield refused(item, unreadable(item.shown, why, "请复制到本机后重试"))

    def _kind(self, item: Item, kind: str) -> Iterator[Document]:
        limit, encoding = self.options.text_bytes, self.options.encoding
        if kind == "zip":
            for member in self.unpacker.members(item):
                self.options.progress.step(0.0, f"读取 {member.shown}")
                yield from self.item(member)
        elif kind == "json":
            yield from self._records(item)
        elif kind == "txt":
            yield from self._done(read_plain(item.data(limit), item.shown, encoding), item)
        elif kind in ("html", "mht"):
            raw = read_webpage(item.data(limit), item.shown, encoding, kind)
            yield from self._done(raw, item)
        elif kind.startswith("foreign:"):
            why = f"内容是{kind.partition(':')[2]}，不是文书"
            raise unreadable(item.shown, why, "请另存为 docx、pdf 或 txt；压缩包请改用 zip 格式")
        elif kind == "broken":
            raise unreadable(item.shown, "压缩包或 Word 文档已损坏", "请重新下载或重新索取")
        else:
            yield from self._done(self._in_child(item, kind), item)

    def _done(self, raw: Raw, item: Item) -> Iterator[Document]:
        return finished(raw, item, self.options.split)

    def _records(self, item: Item) -> Iterator[Document]:
        encoding = self.options.encoding
        if isinstance(item.whole, bytes):
            source = decode(item.whole, item.shown, encoding)
            found = read_records(source, item.shown, self.options.text_bytes)
        else:
            file = open_text(item.whole, item.shown, encoding)
            found = read_records(file, item.shown, self.options.text_bytes)
        for record in found:
            if isinstance(record, ShujianError):
                yield refused(item, record)
            else:
                yield from self._done(record, item)

    def _in_child(self, item: Item, kind: str) -> Raw:
        path = item.whole if isinstance(item.whole, Path) else self.unpacker.new_file()
        try:
            if isinstance(item.whole, bytes):
                path.write_bytes(item.whole)
            request = {
                "path": str(path),
                "name": item.shown,
                "tmp": str(self.unpacker.tmp),
                "kind": kind,
                "ocr": self.options.ocr,
                "limits": asdict(self.options.limits),
            }
            answer = self.child.ask(request, self.options.limits, self.options.progress)
            return Raw.from_dict(answer)
        finally:
            if isinstance(item.whole, bytes):
                path.unlink(missing_ok=True)
