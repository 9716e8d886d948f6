"""XML read event by event by the standard library's expat; what can blow up is refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol
from xml.parsers import expat

from shujian.core.errors import Place, ShujianError

DEEPEST = 100
Path = tuple[str, ...]
"""Names of the elements from the root down, without prefixes of name spaces."""


class Watcher(Protocol):
    """What is told of the elements of a file."""

    def start(self, path: Path, values: dict[str, str]) -> None:
        """An element begins; ``values``: its attributes."""
        ...

    def end(self, path: Path, text: str, inner: bool) -> None:
        """It ends; ``text``: its own text, trimmed; ``inner``: whether elements stand in it."""
        ...


class _Events:
    """Keeps the way to the element that is open, and its text."""

    def __init__(self, watcher: Watcher, shown: str) -> None:
        self._watcher, self._shown = watcher, shown
        self._path: Path = ()
        self._texts: list[list[str]] = []
        self._inner: list[bool] = []

    def start(self, tag: str, given: dict[str, str]) -> None:
        if len(self._path) >= DEEPEST:
            raise _refused(self._shown, f"元素嵌套超过 {DEEPEST} 层", "请导出为每行一条记录的表")
        if self._inner:
            self._inner[-1] = True
        self._path = (*self._path, local(tag))
        self._texts.append([])
        self._inner.append(False)
        named = {k: v for k, v in given.items() if k != "xmlns" and not k.startswith("xmlns:")}
        self._watcher.start(self._path, {local(k): v for k, v in named.items() if k != "xsi:nil"})

    def text(self, data: str) -> None:
        if self._texts:
            self._texts[-1].append(data)

    def end(self, tag: str) -> None:
        text = "".join(self._texts.pop()).strip()
        self._watcher.end(self._path, text, self._inner.pop())
        self._path = self._path[:-1]

    def entity(self, name: str, *rest: object) -> None:
        raise _refused(
            self._shown, f"文件自行定义了实体“{name[:40]}”", "请去掉文件开头的 DTD 定义后导入"
        )

    def skipped(self, name: str, parameter: bool) -> None:
        raise _refused(self._shown, f"实体“{name[:40]}”没有定义", "请把它换成文字后导入")


def local(name: str) -> str:
    """A name without the prefix of its name space."""
    return name.rpartition(":")[2]


def watch(pieces: Iterator[str], shown: str, watcher: Watcher) -> str:
    """Tell a watcher all elements of a text.

    Args:
        pieces: the text, cut anywhere.
        shown: the file's name, for errors.
        watcher: told every element.

    Returns:
        "" for a whole file, else where and why it is none; what came before was told.

    Raises:
        ShujianError: ``pool.xml`` for entities of its own and for elements nested too deep.
    """
    parser, events = expat.ParserCreate(), _Events(watcher, shown)
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = events.start, events.end
    parser.CharacterDataHandler = events.text
    parser.EntityDeclHandler, parser.SkippedEntityHandler = events.entity, events.skipped
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    try:
        for piece in pieces:
            parser.Parse(piece, False)
        parser.Parse("", True)
    except expat.ExpatError as error:
        why = _WHY.get(error.code, "格式不对")
        return f"第 {error.lineno} 行第 {error.offset + 1} 个字符处{why}，其后的内容没有读"
    return ""


_CODES = expat.errors.codes
_WHY = {
    _CODES[expat.errors.XML_ERROR_NO_ELEMENTS]: "没有内容",
    _CODES[expat.errors.XML_ERROR_UNCLOSED_TOKEN]: "标签不完整",
    _CODES[expat.errors.XML_ERROR_TAG_MISMATCH]: "标签前后不配对",
    _CODES[expat.errors.XML_ERROR_INVALID_TOKEN]: "有不合规定的字符（如没有转义的 & 或 <）",
    _CODES[expat.errors.XML_ERROR_DUPLICATE_ATTRIBUTE]: "同一个属性写了两次",
    _CODES[expat.errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT]: "结尾之后还有内容",
    _CODES[expat.errors.XML_ERROR_UNDEFINED_ENTITY]: "有没有定义的实体",
}


def _refused(shown: str, why: str, remedy: str) -> ShujianError:
    return ShujianError(
        "pool.xml", "这个 XML 文件不能读", why=why, remedy=remedy, where=Place(file=shown)
    )
