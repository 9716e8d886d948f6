"""Facts of the documents of a home as tables of its pool, kept up with the documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from shujian.app.screening.fanning import answers
from shujian.app.screening.filed import (
    READ,
    filed_rows,
    filed_states,
    filed_tables,
    read_table,
    way_of_reading,
)
from shujian.app.screening.filing_pairs import file_pairs, keep_cards, without_card
from shujian.app.screening.intake import Batch
from shujian.app.screening.judging import account, judged, read
from shujian.app.screening.linking import filed as card_of
from shujian.app.screening.types import BATCH_CHARACTERS, Account, Answer, Text
from shujian.core.progress import SILENT, Progress
from shujian.documents.document import Document, DocumentState
from shujian.documents.judgments.arrow import DOCUMENT, tables
from shujian.documents.judgments.arrow_pool import as_pool
from shujian.documents.judgments.reading import NOT
from shujian.documents.store_texts import standing, standing_texts
from shujian.pool.proposals.proposal import ImportResult
from shujian.pool.storage.computed import Origin, importing
from shujian.store.home import Home
from shujian.store.schema import ImportMode
from shujian.trust import Context

SUPPLIER = "裁判文书库"
ACCUSING = ("犯罪事实", "指控", "量刑建议")
"""Tables that indictments, police opinions and sentencing proposals fill."""
_BATCH = 500


@dataclass
class Filed:
    """What came of bringing the fact tables up to date.

    Args:
        gone: documents whose facts were taken out.
        anew: every document was read again, because the way of reading changed.
        accounts: what became of each document read now.
        imports: the accounts of the tables.
        pairs: the accounts of the tables of pairs.
    """

    gone: int = 0
    anew: bool = False
    accounts: list[Account] = field(default_factory=list)
    imports: list[ImportResult] = field(default_factory=list)
    pairs: list[ImportResult] = field(default_factory=list)


def file_facts(ctx: Context, home: Home, processes: int = 1, progress: Progress = SILENT) -> Filed:
    """Bring the fact tables to the documents in force; what is read already is not read again.

    Documents that were withdrawn or a changed way of reading make everything be read anew, so
    that the tables never mix two ways.

    Args:
        ctx: who acts.
        home: the home.
        processes: how many read.
        progress: told the share done; may stop, and then nothing changes.

    Raises:
        ShujianError: refused, a full disk, another import under way.
    """
    wanted, have = standing(home), filed_states(home)
    filed = Filed(anew=have is None)
    had = set(have or ())
    gone = had - wanted
    fresh = wanted - had if not gone else wanted
    filed.gone = len(gone)
    if fresh or gone:
        mode = ImportMode.APPEND if had and not gone else ImportMode.REPLACE
        origin = Origin(SUPPLIER, "裁判文书事实", way_of_reading(), mode, ctx.today())
        with importing(ctx, home, filed_tables(), origin, filed.imports, progress) as writer:
            for answer in answers(_batches(home, fresh), _Reader, processes):
                filed.accounts += answer.accounts
                progress.step(len(filed.accounts) / max(len(fresh), 1), "读取文书事实")
                writer.write({**answer.facts, READ: read_table(answer.accounts)})
                keep_cards(home, answer)
    told = {row[DOCUMENT] for row in filed_rows(home, name="文书")}
    if told or had:
        missing = _batches(home, without_card(home, told))
        file_pairs(ctx, home, told, missing, filed.pairs, processes, progress)
    return filed


class _Reader:
    """The work of one process.

    Rules on judgments ask every row of 文书 and 被告人: indictments and the like have rows
    only in the tables that no judgment fills.
    """

    def __call__(self, texts: Sequence[Text]) -> Answer:
        held = [(t, read(t)) for t in texts]
        judgments = [(t.id, r) for t, r in held if judged(r)]
        accusing = [(t.id, r) for t, r in held if r.state != NOT and not judged(r)]
        facts = as_pool(tables(judgments), judgments)
        told = as_pool(tables(accusing), accusing)
        facts |= {name: told[name] for name in ACCUSING}
        cards = tuple(c for t, r in held if judged(r) and (c := card_of(t, r)))
        return Answer(tuple(account(t, r) for t, r in held), facts=facts, filed=cards)


def _batches(home: Home, ids: set[str]) -> Iterator[Batch]:
    texts: list[Text] = []
    held = 0
    for document, vouched in standing_texts(home, ids):
        texts.append(_text(document, vouched))
        held += len(document.text)
        if len(texts) >= _BATCH or held >= BATCH_CHARACTERS:
            yield texts, []
            texts, held = [], 0
    if texts:
        yield texts, []


def _text(document: Document, vouched: bool) -> Text:
    cut = document.state is DocumentState.TRUNCATED
    lacking = ("；".join(document.notes) or "文书不完整") if cut else ""
    name, source = document.name, document.source
    return Text(document.id, name, source, document.text, lacking, vouched)
