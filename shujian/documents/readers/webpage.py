"""Web pages: the document's text without scripts, menus and footers."""

from __future__ import annotations

import email
import email.policy
import json
import re
from dataclasses import dataclass, field

from shujian.documents.readers.markup import Token, attributes, tokens
from shujian.documents.readers.plain import refuse_binary
from shujian.documents.readers.raw import Raw, cleaned, unreadable
from shujian.pool.readers.wholetext import decode

_WORDS = re.compile(r"[\w-]+")
_BLOCKS = frozenset(
    _WORDS.findall(
        "address article blockquote center dd div dl dt fieldset form h1 h2 h3 h4 h5 h6 hr li main ol p"
        " pre section table tbody tfoot thead tr ul body br header caption figure"
    )
)
_DROPPED = frozenset(
    _WORDS.findall("nav aside footer button select option noscript template svg iframe object head")
)
_MENUS = frozenset(
    _WORDS.findall("nav navbar menu breadcrumb footer sidebar copyright toolbar share")
)
_VOID = frozenset(
    _WORDS.findall("area base br col embed hr img input link meta param source track wbr")
)
_CONTENT = frozenset(_WORDS.findall("pdf_pox divcontent"))
"""Where the pages of the courts' publication site keep the text (class or id)."""
_ENOUGH = 50
_LINE_END = re.compile(r"[ \t]*[\r\n]+[ \t]*")
_BETWEEN = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef]) (?=[\u3000-\u9fff\uff00-\uffef])")
_SCRIPT = re.compile(r'jsonHtmlData\s*=\s*("(?:[^"\\]|\\.)*+")', re.S)


@dataclass
class _Region:
    """One element and what is inside; tags of other names need not be balanced."""

    name: str = ""
    depth: int = 0

    def start(self, name: str, opens: bool) -> None:
        if self.depth == 0 and opens:
            self.name, self.depth = name, 1
        elif self.depth and name == self.name:
            self.depth += 1

    def end(self, name: str) -> None:
        if self.depth and name == self.name:
            self.depth -= 1


@dataclass
class _Page:
    """Text pieces of a page; which of them stand in menus and which in the content part."""

    title: str = ""
    pieces: list[str] = field(default_factory=list)
    menu: list[bool] = field(default_factory=list)
    content: list[bool] = field(default_factory=list)
    script: str = ""
    _menu: _Region = field(default_factory=_Region)
    _content: _Region = field(default_factory=_Region)

    def take(self, token: Token) -> None:
        """Add a token."""
        if token.kind == "text":
            self._add(_LINE_END.sub("\n", token.text).replace("\n", " "))
        elif token.kind == "raw":
            self._raw(token)
        elif token.kind == "start":
            self._start(token)
        else:
            self._end(token.name)

    def text(self) -> str:
        """The content part; else the page without menus; else, rather than nothing, all of it."""
        for chosen in (self.content, [not menu for menu in self.menu]):
            pairs = zip(self.pieces, chosen, strict=True)
            found = "".join(piece for piece, wanted in pairs if wanted)
            if len("".join(found.split())) >= _ENOUGH:
                return found
        return "".join(self.pieces)

    def _add(self, piece: str) -> None:
        self.pieces.append(piece)
        self.menu.append(self._menu.depth > 0)
        self.content.append(self._content.depth > 0)

    def _raw(self, token: Token) -> None:
        if token.name == "title" and not self.title:
            self.title = " ".join(token.text.split())[:200]
        elif token.name == "script" and "jsonHtmlData" in token.text:
            self.script = token.text

    def _start(self, token: Token) -> None:
        if token.name in _BLOCKS:
            self._add("\n")
        if token.name in _VOID:
            return
        menu, content = token.name in _DROPPED, False
        if "=" in token.text:
            marks = attributes(token.text)
            names = set(_WORDS.findall(f"{marks.get('class', '')} {marks.get('id', '')}".lower()))
            hidden = "display:none" in marks.get("style", "").replace(" ", "").lower()
            menu = menu or hidden or not names.isdisjoint(_MENUS)
            content = not names.isdisjoint(_CONTENT)
        self._menu.start(token.name, menu)
        self._content.start(token.name, content)

    def _end(self, name: str) -> None:
        self._menu.end(name)
        self._content.end(name)
        if name in ("td", "th"):
            self._add("\t")
        elif name in _BLOCKS:
            self._add("\n")


def page_text(page: str) -> tuple[str, str]:
    """Title and text of a page."""
    found = _Page()
    for token in tokens(page):
        found.take(token)
    if found.script and (inner := _scripted(found.script)):
        return inner
    return found.title, _lines(found.text())


def _scripted(script: str) -> tuple[str, str] | None:
    """Older pages of the courts' site carry the document as JSON inside a script."""
    match = _SCRIPT.search(script)
    if match is None:
        return None
    try:
        data = json.loads(json.loads(match[1], strict=False), strict=False)
        return str(data.get("Title") or ""), page_text(str(data["Html"]))[1]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _lines(text: str) -> str:
    lines = (_BETWEEN.sub("", re.sub(r" +", " ", line)).strip(" \xa0") for line in text.split("\n"))
    return cleaned("\n".join(line.rstrip("\t") for line in lines if line.strip()))


def read_webpage(raw: bytes, shown: str, encoding: str | None, kind: str = "html") -> Raw:
    """A web page, or a saved one (MHTML), as one document.

    Raises:
        ShujianError: ``documents.no_text``, or ``documents.unreadable`` for an MHTML file
            without a page.
    """
    notes: tuple[str, ...] = ()
    if kind == "mht":
        page = _archived(raw, shown)
    else:
        found = decode(raw, shown, encoding)
        page, notes = found.text, tuple(found.notes())
    refuse_binary(page, shown)
    title, text = page_text(page)
    return Raw(text, kind, parts=text.count("\n") + 1, title=title, notes=notes)


def _archived(raw: bytes, shown: str) -> str:
    try:
        message = email.message_from_bytes(raw, policy=email.policy.default)
        for part in message.walk():
            if part.get_content_type() in ("text/html", "text/plain"):
                payload = part.get_payload(decode=True)
                if isinstance(payload, bytes):
                    return decode(payload, shown).text
    except (ValueError, LookupError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise unreadable(shown, f"网页归档（MHTML）已损坏：{error}", _RESAVE) from error
    raise unreadable(shown, "网页归档（MHTML）中没有网页", _RESAVE)


_RESAVE = "请用浏览器打开，另存为网页（html）或 pdf 后再导入"
