"""Whom a document without a header speaks of, and the charges that a list of words names."""

from __future__ import annotations

import re

from shujian.documents.judgments.accusing.kinds import GROUP, PROPOSAL
from shujian.documents.judgments.charges import standard
from shujian.documents.judgments.language import language
from shujian.documents.judgments.reading import Reading

_JOINT = re.compile(r"、|和|及|与")
_STOP = re.compile(r"涉嫌|犯(?!罪)|的行为|一案")
_ENDS = re.compile(r"(?:犯罪)?(?:一案|案)$")
_TITLE = re.compile(r"^(?:被告人|被告单位|犯罪嫌疑人|犯罪嫌疑单位)")
LONGEST = 120


def stage(reading: Reading) -> None:
    """Fill 被告人 where there is no header (量刑建议书): those named first of all."""
    if reading.people or reading.kind is None or reading.kind.role != PROPOSAL:
        return
    text, (start, end) = reading.text, reading.parts.reasoning
    first = language(GROUP)["当事人"].search(text, start, end)
    if first is None:
        return
    stop = text.find("，", first.start(), min(end, first.start() + LONGEST))
    words = text[first.start() : stop if stop > 0 else min(end, first.start() + LONGEST)]
    at = first.start()
    for piece in _JOINT.split(_names(words)):
        offset = text.find(piece, at)
        title = _TITLE.match(piece)
        name = piece[title.end() :] if title else piece
        at = offset + len(piece)
        if name:
            _person(reading, name, at - len(name), "单位" in (title[0] if title else ""))
    reading.document.replace("被告人数", len(reading.people))


def _names(words: str) -> str:
    """What stands before 涉嫌, 犯 or the charge of 钱某盗窃一案."""
    bare = _ENDS.sub("", words)
    told = _STOP.search(bare)
    if told is not None:
        return bare[: told.start()]
    for cut in range(4, len(bare) - 1):
        if charge_list(bare[cut:]):
            return bare[:cut]
    return bare


def _person(reading: Reading, name: str, at: int, unit: bool) -> None:
    place = (at, at + len(name))
    row = reading.rows.new("被告人")
    row.put("被告人序号", len(reading.people))
    row.put("被告人", reading.normal.raw(*place), place, "首部", f"{GROUP}/当事人")
    row.put("单位", unit, place, "首部", f"{GROUP}/当事人")
    reading.about[len(reading.people)] = (at, at)


def charge_list(words: str) -> list[str]:
    """The charges of 诈骗、掩饰、隐瞒犯罪所得, each the longest that the table knows.

    Empty where any part is no charge.
    """
    parts = _JOINT.split(words)
    found: list[str] = []
    start = 0
    while start < len(parts):
        for end in range(len(parts), start, -1):
            name = "、".join(parts[start:end])
            if name and standard(name):
                found.append(name if name.endswith("罪") else name + "罪")
                start = end
                break
        else:
            return []
    return found
