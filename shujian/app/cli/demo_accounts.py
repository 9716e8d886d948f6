"""The accounts of the demonstration: known to everyone, for an invented city only."""

from __future__ import annotations

from shujian.app.cli.frame import Session, out
from shujian.app.demo_people import ADMIN, CLERK, PASSWORD, ROLES, UNIT
from shujian.store import db, settings
from shujian.trust import accounts


def make_accounts(session: Session) -> None:
    """An administrator and a person who handles cases."""
    with db.session(session.home) as held:
        accounts.create_first(held, session.ctx, ADMIN, "示范管理员", PASSWORD)
        made = (session.ctx, session.home, CLERK, "示范办案人", ROLES[CLERK], PASSWORD)
        accounts.create(held, *made, lasting=True)  # everybody knows it, and shall
    settings.put(session.home, settings.UNIT, UNIT)


def show_accounts() -> None:
    """Say how to sign in."""
    told = " 或 ".join(f"{account}（{role}）" for account, role in ROLES.items())
    out.print(f"登录：账号 {told}，密码 {PASSWORD}")
