"""刑期: a length of punishment in years, months and days, or an indefinite one."""

from __future__ import annotations

import re

from shujian.core.numerals import parse_int
from shujian.core.terms import Term as Length
from shujian.formulas.types import TERM
from shujian.schema.elements.base import Cleaned, Element, register, unreadable
from shujian.schema.fold import Folded
from shujian.schema.simplify import simplify

HALF_NOTE = "“半年”按 6 个月读"
_N = r"[0-9〇○零一二两三四五六七八九十百廿]{1,5}"
_KINDS = (
    r"(?:判处|处|执行|决定执行|合并执行|应执行|余刑|剩余刑期|缓刑考验期|缓期|社区矫正期限|矫正期限)?"
    r"(?:有期徒刑|拘役|管制|缓刑|剥夺政治权利|考验期|刑期|徒刑)?(?:为|共|共计|期限)?[:：]?"
)
_LENGTH = re.compile(
    rf"{_KINDS}(?:(?P<years>{_N})年(?P<half>半)?|(?P<halfyear>半)年)?[零又加并,、]?"
    rf"(?:(?P<months>{_N})个?月)?[零又加并,、]?(?:(?P<days>{_N})[日天])?整?"
)
_LIFE = re.compile(r"(?:判处|处|执行)?(?:无期徒刑|无期)(?:.?剥夺政治权利终身)?")
_DEATH_HELD = re.compile(
    r"(?:判处|处)?(?:死缓|死刑.?缓期(?:二年|两年|2年)?(?:执行)?)(?:.?(?:限制减刑|终身监禁))?(?:.?剥夺政治权利终身)?"
)
_DEATH = re.compile(r"(?:判处|处)?死刑(?:立即执行)?(?:.?剥夺政治权利终身)?")
_WHOLE_LIFE = re.compile(r"(?:剥夺政治权利)?终身")
_SHOWN = {"无期": "无期徒刑", "死缓": "死刑缓期二年执行"}


@register
class Term(Element):
    """Term: 有期徒刑三年六个月, 3年6个月, 42个月, 无期徒刑, 死缓; 3.5年 is refused."""

    name = "刑期"
    code = "term"
    type = TERM
    level = 2
    example = "3年6个月"
    max_length = 60

    def read(self, cell: Folded) -> Cleaned:
        """Read one term; two terms in a cell, decimals and bare numbers are refused."""
        text, simple = simplify(cell.dense)
        for pattern, name in (
            (_LIFE, "无期"),
            (_DEATH_HELD, "死缓"),
            (_DEATH, "死刑"),
            (_WHOLE_LIFE, "终身"),
        ):
            if pattern.fullmatch(text):
                return Cleaned(Length(indefinite=name), cell.note(simple))
        match = _LENGTH.fullmatch(text)
        if match is None or not any(match.groupdict().values()):
            return unreadable(_why(text))
        return _length(match, cell, simple)

    def canonical(self, value: Length) -> str:
        """Years, months and days."""
        return str(value)

    def show(self, value: Length) -> str:
        """Indefinite terms by their full names."""
        return _SHOWN.get(value.indefinite, str(value))

    def stored(self, value: Length) -> int:
        """The code of ``core.terms``."""
        return value.code


def _length(match: re.Match[str], cell: Folded, simple: str) -> Cleaned:
    numbers = {}
    for key in ("years", "months", "days"):
        text = match[key]
        number = 0 if text is None else int(text) if text.isascii() else parse_int(text)
        if number is None:
            return unreadable("刑期中的数字不可识别")
        numbers[key] = number
    half = 6 if match["half"] or match["halfyear"] else 0
    if half and numbers["months"]:
        return unreadable("不是可识别的刑期")
    try:
        value = Length(numbers["years"] * 12 + numbers["months"] + half, numbers["days"])
    except ValueError:
        return unreadable("刑期超出可能范围")
    return Cleaned(value, cell.note(simple, HALF_NOTE if half else ""))


def _why(text: str) -> str:
    if re.search(r"\d\.\d", text):
        return "刑期不能写成小数，请写明年、月、日"
    if re.fullmatch(r"\d+", text):
        return "刑期没有写明年、月、日"
    if len(re.findall("有期徒刑|拘役|管制|缓刑|无期|死刑", text)) > 1:
        return "一格中有多个期间"
    return "不是可识别的刑期"
