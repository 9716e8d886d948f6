"""Routes of settings of the installation and of its health."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field, StringConstraints

from shujian.app.health import LOW_DISK, Part, health
from shujian.app.http.pages import STATIC
from shujian.app.http.served import ContextDep, HomeDep, ServedDep
from shujian.app.overview.tables import STALE_DAYS, STALE_SETTING, stale_days
from shujian.app.worker.keeper import Keeper
from shujian.store import db, settings
from shujian.store.home import Home
from shujian.store.schema import Setting
from shujian.trust import Action, Context, Thing, journal, require

router = APIRouter(tags=["admin"])


class Settings(BaseModel):
    """What an administrator arranges for all.

    Args:
        unit: the unit's name, for the head of the pages, the watermark and documents.
        stale_days: after how many days a table is called old; 0: never.
    """

    unit: Annotated[str, StringConstraints(strip_whitespace=True, max_length=80)]
    stale_days: int = Field(STALE_DAYS, ge=0, le=3650)


class HealthView(BaseModel):
    """How the installation is; sizes in bytes; a part's text is where it was found."""

    home: str
    disk_free: int
    disk_total: int
    disk_low: bool
    database_size: int
    program: str
    python: str
    system: str
    revision: str
    waiting: int
    worker: bool
    parts: dict[Part, str]


@router.get("/admin/settings", operation_id="getSettings")
def get_settings(home: HomeDep, ctx: ContextDep) -> Settings:
    """The settings in force."""
    require(ctx, Action.SETTING, Thing("设置"))
    return _settings(home)


def _settings(home: Home) -> Settings:
    return Settings(unit=settings.unit_of(home), stale_days=stale_days(home))


@router.put("/admin/settings", operation_id="saveSettings")
def save_settings(body: Settings, held: ServedDep, home: HomeDep, ctx: ContextDep) -> Settings:
    """Change the settings; what changed stands in the journal."""
    require(ctx, Action.SETTING, Thing("设置"))
    before = _settings(home)
    _put(home, ctx, settings.UNIT, before.unit, body.unit)
    _put(home, ctx, STALE_SETTING, before.stale_days, body.stale_days)
    held.forget_unit()
    return _settings(home)


def _put(home: Home, ctx: Context, key: str, old: str | int, new: str | int) -> None:
    if old == new:
        return
    with db.session(home) as session:
        session.merge(Setting(key=key, value_json=new))
        journal.record(session, ctx, Action.SETTING, key, {"from": old, "to": new})


@router.get("/admin/health", operation_id="getHealth")
def get_health(request: Request, home: HomeDep, ctx: ContextDep) -> HealthView:
    """Place, disk, versions, worker, optional parts."""
    require(ctx, Action.SETTING, Thing("系统状态"))
    found = health(home, STATIC)
    keeper: Keeper | None = getattr(request.app.state, "keeper", None)
    return HealthView(
        **asdict(found),
        disk_low=found.disk_free < LOW_DISK,
        worker=keeper is not None and keeper.alive,
    )
