"""One batch of texts as facts: an object a document, in the form of ``flat``."""

from __future__ import annotations

import json
from collections.abc import Sequence

from shujian.app.screening.judging import account, read
from shujian.app.screening.types import Answer, Text
from shujian.documents.judgments.flat import flat
from shujian.documents.judgments.places import facts


def parse(texts: Sequence[Text], spans: bool = False) -> Answer:
    """The facts of each text as a line of JSON.

    Args:
        texts: of one batch.
        spans: whether every fact is added with its place in the original text.
    """
    accounts, lines = [], []
    for text in texts:
        reading = read(text)
        accounts.append(account(text, reading))
        found = flat(reading, text.id)
        if spans:
            found["facts"] = list(facts(reading))
        lines.append(json.dumps(found, ensure_ascii=False))
    return Answer(tuple(accounts), lines=tuple(lines))
