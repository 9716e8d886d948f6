"""What a judgment tells of other cases: numbers, people judged elsewhere, words that explain."""

from __future__ import annotations

from collections.abc import Iterator

from shujian.documents.judgments.act_bounds import told_bounds
from shujian.documents.judgments.acts import latest_act
from shujian.documents.judgments.dates import days
from shujian.documents.judgments.facts import Fact, Row
from shujian.documents.judgments.language import language
from shujian.documents.judgments.pairs.card import Card, copied
from shujian.documents.judgments.pairs.kept import QUOTED
from shujian.documents.judgments.pairs.names import case_number
from shujian.documents.judgments.pairs.others import others
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.segments import Span
from shujian.documents.judgments.shipped import parameters
from shujian.law.dated_values import value_on

_WHOLE = ("发回", "补充起诉", "抗诉", "撤销", "提到前罪")
"""Words that explain, wherever they stand: group ``linking``."""
_QUOTED = 60


def card(name: str, reading: Reading) -> Card:
    """The card of a judgment.

    Args:
        name: the document's id.
        reading: its facts.
    """
    made = copied(name, reading)
    parts = reading.parts
    body = (parts.charge[0] or parts.header[0], parts.reasoning[0] or parts.verdict[0])
    for word in _WHOLE:
        _flag(made.document, f"写有{word}", reading, word, (0, len(reading.text)))
    _flag(made.document, "写有监管场所", reading, "监管场所", body)
    _flag(made.document, "写有前科从重", reading, "前科从重", parts.reasoning)
    _flag(made.document, "写有更正", reading, "更正", (0, min(len(reading.text), 4000)))
    _cites(made, reading)
    _acts(made, reading, body)
    _parole(made, reading)
    for person in made.people:
        about = reading.about.get(person.number("被告人序号"))
        if about and (found := language("linking")["遮盖号码"].search(reading.text, *about)):
            _put(person, "遮盖号码", found["号"], reading, found.span("号"))
    made.rows["另案人员"] = list(others(reading, body))
    made.rows["更正内容"] = list(_corrected(reading))
    made.numbers = tuple(_numbers(reading))
    made.quotes = _quotes(made, reading)
    return made


def _put(row: Row, column: str, value: str | bool, reading: Reading, span: Span) -> None:
    start, end = reading.normal.where(*span) if span[1] > span[0] else (0, 0)
    row.cells[column] = Fact(value, start, end, "", "")


def _flag(row: Row, column: str, reading: Reading, word: str, span: Span) -> None:
    found = language("linking")[word].search(reading.text, *span) if span[1] > span[0] else None
    _put(row, column, found is not None, reading, found.span() if found else (0, 0))


def _cites(made: Card, reading: Reading) -> None:
    """Whether the article on drug re-offenders is cited."""
    judged = made.document.day("裁判日期")
    article = value_on(parameters(), "引用.毒品再犯", judged, tuple) if judged else None
    if article is None:
        return
    cited = [c for c in reading.rows.of("引用法条") if c.text("条文") in article]
    made.document.put("引毒品再犯条文", any(c.text("位置") != "附录" for c in cited))


def _acts(made: Card, reading: Reading, body: Span) -> None:
    """The first and last day that the facts tell: all acts lie between, and more than acts."""
    held = [d for p in reading.people if (d := latest_act(reading, p.number("被告人序号")))]
    told = told_bounds(reading, body, max(held, default=None))
    if told:
        made.document.put("事实首日", told.first)
        made.document.put("事实末日", told.last)


def _parole(made: Card, reading: Reading) -> None:
    """The last day of parole, of a ruling on commutation and parole."""
    if made.document.text("审级") != "减刑假释":
        return
    found = language("linking")["假释期"].search(reading.text)
    last = [d.date for d in days(reading.text, *found.span("止"))] if found else []
    if found and last and last[-1]:
        start, end = reading.normal.where(*found.span("止"))
        made.document.cells["假释止日"] = Fact(last[-1], start, end, "", "")


def _corrected(reading: Reading) -> Iterator[Row]:
    words = language("linking")
    for match in words["更正内容"].finditer(reading.text):
        row = Row("更正内容")
        _put(row, "原内容", match["原"], reading, match.span("原"))
        _put(row, "新内容", match["新"], reading, match.span("新"))
        yield row


def _numbers(reading: Reading) -> list[str]:
    """The case numbers that the text prints, its own left out, in order."""
    own = case_number(reading.document.text("案号"))
    found = (case_number(m.group()) for m in language("linking")["案号"].finditer(reading.text))
    return list(dict.fromkeys(n for n in found if n != own))


def _quotes(made: Card, reading: Reading) -> dict[Span, str]:
    """The words of every place; the middle of long ones is left out."""
    found: dict[Span, str] = {}
    for rows in made.rows.values():
        for row in rows:
            for column, fact in row.cells.items():
                at = (fact.start, fact.end)
                if column in QUOTED and fact.end > fact.start and at not in found:
                    words = " ".join(reading.normal.original[slice(*at)].split())
                    half = _QUOTED // 2
                    long = len(words) > _QUOTED
                    found[at] = f"{words[:half]}……{words[-half:]}" if long else words
    return found
