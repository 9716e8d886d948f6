"""Routes of what models lack: tables without data, columns that nobody supplied."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel

from shujian.app.http.served import ContextDep, HomeDep
from shujian.app.needs import Need, needs
from shujian.pool import catalogue
from shujian.pool.inventory import TableInfo

router = APIRouter()


class NeedCell(BaseModel):
    """What a model needs of one table.

    Args:
        state: whole, lacking (see ``lacking``) or empty (no data at all).
    """

    table: str
    state: Literal["whole", "lacking", "empty"]
    columns: list[str]
    lacking: list[str]


class ModelNeeds(BaseModel):
    """A model and its tables; ``ready``: every table has data and every column a value."""

    id: str
    name: str
    line: str
    ready: bool
    cells: list[NeedCell]


class GapMatrix(BaseModel):
    """Models against tables."""

    tables: list[str]
    models: list[ModelNeeds]


@router.get("/gaps", operation_id="getGaps")
def get_gaps(ctx: ContextDep, home: HomeDep) -> GapMatrix:
    """Which models lack which tables and columns."""
    have = {info.name: info for info in catalogue.catalogue(ctx, home)}
    models = [_model(need, have) for need in needs(home)]
    names = dict.fromkeys(cell.table for model in models for cell in model.cells)
    return GapMatrix(tables=sorted(names), models=models)


def _model(need: Need, have: dict[str, TableInfo]) -> ModelNeeds:
    cells = [_cell(table, list(columns), have.get(table)) for table, columns in need.tables.items()]
    ready = all(cell.state == "whole" for cell in cells)
    return ModelNeeds(id=need.id, name=need.name, line=need.line, ready=ready, cells=cells)


def _cell(table: str, columns: list[str], info: TableInfo | None) -> NeedCell:
    if info is None:
        return NeedCell(table=table, state="empty", columns=columns, lacking=columns)
    lacking = [c for c in columns if c in info.absent]
    state: Literal["whole", "lacking"] = "lacking" if lacking else "whole"
    return NeedCell(table=table, state=state, columns=columns, lacking=lacking)
