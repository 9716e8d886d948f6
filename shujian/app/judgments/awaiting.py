"""What rules on judgments left to a person or to other data: never a clue, and listed only here."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from shujian.app import pack_asides
from shujian.core.errors import ShujianError
from shujian.documents.judgments.arrow import DOCUMENT
from shujian.models.packs.result import HIT
from shujian.models.packs.spec import parse_pack
from shujian.models.relations.relation import REVIEW
from shujian.models.running.asides import STREAMS
from shujian.pool.asking.picking import rows_holding, values_held
from shujian.pool.asking.source import SourceRow, sources
from shujian.store import db
from shujian.store.home import Home
from shujian.store.schema import DocumentRow, Run, RunState
from shujian.trust import Context

Sort = Literal["hit", "unsure", "unchecked"]
HITS: Sort = "hit"
UNSURE: Sort = "unsure"
UNCHECKED: Sort = "unchecked"
_MAKING = ("确定", "较可能")
"""Severities of rules that make clues."""
_MANY = 3
"""So many rows of a rule with one reason are told once."""
_LATER = "后"
"""Columns of the later judgment of a pair begin with it (``content/tables/linking``)."""


@dataclass(frozen=True)
class Waiting:
    """A row that a rule put to 待核 or 未检查.

    Args:
        run: the last run of the pack.
        pack: the pack's id and name.
        rule: the rule's id and name.
        sort: ``HITS``: it meets the rule; ``UNSURE``: a fact that the rule needs is not
            certain; ``UNCHECKED``: data that the rule needs is lacking.
        reason: what the rule says of it, or what is not certain or lacking.
        row: the number of the row that the rule judged.
        base: the table of that row.
        grade: the rule's severity.
    """

    run: str
    pack: tuple[str, str]
    rule: tuple[str, str]
    sort: Sort
    reason: str
    row: int
    base: str
    grade: str


def waiting(home: Home) -> list[Waiting]:
    """All that the last run of each pack on judgments put aside, pack by pack.

    A run keeps the first thousand rows of each rule.
    """
    with db.reader(home) as session:
        runs = list(_last_runs(session))
    return [one for run in runs for one in _of_run(home.run(run))]


def _last_runs(session: Session) -> Iterator[str]:
    seen: set[str] = set()
    done = select(Run.id, Run.model_id).where(Run.state == RunState.DONE)
    for run, model in session.execute(done.order_by(Run.finished.desc())):
        if model not in seen:
            seen.add(model)
            yield run


@lru_cache(maxsize=64)
def _of_run(folder: Path) -> tuple[Waiting, ...]:
    """What a run kept never changes."""
    kept = pack_asides.read(folder) or ()
    if not kept:
        return ()
    # parsed, not bound: the names of its rules are all that is asked
    data = json.loads((folder / "run.json").read_text("utf-8"))
    spec = parse_pack(data["model"]["texts"])
    rules = {rule.id: (rule.name, rule.severity) for rule in spec.rules}
    told = ((a, a.row, *rules.get(a.step, (a.step, ""))) for a in kept if a.row is not None)
    return tuple(
        Waiting(
            folder.name, (spec.id, spec.name), (a.step, name),
            _sort(a), a.reason.removeprefix(HIT), row, spec.base, grade,
        )
        for a, row, name, grade in told
    )  # fmt: skip


def _sort(kept: pack_asides.Kept) -> Sort:
    if kept.stream != STREAMS[REVIEW]:
        return UNCHECKED
    return HITS if kept.reason.startswith(HIT) else UNSURE


def folded(found: Sequence[Waiting]) -> list[tuple[Waiting, int]]:
    """What is said alike of many documents once, with how often; it stands behind the rest.

    That published copies show no clerk is true of every copy: what concerns these documents
    only would be lost among such lines.
    """
    alike: dict[tuple[str, str, str], list[Waiting]] = defaultdict(list)
    for one in found:
        alike[one.pack[0], one.rule[0], one.reason].append(one)
    single = [(one, 1) for many in alike.values() if len(many) < _MANY for one in many]
    return [*single, *((many[0], len(many)) for many in alike.values() if len(many) >= _MANY)]


def of_delivery(home: Home, found: Sequence[Waiting], delivery: str) -> list[Waiting]:
    """Those about documents that one delivery brought."""
    query = select(DocumentRow.id).where(DocumentRow.import_id == delivery)
    with db.reader(home) as session:
        documents = list(session.scalars(query))
    return of_documents(home, found, documents)


def of_documents(home: Home, found: Sequence[Waiting], documents: list[str]) -> list[Waiting]:
    """Those about these documents."""
    mine = {
        base: rows_holding(
            home, base, {w.row for w in found if w.base == base}, DOCUMENT, documents
        )
        for base in {w.base for w in found}
    }
    return [one for one in found if one.row in mine[one.base]]


def undecided(home: Home, document: str) -> list[Waiting]:
    """What the last runs left undecided about a document: one of each rule and reason."""
    found = [one for one in waiting(home) if one.sort != HITS]
    mine = of_documents(home, found, [document])
    return list({(one.pack, one.rule, one.reason): one for one in mine}.values())


def unsure_rules(home: Home, documents: Collection[str]) -> dict[str, int]:
    """Document → how many rules that make clues could not be decided: a fact is not certain.

    What only lacks data or an original is left out: it is so of every document alike.
    """
    found = [w for w in waiting(home) if w.sort == UNSURE and w.grade in _MAKING]
    rules: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for base in {w.base for w in found}:
        mine = [w for w in found if w.base == base]
        held = values_held(home, base, {w.row for w in mine}, DOCUMENT, documents)
        for one in mine:
            for document in held.get(one.row, ()):
                rules[document].add((one.pack[0], one.rule[0]))
    return {document: len(left) for document, left in rules.items()}


def placed(ctx: Context, home: Home, found: Iterable[Waiting]) -> list[tuple[Waiting, str]]:
    """Rows with the document that each is about; "" where its row is gone from the pool.

    A row of a pair names two documents: it is about the later one.
    """
    held = list(found)
    with db.reader(home) as session:
        rows = _rows(ctx, session, home, [one.row for one in held])
    return [(one, _document(rows.get(one.row))) for one in held]


def _document(row: SourceRow | None) -> str:
    cells = row.cells if row is not None else {}
    named = [n for n in cells if n.endswith(DOCUMENT)]
    return cells[max(named, key=lambda n: n.startswith(_LATER))].shown if named else ""


def _rows(ctx: Context, session: Session, home: Home, wanted: list[int]) -> dict[int, SourceRow]:
    try:
        return sources(ctx, session, home, wanted)
    except ShujianError:  # facts were read anew since: the rows that are left, one by one
        found: dict[int, SourceRow] = {}
        for number in wanted:
            try:
                found |= sources(ctx, session, home, [number])
            except ShujianError:
                continue
        return found
