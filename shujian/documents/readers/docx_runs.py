"""Runs of a Word paragraph to text; what is deleted or hidden is counted, not read."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from shujian.documents.readers.xmlparts import attribute, child, local

_SIGNS = {
    "tab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "-",
    "softHyphen": "",
    "ptab": "\t",
}
_DELETED = ("del", "moveFrom")
_NOTHING = (
    "pPr", "rPr", "instrText", "delText", "delInstrText", "footnoteReference", "fldData",
    "endnoteReference", "commentReference", "sdtPr", "tblPr", "rt", "rubyPr",
)  # fmt: skip
_DEEPEST = 80


class Runs:
    """Reads paragraphs; counts hidden and deleted pieces.

    Args:
        hidden: runs that are not shown in print.
        deleted: deletions of tracked changes.
    """

    def __init__(self) -> None:
        self.hidden = 0
        self.deleted = 0

    def text(self, paragraph: Element) -> tuple[str, list[Element]]:
        """The text of a paragraph, and the text boxes anchored in it."""
        pieces: list[str] = []
        boxes: list[Element] = []
        self._walk(paragraph, pieces, boxes, 0)
        return "".join(pieces), boxes

    def _walk(self, parent: Element, pieces: list[str], boxes: list[Element], depth: int) -> None:
        for element in parent:
            name = local(element)
            if name == "t":
                pieces.append(element.text or "")
            elif name in _SIGNS:
                pieces.append(_SIGNS[name])
            elif name == "sym":
                pieces.append(_symbol(element))
            elif name == "txbxContent":
                boxes.append(element)
            elif name in _DELETED:
                self.deleted += 1
            elif name == "r" and _hidden(element):
                self.hidden += 1
            elif name == "AlternateContent":
                self._alternative(element, pieces, boxes, depth)
            elif name not in _NOTHING and depth < _DEEPEST:
                self._walk(element, pieces, boxes, depth + 1)

    def _alternative(
        self, element: Element, pieces: list[str], boxes: list[Element], depth: int
    ) -> None:
        """The same content twice, for new and old programs: the first that holds any."""
        for branch in element:
            before = len(pieces), len(boxes)
            if depth < _DEEPEST:
                self._walk(branch, pieces, boxes, depth + 1)
            if (len(pieces), len(boxes)) != before:
                return


def _hidden(run: Element) -> bool:
    vanish = child(child(run, "rPr"), "vanish")
    return vanish is not None and attribute(vanish, "val") not in ("0", "false", "off")


def _symbol(element: Element) -> str:
    """A character of a symbol font; those of the private area have no meaning as text."""
    try:
        code = int(attribute(element, "char"), 16)
    except ValueError:
        return ""
    return "" if 0xE000 <= code <= 0xF8FF or not 0x20 <= code <= 0xD7FF else chr(code)
