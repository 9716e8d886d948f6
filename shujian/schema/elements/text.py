"""文本: any words, folded but not understood."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from shujian.formulas.types import TEXT
from shujian.schema.elements.base import BLANKS, Cleaned, register
from shujian.schema.elements.words import Words
from shujian.schema.fold import Folded


@register
class Text(Words):
    """Free text: invisible characters, width and blanks folded; nothing else changed."""

    name = "文本"
    code = "text"
    type = TEXT
    level = 1
    example = "物业公司保洁员"
    max_length = 1_000_000
    pattern = r"^[一-鿿A-Za-z0-9，。、；（）-]+$"

    def read(self, cell: Folded) -> Cleaned:
        """Any text is readable."""
        return Cleaned(cell.text, cell.note())

    def loosen(self, column: pa.StringArray) -> pa.StringArray:
        """Blanks inside text stay."""
        return pc.utf8_trim(column, BLANKS)
