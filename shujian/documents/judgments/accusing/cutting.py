"""Cut what accuses into the parts that a judgment has, as far as it has them."""

from __future__ import annotations

import re

from shujian.documents.judgments.accusing.kinds import DECLINED, GROUP, OPINION, PROPOSAL, Kind
from shujian.documents.judgments.finder import Finder
from shujian.documents.judgments.language import Language, language
from shujian.documents.judgments.normal import Normal
from shujian.documents.judgments.segments import Segments, Span

_DATE_LINE = re.compile(
    r"\n(?=[12二〇][0-9〇零一二三四五六七八九○OoОο]{3}年[^，。\n]{3,8}日?(?:\n|$))"
)


SIGNED = 120
"""Signatures stand within so many characters before the date."""


def cut(normal: Normal, kind: Kind) -> Segments:
    """The parts: header, procedure, facts, evidence, reasoning, tail, appendix.

    The disposition is empty and stands before the tail: it is for the court to fill. In a
    量刑建议书 all behind the lines that introduce persons, if any, is reasoning.
    """
    text, say = normal.text, language(GROUP)
    tail = _tail(text, kind.title[1], say)
    appendix = _at(say["附起"], text, tail, len(text))
    first = say["首部起"].search(text, kind.title[1], tail)
    header = first.start() if first else min(kind.title[1], tail)
    if kind.role == PROPOSAL:
        said = _after_persons(text, header, tail)
        return _parts((0, header), (header, said), said, said, said, said, tail, appendix, text)
    told = say["事实起"].search(text, header, tail)
    reasoning = _reasoning(text, kind, (told.end() if told else header, tail), say)
    facts = told.start() if told and told.start() < reasoning else reasoning
    proof = _at(say["证据起"], text, facts, reasoning)
    procedure = _at(say["程序起"], text, header, facts)
    return _parts(
        (0, header), (header, procedure), procedure, facts, proof, reasoning, tail, appendix, text
    )


def _after_persons(text: str, at: int, end: int) -> int:
    """The first line that introduces nobody: 被告人钱某，男，…出生 is a line of the header."""
    person = language("segments")["首部自然人"]
    while at < end and person.match(text, at):
        line = text.find("\n", at, end)
        at = end if line < 0 else line + 1
    return at


def _parts(
    title: Span, header: Span, procedure: int, facts: int, proof: int, reasoning: int,
    tail: int, appendix: int, text: str,
) -> Segments:  # fmt: skip
    return Segments(
        title=title, header=header, procedure=(procedure, facts), charge=(facts, facts),
        facts=(facts, proof), evidence=(proof, reasoning), reasoning=(reasoning, tail),
        verdict=(tail, tail), tail=(tail, appendix), appendix=(appendix, len(text)),
    )  # fmt: skip


def _tail(text: str, start: int, say: Language) -> int:
    """Where the tail begins: 此致, the clause on complaints, else the last line with a date."""
    found = say["尾部起"].search(text, start)
    if found:
        return found.start()
    dated = [m.start() for m in _DATE_LINE.finditer(text, start)]
    if not dated:
        return len(text)
    signed = say["检察署名"].search(text, max(start, dated[-1] - SIGNED), dated[-1] + 1)
    return signed.start() if signed else dated[-1]


def _reasoning(text: str, kind: Kind, span: Span, say: Language) -> int:
    if kind.role != OPINION:
        found = say["理由起"].search(text, *span)
        if found is not None or kind.role == DECLINED:
            return _sentence(text, found.start(), span[0]) if found else span[1]
    proof = say["证据起"].search(text, *span)
    rest = (proof.end() if proof else span[0], span[1])
    found = say["意见起"].search(text, *rest)
    begin = found.start() + 1 if found else span[1]
    if kind.role == OPINION:
        begin = min(begin, _opinion(text, rest, bool(proof), say))
    return begin


def _opinion(text: str, span: Span, proved: bool, say: Language) -> int:
    """Where the police conclude within a line: many write story, evidence and law in one.

    Args:
        text: folded text.
        span: from the evidence, else from the story, to the tail.
        proved: whether the evidence is listed: what stands before it is the story.
        say: the patterns.
    """
    broken = say["触犯"].search(text, *span)
    if broken is None:
        return span[1]
    begin = _sentence(text, broken.start(), span[0])
    found = say["句中意见起"].search(text, span[0], begin) if proved else None
    return found.start() if found else begin


def _sentence(text: str, at: int, least: int) -> int:
    """The start of the sentence that a place lies in."""
    return max(text.rfind("。", least, at) + 1, text.rfind("\n", least, at) + 1, least)


def _at(pattern: Finder, text: str, start: int, end: int) -> int:
    found = pattern.search(text, start, end)
    return found.start() if found else end
