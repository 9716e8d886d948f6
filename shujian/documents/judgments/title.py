"""Court, kind of document, case number and instance."""

from __future__ import annotations

from shujian.documents.judgments.dates import number
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.language import language
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.segments import Span

TITLE = "标题"
_LEVELS = (("最高", "最高"), ("高级", "高级"), ("中级", "中级"))


def stage(reading: Reading) -> None:
    """Fill what the title says."""
    row = reading.document
    zone = _zone(reading)
    _kind(reading, row, zone)
    _case_number(reading, row, zone)
    _court(reading, row, zone)
    row.put("审级", instance(row.text("案号类型"), reading))


def _zone(reading: Reading) -> Span:
    """The title, and so much of the header that a title within it is found."""
    end = reading.parts.title[1]
    return (0, end) if end > 0 else (0, min(len(reading.text), 200))


def _kind(reading: Reading, row: Row, zone: Span) -> None:
    found = list(language("title")["种类"].finditer(reading.text, *zone))
    if found:
        last = found[-1]
        row.put(
            "文书种类",
            last["种类"].removeprefix("刑事")
            if last["种类"] in ("刑事判决书", "刑事裁定书")
            else last["种类"],
            last.span("种类"),
            TITLE,
            "title/种类",
        )


def _case_number(reading: Reading, row: Row, zone: Span) -> None:
    found = list(language("title")["案号"].finditer(reading.text, *zone))
    if not found:
        return
    last = found[-1]
    words = last.group().replace("〔", "（").replace("〕", "）")
    row.put("案号", words, last.span(), TITLE, "title/案号")
    row.put("案号年份", number(last["年"]), last.span("年"), TITLE, "title/案号")
    row.put("案号类型", last["类型"].rstrip("字第"), last.span("类型"), TITLE, "title/案号")
    row.put("案号法院代字", last["代字"], last.span("代字"), TITLE, "title/案号")


def _court(reading: Reading, row: Row, zone: Span) -> None:
    """The last court of the title: a heading of the web page stands before it."""
    found = list(language("title")["法院"].finditer(reading.text, *zone))
    if not found:
        return
    last = found[-1]
    start = max(last.start(), reading.text.rfind("\n", 0, last.start("法院")) + 1)
    for heading in language("title")["网页标题"].finditer(reading.text, start, last.end()):
        start = heading.end()  # a web title, run on
    name = reading.normal.raw(start, last.end())
    row.put("法院", name, (start, last.end()), TITLE, "title/法院")
    level = next((value for word, value in _LEVELS if word in name), "基层")
    row.put("法院层级", level, (start, last.end()), TITLE, "title/法院")


def instance(kind: str, reading: Reading) -> str:
    """审级 from the letters of the case number, or from who stands in the header.

    Args:
        kind: such as 刑初, 刑终, 刑再终, 刑更.
        reading: for documents whose number does not say.
    """
    text, parts = reading.text, reading.parts
    if "民" in kind and "刑" not in kind:
        return "非刑事"
    served = parts.header[1] > 0 and language("title")["罪犯"].match(text, parts.header[0])
    if (
        "更" in kind
        or "假" in kind
        or "减" in kind
        or ("初" not in kind and "终" not in kind and served)
    ):
        return "减刑假释"
    head = text[: parts.procedure[1] or 800]
    if "再" in kind or "监" in kind:
        final = "终" in kind or "上诉" in text[slice(*parts.header)] or "原审上诉" in head
        return "再审二审" if final else "再审一审"
    if ("核" in kind or "复" in kind) and "复核" in head:
        return "死刑复核"
    if "终" in kind:
        return "二审"
    if "初" in kind or "重" in kind:
        return "一审"
    return "二审" if "上诉人" in text[slice(*parts.header)] else "一审"
