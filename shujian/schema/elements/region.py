"""行政区划代码 (GB/T 2260, GB/T 10114)."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pyarrow as pa

from shujian.core.cells import State
from shujian.formulas.types import TEXT
from shujian.schema import columns
from shujian.schema.checks import PROVINCES
from shujian.schema.elements.base import Cleaned, Element, Fast, Likeness, register, unreadable
from shujian.schema.elements.identifiers import Identifier
from shujian.schema.fold import Folded

FILLED_NOTE = "区划代码补足为 6 位"
NAMED_NOTE = "地区名称换为代码"
_CODE = re.compile(r"\d{2}|\d{4}|\d{6}|\d{9}|\d{12}")
_NAME = re.compile(r"[\u4e00-\u9fff]{1,19}[省市州盟县区旗]")
_NO_NAME = re.compile(
    r"[本外我全各该某他]?[省市州盟县区旗]{1,2}|.*(?:[城郊辖社小园矿景厂校院片库]区|超市|门市)"
)
"""Words that name no place of their own: 本市, 外省, 小区."""


def place_name(text: str) -> bool:
    """Whether a text is written as the name of a county, a city or a province is."""
    return bool(_NAME.fullmatch(text)) and not _NO_NAME.fullmatch(text)


def prefix(code: str) -> str:
    """The code without trailing zero pairs: what every place inside begins with."""
    if code[6:].strip("0"):
        return code[:9] if not code[9:].strip("0") else code
    base = code[:6]
    while len(base) > 2 and base.endswith("00"):
        base = base[:-2]
    return base


@register
class Region(Identifier):
    """Administrative division code of 6, 9 or 12 digits, as short as it says the same."""

    name = "行政区划代码"
    code = "region_code"
    type = TEXT
    level = 1
    example = "990101"

    def identify(self, cell: Folded) -> Cleaned:
        """Read a code; zeros of lower levels are cut to six or nine digits."""
        text = cell.dense
        if not _CODE.fullmatch(text):
            return unreadable("行政区划应为 6、9 或 12 位数字代码")
        if text[:2] not in PROVINCES:
            return unreadable("行政区划代码的省级代码不存在")
        if len(text) < 6:
            return Cleaned(text.ljust(6, "0"), cell.note(FILLED_NOTE))
        if not text[6:].strip("0"):
            return Cleaned(text[:6], cell.note())
        return Cleaned(text if text[9:].strip("0") else text[:9], cell.note())

    def fast(self, column: pa.StringArray) -> Fast | None:
        """Six digits."""
        provinces = "|".join(sorted(PROVINCES))
        return Fast(columns.matches(column, rf"^(?:{provinces})\d{{4}}$"), column)

    def doubtful(self, column: pa.StringArray) -> pa.BooleanArray | None:
        """Codes are too short to be cut."""
        return None

    def compare(self, a: str, b: str) -> Likeness:
        """ALIKE where one lies in the other."""
        if a == b:
            return Likeness.SAME
        x, y = sorted((prefix(a), prefix(b)), key=len)
        return Likeness.ALIKE if y.startswith(x) else Likeness.DIFFERENT


class NamedRegion(Region):
    """Codes, or names of places of which a person said the code.

    Args:
        names: folded name → code; None: every name of a place is taken for one that is known,
            to see how a column is written.
    """

    name = "行政区划代码或地区名"

    def __init__(self, names: Mapping[str, str] | None) -> None:
        super().__init__()
        self._names = names

    def identify(self, cell: Folded) -> Cleaned:
        """Read a code, else the code of a name."""
        read, name = super().identify(cell), cell.dense
        if read.state is State.VALUE:
            return read
        if self._names is None:
            return Cleaned(name, "") if place_name(name) else read
        if code := self._names.get(name):
            return Cleaned(code, cell.note(NAMED_NOTE))
        return unreadable(f"没有写明“{name}”的行政区划代码") if place_name(name) else read


def by_names(kind: Element, names: Mapping[str, str] | None) -> Element:
    """The element for a column in which places are named; see ``NamedRegion``."""
    return NamedRegion(names) if kind.name == Region.name else kind
