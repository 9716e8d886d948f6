"""The accounts of the demonstration: known to everyone, for an invented city only."""

from __future__ import annotations

from shujian.app.cli.frame import Session, out
from shujian.store import db, settings
from shujian.trust import accounts

UNIT = "示范市人民检察院"
PASSWORD = "shujian-2026"
ADMIN, CLERK = "admin", "chengban"


def make_accounts(session: Session) -> None:
    """An administrator and a person who handles cases."""
    with db.session(session.home) as held:
        accounts.create_first(held, session.ctx, ADMIN, "示范管理员", PASSWORD)
        made = (session.ctx, session.home, CLERK, "示范办案人", "办案人", PASSWORD)
        accounts.create(held, *made, lasting=True)  # everybody knows it, and shall
    settings.put(session.home, settings.UNIT, UNIT)


def show_accounts() -> None:
    """Say how to sign in."""
    out.print(f"登录：账号 {ADMIN}（管理员）或 {CLERK}（办案人），密码 {PASSWORD}")
