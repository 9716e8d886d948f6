"""Bring judgments in and run the rule packs over all that are kept; clues go to the ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from shujian.app.judgments.catalogue import clue_counts, entries
from shujian.app.packing import PackView, packs_with_data
from shujian.app.running import Ran, run_model
from shujian.app.screening.filed import filed_tables
from shujian.app.screening.filing import file_facts
from shujian.app.screening.linking import TABLES
from shujian.app.shelf import Shelf
from shujian.clues.stating import shake_gone
from shujian.core.errors import ShujianError
from shujian.core.ids import random_id
from shujian.core.progress import Progress
from shujian.documents import store
from shujian.documents.judgments.arrow import DOCUMENT
from shujian.documents.readers.options import DocumentOptions
from shujian.documents.store_texts import standing
from shujian.models.packs.result import HIT
from shujian.store import db
from shujian.store.home import Home
from shujian.store.schema import DocumentImport
from shujian.trust import Action, Context, journal

SCREENED = "审查"
"""Where a delivery's counts hold what the rules found."""
SCREENING = "裁判文书审查"
"""What the journal calls a run of all rules on judgments."""
_READ, _FILED = 0.35, 0.6
"""Shares of the work that are done when the files are read, and when their facts are."""


@dataclass
class Outcome:
    """What came of it.

    Args:
        import_id: the delivery; "" where everything kept was screened again.
        ids: its documents; None where everything kept was screened again.
        documents: read in this delivery.
        kept: new ones; ``copies`` and ``repeats`` of those that were there.
        rules: (pack, rule, grade) → clues; of rules for verification, the rows that meet them.
        names: rule → its name.
        doubtful: rows that could not be decided because a fact is not certain.
        unchecked: rows for which data is lacking.
        whole: rules that were not run or could not be decided on any row, hence without rows.
        failed: (pack, what went wrong).
        new: clues that were not in the ledger before.
    """

    import_id: str = ""
    ids: frozenset[str] | None = None
    documents: int = 0
    kept: int = 0
    copies: int = 0
    repeats: int = 0
    rules: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    names: dict[str, str] = field(default_factory=dict)
    doubtful: int = 0
    unchecked: int = 0
    whole: int = 0
    failed: list[tuple[str, str]] = field(default_factory=list)
    new: int = 0

    def as_data(self) -> dict[str, Any]:
        """For programs: sums, and the rules by grade."""
        grades: Counter[str] = Counter()
        for (_, _, grade), many in self.rules.items():
            grades[grade] += many
        rules = [
            {"pack": p, "rule": r, "name": self.names.get(r, r), "grade": g, "count": n}
            for (p, r, g), n in sorted(self.rules.items(), key=lambda item: -item[1])
        ]
        failed = [{"pack": pack, "why": why} for pack, why in self.failed]
        names = (
            "import_id",
            "documents",
            "kept",
            "copies",
            "repeats",
            "doubtful",
            "unchecked",
            "whole",
        )
        return {
            **{name: getattr(self, name) for name in names},
            "grades": dict(grades), "rules": rules, "failed": failed, "new": self.new,
        }  # fmt: skip


def bring_in(
    ctx: Context,
    home: Home,
    paths: Sequence[Path],
    supplier: str,
    originals: bool,
    progress: Progress,
) -> Outcome:
    """Keep the documents of some files, and read their facts.

    Raises:
        ShujianError: refused, a full disk, another import under way.
        CancelledError: a person stopped it.
    """
    done = Outcome()
    if paths:
        told = _part(progress, 0.0, _READ)
        options = DocumentOptions(progress=told)
        account = store.bring_in(ctx, home, paths, supplier, options, originals)
        done.import_id, done.documents = account.import_id, account.documents
        done.kept, done.copies, done.repeats = account.kept, account.copies, account.repeats
    file_facts(ctx, home, progress=_part(progress, _READ, _FILED))
    if done.import_id:
        mine = (e.id for e in entries(home) if e.import_id == done.import_id)
        done.ids = frozenset(mine)
    return done


