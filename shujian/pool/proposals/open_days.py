"""Asking up to which day a supplier vouches, where nobody said it yet."""

from __future__ import annotations

from shujian.pool.proposals.proposal import Proposal, Question
from shujian.pool.proposals.vouching import as_of_table


def as_of_questions(proposal: Proposal) -> list[Question]:
    """One question for each table whose as-of day is not answered yet."""
    questions = []
    for name, parts in proposal.tables().items():
        key = f"as_of.{name}"
        if key in proposal.answers:
            continue
        told = as_of_table(p.as_of for p in parts)
        text = f"“{name}”的数据截至哪一天（提供单位保证到哪一天）？"
        if told.day is not None:
            text += f"建议 {told.day.isoformat()}：{told.why}"
        else:
            text += f"{told.why}；不填则视为未写明"
        day = told.day.isoformat() if told.day else ""
        questions.append(Question(key, "as_of", text, (), day))
    return questions
