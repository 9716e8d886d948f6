"""Judgments beside each other, after all batches: pairs made, judged and told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from shujian.app.screening.telling_pairs import PairTeller
from shujian.app.screening.types import SEVERITIES, Answer, Clue, Text
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.pairs import (
    accomplices,
    case_pairs,
    others,
    outliers,
    person_pairs,
    repeats,
    unfound,
)
from shujian.documents.judgments.pairs.arrow import definitions, table
from shujian.documents.judgments.pairs.cases import Related, related
from shujian.documents.judgments.pairs.pool import Filed, Pool
from shujian.documents.judgments.pairs.pool import filed as file_card
from shujian.documents.judgments.pairs.told import card
from shujian.documents.judgments.reading import Reading
from shujian.engines.base import Engine
from shujian.models.packs.pack import Pack
from shujian.models.packs.plans import Plans
from shujian.models.packs.screen import Screener

Make = Callable[[Pool, list[Related]], Iterator[Row]]
MADE: tuple[tuple[str, Make], ...] = (
    (person_pairs.TABLE, person_pairs.rows),
    (case_pairs.TABLE, case_pairs.rows),
    (accomplices.TABLE, accomplices.rows),
    (others.TABLE, unfound.rows),
    (outliers.TABLE, outliers.rows),
)
"""How the rows of each table of pairs are made."""
TABLES = frozenset({*dict(MADE), repeats.TABLE})
"""The tables that packs over several judgments may take as base."""
BATCH = 5_000
"""Rows that are judged at a time."""


def filed(text: Text, reading: Reading) -> Filed | None:
    """What is kept of a judgment until all are read; None where that fails, which is noted."""
    try:
        return file_card(card(text.id, reading))
    except Exception as error:  # one document must not lose the batch
        reading.miss("跨文书", f"{type(error).__name__}: {error}"[:200])
        return None


class Linker:
    """Takes what is kept of judgments, then judges them beside each other.

    Args:
        packs: bound packs over tables of pairs.
        plans: where their queries are kept.
    """

    def __init__(self, packs: Sequence[Pack], plans: Plans | None = None) -> None:
        self.packs, self.plans = packs, plans
        self.engine: Engine | None = None
        self.pool = Pool()
        self.heard: list[tuple[str, str, str]] = []

    def take(self, answer: Answer) -> None:
        """Keep what a batch gave."""
        for one in answer.filed:
            self.pool.take(one)
        self._hear(answer)

    def _hear(self, answer: Answer) -> None:
        for clue in answer.clues:
            if clue.record["severity"] != SEVERITIES[-1]:
                self.heard.append((clue.record["document"], clue.record["rule"], clue.title))

    def answers(self) -> Iterator[Answer]:
        """Clues over pairs; nothing where no judgments belong together."""
        self.pool.settle()
        cases = sorted(related(self.pool))
        for name, make in MADE:
            for answer in self._judged(name, make(self.pool, cases)):
                self._hear(answer)
                yield answer
        yield from self._judged(repeats.TABLE, repeats.rows(self.pool, self.heard))

    def _judged(self, name: str, made: Iterator[Row]) -> Iterator[Answer]:
        """What the packs over one table find, so many rows at a time."""
        packs = [p for p in self.packs if p.spec.base == name]
        if not packs:
            return
        screener = Screener(packs, self.engine, plans=self.plans)
        self.engine = screener.engine  # one for all tables: each takes a while to start
        teller = PairTeller(packs, self.pool)
        while rows := list(islice(made, BATCH)):
            yield _judged(name, rows, screener, teller)


def _judged(name: str, rows: Sequence[Row], screener: Screener, teller: PairTeller) -> Answer:
    result = screener.run({name: table(definitions()[name], rows)})
    counts: Counter[tuple[str, str]] = Counter()
    for rules in result.counts.values():
        for c in rules:
            counts.update({
                (c.step, "命中"): c.passed, (c.step, "待核"): c.review,
                (c.step, "未检查"): c.unchecked, (c.step, "未命中"): c.dropped or 0,
            })  # fmt: skip
    clues: list[Clue] = [teller.told(finding, rows[finding.row]) for finding in result.findings]
    return Answer((), tuple(clues), counts)
