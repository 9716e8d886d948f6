"""Routes of the explanation: conditions, sources, and one value for a stated purpose."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field, StringConstraints

from shujian.app.clue_masks import Masker, hidden
from shujian.app.clue_reasons import Reasons, reasons
from shujian.app.clue_rows import clue_rows
from shujian.app.clue_titles import Titles
from shujian.app.http.clues import told
from shujian.app.http.clues.shown import covered
from shujian.app.http.clues.telling import TRACED, Teller
from shujian.app.http.served import ContextDep, HomeDep
from shujian.app.rule_names import RuleNames
from shujian.app.whole_rows import Rest, rests
from shujian.clues import query
from shujian.core.errors import Place, ShujianError
from shujian.pool.asking.source import SourceRow
from shujian.store import db
from shujian.store.home import Home
from shujian.store.schema import Clue
from shujian.trust import Action, Context, Thing, journal, require

router = APIRouter(tags=["clues"])
_ROW = re.compile(r"[0-9]{1,19}")
_REST = 4
"""How sensitive what was not imported may be: nobody said what stands there."""
Purpose = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=200)]


class Reveal(BaseModel):
    """One value to see: of a source row, of the clue's values, or the title (no column).

    ``step``, ``row``: of a condition, in the place in which the explanation shows it.
    ``at``: of a source row the column of its file, for a cell that was not imported.
    """

    purpose: Purpose
    column: str = ""
    row_id: str = ""
    step: str = ""
    row: Annotated[int, Field(ge=0)] = 0
    at: Annotated[int, Field(ge=0)] | None = None


class ClueValue(BaseModel):
    """The value as it is, and as it was supplied where that differs."""

    shown: str
    raw: str = ""


def _clue(home: Home, ctx: Context, clue_id: str) -> Clue:
    require(ctx, Action.VIEW, Thing(clue_id))
    with db.reader(home) as session:
        return query.one(session, clue_id)


def _found(
    home: Home, ctx: Context, clue: Clue, numbers: Iterable[int], told: str = ""
) -> dict[int, SourceRow]:
    with db.reader(home) as session:
        return clue_rows(ctx, session, home, clue, numbers, told)


def _rests(home: Home, ctx: Context, rows: Iterable[SourceRow], told: str = "") -> dict[int, Rest]:
    with db.reader(home) as session:
        return rests(ctx, session, home, rows, told)


def _needed(held: Reasons) -> set[int]:
    """The rows that the first look shows."""
    found = {n for numbers in held.rows.values() for n in numbers}
    for traced in held.said["trace"].values():
        for row in [r for r in traced["rows"] if r["passed"]][:TRACED]:
            found |= {n for numbers in row["sources"].values() for n in numbers[:TRACED]}
    return found


@router.get("/clues/{clue_id}/explanation", operation_id="explainClue")
def explain(clue_id: str, home: HomeDep, ctx: ContextDep) -> told.Explanation:
    """Why the clue is a clue, as its last run saw it."""
    clue, reader = _clue(home, ctx, clue_id), covered(ctx)
    held = reasons(home, clue)
    words = Titles(reader, RuleNames(home)).words(clue)
    found = _found(home, reader, clue, _needed(held), words)
    rest = _rests(home, reader, found.values(), words)
    return Teller(held, Masker(reader, held.about["levels"], words), found, rest).whole()


@router.get("/clues/{clue_id}/asides", operation_id="listClueAsides")
def besides(clue_id: str, home: HomeDep, ctx: ContextDep) -> told.Besides:
    """What the run put to 待核 or 未检查 about the same subject."""
    from shujian.app.clue_asides import beside  # all of the engine, only where it is needed

    clue, reader = _clue(home, ctx, clue_id), covered(ctx)
    found = beside(reader, home, clue, Titles(reader, RuleNames(home)).words(clue))
    items = [
        told.BesideRow(
            stream=stream, code="review" if stream == "待核" else "unchecked", step=row.step,
            reason=hidden(reader, row.reason), subject=dict(row.subject), covered=list(row.covered),
            places=list(row.places), unread={n: hidden(reader, u) for n, u in row.unread.items()},
            values=dict(row.values),
        )
        for stream, row in found.rows
    ]  # fmt: skip
    return told.Besides(run=clue.last_run, items=items, total=found.total)


@router.get("/clues/{clue_id}/sources", operation_id="listClueSources")
def more_sources(
    clue_id: str,
    home: HomeDep,
    ctx: ContextDep,
    input: Annotated[str, Query(max_length=80)],
    start: Annotated[int, Query(ge=0)] = 0,
) -> told.Source:
    """More source rows of one input."""
    clue, reader = _clue(home, ctx, clue_id), covered(ctx)
    held = reasons(home, clue)
    if input not in held.rows:
        raise ShujianError("app.not_found", "这条线索没有这个来源", where=Place(field=input))
    words = Titles(reader, RuleNames(home)).words(clue)
    # all of them: they stand by the time that only their cells tell
    found = _found(home, reader, clue, held.rows[input], words)
    masker = Masker(reader, held.about["levels"], words)
    rest = _rests(home, reader, found.values(), words)
    return Teller(held, masker, found, rest).source(input, start)


@router.post("/clues/{clue_id}/reveal", operation_id="revealClueValue")
def reveal(clue_id: str, body: Reveal, home: HomeDep, ctx: ContextDep) -> ClueValue:
    """One value unmasked; who saw it and why stands in the journal."""
    clue, reader = _clue(home, ctx, clue_id), replace(ctx, purpose=body.purpose)
    shown, level = _value(home, reader, clue, body)
    with db.session(home) as session:
        thing = Thing(f"线索 {clue.id}：{body.column or '标题'}", level)
        detail = {"row": body.row_id} if body.row_id else {}
        journal.act(session, reader, Action.REVEAL, thing, detail)
    return shown


def _value(home: Home, reader: Context, clue: Clue, body: Reveal) -> tuple[ClueValue, int]:
    require(reader, Action.REVEAL, Thing(clue.id, 3))
    if not body.column:
        return ClueValue(shown=clue.title), 3
    held = reasons(home, clue)
    if body.row_id:
        number = int(body.row_id) if _ROW.fullmatch(body.row_id) else -1
        known = {n for numbers in held.rows.values() for n in numbers} | _needed(held)
        if number in known:
            row = _found(home, reader, clue, [number])[number]
            if body.at is not None:
                return _left(_rests(home, reader, [row]).get(number, Rest()), body)
            cell = row.cells.get(body.column)
            if cell is not None:
                return ClueValue(shown=cell.shown, raw=cell.raw), cell.level
    elif body.step:
        return _of_condition(held, body)
    else:
        for value in held.said["values"]:
            if value["column"] == body.column:
                return ClueValue(shown=value["shown"]), value["level"]
    raise _no_value(body)


def _left(rest: Rest, body: Reveal) -> tuple[ClueValue, int]:
    for cell in rest.cells:
        if (cell.at, cell.column) == (body.at, body.column):
            return ClueValue(shown=cell.shown), _REST
    raise _no_value(body)


def _of_condition(held: Reasons, body: Reveal) -> tuple[ClueValue, int]:
    rows = held.said["trace"].get(body.step, {"rows": []})["rows"]
    for row in [r for r in rows if r["passed"]][body.row : body.row + 1]:
        for part in row["conditions"]:
            if body.column in part["columns"]:
                levels = held.about.get("step_levels", {}).get(body.step, held.about["levels"])
                level = levels.get(body.column.rpartition(".")[2], (1, ""))[0]
                return ClueValue(shown=str(part["columns"][body.column])), level
    raise _no_value(body)


def _no_value(body: Reveal) -> ShujianError:
    return ShujianError("app.not_found", "这条线索没有这个值", where=Place(field=body.column))
