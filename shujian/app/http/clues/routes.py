"""All routes of clues; fixed addresses before those with a number in them."""

from __future__ import annotations

from fastapi import APIRouter

from shujian.app.http.clues import detail, drafts, export, listing, moves, reasons, text, views

router = APIRouter()
for part in (listing, moves, views, export, drafts, reasons, text, detail):
    router.include_router(part.router)
