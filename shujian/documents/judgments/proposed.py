"""The sentence that the prosecution proposed, as the judgment tells it; whether the court took it."""

from __future__ import annotations

from shujian.documents.judgments.amounts import read_term
from shujian.documents.judgments.language import language
from shujian.documents.judgments.reading import Reading

GROUP = "stance"


def stage(reading: Reading) -> None:
    """Fill 建议刑种, 建议下限, 建议上限 of the only defendant, and 文书.建议采纳."""
    begin, end = reading.parts.procedure[0], reading.parts.verdict[0]
    if len(reading.people) != 1 or len(reading.rows.of("判项")) != 1:
        return
    say, text, person = language(GROUP), reading.text, reading.people[0]
    found = list(say["量刑建议"].finditer(text, begin, end))
    if len({(m["种"], m["低"], m["高"]) for m in found}) != 1:
        return
    match = found[0]
    if match["高种"] not in (None, match["种"]):
        return  # from one kind to another: two scales
    low, high = read_term(match["低"]), read_term(match["高"] or match["低"])
    if low is None or high is None or low > high:
        return
    segment = reading.parts.at(match.start())
    for column, value in (("建议刑种", match["种"]), ("建议下限", low), ("建议上限", high)):
        person.put(column, value, match.span(), segment, f"{GROUP}/量刑建议")
    taken = say["采纳建议"].search(text, *reading.parts.reasoning)
    refused = say["不采纳建议"].search(text, *reading.parts.reasoning)
    if taken is not None and refused is None:
        reading.document.put("建议采纳", True, taken.span(), "理由", f"{GROUP}/采纳建议")
