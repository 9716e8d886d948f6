"""Routes of accounts and roles; only for whom may manage accounts."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, StringConstraints
from sqlalchemy import func, select

from shujian.app.http.served import ContextDep, HomeDep
from shujian.core.errors import ShujianError
from shujian.store import db
from shujian.store.home import Home
from shujian.store.schema import SignIn, User
from shujian.trust import Action, Context, Thing, accounts, require, roles

router = APIRouter(tags=["admin"])
Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=80)]
Password = Annotated[str, StringConstraints(max_length=200)]


class Account(BaseModel):
    """An account as administrators see it; never its password."""

    id: str
    account: str
    name: str
    role: str
    active: bool
    locked: bool
    created: dt.datetime
    last_seen: dt.datetime | None


class NewAccount(BaseModel):
    """An account to be made."""

    account: Line
    name: Line
    role: Line
    password: Password


class AccountChange(BaseModel):
    """A role, and whether the account may sign in."""

    role: Line
    active: bool


class NewPassword(BaseModel):
    """A password that an administrator sets."""

    password: Password


class Deed(BaseModel):
    """An action with its Chinese word."""

    action: str
    label: str


class RoleView(BaseModel):
    """A role and what each of its persons may do and may not."""

    name: str
    meaning: str
    may: list[Deed]
    may_not: list[Deed]
    accounts: int


def _view(user: User, seen: dt.datetime | None, time: dt.datetime) -> Account:
    locked = user.locked_until is not None and user.locked_until > time
    return Account(
        id=user.id, account=user.account, name=user.name, role=user.role, active=user.active,
        locked=locked, created=user.created, last_seen=seen,
    )  # fmt: skip


def _one(home: Home, ctx: Context, user_id: str) -> Account:
    return next(a for a in _all(home, ctx) if a.id == user_id)


def _all(home: Home, ctx: Context) -> list[Account]:
    with db.reader(home) as session:
        query = select(SignIn.user_id, func.max(SignIn.seen)).group_by(SignIn.user_id)
        seen = {user_id: time for user_id, time in session.execute(query).all()}
        return [_view(u, seen.get(u.id), ctx.now()) for u in accounts.listed(session)]


def _known(home: Home, user_id: str) -> None:
    with db.reader(home) as session:
        if session.get(User, user_id) is None:
            raise ShujianError("app.not_found", "没有这个账号", remedy="请刷新列表后再试")


@router.get("/admin/accounts", operation_id="listAccounts")
def list_accounts(home: HomeDep, ctx: ContextDep) -> list[Account]:
    """All accounts by name."""
    require(ctx, Action.ACCOUNT, Thing("账号"))
    return _all(home, ctx)


@router.post("/admin/accounts", operation_id="createAccount", status_code=201)
def create_account(body: NewAccount, home: HomeDep, ctx: ContextDep) -> Account:
    """Make an account."""
    with db.session(home) as session:
        made = accounts.create(
            session, ctx, home, body.account, body.name, body.role, body.password
        )
    return _one(home, ctx, made.id)


@router.patch("/admin/accounts/{user_id}", operation_id="changeAccount")
def change_account(user_id: str, body: AccountChange, home: HomeDep, ctx: ContextDep) -> Account:
    """Give an account another role, close it or open it again."""
    require(ctx, Action.ACCOUNT, Thing(user_id))
    _known(home, user_id)
    with db.session(home) as session:
        accounts.update(session, ctx, home, user_id, body.role, body.active)
    return _one(home, ctx, user_id)


@router.put("/admin/accounts/{user_id}/password", operation_id="resetPassword")
def reset_password(user_id: str, body: NewPassword, home: HomeDep, ctx: ContextDep) -> Account:
    """Set another password: the account is unlocked and its sessions end."""
    require(ctx, Action.ACCOUNT, Thing(user_id))
    _known(home, user_id)
    with db.session(home) as session:
        accounts.change_password(session, ctx, user_id, body.password)
    return _one(home, ctx, user_id)


@router.get("/admin/roles", operation_id="listRoles")
def list_roles(home: HomeDep, ctx: ContextDep) -> list[RoleView]:
    """Every role in words, with the number of its open accounts."""
    require(ctx, Action.ACCOUNT, Thing("角色"))
    with db.reader(home) as session:
        held = accounts.listed(session)
    return [
        RoleView(
            name=role.name,
            meaning=role.meaning,
            may=[_deed(a) for a in Action if a in role.may],
            may_not=[_deed(a) for a in Action if a not in role.may and a != Action.SIGN_IN],
            accounts=sum(u.role == role.name and u.active for u in held),
        )
        for role in roles.roles(home).values()
    ]


def _deed(action: Action) -> Deed:
    return Deed(action=action.value, label=action.label)
