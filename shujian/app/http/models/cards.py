"""The cards of the library: what a model is, whether it can run, what became of its clues."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from shujian.app.fit_rules import readiness
from shujian.app.fitting import fit
from shujian.app.holdings import Holding, holdings
from shujian.app.http.jobs import PHASES
from shujian.app.http.models.views import LastRun, ModelCard, Verdicts
from shujian.app.packing import PackView
from shujian.app.shelves import Entry, Kept
from shujian.clues.states import ClueState
from shujian.models.reading import without_folds
from shujian.schema.table_sources import TableSource, source_of
from shujian.store import db
from shujian.store.home import Home
from shujian.store.schema import Clue, Run, RunState

_FIELDS = {ClueState.TRUE: "true", ClueState.FALSE: "false", ClueState.SHELVED: "shelved"}


def cards(home: Home, held: Kept) -> list[ModelCard]:
    """Every model, then every rule pack."""
    entries = held.entries()
    with db.reader(home) as session:
        have, runs, found = holdings(session, home), last_runs(session), verdicts(session)
    return [_card(held, e, have, runs, found) for e in entries]


def one_card(home: Home, held: Kept, model_id: str) -> ModelCard:
    """The card of one model.

    Raises:
        ShujianError: ``app.no_model``.
    """
    entry = held.entry(model_id)
    with db.reader(home) as session:
        have, runs = holdings(session, home), last_runs(session, entry.id)
        found = verdicts(session, entry.id)
    return _card(held, entry, have, runs, found)


def _card(
    held: Kept,
    entry: Entry,
    have: Mapping[str, Holding],
    runs: Mapping[str, LastRun],
    found: Mapping[str, Verdicts],
) -> ModelCard:
    shelf, made = held.shelf, entry.bound
    item = shelf.items.get(entry.id) or shelf.packs[entry.id]
    ready = readiness(made, fit(entry.needs, have))
    fitted = ready.fitted
    off = len(made.pack.off) if isinstance(made, PackView) else 0
    return ModelCard(
        id=entry.id,
        name=str(item.data.get("name", entry.id)),
        alias=str(item.data.get("alias", "")),
        kind="pack" if entry.id in shelf.packs else "model",
        line=str(item.data.get("line", "")),
        purpose=without_folds(str(item.data.get("purpose", "")).strip()),
        checked=bool(item.data.get("checked", True)),
        doubt=str(item.data.get("doubt", "")).strip(),
        layer=item.layer.name,
        own=item.layer.rank > 0,
        rules=rule_count(entry),
        rules_off=off,
        source=_source(held, entry),
        fit=str(ready.state) if made is not None else None,
        runnable=made is not None and ready.runnable,
        tables_there=fitted.there,
        tables_needed=len(fitted.tables),
        last_run=runs.get(entry.id),
        clues=found.get(entry.id, Verdicts()),
        problem=str(entry.error) if entry.error else "",
    )


def _source(held: Kept, entry: Entry) -> str:
    """Where the rows that are judged come from."""
    bases = [n for n in entry.needs if n.base] or list(entry.needs)
    found = {source_of(held.shelf.tables[n.table]) for n in bases}
    return str(found.pop() if len(found) == 1 else TableSource.FILE)


def rule_count(entry: Entry) -> int:
    """How many rules are judged."""
    if entry.bound is None:
        return 0
    return len(entry.bound.identities) - (
        len(entry.bound.pack.off) if isinstance(entry.bound, PackView) else 0
    )


def last_runs(session: Session, model_id: str = "") -> dict[str, LastRun]:
    """The newest run of each model."""
    newest = select(Run.model_id, func.max(Run.started).label("at"))
    newest = newest.where(Run.state != RunState.ONE).group_by(Run.model_id)
    if model_id:
        newest = newest.where(Run.model_id == model_id)
    last = newest.subquery()
    query = select(Run).join(last, (Run.model_id == last.c.model_id) & (Run.started == last.c.at))
    return {
        r.model_id: LastRun(
            id=r.id,
            phase=PHASES[r.state],
            as_of=r.as_of,
            started=r.started,
            clues=r.counts_json.get("线索"),
        )
        for r in session.scalars(query)
    }


def verdicts(session: Session, model_id: str = "") -> dict[str, Verdicts]:
    """Each model's clues by state."""
    query = select(Clue.model_id, Clue.state, func.count()).where(Clue.kind == "线索")
    if model_id:
        query = query.where(Clue.model_id == model_id)
    found: dict[str, Verdicts] = {}
    for model, state, count in session.execute(query.group_by(Clue.model_id, Clue.state)):
        held = found.setdefault(model, Verdicts())
        held.total += count
        name = _FIELDS.get(ClueState(state), "open")
        setattr(held, name, getattr(held, name) + count)
    return found
