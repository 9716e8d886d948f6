"""A hint that persons' facts bring about becomes a clue of the ledger, at a person's word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from shujian.app.judgments.findings import APPEARS, Told, findings
from shujian.app.judgments.opened import Opened
from shujian.app.judgments.rows_added import WHOLE, is_row, said
from shujian.app.judgments.trial import Tried, tried
from shujian.clues.found import Fact
from shujian.clues.stating import enter, stands
from shujian.core.errors import Place, ShujianError
from shujian.store import db
from shujian.store.home import Home
from shujian.store.schema import Clue, FactCorrection
from shujian.trust import Action, Context, Thing, require
from shujian.trust.journal import record

_ONE_BY_ONE = 6
"""Corrections of a document up to which each is left out once, to see whether it is needed."""


def enter_hint(
    ctx: Context, home: Home, held: Opened, rows: Sequence[FactCorrection], hint: str
) -> None:
    """Make a clue of a hint; where it is one that stands, nothing is done.

    Args:
        ctx: the person.
        home: the home.
        held: the document.
        rows: the corrections of the document that are in force.
        hint: the hint's id, which is the clue's.

    Raises:
        ShujianError: refused; ``app.not_a_hint`` where corrections bring about no such hint.
    """
    require(ctx, Action.CLUE, Thing(hint))
    told = _hint(home, held, rows, hint)
    with db.reader(home) as session:
        if stands(session.get(Clue, hint)):
            return
    if told is None:
        raise _no_hint(hint)
    needed = _needed(home, held, rows, hint)
    made = tried(ctx, home, held, rows, told.clue.record["pack"])
    found = next((one for one in made.clues if one.id == hint), None)
    if found is None:
        raise _no_hint(hint)
    basis = {"document": held.document.id, "facts": [_fact(row) for row in needed]}
    with db.session(home) as session:
        if not stands(session.get(Clue, hint)):  # somebody else may have been faster
            _write(session, ctx, made, Fact.of(found, made.name), basis)


def _write(session: Session, ctx: Context, made: Tried, fact: Fact, basis: dict[str, Any]) -> None:
    session.add(made.run)
    session.flush()
    session.add_all(made.steps)
    enter(session, ctx, made.run.id, fact, basis)
    facts = [f"{one['table']}·{one['column']}" for one in basis["facts"]]
    detail = {"entered": basis["document"], "run": made.run.id, "facts": facts}
    record(session, ctx, Action.CLUE, fact.id, detail)


def _hint(home: Home, held: Opened, rows: Sequence[FactCorrection], hint: str) -> Told | None:
    told = findings(home, held, rows) if rows else None
    return next(
        (t for t in told or () if t.clue.record["id"] == hint and t.change == APPEARS), None
    )


def _needed(
    home: Home, held: Opened, rows: Sequence[FactCorrection], hint: str
) -> list[FactCorrection]:
    """The corrections without which the hint is not there; all, where no single one decides."""
    if not 1 < len(rows) <= _ONE_BY_ONE:
        return list(rows)
    found = [
        row for row in rows
        if _hint(home, held, [other for other in rows if other.id != row.id], hint) is None
    ]  # fmt: skip
    return found or list(rows)


def _fact(row: FactCorrection) -> dict[str, Any]:
    return {
        "id": row.id, "table": row.table, "row": row.row, "column": row.column or WHOLE,
        "machine": row.machine_json, "value": said(row) if is_row(row) else row.value_json,
        "reason": row.reason,
        "actor": row.actor, "at": row.at.isoformat(),
    }  # fmt: skip


def _no_hint(hint: str) -> ShujianError:
    return ShujianError(
        "app.not_a_hint", "这条提示现在不是由人更正、补充的事实得出的",
        why="更正已经撤销，或者规则、事实有变", remedy="请刷新页面，看现在的规则提示",
        where=Place(field=hint),
    )  # fmt: skip
