"""Whether the court finds the facts as charged: then the charge tells what it found."""

from __future__ import annotations

from shujian.documents.judgments.language import language
from shujian.documents.judgments.mentions import sentences
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.segments import Span

_GROUP = "as_charged"


def found_part(reading: Reading) -> Span:
    """The part that tells what the court found.

    Its own findings; the charge where there are none, or where they only say that the facts
    are as charged. What they say besides (另查明) is no crime: a court finds none that is not
    charged.

    Args:
        reading: the judgment, or a document that accuses.
    """
    charge = charged_part(reading)
    if reading.kind is not None or charge[0] >= charge[1]:
        return reading.parts.narrative
    return charge if _agrees(reading) and not differs(reading) else reading.parts.narrative


def charged_part(reading: Reading) -> Span:
    """What the prosecution alleges: a part of its own, or told before how the court sat.

    Args:
        reading: the judgment.
    """
    parts = reading.parts
    if parts.charge[0] < parts.charge[1]:
        return parts.charge
    told = language(_GROUP)["程序里的指控"].search(reading.text, *parts.procedure)
    return told.span("述") if told else parts.charge


def _agrees(reading: Reading) -> bool:
    """Whether the findings begin by saying that all facts are as charged."""
    say, facts = language(_GROUP), reading.parts.facts
    first = next(iter(sentences(reading.text, facts)), None)
    if first is not None and reading.text[first[1] - 1] in "：:":
        # 经审理查明： on a line of its own
        first = next(iter(sentences(reading.text, (first[1], facts[1]))), None)
    if first is None:
        return False
    found = say["事实一致"].search(reading.text, facts[0], first[1])
    return found is not None and say["并非全部"].search(found.group()) is None


def differs(reading: Reading) -> bool:
    """Whether the court finds a part of the charged facts otherwise, or not at all.

    What counsel says against the charge counts where the court accepts it.

    Args:
        reading: the judgment.
    """
    say, text = language(_GROUP), reading.text
    for part in (reading.parts.facts, reading.parts.reasoning):
        for found in say["事实有别"].finditer(text, *part):
            start, end = _sentence(text, found.start(), part)
            counsel = say["他人意见"].search(text, start, found.start())
            refused = say["意见不采"].search(text, found.start(), end)
            if counsel is None or refused is None:
                return True
    return False


def _sentence(text: str, at: int, part: Span) -> Span:
    """The sentence around a place of a part."""
    ends = [i for sign in "。\n" if (i := text.find(sign, at, part[1])) >= 0]
    start = max(text.rfind(sign, part[0], at) for sign in "。\n") + 1
    return max(start, part[0]), min(ends, default=part[1])
