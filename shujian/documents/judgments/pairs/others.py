"""People whom a judgment names as dealt with elsewhere, and the part it gives them."""

from __future__ import annotations

from collections.abc import Iterator

from shujian.documents.judgments.facts import Fact, Row
from shujian.documents.judgments.language import language
from shujian.documents.judgments.pairs.names import named
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.segments import Span

TABLE = "另案人员"
PRINCIPAL, ACCESSORY = "主犯", "从犯"


def others(reading: Reading, body: Span) -> Iterator[Row]:
    """The rows of 另案人员, each person once.

    Args:
        reading: the judgment.
        body: from the charge to the reasoning.
    """
    words = language("linking")
    seen = {p.text("被告人") for p in reading.people}
    found: dict[str, Row] = {}
    for match in words["另案"].finditer(reading.text, *body):
        for name in named(match["名单"]):
            if name in seen:
                continue
            seen.add(name)
            row = found[name] = Row(TABLE)
            at = reading.text.find(name, *match.span())
            _put(row, "姓名", name, reading, (at, at + len(name)))
            _put(row, "注明", match["注"], reading, match.span("注"))
    _roles(reading, found)
    yield from found.values()


def _roles(reading: Reading, found: dict[str, Row]) -> None:
    """主犯 or 从犯 in the reasoning: said of the last name before it in the sentence."""
    names = [*found, *(p.text("被告人") for p in reading.people)]
    for match in language("linking")["角色"].finditer(reading.text, *reading.parts.reasoning):
        start = max(reading.text.rfind(sign, 0, match.start()) for sign in "。；\n") + 1
        before = reading.text[start : match.start()]
        last = max(names, key=lambda n: before.rfind(n) if n else -1, default="")
        if last in found and last in before:
            _put(found[last], "角色", match["角"], reading, match.span("角"))


def _put(row: Row, column: str, value: str, reading: Reading, span: Span) -> None:
    start, end = reading.normal.where(*span) if span[1] > span[0] >= 0 else (0, 0)
    row.cells.setdefault(column, Fact(value, start, end, "", ""))
