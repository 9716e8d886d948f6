"""Tables of pairs of the documents of a home: made anew whenever the documents change."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from shujian.app.screening.cards import NAME, Cards
from shujian.app.screening.fanning import answers
from shujian.app.screening.filed import way_of_reading
from shujian.app.screening.intake import Batch
from shujian.app.screening.judging import judged, read
from shujian.app.screening.linking import BATCH, MADE, filed
from shujian.app.screening.types import Answer, Text
from shujian.core.progress import SILENT, Progress
from shujian.documents.judgments.arrow_pool import fitted
from shujian.documents.judgments.pairs.arrow import definitions, table
from shujian.documents.judgments.pairs.card import unpacked
from shujian.documents.judgments.pairs.cases import related
from shujian.documents.judgments.pairs.pool import Pool
from shujian.documents.judgments.pairs.pool import filed as file_card
from shujian.pool.proposals.proposal import ImportResult
from shujian.pool.storage.computed import Origin, importing
from shujian.pool.storage.registry import find_table, force_of, imports_in_force, last_snapshot
from shujian.store import db
from shujian.store.home import Home
from shujian.store.schema import ImportMode
from shujian.trust import Context

SUPPLIER = "裁判文书比对"


def keep_cards(home: Home, answer: Answer) -> None:
    """Keep what a batch gave of its judgments to lay them beside others."""
    if answer.filed:
        with Cards(home.path / NAME) as cards:
            cards.put((unpacked(one.card) for one in answer.filed), way_of_reading())


class CardReader:
    """The work of one process: cards of judgments whose facts were read before."""

    def __call__(self, texts: Sequence[Text]) -> Answer:
        """What is kept of the judgments of a batch."""
        held = ((t, read(t)) for t in texts)
        made = (filed(t, r) for t, r in held if judged(r))
        return Answer((), filed=tuple(one for one in made if one))


def file_pairs(
    ctx: Context,
    home: Home,
    ids: set[str],
    missing: Iterable[Batch],
    results: list[ImportResult],
    processes: int = 1,
    progress: Progress = SILENT,
) -> None:
    """Bring the tables of pairs to the judgments in force; nothing where they are so already.

    What depends on the clues of other rules (同类差错) is made by a screening only.

    Args:
        ctx: who acts.
        home: the home.
        ids: the judgments that facts were read of.
        missing: texts of those of which no card is kept.
        results: gets one account for each table.
        processes: how many read.
        progress: told what is done.
    """
    for answer in answers(iter(missing), CardReader, processes):
        keep_cards(home, answer)
    digest = _digest(ids)
    if digest in _made(home):
        return
    pool = Pool()
    with Cards(home.path / NAME) as cards:
        cards.keep(ids)
        for card in cards.all():
            pool.take(file_card(card))
    pool.settle()
    cases = sorted(related(pool))
    tables = [definitions()[name] for name, _ in MADE]
    origin = Origin(SUPPLIER, "裁判文书比对", digest, ImportMode.REPLACE, ctx.today())
    with importing(ctx, home, tables, origin, results, progress) as writer:
        for name, make in MADE:
            progress.step(0.0, f"比对 {name}")
            made = make(pool, cases)
            while rows := list(islice(made, BATCH)):
                found = table(definitions()[name], rows)
                writer.write({name: fitted(found, definitions()[name])})


def without_card(home: Home, ids: set[str]) -> set[str]:
    """Which of these documents have no card made by today's way of reading."""
    with Cards(home.path / NAME) as cards:
        return ids - cards.ids(way_of_reading())


def _digest(ids: set[str]) -> str:
    """Of the judgments and the way of reading: equal where the pairs are."""
    words = "\n".join([way_of_reading(), *sorted(ids)])
    return hashlib.sha256(words.encode()).hexdigest()


def _made(home: Home) -> Iterator[str]:
    """The digests by which the tables of pairs in force were made."""
    with db.reader(home) as session:
        found = find_table(session, MADE[0][0])
        last = last_snapshot(session, found.id) if found else None
        held = imports_in_force(session, force_of(last)) if last else ()
        yield from [row.sha256 for row in held]
