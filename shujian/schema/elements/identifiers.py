"""What identifiers have in common: spreadsheet damage and look-alike characters."""

from __future__ import annotations

import re
from abc import abstractmethod
from string import ascii_lowercase, ascii_uppercase
from typing import ClassVar

import pyarrow as pa
import pyarrow.compute as pc

from shujian.core.cells import State
from shujian.schema.columns import matches
from shujian.schema.elements.base import BLANKS, Cleaned, Element, unreadable
from shujian.schema.fold import Folded, one_dash

SCIENTIFIC_NOTE = "号码成了科学计数法，尾数已丢失；请设为文本格式再导出"
CUT_NOTE = "号码只剩 15 位有效数字，尾数已丢失；请设为文本格式再导出"
LOOKALIKE_NOTE = "形近字符已折换，并经校验码证实"
_SCIENTIFIC = r"[+-]?\d+(?:\.\d*)?[eE]\+\d{1,3}"
SCIENTIFIC = re.compile(_SCIENTIFIC)
CUT = re.compile(r"\d{15}0{1,4}")
_CAPITALS = str.maketrans(ascii_lowercase, ascii_uppercase)
_LOOKALIKES = str.maketrans(
    {"O": "0", "o": "0", "Q": "0", "l": "1", "I": "1", "i": "1", "|": "1", "S": "5", "s": "5"}
    | {"B": "8", "Z": "2", "z": "2"}
)


def lookalikes(text: str) -> str:
    """Letters that stand for digits after bad recognition; the caller proves the result."""
    return text.translate(_LOOKALIKES)


def ascii_upper(text: str) -> str:
    """Latin letters as capitals and no others, as Arrow's ``ascii_upper`` does."""
    return text.upper() if text.isascii() else text.translate(_CAPITALS)


class Identifier(Element):
    """An identifier: scientific notation is refused, a cut number makes its column doubtful."""

    max_length = 200
    dropped: ClassVar[str] = ""
    """Marks without meaning inside the identifier, escaped for a character class."""
    upper: ClassVar[bool] = False
    """Whether letters are folded to upper case."""

    def read(self, cell: Folded) -> Cleaned:
        """Refuse scientific notation, else read the identifier; all dashes are alike."""
        dashed = one_dash(cell.text)
        cell = cell if dashed == cell.text else Folded(dashed, cell.notes)
        if SCIENTIFIC.fullmatch(cell.dense):
            return unreadable(SCIENTIFIC_NOTE)
        return self.identify(cell)

    @abstractmethod
    def identify(self, cell: Folded) -> Cleaned:
        """Read a folded identifier."""

    def loosen(self, column: pa.StringArray) -> pa.StringArray:
        """Without blanks, and without the hyphens and case that the element folds."""
        dense = pc.replace_substring_regex(column, f"[{BLANKS}{self.dropped}]", "")
        return pc.ascii_upper(dense) if self.upper else dense

    def doubtful(self, column: pa.StringArray) -> pa.BooleanArray | None:
        """Numbers of 15 digits followed by nothing but zeros."""
        return matches(column, r"^[\s']*\d{15}0{1,4}\s*$")

    def damaged(self, column: pa.StringArray) -> bool:
        """A cell in scientific notation, or cut numbers that their check digits disprove.

        One number of 18 digits is proof; shorter ones end with zero by chance too, so there
        must be two, and no number of 16 digits and more that ends otherwise.
        """
        if pc.any(matches(column, rf"^[\s']*{_SCIENTIFIC}\s*$")).as_py():
            return True
        doubtful = self.doubtful(column)
        if doubtful is None:
            return False
        cut = pc.unique(column.filter(doubtful)).to_pylist()
        wrong = [text.strip(" '") for text in cut if self.clean(text).state is State.UNKNOWN]
        if any(len(text) >= 18 for text in wrong):
            return True
        long = matches(column, r"^[\s']*\d{16,19}\s*$")
        return len(wrong) > 1 and not pc.any(pc.and_not(long, doubtful)).as_py()


def nearly(a: str, b: str) -> bool:
    """One character differs, or two neighbours are exchanged: a slip of the pen."""
    if len(a) != len(b):
        return False
    at = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    if len(at) == 2:
        i, j = at
        return j == i + 1 and a[i] == b[j] and a[j] == b[i]
    return len(at) <= 1
