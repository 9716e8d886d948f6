"""Which clues a list asks for: the conditions of its filters."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Float, Text, and_, cast, func, or_, select
from sqlalchemy.orm import aliased

from shujian.schema.case_search import case_pattern
from shujian.store.schema import Clue, DocumentRow
from shujian.trust.context import BEIJING

DIMENSIONS = {
    "model": Clue.model_id,
    "kind": Clue.kind,
    "state": Clue.state,
    "rule": Clue.rule,
    "grade": Clue.grade,
    "seen": Clue.seen,
}
"""What lists are counted by, in the order of the index; a rule is counted within its model."""
_PAPERS = 50
"""Documents of one case number: both instances, corrections, copies."""
score_number = cast(Clue.score, Float)
"""Scores are kept as exact text: compared as numbers."""


@dataclass(frozen=True)
class Wanted:
    """Conditions that all hold; an empty one does not restrict, several values mean any.

    Args:
        kind, model, rule, state, grade, seen: exact values.
        text: words that title, subject or number hold, all of them; a case number also finds
            the clues about its documents.
        also: ids of clues that the text finds by what they rest on.
        subject: exactly this subject.
        score_from, score_to: bounds, both included.
        created_from, created_to: days in China on which the clue was first found.
        run: last found by this run.
    """

    kind: tuple[str, ...] = ()
    model: tuple[str, ...] = ()
    rule: tuple[str, ...] = ()
    state: tuple[str, ...] = ()
    grade: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()
    text: str = ""
    also: tuple[str, ...] = ()
    subject: str = ""
    score_from: float | None = None
    score_to: float | None = None
    created_from: dt.date | None = None
    created_to: dt.date | None = None
    run: str = ""

    def without(self, dimension: str) -> Wanted:
        """The same, not restricted in one dimension; rules depend on their model."""
        free: dict[str, Any] = {dimension: ()}
        if dimension == "model":
            free["rule"] = ()
        return replace(self, **free)

    @property
    def plain(self) -> bool:
        """Whether only dimensions restrict."""
        return not [*self._ranges(), *self._words()]

    def takes(self, values: Mapping[str, str]) -> bool:
        """Whether the dimensions let such a clue pass."""
        return all(not (own := getattr(self, n)) or values[n] in own for n in DIMENSIONS)

    def conditions(self) -> list[ColumnElement[bool]]:
        """As conditions on clues."""
        found: list[ColumnElement[bool]] = []
        for name, column in DIMENSIONS.items():
            values = getattr(self, name)
            if values:
                found.append(column.in_(values))
        return [*found, *self._ranges(), *self._words()]

    def _ranges(self) -> Iterator[ColumnElement[bool]]:
        if self.score_from is not None:
            yield score_number >= self.score_from
        if self.score_to is not None:
            yield score_number <= self.score_to
        if self.created_from is not None:
            yield Clue.created >= _start(self.created_from)
        if self.created_to is not None:
            yield Clue.created < _start(self.created_to + dt.timedelta(days=1))

    def _words(self) -> Iterator[ColumnElement[bool]]:
        if self.subject:
            yield Clue.subject == self.subject
        if self.run:
            yield Clue.last_run == self.run
        if self.text.strip():
            yield Clue.title != ""  # the index of words holds only such rows
            words = [or_(holds(w), Clue.id == w.lower(), *about(w)) for w in self.text.split()]
            yield or_(and_(*words), *about(self.text), Clue.id.in_(self.also))


def holds(word: str) -> ColumnElement[bool]:
    """Clues whose title or subject holds a word, as far as a reader sees them.

    Of an identity number only the ends are shown; asked for by pieces, the search would tell
    the digits between. Whoever knows the whole number finds it.
    """
    subject = Clue.subject.contains(word, autoescape=True)
    if re.fullmatch(r"[0-9Xx]{1,17}", word):
        ends = (func.substr(Clue.subject, 1, 6), func.substr(Clue.subject, 15))
        shown = or_(*(end.contains(word, autoescape=True) for end in ends))
        subject = and_(subject, or_(func.length(Clue.subject) != 18, shown))
    return or_(Clue.title.contains(word, autoescape=True), subject)


def about(text: str) -> list[ColumnElement[bool]]:
    """For a case number, however it is typed: the clues that name it or are about its documents.

    [] for any other text. Of identity numbers this tells no piece: figures are met only whole.
    """
    pattern = case_pattern(text)
    if pattern is None:
        return []
    # bounded, hence found once, before the clues are looked through
    numbered = DocumentRow.number.regexp_match(pattern)
    papers = select(DocumentRow.id).where(numbered).limit(_PAPERS).subquery()
    other = aliased(Clue)
    held = cast(other.identity_json, Text).contains(papers.c.id)
    return [
        Clue.title.regexp_match(pattern),
        Clue.subject.regexp_match(pattern),
        Clue.id.in_(select(other.id).join(papers, held)),
    ]


def _start(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), BEIJING)
