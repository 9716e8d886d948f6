"""经纬度, 经度, 纬度: places in decimal degrees, in the system of the column."""

from __future__ import annotations

import re
from decimal import Decimal

from shujian.core.coordinates import SYSTEMS, convert
from shujian.core.money import rounded
from shujian.formulas.types import DECIMAL, TEXT
from shujian.schema.elements.base import Cleaned, Element, Likeness, register, unreadable
from shujian.schema.elements.decimals import DecimalElement
from shujian.schema.fold import Folded

PLACES = 6
"""About a tenth of a metre."""
ROUND_NOTE = "四舍五入到六位小数"
DEGREES_NOTE = "度分秒换算为度"
SWAPPED_NOTE = "纬度写在前面，已调换"
SYSTEM_NOTE = "坐标系已换算"
_MARKS = str.maketrans(
    {"′": "'", "’": "'", "″": '"', "”": '"', "˚": "°", "º": "°", "分": "'", "秒": '"', "度": "°"}
)
_NUMBER = r"\d{1,3}(?:\.\d{1,15})?"
_ANGLE = (
    rf"(?:{_NUMBER})(?:°(?:\d{{1,2}}(?:\.\d{{1,10}})?'(?:\d{{1,2}}(?:\.\d{{1,10}})?(?:\"|'')?)?)?)?"
)
_ONE = re.compile(
    rf"(?P<side>东经|西经|北纬|南纬|经度:?|纬度:?|[EWNS])?(?P<sign>-?)(?P<angle>{_ANGLE})(?P<after>[EWNS])?"
)
_LONGITUDE, _LATITUDE = frozenset("东西经EW"), frozenset("北南纬NS")
_POLE = 90
_CHINA_EAST, _CHINA_NORTH = range(73, 137), range(3, 55)


def angle(text: str) -> tuple[Decimal, str, str] | None:
    """Degrees, which of both it says to be (经, 纬 or "") and the note; None: no angle."""
    match = _ONE.fullmatch(text.translate(_MARKS).upper())
    if match is None or (match["side"] and match["after"]):
        return None
    parts = [Decimal(p) for p in re.findall(r"\d+(?:\.\d+)?", match["angle"])]
    if any(p >= 60 for p in parts[1:]):
        return None
    value = sum((p / 60**i for i, p in enumerate(parts)), start=Decimal(0))
    side = (match["side"] or match["after"] or "").strip(":")
    which = "经" if side and side[0] in _LONGITUDE else "纬" if side else ""
    if match["sign"] or side in ("西经", "南纬", "W", "S"):
        value = -value
    exact = rounded(value, PLACES)
    note = DEGREES_NOTE if len(parts) > 1 else ROUND_NOTE if exact != value else ""
    return exact + 0, which, note


@register
class Longitude(DecimalElement):
    """Longitude in degrees east: 116.397428, 东经116°23′50.7″."""

    name = "经度"
    code = "longitude"
    type = DECIMAL(PLACES)
    level = 2
    telling = False
    example = "116.000001"
    which, most = "经", 180

    @property
    def whole_digits(self) -> int:
        """Up to 180."""
        return 3

    @property
    def limit(self) -> Decimal:
        """Values above are none."""
        return Decimal(self.most)

    @property
    def _pattern(self) -> str:
        inside = r"[0-8]?\d" if self.most == _POLE else r"(?:\d{1,2}|1[0-7]\d)"
        return rf"^-?{inside}(?:\.\d{{1,{PLACES}}})?$"

    def read(self, cell: Folded) -> Cleaned:
        """Read one angle."""
        found = angle(cell.dense)
        if found is None:
            return unreadable(f"不是可识别的{self.name}")
        value, which, note = found
        if which not in ("", self.which):
            return unreadable(f"写的是{which}度，不是{self.name}")
        if abs(value) > self.limit:
            return unreadable(f"{self.name}超出 ±{self.most} 度")
        return Cleaned(value, cell.note(note))

    def compare(self, a: Decimal, b: Decimal) -> Likeness:
        """ALIKE within a thousandth of a degree (some hundred metres)."""
        if a == b:
            return Likeness.SAME
        return Likeness.ALIKE if abs(a - b) <= Decimal("0.001") else Likeness.DIFFERENT


@register
class Latitude(Longitude):
    """Latitude in degrees north: 39.908720, 北纬39°54′31.4″."""

    name = "纬度"
    code = "latitude"
    example = "39.000001"
    which, most = "纬", _POLE


@register
class Coordinates(Element):
    """A place: longitude and latitude, kept in the column's system (the file may have another)."""

    name = "经纬度"
    code = "coordinates"
    type = TEXT
    level = 2
    units = SYSTEMS
    example = "116.000001,39.000001"
    max_length = 100

    def read(self, cell: Folded) -> Cleaned:
        """Read two angles; which is which is told by their words, or by where China lies."""
        found = [angle(t) for t in _halves(cell.half)]
        if len(found) != 2 or found[0] is None or found[1] is None:
            return unreadable("不是可识别的经纬度，应写作“经度,纬度”")
        (x, which, one), (y, other, two) = found[0], found[1]
        north_first = which == "纬" or other == "经" or (not which and _swapped(x, y))
        if which and which == other:
            return unreadable("两个数都是经度或者都是纬度")
        if north_first:
            x, y = y, x
        if abs(x) > 180 or abs(y) > 90:
            return unreadable("经纬度超出可能范围")
        notes = [one, two, SWAPPED_NOTE if north_first else ""]
        if self.given != self.unit and self.unit and self.given:
            moved = convert((float(x), float(y)), self.given, self.unit)
            x, y = (rounded(Decimal(repr(n)), PLACES) for n in moved)
            notes.append(SYSTEM_NOTE)
        return Cleaned(f"{x:.6f},{y:.6f}", cell.note(*notes))

    def compare(self, a: str, b: str) -> Likeness:
        """ALIKE within a thousandth of a degree both ways."""
        if a == b:
            return Likeness.SAME
        pairs = zip(a.split(","), b.split(","), strict=True)
        near = all(abs(Decimal(p) - Decimal(q)) <= Decimal("0.001") for p, q in pairs)
        return Likeness.ALIKE if near else Likeness.DIFFERENT

    def mask(self, value: str) -> str:
        """Whole degrees stay."""
        return ",".join(f"{part.partition('.')[0]}.***" for part in value.split(","))


def _halves(text: str) -> list[str]:
    """The two angles of a cell, without brackets."""
    bare = text.strip("()[] ")
    parts = [p.replace(" ", "") for p in re.split(r"[,;、/|]", bare) if p.strip()]
    if len(parts) == 1:
        parts = re.split(r"(?<=\S) +(?=\S)", bare)
    if len(parts) != 2:
        parts = re.findall(r"(?:东经|西经|北纬|南纬)[^东西南北]+", bare.replace(" ", ""))
    return parts


def _swapped(x: Decimal, y: Decimal) -> bool:
    """Whether only the other order lies in China, where no longitude is a latitude too."""
    return int(x) in _CHINA_NORTH and int(y) in _CHINA_EAST
