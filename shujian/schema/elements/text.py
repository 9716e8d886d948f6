"""文本: any words, folded but not understood."""

from __future__ import annotations

from shujian.formulas.types import TEXT
from shujian.schema.elements.base import Cleaned, Element, register
from shujian.schema.fold import Folded


@register
class Text(Element):
    """Free text: invisible characters, width and blanks folded; nothing else changed."""

    name = "文本"
    code = "text"
    type = TEXT
    level = 1
    example = "物业公司保洁员"
    max_length = 1_000_000

    def read(self, cell: Folded) -> Cleaned:
        """Any text is readable."""
        return Cleaned(cell.text, cell.note())
