"""护照号 and 驾驶证号: numbers that prove who somebody is, besides the identity number."""

from __future__ import annotations

import re

import pyarrow as pa

from shujian.formulas.types import TEXT
from shujian.schema import columns
from shujian.schema.elements.base import Cleaned, Fast, Likeness, register, unreadable
from shujian.schema.elements.citizen_id import CitizenId
from shujian.schema.elements.identifiers import Identifier, nearly
from shujian.schema.fold import Folded

_PASSPORT = r"(?:[A-Z]{1,2}\d{6,8}|\d{7,9}|[A-Z]\d{2}[A-Z]{2}\d{4}|[A-Z0-9]*\d[A-Z0-9]*\d[A-Z0-9]*\d[A-Z0-9]*)"
_CHINESE = re.compile(r"E[0-9A-HJ-NP-Z]\d{7}|G\d{8}|[DSP]E?\d{7,8}|1[45]\d{7}|[HKM][A-Z]?\d{7,8}")
FOREIGN = "不是中国护照的写法，可能是外国护照"


@register
class Passport(Identifier):
    """Passport number: letters and digits, at most nine (ICAO 9303), at least three digits."""

    name = "护照号"
    code = "passport"
    type = TEXT
    level = 4
    telling = False
    dropped = r"\-"
    upper = True
    example = "E00000001"

    def identify(self, cell: Folded) -> Cleaned:
        """Read one number; passports of other states have their own forms."""
        text = cell.dense.replace("-", "").upper()
        if 6 <= len(text) <= 9 and re.fullmatch(_PASSPORT, text, re.ASCII):
            return Cleaned(text, cell.note())
        return unreadable("护照号应为 6 至 9 位字母和数字")

    def fast(self, column: pa.StringArray) -> Fast | None:
        """Letter and eight digits."""
        return Fast(columns.matches(column, r"^[EG]\d{8}$"), column)

    def check(self, value: str) -> str | None:
        """A number that is none of a Chinese passport."""
        return None if _CHINESE.fullmatch(value) else FOREIGN

    def compare(self, a: str, b: str) -> Likeness:
        """ALIKE for one wrong character or two exchanged ones."""
        if a == b:
            return Likeness.SAME
        return Likeness.ALIKE if nearly(a, b) else Likeness.DIFFERENT

    def mask(self, value: str) -> str:
        """The first and the last two stay."""
        return value[:1] + "*" * (len(value) - 3) + value[-2:]


@register
class DrivingLicence(Identifier):
    """Number of a driving licence: the holder's identity number, or that of another document.

    Source: 机动车驾驶证 (GA 482): 证号 is the number of the identity document.
    """

    name = "驾驶证号"
    code = "driving_licence"
    type = TEXT
    level = 4
    telling = False
    dropped = r"\-"
    upper = True
    example = "990101199003070015"

    def identify(self, cell: Folded) -> Cleaned:
        """Read an identity number, else a passport's or permit's; twelve digits are the file's."""
        text = cell.dense.replace("-", "").upper()
        if re.fullmatch(r"\d{12}", text):
            return unreadable("12 位是驾驶证档案编号，不是证号")
        if re.fullmatch(r"\d{15}|\d{17}.", text) or len(text) in (15, 18):
            return _IDENTITY.identify(cell)
        if re.fullmatch(r"[A-Z]{0,3}\d{6,11}", text):
            return Cleaned(text, cell.note())
        return unreadable("驾驶证号应为公民身份号码，或者其他身份证明的号码")

    def fast(self, column: pa.StringArray) -> Fast | None:
        """Identity numbers."""
        return _IDENTITY.fast(column)

    def compare(self, a: str, b: str) -> Likeness:
        """As identity numbers."""
        return _IDENTITY.compare(a, b)

    def mask(self, value: str) -> str:
        """As identity numbers; of others the last two stay."""
        return _IDENTITY.mask(value) if len(value) == 18 else "*" * (len(value) - 2) + value[-2:]


_IDENTITY = CitizenId()
