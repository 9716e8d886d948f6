"""Cut a judgment into its parts; everything after depends on it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from shujian.documents.judgments.language import language
from shujian.documents.judgments.normal import Normal

Span = tuple[int, int]
NOWHERE: Span = (0, 0)


@dataclass(frozen=True)
class Segments:
    """The parts of a judgment as spans of the folded text; an empty span is not there.

    Args:
        title: court, kind of document, case number.
        header: parties, custody, priors, counsel.
        procedure: indictment, filing, hearing, who attended.
        charge: what the prosecution alleges.
        facts: what the court found; empty where the charge itself is the finding.
        reasoning: 本院认为 up to 判决如下.
        verdict: the disposition.
        tail: appeal clause, signatures, date.
        appendix: what follows the clerk's name.
        evidence: the list of evidence, where a document that accuses gives one.
    """

    title: Span = NOWHERE
    header: Span = NOWHERE
    procedure: Span = NOWHERE
    charge: Span = NOWHERE
    facts: Span = NOWHERE
    reasoning: Span = NOWHERE
    verdict: Span = NOWHERE
    tail: Span = NOWHERE
    appendix: Span = NOWHERE
    evidence: Span = NOWHERE

    @cached_property
    def named(self) -> tuple[tuple[str, Span], ...]:
        """(Chinese name, span) of each part: every fact asks for its own."""
        return (
            ("标题", self.title),
            ("首部", self.header),
            ("程序", self.procedure),
            ("指控", self.charge),
            ("事实", self.facts),
            ("理由", self.reasoning),
            ("主文", self.verdict),
            ("尾部", self.tail),
            ("附录", self.appendix),
            ("证据", self.evidence),
        )

    def at(self, position: int) -> str:
        """The name of the part that a position lies in; "" for none."""
        for name, (start, end) in self.named:
            if start <= position < end:
                return name
        return ""

    @property
    def narrative(self) -> Span:
        """What the court found: its own facts, else the charge that nobody disputed."""
        return self.facts if self.facts[1] > self.facts[0] else self.charge


def cut(normal: Normal) -> Segments:
    """Find the parts; a part that cannot be found is empty."""
    text, say = normal.text, language("segments")
    verdict, tail = _verdict(text)
    if verdict < 0:
        return Segments(title=(0, min(len(text), 200)))
    reasoning = _reasoning(text, verdict)
    first = say["首部起"].search(text, 0, reasoning)
    person = say["首部人"].search(text, 0, first.start() if first else reasoning)
    if person is not None and (first is None or not _begins(text, first.start())):
        first = person  # no prosecutor is named before the defendants
    header = first.start() if first else 0
    opening = say["程序起"].search(text, header, reasoning)
    procedure = _paragraph(text, opening.start(), header) if opening else -1
    over = say["审理终结"].search(text, max(procedure, header), reasoning)
    if procedure < 0:
        # a short form goes from the parties to what the prosecution alleges
        told = over or say["指控起"].search(text, header, reasoning)
        procedure = _paragraph(text, told.start(), header) if told else header
    if procedure == header:
        procedure = _after_parties(text, header, reasoning)
    after = _sentence_end(text, over.end()) if over else _unfinished(text, procedure, reasoning)
    charge = _charge(text, procedure, after, reasoning)
    facts = say["事实起"].search(text, charge, reasoning)
    found = facts.start() if facts else reasoning
    appendix = _appendix(text, tail)
    return Segments(
        (0, header), (header, procedure), (procedure, charge), (charge, found),
        (found, reasoning), (reasoning, verdict), (verdict, tail), (tail, appendix),
        (appendix, len(text)),
    )  # fmt: skip


def _begins(text: str, at: int) -> bool:
    """Whether a paragraph or a sentence begins at a place; a title may stand before it."""
    return at == 0 or text[at - 1] in "\n。号书"


def _reasoning(text: str, verdict: int) -> int:
    """Where the court's own opinion begins; without 本院认为, at the articles it applies."""
    say = language("segments")
    for name in ("理由起", "理由次"):
        found = _last(say[name].finditer(text, 0, verdict))
        if found >= 0:
            return found
    line = text.rfind("\n", 0, max(verdict - 8, 0)) + 1
    cited = say["依据句"].search(text, line, verdict)
    return cited.start() if cited else verdict


def _verdict(text: str) -> tuple[int, int]:
    """Where the disposition begins (after 判决如下) and ends; (−1, −1) where there is none."""
    say = language("segments")
    marks = [m.end() for m in say["主文起"].finditer(text)]
    marks = marks or [m.end() for m in say["主文次"].finditer(text)][-1:]
    if not marks:
        return -1, -1
    end = _tail(text, marks[0])
    before = [m for m in marks if m <= end]
    start = before[-1]
    while start < len(text) and text[start] in "：:\n":
        start += 1
    return start, max(end, start)


def _tail(text: str, start: int) -> int:
    say = language("segments")
    found = say["尾部起"].search(text, start)
    if found:
        return found.start()
    signed = say["署名"].search(text, start)
    return signed.start() if signed else len(text)


def _unfinished(text: str, procedure: int, reasoning: int) -> int:
    """The end of a procedure paragraph that does not say 审理终结 (speedy forms)."""
    end = text.find("\n", procedure, reasoning)
    if end < 0 or "本院" not in text[procedure:end]:
        return procedure
    return end + 1


def _charge(text: str, procedure: int, after: int, reasoning: int) -> int:
    """Where the allegation begins: after the procedure, at the next 指控 or paragraph."""
    if after > procedure:
        while after < reasoning and text[after] in "\n ":
            after += 1
        return after
    found = language("segments")["指控起"].search(text, procedure + 1, reasoning)
    return found.start() if found else reasoning


def _appendix(text: str, tail: int) -> int:
    clerk = language("segments")["书记员"].search(text, tail)
    return clerk.end() if clerk else len(text)


def _paragraph(text: str, position: int, least: int) -> int:
    """Where the paragraph begins; the sentence, where the text has no paragraphs at all.

    The sentence too where the paragraph introduces a person: lines of pages run together.
    """
    start = text.rfind("\n", least, position)
    sentence = text.rfind("。", max(start, least), position)
    if start < 0 or language("segments")["首部自然人"].match(text, start + 1, position):
        start = max(start, sentence)
    return least if start < 0 else start + 1


def _after_parties(text: str, header: int, reasoning: int) -> int:
    """The first line that introduces nobody, where no words open the proceedings.

    Rulings on those who serve a sentence go from the person to the judgment that they serve.
    """
    say, at = language("segments"), header
    while 0 < at < reasoning and say["首部行"].match(text, at):
        at = text.find("\n", at, reasoning) + 1
    return at if header < at < reasoning else header


def _sentence_end(text: str, position: int) -> int:
    for index in range(position, min(len(text), position + 80)):
        if text[index] in "。\n":
            return index + 1
    return position


def _last(matches: object) -> int:
    found = -1
    for match in matches:  # type: ignore[attr-defined]
        found = match.start()
    return found
