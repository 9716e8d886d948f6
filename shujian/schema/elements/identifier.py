"""编号: a free identifier, such as a project or account number."""

from __future__ import annotations

import re

import pyarrow as pa
import pyarrow.compute as pc

from shujian.formulas.types import TEXT
from shujian.schema import columns
from shujian.schema.elements.base import BLANK_WORDS, Cleaned, Fast, register, unreadable
from shujian.schema.elements.identifiers import Identifier, ascii_upper
from shujian.schema.elements.words import BAD_NOTE
from shujian.schema.fold import Folded, half_width, one_dash

FLOAT_NOTE = "去除末尾的“.0”"
_YEAR = re.compile(r"[(\[{<《〈]((?:19|20)\d\d)[)\]}>》〉]")


def code_form(text: str) -> str:
    """Half-width, without blanks, in capitals, one kind of dash, years in the brackets 〔〕.

    None of these tells one project, file or document from another; leading zeros may, and stay.
    """
    dense = half_width(one_dash(text)).replace(" ", "").lstrip("'`")
    return _YEAR.sub(r"〔\1〕", ascii_upper(dense))


@register
class FreeIdentifier(Identifier):
    """Identifier without a rule: in the form of ``code_form``, damage refused."""

    name = "编号"
    code = "identifier"
    type = TEXT
    level = 1
    upper = True
    example = "XM-2023-0001"
    blank_words = BLANK_WORDS | {ascii_upper(word) for word in BLANK_WORDS}

    def read(self, cell: Folded) -> Cleaned:
        """Read the folded form, in which a word for nothing or a lost number may come to light."""
        found = Folded(code_form(cell.text), cell.notes)
        return self.missing(found.dense) or super().read(found)

    def identify(self, cell: Folded) -> Cleaned:
        """Refuse damage; a number that a program turned into 123.0 loses the point again."""
        text = cell.text
        if "\ufffd" in text:
            return unreadable(BAD_NOTE)
        whole = text.removesuffix(".0")
        if whole != text and whole.isascii() and whole.isdigit():
            return Cleaned(whole, cell.note(FLOAT_NOTE))
        return Cleaned(text, cell.note())

    def fast(self, column: pa.StringArray) -> Fast | None:
        """Capitals, digits and hyphens."""
        mask = columns.matches(column, r"^[A-Z0-9][A-Z0-9-]{0,63}$")
        words = pa.array(sorted(self.blank_words | self.unknown_words))
        return Fast(pc.and_not(mask, pc.fill_null(pc.is_in(column, words), False)), column)
