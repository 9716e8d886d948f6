"""车牌号 (GA 36)."""

from __future__ import annotations

import re

import pyarrow as pa

from shujian.formulas.types import TEXT
from shujian.schema import columns
from shujian.schema.elements.base import Cleaned, Fast, Likeness, register, unreadable
from shujian.schema.elements.identifiers import Identifier, nearly
from shujian.schema.fold import Folded

_PROVINCE = "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]"
_LETTER = "[A-HJ-NP-Z]"
_SERIAL = "[A-HJ-NP-Z0-9]"
_PATTERN = (
    rf"{_PROVINCE}[A-HJ-Z]{_SERIAL}{{4}}[A-HJ-NP-Z0-9挂学警港澳领]"
    rf"|{_PROVINCE}{_LETTER}(?:[A-HJ-K]{_SERIAL}\d{{4}}|\d{{5}}[A-HJ-K])"
    rf"|使\d{{6}}|\d{{6}}使|WJ{_PROVINCE}?\d{{4}}[0-9A-Z]|[军空海北沈兰济南广成]{_LETTER}\d{{5}}"
)
_PLATE = re.compile(_PATTERN)
_DROP = re.compile(r"[-·•‧.・∙ ]")


@register
class Plate(Identifier):
    """Vehicle plate: seven characters, eight for new energy; dots and blanks folded."""

    name = "车牌号"
    code = "plate"
    type = TEXT
    level = 3
    dropped = r"\-·."
    upper = True
    example = "晋Z00001"

    def identify(self, cell: Folded) -> Cleaned:
        """Read a plate; I and O are not folded, since nothing proves what they were."""
        text = _DROP.sub("", cell.dense).upper()
        if _PLATE.fullmatch(text):
            return Cleaned(text, cell.note())
        if re.fullmatch(rf"{_PROVINCE}[A-Z][A-Z0-9]{{5,6}}", text) and re.search("[IO]", text):
            return unreadable("车牌序号不使用字母 I、O，无法判断原字")
        return unreadable("不是可识别的车牌号")

    def fast(self, column: pa.StringArray) -> Fast | None:
        """Canonical plates."""
        return Fast(columns.matches(column, f"^(?:{_PATTERN})$"), column)

    def compare(self, a: str, b: str) -> Likeness:
        """ALIKE for one wrong character or two exchanged ones."""
        if a == b:
            return Likeness.SAME
        return Likeness.ALIKE if nearly(a, b) else Likeness.DIFFERENT

    def mask(self, value: str) -> str:
        """Province, office and the last two stay."""
        return value[:2] + "***" + value[-2:]
