"""The parties of the header: defendants and units, who they are, who defends them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from shujian.documents.judgments.dates import number, read_day
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.language import language
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.segments import Span
from shujian.schema.elements.citizen_id import CitizenId
from shujian.schema.elements.ethnicity import Ethnicity

HEADER = "首部"
_SURE = re.compile(
    r"[，（][^。]{0,80}?(?:男|女|出生|生于|岁|族[，。]|文化|户籍|住|系|无业|原系|曾用|身份|自报|罪|刑)"
    r"|[，（][^。，]{1,20}。(?:因(?:本案|涉嫌|犯)|曾因|[12]\d{3}年)"
)
_NOT_NAMES = re.compile(
    r"[0-9]{4}年|检察院|人民法院|涉嫌|因犯|及其|辩护人|[犯系的]$|^(?:对|犯|及|均|因|与|在|的|于[0-9])|^(?:曾|又|现|后|另|其|再|先后|系)$"
)
_GOES_ON = re.compile(r"(?:曾[因于经犯在被多]|[因又于应系还自经以由]|先后|原系|前科)")
"""What follows a name where a sentence goes on about somebody who was introduced."""
_PLAIN = {"性别": "性别", "职业": "职业"}


def stage(reading: Reading) -> None:
    """Fill the rows of 被告人 from the header."""
    for start, end, name, unit in parties(reading):
        row = reading.rows.new("被告人")
        seq = len(reading.people)
        reading.about[seq] = (start, end)
        place = (name[0], name[1])
        row.put("被告人序号", seq)
        row.put("被告人", reading.normal.raw(*place), place, HEADER, "people/被告人")
        row.put("单位", unit, place, HEADER, "people/被告单位" if unit else "people/被告人")
        _aliases(reading, row, (start, end))
        if unit:
            _representative(reading, row, (start, end))
        else:
            _identity(reading, row, (start, end))
        _counsel(reading, row, (start, end))
    reading.document.put("被告人数", len(reading.people))


def parties(reading: Reading) -> list[tuple[int, int, Span, bool]]:
    """(start, end, span of the name, whether a unit) of each defendant of the header."""
    say, text = language("people"), reading.text
    begin, stop = reading.parts.header
    found: list[tuple[int, Span, bool]] = []
    for match in say["被告人"].finditer(text, begin, stop):
        if _is_party(text, match, stop):
            found.append((match.start(), match.span("姓名"), False))
    units = say["被告单位"].finditer(text, begin, stop)
    found += [(m.start(), m.span("姓名"), True) for m in units]
    found.sort()
    first: dict[str, tuple[int, Span, bool]] = {}
    for party in found:
        name = text[slice(*party[1])]
        if not goes_on(name, first):
            first.setdefault(name, party)
    starts = [party[0] for party in first.values()] + [stop]
    return [(s, starts[i + 1], n, u) for i, (s, n, u) in enumerate(first.values())]


def goes_on(words: str, names: Iterable[str]) -> bool:
    """Whether the words are a known name with the sentence about it: 李某曾因吸毒."""
    return any(words.startswith(n) and _GOES_ON.match(words, len(n)) for n in names)


def _is_party(text: str, match: re.Match[str], stop: int) -> bool:
    if _NOT_NAMES.search(match["姓名"]):
        return False
    begin = match.start()
    if begin == 0 or text[begin - 1] == "\n" or text[match.end() : match.end() + 1] in "。因曾于":
        return True
    return _SURE.match(text, match.end(), min(stop, match.end() + 120)) is not None


def _aliases(reading: Reading, row: Row, span: Span) -> None:
    say, text = language("people"), reading.text
    stop = min(span[1], span[0] + 200)
    found = [reading.normal.raw(*m.span("别名")) for m in say["别名"].finditer(text, span[0], stop)]
    name = row.text("被告人")
    if name[:1].isascii() and name[:1].isalpha():  # 译名 right after a name in Latin letters
        after = say["括注译名"].match(text, row.cells["被告人"].end)
        found += [reading.normal.raw(*after.span("别名"))] if after else []
    if found:
        row.put("别名", "、".join(dict.fromkeys(found)), span, HEADER, "people/别名")


def _identity(reading: Reading, row: Row, span: Span) -> None:
    say, text = language("people"), reading.text
    own = own_words(reading, span)
    for column, name in _PLAIN.items():
        _take(reading, row, column, say[name].search(text, *own), name)
    _born(reading, row, own)
    age = say["年龄"].search(text, *own)
    if age is not None:
        row.put("所写年龄", number(age["年龄"]), age.span("年龄"), HEADER, "people/年龄")
    _ethnicity(reading, row, own)
    _numbers(reading, row, own)
    for column, name in (("户籍地", "户籍地"), ("住址", "住址")):
        _take(reading, row, column, say[name].search(text, *own), name, "地")
    frail = say["特殊身份"].search(text, *span)
    if frail is not None:
        row.put("特殊身份", frail["身份"], frail.span(), HEADER, "people/特殊身份")
    held = say["现押"].search(text, *span)
    row.put("现押", held is not None, held.span() if held else (0, 0), HEADER, "people/现押")


def _born(reading: Reading, row: Row, own: Span) -> None:
    """The day of birth, in the public calendar where both are told; else as far as written."""
    say, text = language("people"), reading.text
    both = say["出生公历"].search(text, *own)
    if both is not None and (day := _public_day(both)) is not None:
        row.put("出生日期", day, both.span("日"), HEADER, "people/出生公历")
        return
    born = say["出生"].search(text, *own)
    if born is not None:
        group = "前" if born["前"] else "后"
        told = read_day(born[group])
        if told is not None and told.date is not None:
            row.put("出生日期", told.date, born.span(group), HEADER, "people/出生")
        else:
            row.doubt("出生日期", f"出生日期“{born[group]}”不存在", born.span(group))
        return
    partly = say["出生年月"].search(text, *own)
    if partly is not None and (told := read_day(partly["日"])) is not None:
        row.put("出生日期原文", told.iso, partly.span("日"), HEADER, "people/出生年月")


def _public_day(both: re.Match[str]) -> dt.date | None:
    """The day of the public calendar; without a year of its own it is that of the lunar day.

    The last lunar months reach into the next year.
    """
    written = both["日"]
    if "年" in written:
        day = read_day(written)
        return day.date if day else None
    day = read_day(f"{both['年']}年{written}")
    if day is None or day.date is None:
        return None
    late = re.search("冬月|腊月|十一月|十二月", both["农"]) is not None and day.month <= 2
    return day._replace(year=day.year + 1).date if late else day.date


def own_words(reading: Reading, span: Span) -> Span:
    """The words about the defendant himself, without counsel and others who follow."""
    others = language("people")["其他当事人"].search(reading.text, span[0] + 1, span[1])
    return span[0], others.start() if others else span[1]


def _take(
    reading: Reading, row: Row, column: str, match: re.Match[str] | None, name: str, group: str = ""
) -> None:
    if match is not None:
        place = match.span(group or name)
        row.put(column, reading.normal.raw(*place), place, HEADER, f"people/{name}")


def _ethnicity(reading: Reading, row: Row, own: Span) -> None:
    for match in language("people")["民族"].finditer(reading.text, *own):
        group = "民族" if match["民族"] else "简"
        read = Ethnicity().clean(match[group])
        if isinstance(read.value, str):
            row.put("民族", read.value, match.span(group), HEADER, "people/民族")
            return


def _numbers(reading: Reading, row: Row, own: Span) -> None:
    say, text = language("people"), reading.text
    found = say["身份号码"].search(text, *own)
    if found is not None:
        written = found["号码"].upper()
        row.put("身份号码原文", written, found.span("号码"), HEADER, "people/身份号码")
        whole = CitizenId().clean(written).value
        if isinstance(whole, str) and not CitizenId().check(whole):
            row.put("公民身份号码", whole, found.span("号码"), HEADER, "people/身份号码")
        else:
            row.doubt("公民身份号码", "号码不合编码规则", found.span("号码"))
    nation = say["国籍"].search(text, *own)
    if nation is not None:
        group = "甲" if nation["甲"] else "乙"
        row.put("国籍", nation[group], nation.span(group), HEADER, "people/国籍")


def _representative(reading: Reading, row: Row, span: Span) -> None:
    found = re.compile(r"诉讼代表人[：:]?([^，。（\n]{2,12})").search(reading.text, *span)
    if found is not None:
        row.put("诉讼代表人", found[1], found.span(1), HEADER, "people/被告单位")


def _counsel(reading: Reading, row: Row, span: Span) -> None:
    say, text = language("people"), reading.text
    found = list(say["辩护人"].finditer(text, *span))
    place = found[0].span() if found else (0, 0)
    row.put("有辩护人", bool(found), place, HEADER, "people/辩护人")
    if found:
        words = "；".join(f"{m['姓名']}，{m['身份']}" for m in found)
        row.put("辩护人", words, place, HEADER, "people/辩护人")
        aid = any(say["法律援助"].search(m.group()) for m in found)
        row.put("指定辩护", aid, place, HEADER, "people/法律援助")
    guard = say["监护人"].search(text, *span)
    row.put(
        "法定代理人", guard is not None, guard.span() if guard else (0, 0), HEADER, "people/监护人"
    )