def screen(ctx: Context, home: Home, done: Outcome, progress: Progress) -> Outcome:
    """Run every rule pack over the fact tables; one that fails leaves the others.

    Raises:
        CancelledError: a person stopped it; what ran before stays.
    """
    with db.session(home) as session:  # runs do not ask what rests on facts of persons
        shake_gone(session, ctx, standing(home))
    shelf = Shelf(home)
    names = packs_of_home(home, shelf)
    runs = {name: random_id() for name in names}
    if runs:
        _tell(ctx, home, done, runs)
    for index, name in enumerate(names):
        low = _FILED + (1 - _FILED) * index / len(names)
        high = _FILED + (1 - _FILED) * (index + 1) / len(names)
        title = str(shelf.packs[name].data.get("name", name))
        try:
            told = _part(progress, low, high, title)
            told.step(0.0, "")
            _take(
                done,
                run_model(ctx, home, shelf, name, progress=told, run_id=runs[name], journaled=True),
            )
        except ShujianError as error:
            done.failed.append((title, str(error)))
    return done


def _tell(ctx: Context, home: Home, done: Outcome, runs: Mapping[str, str]) -> None:
    """One entry of the journal for all the runs of a screening; it names each of them."""
    detail = {"delivery": done.import_id, "documents": done.documents, "runs": dict(runs)}
    with db.session(home) as session:
        journal.record(session, ctx, Action.RUN, SCREENING, detail)


def packs_of_home(home: Home, shelf: Shelf) -> list[str]:
    """The packs over kept judgments whose tables have data."""
    known = {table.name for table in filed_tables()} | TABLES
    return [p for p in packs_with_data(home, shelf) if _base(shelf, p) in known]


def count_clues(home: Home, documents: Sequence[str]) -> Counter[str]:
    """Clues in the ledger on some documents, by grade."""
    with db.reader(home) as session:
        held = clue_counts(session)
    return sum((held[d] for d in documents if d in held), Counter())


def _base(shelf: Shelf, pack: str) -> str:
    base = shelf.packs[pack].data.get("base")
    return str(base.get("table")) if isinstance(base, dict) else str(base)


def _take(done: Outcome, ran: Ran) -> None:
    spec = ran.model.spec
    if isinstance(ran.model, PackView):
        done.names |= {rule.id: rule.name for rule in ran.model.pack.spec.rules}
    for clue in ran.result.clues:
        if _mine(done, clue.record["identity"]):
            done.rules[spec.id, clue.rule, str(clue.record["grade"])] += 1
    for aside in ran.result.reviews:
        if not _mine(done, aside.subject):
            continue
        if aside.reason.startswith(HIT):
            done.rules[spec.id, aside.step, "待核"] += 1
        else:
            done.doubtful += 1
    done.unchecked += sum(_mine(done, aside.subject) for aside in ran.result.unchecked)
    told = {aside.step for aside in ran.result.unchecked}
    done.whole += sum(c.unchecked > 0 and c.step not in told for c in ran.result.counts)
    done.new += ran.recorded.new


def _mine(done: Outcome, cells: Mapping[str, Any]) -> bool:
    """Whether something speaks of a document of this delivery."""
    if done.ids is None:
        return True
    return any(str(v) in done.ids for n, v in cells.items() if n.endswith(DOCUMENT))


def keep(home: Home, done: Outcome) -> None:
    """Keep what came of a delivery beside it, so that its page can tell it later."""
    if not done.import_id:
        return
    with db.session(home) as session:
        row = session.get_one(DocumentImport, done.import_id)
        row.counts_json = {**row.counts_json, SCREENED: done.as_data()}


def _part(progress: Progress, low: float, high: float, title: str = "") -> Progress:
    def report(share: float, text: str) -> None:
        words = f"{title}：{text}" if title and text else title or text
        progress.report(low + (high - low) * min(share, 1.0), words)

    cancelled: Callable[[], bool] = progress.cancelled
    return Progress(report, cancelled)
