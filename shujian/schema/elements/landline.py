"""固定电话: a fixed line, a service number or a short number of mainland China."""

from __future__ import annotations

import re

import pyarrow as pa

from shujian.formulas.types import TEXT
from shujian.schema import columns
from shujian.schema.elements.base import Cleaned, Fast, Likeness, register, unreadable
from shujian.schema.elements.identifiers import Identifier, nearly
from shujian.schema.fold import Folded

FORM_NOTE = "电话号码写法统一"
NO_AREA = "没有区号"
_AREA = r"(?:010|02\d|0[3-9]\d\d)"
_LOCAL = r"[2-9]\d{6,7}"
_COUNTRY = re.compile(r"^\(?(?:\+|00)86\)?-?0?(?=[1-9])")
_EXTENSION = r"(?:(?:-|转|x|X|#|\*|分机)+(?P<ext>\d{1,6}))?"
_FIXED = re.compile(rf"(?:\(?(?P<area>{_AREA})\)?-?)?(?P<local>{_LOCAL}){_EXTENSION}")
_SERVICE = re.compile(
    r"(?P<head>[48]00)-?(?P<mid>\d{3})-?(?P<tail>\d{4})|(?P<short>9[56]\d{3,4}|1[12]\d|12\d{3})"
)


@register
class Landline(Identifier):
    """Fixed line: 0300-2000001, with an extension behind another hyphen; +86, brackets folded."""

    name = "固定电话"
    code = "landline"
    type = TEXT
    level = 3
    example = "0300-2000001"
    max_length = 40

    def identify(self, cell: Folded) -> Cleaned:
        """Read one number; a mobile number is another element's."""
        text = cell.dense
        bare = _COUNTRY.sub("0", text)
        if re.fullmatch(r"0?1[3-9]\d{9}", bare):
            return unreadable("手机号，不是固定电话")
        if match := _FIXED.fullmatch(bare):
            value = "-".join(p for p in match.group("area", "local", "ext") if p)
        elif match := _SERVICE.fullmatch(text):
            value = match["short"] or "-".join(match.group("head", "mid", "tail"))
        elif len(re.findall(rf"(?<!\d){_LOCAL}(?!\d)", text)) > 1:
            return unreadable("一格中有多个号码")
        else:
            return unreadable("固定电话应为区号加 7 至 8 位号码")
        return Cleaned(value, cell.note(FORM_NOTE if value != text else ""))

    def fast(self, column: pa.StringArray) -> Fast | None:
        """Canonical numbers with their area code."""
        return Fast(columns.matches(column, rf"^{_AREA}-{_LOCAL}$"), column)

    def doubtful(self, column: pa.StringArray) -> pa.BooleanArray | None:
        """Too short to be cut."""
        return None

    def check(self, value: str) -> str | None:
        """A number without an area code is not the same everywhere."""
        return NO_AREA if re.fullmatch(rf"{_LOCAL}(?:-\d+)?", value) else None

    def compare(self, a: str, b: str) -> Likeness:
        """ALIKE: one lacks area code or extension, or one slip of the pen."""
        if a == b:
            return Likeness.SAME
        x, y = (_FIXED.fullmatch(t) for t in (a, b))
        if x and y and x["local"] == y["local"]:
            same = not x["area"] or not y["area"] or x["area"] == y["area"]
            return Likeness.ALIKE if same else Likeness.DIFFERENT
        return Likeness.ALIKE if nearly(a, b) else Likeness.DIFFERENT

    def mask(self, value: str) -> str:
        """The area code and the last two stay."""
        head, dash, rest = value.partition("-")
        return f"{head}-****{rest[-2:]}" if dash else f"****{value[-2:]}"
