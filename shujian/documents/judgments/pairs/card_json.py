"""A card as JSON: the form in which a home keeps it, that nothing but facts can come out of."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import Any

from shujian.core.cells import Missing, State
from shujian.core.terms import Term
from shujian.documents.judgments.facts import Fact, Row, Value
from shujian.documents.judgments.pairs.card import Card
from shujian.documents.judgments.pairs.kept import TABLES

_DAY, _DECIMAL, _TERM, _UNKNOWN = "日", "数", "刑", "？"
"""Marks of what JSON has no form of its own for."""


def written(card: Card) -> str:
    """The card as one line of JSON."""
    rows = {
        table: [
            {column: [_plain(f.value), f.start, f.end] for column, f in row.cells.items()}
            for row in held
        ]
        for table, held in card.rows.items()
        if held
    }
    quotes = [[*place, words] for place, words in card.quotes.items()]
    found = [card.id, card.name, rows, list(card.numbers), quotes]
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def taken(text: str) -> Card:
    """The card of a line that ``written`` gave.

    Raises:
        ValueError, KeyError, TypeError: it is none.
    """
    name, title, plain, numbers, quotes = json.loads(text)
    rows: dict[str, list[Row]] = {table: [] for table in TABLES}
    for table, held in plain.items():
        rows[table] = [
            Row(table, {c: Fact(_value(v), s, e, "", "") for c, (v, s, e) in cells.items()})
            for cells in held
        ]
    places = {(start, end): words for start, end, words in quotes}
    return Card(name, title, rows, tuple(numbers), places)


def _plain(value: Value | Missing) -> Any:
    if isinstance(value, Missing):
        return {_UNKNOWN: value.reason}
    if isinstance(value, Term):
        return {_TERM: value.code}
    if isinstance(value, dt.date):
        return {_DAY: value.isoformat()}
    if isinstance(value, Decimal):
        return {_DECIMAL: str(value)}
    return value


def _value(plain: Any) -> Value | Missing:
    if not isinstance(plain, dict):
        return plain  # type: ignore[no-any-return]
    ((mark, held),) = plain.items()
    if mark == _UNKNOWN:
        return Missing(State.UNKNOWN, held)
    if mark == _TERM:
        return Term.from_code(held)
    return dt.date.fromisoformat(held) if mark == _DAY else Decimal(held)
