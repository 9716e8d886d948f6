"""The clues that rest on a row, or hold a value, in which a case number is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Text, cast, select

from shujian.pool.asking.finding import numbered
from shujian.schema.case_search import case_pattern
from shujian.store import db
from shujian.store.home import Home
from shujian.store.schema import Clue

_ROWS = 200
"""Source rows of one case number: accused, instances, lists of several months."""
_CLUES = 500


def citing(home: Home, text: str) -> tuple[str, ...]:
    """Ids of clues for a case number, as it was typed; nothing for any other text.

    A judgment's number stands in the court's list and seldom in the title of a clue about
    pay, pensions or correction: whoever asks by it means the clues that its rows led to.

    Args:
        home: the home.
        text: as typed.
    """
    pattern = case_pattern(text)
    if pattern is None:
        return ()
    rows = numbered(home, pattern, _ROWS)
    content = cast(Clue.content_json, Text)
    led = content.regexp_match(f"(^|[^0-9])({'|'.join(map(str, rows))})([^0-9]|$)")
    with db.reader(home) as session:
        found = session.scalars(select(Clue.id).where(led).limit(_CLUES)).all() if rows else []
        held = select(Clue.id, Clue.content_json).where(content.regexp_match(pattern))
        said = [
            row.id
            for row in session.execute(held.limit(_CLUES))
            # the whole may seem to hold a number where one value ends and the next begins
            if any(re.search(pattern, one) for one in _texts(row.content_json.get("values")))
        ]
    return tuple(dict.fromkeys([*found, *said]))


def _texts(value: Any) -> Iterator[str]:
    """The texts in a value of a clue."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
