"""Routes of the data pool: bringing files in, looking at tables, mending, what models lack."""

from fastapi import APIRouter

from shujian.app.http.pool import (
    coverage,
    drafts,
    gaps,
    looking,
    new_tables,
    nothing,
    quality,
    quarantine,
    tables,
)

router = APIRouter(prefix="/pool", tags=["pool"])
for _module in (drafts, new_tables, tables, coverage, nothing, looking, quality, quarantine, gaps):
    router.include_router(_module.router)
