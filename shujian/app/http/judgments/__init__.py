"""Routes of kept documents: list, read, correct, screen, compare."""

from __future__ import annotations

from fastapi import APIRouter

from shujian.app.http.judgments import awaiting, comparing, corrections, listing, reader, screening

router = APIRouter(tags=["judgments"])
for _part in (awaiting, listing, screening, comparing, reader, corrections):
    router.include_router(_part.router)
