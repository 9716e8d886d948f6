"""编号: a free identifier, such as a project or account number."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from shujian.formulas.types import TEXT
from shujian.schema import columns
from shujian.schema.elements.base import Cleaned, Fast, register, unreadable
from shujian.schema.elements.identifiers import Identifier
from shujian.schema.elements.words import BAD_NOTE
from shujian.schema.fold import Folded

FLOAT_NOTE = "去除末尾的“.0”"


@register
class FreeIdentifier(Identifier):
    """Identifier without a rule: kept as text, width and blanks folded, damage refused."""

    name = "编号"
    code = "identifier"
    type = TEXT
    level = 1
    example = "XM-2023-0001"

    def identify(self, cell: Folded) -> Cleaned:
        """Fold; a number that a program turned into 123.0 loses the point again."""
        text = cell.dense
        if "\ufffd" in text:
            return unreadable(BAD_NOTE)
        whole = text.removesuffix(".0")
        if whole != text and whole.isascii() and whole.isdigit():
            return Cleaned(whole, cell.note(FLOAT_NOTE))
        return Cleaned(text, cell.note())

    def fast(self, column: pa.StringArray) -> Fast | None:
        """Letters, digits and hyphens."""
        mask = columns.matches(column, r"^[A-Za-z0-9][A-Za-z0-9-]{0,63}$")
        words = pa.array(sorted(self.blank_words | self.unknown_words))
        return Fast(pc.and_not(mask, pc.fill_null(pc.is_in(column, words), False)), column)
