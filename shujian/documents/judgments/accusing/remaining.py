"""Articles, custody told in the body, and what a decision not to prosecute rests on."""

from __future__ import annotations

from shujian.documents.judgments.accusing.kinds import DECLINED, GROUP
from shujian.documents.judgments.citations import BASIS, put_row
from shujian.documents.judgments.cited import Cited, citations
from shujian.documents.judgments.custody import events, put_events
from shujian.documents.judgments.language import language
from shujian.documents.judgments.mentions import about
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.shipped import rows as law_rows


def stage(reading: Reading) -> None:
    """Fill 引用法条, missing 羁押经过, and 不起诉种类."""
    cited(reading)
    held(reading)
    declined(reading)


def cited(reading: Reading) -> None:
    """Fill 引用法条: every article of the reasoning is what the document rests on."""
    for found in citations(reading.text, *reading.parts.reasoning):
        put_row(reading, BASIS, found)


def held(reading: Reading) -> None:
    """Fill 羁押经过 of those whose header tells nothing, from the procedure."""
    for row in reading.people:
        known = reading.rows.about("羁押经过", row.number("被告人序号"))
        if any(r.true("同一行为") for r in known):
            continue
        told = [e for s in about(reading, row, reading.parts.procedure) for e in events(reading, s)]
        if told:
            put_events(reading, row, told)


def declined(reading: Reading) -> None:
    """Fill 被告人.不起诉种类 by the provision that the decision rests on."""
    if reading.kind is None or reading.kind.role != DECLINED:
        return
    whole = language(GROUP)["附条件"].search(reading.text, *reading.parts.reasoning)
    name, place = ("附条件不起诉", whole.span()) if whole else _by_article(reading)
    if name:
        for row in reading.people:
            row.put("不起诉种类", name, place, "理由", f"{GROUP}/附条件")


def _by_article(reading: Reading) -> tuple[str, tuple[int, int]]:
    """The kind that the dated table 不起诉依据 gives for the articles cited."""
    day = reading.document.day("制作日期")
    if day is None:
        return "", (0, 0)
    for found in reversed(citations(reading.text, *reading.parts.reasoning)):
        for row in law_rows("不起诉依据", (provision(found),), day):
            return str(row["种类"]), found.span
    return "", (0, 0)


def provision(found: Cited) -> str:
    """Article and paragraph without an item: 刑诉法177.2."""
    paragraph = f".{found.paragraph}" if found.paragraph else ""
    return f"{found.law}{found.article}{paragraph}"
