"""法院名称: the name of a people's court."""

from __future__ import annotations

import re

from shujian.formulas.types import TEXT
from shujian.schema.elements.base import UNKNOWN_WORDS, Cleaned, Likeness, register, unreadable
from shujian.schema.elements.words import Words, join_blanks, wide_brackets
from shujian.schema.fold import Folded

COURT_NOTE = "法院简称补写全称"
_KINDS = "铁路运输|海事|知识产权|互联网|金融|军事|林区|矿区|垦区|油田|农垦"
_NAME = re.compile(
    rf"最高人民法院(?:第[一二三四五六]巡回法庭)?|[一-鿿]{{2,30}}?"
    rf"(?:(?:高级|中级|第[一二三四五六七八九十]+中级)?人民法院|(?:{_KINDS})(?:中级|基层)?法院|[一-鿿]{{1,10}}人民法庭)"
)
_SHORT = (
    (re.compile(r"^最高法院?$"), "最高人民法院"),
    (re.compile(r"(?<=[省市区])高院$"), "高级人民法院"),
    (re.compile(r"(?<=[市州盟])中院$"), "中级人民法院"),
    (re.compile(r"(?<=[县区市旗])法院$"), "人民法院"),
)
_PLACE = re.compile(
    r"^[一-鿿]{2,8}?(?:省|自治区)|^[一-鿿]{2,8}?(?:市|自治州|地区|盟)(?=[一-鿿]{1,8}(?:县|区|旗|市))"
)


@register
class CourtName(Words):
    """Court's name in full: blanks, traditional characters, 中院 and 高院 written out."""

    name = "法院名称"
    code = "court_name"
    type = TEXT
    level = 1
    telling = False
    example = "虚构市测试区人民法院"
    max_length = 60
    unknown_words = UNKNOWN_WORDS | {"本院", "该院", "原审法院", "法院", "人民法院"}
    pattern = r"^[一-鿿]{2,12}[省市县区州旗盟](?:高级|中级)?人民法院$"

    def read(self, cell: Folded) -> Cleaned:
        """Read the name; 本院 and places are none."""
        text, simple = self.simplified(cell.text)
        text = join_blanks(wide_brackets(text)).strip("。，、 ")
        whole = text
        for short, full in _SHORT:
            whole = short.sub(full, whole)
        if not _NAME.fullmatch(whole):
            return unreadable("不像人民法院的名称")
        return Cleaned(whole, cell.note(simple, COURT_NOTE if whole != text else ""))

    def compare(self, a: str, b: str) -> Likeness:
        """ALIKE: equal but for the province or city in front."""
        if a == b:
            return Likeness.SAME
        x, y = (_PLACE.sub("", _PLACE.sub("", t)) for t in (a, b))
        return Likeness.ALIKE if x == y else Likeness.DIFFERENT
