"""引用法条: articles that the decision rests on, those of the reasoning, those printed after it."""

from __future__ import annotations

from shujian.documents.judgments.cited import GROUP, Cited, citations, law_name
from shujian.documents.judgments.dates import number
from shujian.documents.judgments.facts import Value, fact_of
from shujian.documents.judgments.language import language
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.segments import Span

BASIS, REASON, APPENDIX = "依照", "理由", "附录"
_ARTICLE = f"{GROUP}/条"
_REMARK = 80
"""Signs after a citation in which the court says what it thinks of it."""
LONGEST_HEADING = 8
"""What may follow the title of a law in a heading: 相关条文, （节选） and the like."""


def stage(reading: Reading) -> None:
    """Fill 引用法条 and 文书.附录法条."""
    start, end = reading.parts.reasoning
    clause = basis(reading.text, (start, end))
    held = citations(reading.text, *clause)
    before = citations(reading.text, start, clause[0])
    if not held:  # each circumstance is cited where it is found; the basis is all of them
        held, before = before, []
    held, before = _own(reading.text, held), _own(reading.text, before)
    appendix = printed(reading.text, reading.parts.appendix)
    for place, found in ((BASIS, held), (REASON, before), (APPENDIX, appendix)):
        for cited in found:
            put_row(reading, place, cited)
    if appendix:
        numbers = dict.fromkeys(c.text.removeprefix("刑法") for c in appendix if c.law == "刑法")
        span = (appendix[0].span[0], appendix[-1].span[1])
        reading.document.put("附录法条", "、".join(numbers), span, APPENDIX, f"{GROUP}/条目")


def _own(text: str, found: list[Cited]) -> list[Cited]:
    """Without those that another rests on and the court rejects, or that it says do not apply."""
    return [one for one in found if not _rejected(text, one)]


def _rejected(text: str, cited: Cited) -> bool:
    """Whether 公诉机关适用…不当 or 不应适用… speaks of an article; 辩护人提出不适用…，不予采纳 does not.

    Args:
        text: folded text.
        cited: the citation.
    """
    say, (start, end) = language(GROUP), cited.span
    begin = max(text.rfind(mark, 0, start) for mark in "。\n；") + 1
    denied = say["不用"].search(text[begin:start]) is not None
    others = say["他人所引"].search(text, begin, start)
    if others is None:
        return denied
    told = say["所引不当"].match(text[end : end + _REMARK])
    earlier = say["所引不当"].match(text[others.end() : start])
    return denied != (told is not None and earlier is None)


def basis(text: str, reasoning: Span) -> Span:
    """The clause 依照… that ends the reasoning; empty, at its end, where there is none."""
    start, end = reasoning
    stop = len(text[start:end].rstrip("：:\n")) + start
    begin = max(text.rfind("。", start, stop) + 1, start)
    found = language(GROUP)["依照"].search(text, begin, stop)
    return (found.start(), end) if found else (end, end)


def printed(text: str, appendix: Span) -> list[Cited]:
    """The articles that the appendix prints: those that begin a line."""
    law, found = "刑法", []
    start, end = appendix
    say = language(GROUP)
    laws = [m for m in say["法律"].finditer(text, start, end) if _heads(text, m.span(), end)]
    for match in say["条目"].finditer(text, start, end):
        while laws and laws[0].start() <= match.start("条"):
            law = law_name(laws.pop(0))
        article = number(match["条"])
        if article:
            span = (match.start("条"), match.end())
            found.append(Cited(law, article, number(match["之"] or ""), 0, 0, span))
    return found


def _heads(text: str, place: Span, end: int) -> bool:
    """Whether a title ends its line, or begins it before an article: others are mentions."""
    stop = text.find("\n", place[1], end)
    after = text[place[1] : end if stop < 0 else stop]
    first = place[0] == 0 or text[place[0] - 1] == "\n"
    return len(after) <= LONGEST_HEADING or (first and after.lstrip("：:").startswith("第"))


def put_row(reading: Reading, place: str, cited: Cited) -> None:
    """Add a row of 引用法条.

    Args:
        reading: the document.
        place: 位置.
        cited: the citation.
    """
    start, end, segment = *cited.span, reading.parts.at(cited.span[0])
    row = reading.rows.new("引用法条")
    values: dict[str, Value] = {
        "引用序号": len(reading.rows.of("引用法条")), "位置": place, "法律": cited.law,
        "条": cited.article, "之": cited.sub, "款": cited.paragraph, "项": cited.item,
        "条文": cited.text,
    }  # fmt: skip
    row.cells = {c: fact_of((v, start, end, segment, _ARTICLE)) for c, v in values.items()}
