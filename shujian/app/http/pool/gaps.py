"""Routes of what models lack: the same check of fit as the library, for all models at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal
from urllib.parse import quote

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel

from shujian.app.fit_rules import readiness
from shujian.app.fitting import Fit, TableFit, fit
from shujian.app.holdings import Holding, holdings
from shujian.app.http.served import ContextDep, HomeDep
from shujian.app.request_list import request_list
from shujian.app.request_sheet import workbook
from shujian.app.shelves import Entry, kept
from shujian.models.model import Model
from shujian.schema.table_types import StandardTable
from shujian.store import db
from shujian.trust import Action, Thing, require

router = APIRouter()
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_NAME = "调取数据清单.xlsx"


class NeedCell(BaseModel):
    """What a model needs of one table.

    Args:
        state: whole, lacking (see ``lacking``), aside (every row stands in quarantine) or empty (no
            data at all).
        columns: those that the model reads, and those without which the import takes no row.
        demanded: of them those that the import demands.
        unread: of ``lacking`` those that were supplied, and not one cell could be read.
        rows: how many there are; quarantined: how many beside them stand in quarantine.
        nothing: there is no row, and for some place and time that was stated.
    """

    table: str
    state: Literal["whole", "lacking", "aside", "empty"]
    columns: list[str]
    demanded: list[str]
    lacking: list[str]
    unread: list[str] = []
    rows: int
    quarantined: int = 0
    nothing: bool = False


class ModelNeeds(BaseModel):
    """A model and its tables.

    Args:
        fit: whole, part, unchecked or none, as in the library; ready: whole.
        rules: how many there are; able: those that judge every row there is; hampered: those
            that cannot judge the rows of a table, as a column of it was never supplied;
            unchecked: those that can only say 未检查.
    """

    id: str
    name: str
    line: str
    fit: Literal["whole", "part", "review", "unchecked", "undecided", "none"]
    ready: bool
    rules: int
    able: int
    hampered: int
    unchecked: int
    reviewed: int
    cells: list[NeedCell]


class GapMatrix(BaseModel):
    """Models against tables."""

    tables: list[str]
    models: list[ModelNeeds]


@router.get("/gaps", operation_id="getGaps")
def get_gaps(ctx: ContextDep, home: HomeDep) -> GapMatrix:
    """Which models lack which tables and columns; rule packs read what documents give."""
    require(ctx, Action.VIEW, Thing("模型库"))
    with db.reader(home) as session:
        have = holdings(session, home)
    content = kept(home)
    models = [
        _model(entry, entry.bound, have, content.shelf.tables)
        for entry in content.entries()
        if isinstance(entry.bound, Model)
    ]
    names = {cell.table for model in models for cell in model.cells}
    return GapMatrix(tables=sorted(names), models=sorted(models, key=lambda m: m.name))


@router.get(
    "/request-list",
    operation_id="getRequestList",
    response_class=Response,
    responses={200: {"content": {_XLSX: {}}}},
)
def get_request_list(
    ctx: ContextDep,
    home: HomeDep,
    model: Annotated[list[str], Query(max_length=200)] = [],  # noqa: B006 - read by FastAPI
) -> Response:
    """What to ask departments for: all tables and columns of these models, or of every model."""
    require(ctx, Action.VIEW, Thing("模型库"))
    content = kept(home)
    every = content.entries()
    entries = [content.entry(m) for m in model] or [e for e in every if isinstance(e.bound, Model)]
    with db.reader(home) as session:
        have = holdings(session, home)
    made = workbook(request_list(entries, content.shelf.tables, have, every))
    named = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(_NAME)}"}
    return Response(made, media_type=_XLSX, headers=named)


def _model(
    entry: Entry, model: Model, have: dict[str, Holding], tables: Mapping[str, StandardTable]
) -> ModelNeeds:
    fitted = fit(entry.needs, have)
    ready = readiness(model, fitted)
    return ModelNeeds(
        id=entry.id,
        name=model.spec.name,
        line=model.spec.line,
        fit=ready.state.value,
        ready=ready.state is Fit.WHOLE,
        rules=len(ready.rules),
        able=ready.able - ready.hampered,
        hampered=ready.hampered,
        unchecked=ready.unchecked,
        reviewed=ready.reviewed,
        cells=[
            _cell(t, tables[t.need.table].required)
            for t in sorted(fitted.tables, key=lambda t: t.need.table)
        ],
    )


def _cell(fitted: TableFit, demanded: frozenset[str]) -> NeedCell:
    held, lacking = fitted.held, list(fitted.lacking)
    columns = sorted(set(fitted.need.columns) | demanded)
    state: Literal["whole", "lacking", "aside"] = "lacking" if lacking else "whole"
    state = "aside" if fitted.aside else state
    return NeedCell(
        table=fitted.need.table,
        state=state if held else "empty",
        columns=columns,
        demanded=sorted(demanded),
        lacking=lacking if held else columns,
        unread=list(fitted.unread),
        rows=held.rows if held else 0,
        quarantined=held.quarantined if held else 0,
        nothing=held is not None and not (held.rows or held.aside) and bool(held.coverage),
    )
