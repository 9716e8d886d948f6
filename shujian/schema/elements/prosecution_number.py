"""检察文书号: the number of a procuratorate's document, 晋检刑诉〔2023〕12号."""

from __future__ import annotations

import re

import pyarrow as pa

from shujian.formulas.types import TEXT
from shujian.schema import columns
from shujian.schema.elements.base import Cleaned, Fast, Likeness, register, unreadable
from shujian.schema.elements.case_number import BRACKET_NOTE, ENDING_NOTE, ZERO_NOTE
from shujian.schema.elements.identifiers import Identifier
from shujian.schema.fold import Folded
from shujian.schema.simplify import simplify

_NUMBER = re.compile(
    r"(?P<office>[\u4e00-\u9fff]{0,10}检[\u4e00-\u9fff]{0,14}?)(?:字第?)?[(\[【〔{<〈《](?P<year>(?:19|20)\d{2})年?[)\]】〕}>〉》]"
    r"(?:第)?(?P<mark>[Zz]?)(?P<number>\d{1,6})(?P<end>号?)(?P<of>之[一二三四五六七八九十\d]{1,2})?"
)
_CANONICAL = r"^[\u4e00-\u9fff]{0,10}检[\u4e00-\u9fff]{0,14}〔20\d{2}〕Z?[1-9]\d{0,5}号$"


@register
class ProsecutionNumber(Identifier):
    """Number of a document: office and kind, year in 〔〕, running number; Z: of the new series."""

    name = "检察文书号"
    code = "prosecution_number"
    type = TEXT
    level = 1
    telling = False
    example = "虚检刑诉〔2023〕12号"
    max_length = 80

    def identify(self, cell: Folded) -> Cleaned:
        """Read brackets, width, blanks, leading zeros and a missing 号."""
        text, simple = simplify(cell.dense)
        match = _NUMBER.fullmatch(text)
        if match is None or not int(match["number"]):
            return unreadable("不是可识别的检察文书号，应写作“某检刑诉〔2023〕12号”")
        number = f"{match['mark'].upper()}{int(match['number'])}号{match['of'] or ''}"
        value = f"{match['office'].removesuffix('字')}〔{match['year']}〕{number}"
        notes = [
            simple,
            BRACKET_NOTE if not re.search("〔[0-9]{4}〕", cell.text) else "",
            "" if match["end"] else ENDING_NOTE,
            ZERO_NOTE if match["number"].startswith("0") else "",
        ]
        return Cleaned(value, cell.note(*notes))

    def fast(self, column: pa.StringArray) -> Fast | None:
        """Canonical numbers of common characters; traditional ones are looked at again."""
        return Fast(columns.matches(column, _PLAIN), column)

    def doubtful(self, column: pa.StringArray) -> pa.BooleanArray | None:
        """Numbers of documents are text for a spreadsheet."""
        return None

    def compare(self, a: str, b: str) -> Likeness:
        """ALIKE where only the series or a branch differs."""
        if a == b:
            return Likeness.SAME
        bare = re.compile(r"(?<=〕)Z|(?<=号)之.*$")
        return Likeness.ALIKE if bare.sub("", a) == bare.sub("", b) else Likeness.DIFFERENT


_PLAIN = r"^[京津沪渝冀豫云黑辽湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][一-十市区县]{0,3}检[刑公民行一二三四五六七八九部]{1,6}[诉抗捕建不批意]?〔20\d{2}〕Z?[1-9]\d{0,5}号$"
