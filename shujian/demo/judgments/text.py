"""From a case to the lines of its text."""

from __future__ import annotations

import re

from shujian.demo.judgments import body, course, head, opinion, ruling, tail
from shujian.demo.judgments.model import Case


def lines(case: Case) -> list[str]:
    """The judgment's paragraphs, with the planted slips of the pen.

    Raises:
        ValueError: words to be replaced do not stand in the text exactly once.
    """
    made = case.writer(case) if case.writer else common(case)
    return edited(made, case.edits)


def common(case: Case) -> list[str]:
    """The paragraphs of a judgment of first instance."""
    made = [*head.title(case), *head.parties(case), course.paragraph(case)]
    made += body.paragraphs(case)
    return [*made, opinion.paragraph(case), *ruling.items(case), *tail.lines(case)]


def edited(made: list[str], edits: list[tuple[str, str]]) -> list[str]:
    """Replace what patterns match in the text; each must match once."""
    text = "\n".join(made)
    for old, new in edits:
        text, count = re.subn(old, new, text)
        if count != 1:
            raise ValueError(f"“{old}” stands {count} times in the text")
    return [line for line in text.split("\n") if line]
