"""量刑建议: what the prosecution proposes for each defendant, by charge and altogether."""

from __future__ import annotations

import re

from shujian.documents.judgments.accusing.proposal import Proposal, read_proposal
from shujian.documents.judgments.charges import standard
from shujian.documents.judgments.counts import charges_at
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.language import language
from shujian.documents.judgments.naming import Mention, mentions
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.segments import Span
from shujian.documents.judgments.verdict_text import blank

GROUP = "proposal"
_NAMED = re.compile(r"[^。\n]*?(?:被告人|被告单位)[^。\n]*?判处")
_PENALTY = re.compile(r"有期徒刑|拘役|管制|无期徒刑|死刑|免[予于]刑|单处|罚金")


def stage(reading: Reading) -> None:
    """Fill 量刑建议 from the reasoning."""
    proposals(reading, reading.parts.reasoning)
    told = language("accusing")["法定刑"].search(reading.text, *reading.parts.reasoning)
    if told is not None:
        for row in reading.rows.of("量刑建议"):
            row.put("法定刑", told["刑"], told.span("刑"), "理由", "accusing/法定刑")


def proposals(reading: Reading, span: Span) -> None:
    """Add the rows of 量刑建议 that a stretch of text tells."""
    everybody = frozenset(p.number("被告人序号") for p in reading.people)
    for clause in clauses(reading.text, span):
        carried = everybody if len(everybody) == 1 else frozenset()
        for stretch, people in _stretches(reading, clause, everybody, carried):
            for charge, piece in _by_charge(reading.text, stretch):
                found = read_proposal(blank(reading.text, *piece))
                if found is not None:
                    for seq in sorted(people):
                        _row(reading, seq, charge, found, piece)


def clauses(text: str, span: Span) -> list[Span]:
    """The sentences that propose a punishment, with those that go on to name defendants."""
    say, found = language(GROUP), list[Span]()
    for match in say["建议"].finditer(text, *span):
        end = match.end()
        while more := _NAMED.match(text, end + 1, span[1]):
            stop = text.find("。", more.end(), span[1])
            end = stop if stop > 0 else span[1]
        if say["刑罚词"].search(text, match.start(), end) and (
            not found or match.start() >= found[-1][1]
        ):
            found.append((match.start(), end))
    return found


def _stretches(
    reading: Reading, clause: Span, everybody: frozenset[int], carried: frozenset[int]
) -> list[tuple[Span, frozenset[int]]]:
    """The clause cut where it goes on to other defendants.

    A name may follow the words 判处 (判处被告人钱某…): what is said up to the next name with a
    punishment belongs to it.
    """
    named = [m for m in mentions(reading, clause, everybody) if _punished(reading, clause, m)]
    if not named:
        return [(clause, carried)]
    starts = [clause[0], *(m.start for m in named[1:])]
    ends = [*(m.start for m in named[1:]), clause[1]]
    return [((s, e), m.people) for s, e, m in zip(starts, ends, named, strict=True)]


def _punished(reading: Reading, clause: Span, mention: Mention) -> bool:
    end = reading.text.find("；", mention.start, clause[1])
    stop = end if end > 0 else clause[1]
    return _PENALTY.search(reading.text, mention.start, stop) is not None


def _by_charge(text: str, span: Span) -> list[tuple[tuple[str, Span], Span]]:
    """(charge, its place) and piece for each charge; the sentence to be served has no charge."""
    say = language(GROUP)
    cuts: list[tuple[int, str, Span]] = []
    for match in say["罪起"].finditer(text, *span):
        charges = charges_at(text[: span[1]], match.end())
        if charges and standard(charges[0][0]) and len(charges) == 1:
            name, at, end = charges[0]
            cuts.append((match.start(), name, (at, end)))
    whole = say["决定"].search(text, *span)
    if whole is not None and cuts:
        cuts.append((whole.start(), "", (0, 0)))
    if not cuts:
        return [(("", (0, 0)), span)]
    cuts.sort()
    starts = [span[0], *(c[0] for c in cuts[1:])]
    ends = [*(c[0] for c in cuts[1:]), span[1]]
    return [((n, p), (s, e)) for s, e, (_, n, p) in zip(starts, ends, cuts, strict=True)]


def _row(
    reading: Reading, seq: int, charge: tuple[str, Span], found: Proposal, piece: Span
) -> None:
    row = reading.rows.new("量刑建议")
    person: Row = reading.people[seq - 1]
    row.put("被告人序号", seq)
    row.put("建议序号", len(reading.rows.about("量刑建议", seq)))
    row.put("被告人", person.text("被告人"))
    segment, (name, place) = reading.parts.at(piece[0]), charge
    if name:
        row.put("罪名", name, place, segment, f"{GROUP}/罪起")
        row.put("规范罪名", standard(name), place, segment, f"{GROUP}/罪起")
    for column, (value, (start, end), pattern) in found.cells.items():
        row.put(column, value, (start + piece[0], end + piece[0]), segment, f"{GROUP}/{pattern}")
    for column, (reason, (start, end)) in found.doubts.items():
        row.doubt(column, reason, (start + piece[0], end + piece[0]))
