"""案号: the number of a court's case, or of a procuratorate's or police file."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pyarrow as pa

from shujian.core.numerals import parse_int
from shujian.formulas.types import TEXT
from shujian.schema import columns
from shujian.schema.elements.base import Cleaned, Fast, Likeness, register, unreadable
from shujian.schema.elements.identifiers import Identifier
from shujian.schema.fold import Folded
from shujian.schema.simplify import simplify

BRACKET_NOTE = "案号括号统一"
ENDING_NOTE = "案号补写“号”"
ZERO_NOTE = "案号去除前导零"
_YEAR = r"[(\[【〔{<〈《]?(?P<year>\d{4}|[一二三四五六七八九〇○零]{4})年?[)\]】〕}>〉》]"
_END = r"(?P<number>\d{1,8}(?:-\d{1,3})?)(?:号(?P<of>之[一二三四五六七八九十\d]{1,2})?)?"
_COURT = re.compile(
    rf"{_YEAR}(?P<court>[\u4e00-\u9fff]{{1,12}}?\d{{0,4}})(?P<kind>[\u4e00-\u9fff]{{1,10}}?)(?P<order>字?第?){_END}"
)
_OFFICE = re.compile(rf"(?P<office>[\u4e00-\u9fff()]{{2,30}}?)(?:字第?)?{_YEAR}(?:字?第)?{_END}")
_KIND = "刑民行执赔知商破监减假清国委财保司仲认请催督诉强特撤"


@dataclass(frozen=True)
class CaseParts:
    """A court's case number taken apart.

    Args:
        year: year of filing.
        court: short name and code of the court, 晋01.
        kind: kind of case and procedure, 刑初.
        number: running number with its branch, 12 or 12-1.
    """

    year: int
    court: str
    kind: str
    number: str


def parts(value: str) -> CaseParts | None:
    """The parts of a canonical case number of a court; None for other files."""
    match = _CANONICAL.fullmatch(value)
    if match is None:
        return None
    court, kind = _split(match["body"].removesuffix("第").removesuffix("字"))
    return CaseParts(int(match["year"]), court, kind, match["number"])


_CANONICAL = re.compile(
    r"（(?P<year>\d{4})）(?P<body>[\u4e00-\u9fff]{1,12}?\d{0,4}[\u4e00-\u9fff]{1,12})"
    r"(?P<number>\d{1,8}(?:-\d{1,3})?)号(?:之[一二三四五六七八九十\d]{1,2})?"
)


def _split(body: str) -> tuple[str, str]:
    match = re.fullmatch(r"([\u4e00-\u9fff]+\d+)([\u4e00-\u9fff]+)", body)
    if match:
        return match[1], match[2]
    if body.startswith("最高法"):
        return "最高法", body[3:].removeprefix("院")
    for i, ch in enumerate(body):
        if i and ch in _KIND:
            return body[:i], body[i:]
    return body[:1], body[1:]


@register
class CaseNumber(Identifier):
    """Case number: （2023）晋01刑初12号; files of other offices: 晋检刑诉〔2023〕12号."""

    name = "案号"
    code = "case_number"
    type = TEXT
    level = 1
    example = "（2023）晋01刑初12号"
    max_length = 80

    def identify(self, cell: Folded) -> Cleaned:
        """Read brackets, width, blanks, Chinese years and a missing 号."""
        text, simple = simplify(cell.dense)
        match = _COURT.fullmatch(text)
        if match:
            head = match["court"] + match["kind"] + match["order"]
            value = f"（{_year(match['year'])}）{head}{_tail(match)}"
        elif match := _OFFICE.fullmatch(text):
            office = match["office"].replace("(", "（").replace(")", "）")
            value = f"{office}〔{_year(match['year'])}〕{_tail(match)}"
        else:
            return unreadable("不是可识别的案号")
        notes = [simple]
        if not re.search("号", text):
            notes.append(ENDING_NOTE)
        if match["number"].startswith("0"):
            notes.append(ZERO_NOTE)
        return Cleaned(value, cell.note(*notes))

    def fast(self, column: pa.StringArray) -> Fast | None:
        """Canonical numbers of today's courts."""
        pattern = r"^（\d{4}）[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]\d{2,4}[刑民行执][初终再监更申他][1-9]\d{0,7}号$"
        return Fast(columns.matches(column, pattern), column)

    def doubtful(self, column: pa.StringArray) -> pa.BooleanArray | None:
        """Case numbers are text for a spreadsheet."""
        return None

    def compare(self, a: str, b: str) -> Likeness:
        """ALIKE where only the year or only the number differs by form."""
        if a == b:
            return Likeness.SAME
        bare = re.compile(r"[（）〔〕字第]")
        return Likeness.ALIKE if bare.sub("", a) == bare.sub("", b) else Likeness.DIFFERENT


def _year(text: str) -> int:
    return int(text) if text.isascii() else parse_int(text) or 0


def _tail(match: re.Match[str]) -> str:
    number, dash, branch = match["number"].partition("-")
    return f"{int(number)}{dash}{branch}号{match['of'] or ''}"
