"""Routes of signing in, of the first start, and of one's own password."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, StringConstraints

import shujian
from shujian.app import demo_people
from shujian.app.http.served import AnybodyDep, Served, ServedDep
from shujian.core.errors import Place, ShujianError
from shujian.store import db, settings
from shujian.store.schema import User
from shujian.trust import Context, accounts, roles
from shujian.trust import sign_in as signing

router = APIRouter(tags=["session"])
Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=80)]
Password = Annotated[str, StringConstraints(max_length=200)]


class Person(BaseModel):
    """Who is signed in, what the role may do, and whether another password must come first."""

    id: str
    account: str
    name: str
    role: str
    can: list[str]
    must_change: bool = False


class DemoAccess(BaseModel):
    """How anybody signs in to the demonstration; ``accounts``: account → role."""

    accounts: dict[str, str]
    password: str


class SessionState(BaseModel):
    """What the first page needs to know."""

    state: Literal["first_run", "signed_out", "signed_in"]
    user: Person | None = None
    unit: str = ""
    program: str = shujian.__version__
    demo: bool = False
    access: DemoAccess | None = None


class Credentials(BaseModel):
    """Account and password."""

    account: Line
    password: Password


class FirstRun(Credentials):
    """The administrator and the unit of a new installation."""

    name: Line
    unit: Line = ""


class PasswordChange(BaseModel):
    """The old and the new password."""

    old: Password
    new: Password


def _state(held: Served, user: User | None) -> SessionState:
    if user is None:
        with db.reader(held.home) as session:
            made = accounts.any_account(session)
        if not made:
            return SessionState(state="first_run", unit=held.unit, demo=held.demo)
        return SessionState(
            state="signed_out", unit=held.unit, demo=held.demo, access=_access(held)
        )
    role = roles.roles(held.home).get(user.role)
    person = Person(
        id=user.id,
        account=user.account,
        name=user.name,
        role=user.role,
        can=sorted(role.may) if role else [],
        must_change=user.temporary,
    )
    return SessionState(state="signed_in", user=person, unit=held.unit, demo=held.demo)


def _access(held: Served) -> DemoAccess | None:
    """The accounts that the demonstration made; nobody else's home tells any."""
    if not held.demo:
        return None
    return DemoAccess(accounts=demo_people.ROLES, password=demo_people.PASSWORD)


@router.get("/session", operation_id="getSession")
def get_session(request: Request, held: ServedDep) -> SessionState:
    """Who is signed in; never an error."""
    token = request.cookies.get(held.cookie, "")
    with db.reader(held.home) as session:
        user = signing.person_of(session, token, held.clock) if token else None
    return _state(held, user)


@router.post("/session", operation_id="signIn")
def post_session(body: Credentials, response: Response, held: ServedDep) -> SessionState:
    """Sign in."""
    return _signed_in(held, response, body)


def _signed_in(held: Served, response: Response, body: Credentials) -> SessionState:
    with db.reader(held.home) as session:
        proof = signing.prove(session, body.account, body.password, held.clock)
    if isinstance(proof, signing.Refusal):
        raise proof.error
    with db.session(held.home) as session:
        found = signing.sign_in(session, body.account, proof, held.clock)
    if isinstance(found, signing.Refusal):
        raise found.error
    user, token = found
    response.set_cookie(
        held.cookie, token, httponly=True, samesite="strict", secure=held.secure, path="/"
    )
    return _state(held, user)


@router.delete("/session", operation_id="signOut", status_code=204)
def delete_session(request: Request, response: Response, held: ServedDep) -> None:
    """Sign out."""
    token = request.cookies.get(held.cookie, "")
    if token:
        with db.session(held.home) as session:
            signing.sign_out(session, token)
    response.delete_cookie(held.cookie, path="/")


@router.post("/first-run", operation_id="firstRun")
def first_run(body: FirstRun, response: Response, held: ServedDep) -> SessionState:
    """Make the administrator of a new installation, and sign in."""
    ctx = Context(body.account or "—", body.unit, "首次启动", held.clock)
    with db.session(held.home) as session:
        accounts.create_first(session, ctx, body.account, body.name, body.password)
    settings.put(held.home, settings.UNIT, body.unit)
    held.forget_unit()
    return _signed_in(held, response, body)


@router.put("/session/password", operation_id="changePassword", status_code=204)
def change_password(body: PasswordChange, held: ServedDep, user: AnybodyDep) -> None:
    """Change one's own password; all sessions end."""
    with db.reader(held.home) as session:
        proof = signing.prove(session, user.account, body.old, held.clock)
    if isinstance(proof, signing.Refusal):
        raise proof.error
    with db.session(held.home) as session:
        refused = signing.proved(session, user.id, proof, held.clock)
    if refused is not None:
        raise refused
    if body.new == body.old:
        raise ShujianError(
            "trust.unfit", "新密码与原密码相同", remedy="请换一个新的",
            where=Place(field="password"),
        )  # fmt: skip
    ctx = signing.context_of(held.home, user, held.unit)
    with db.session(held.home) as session:
        accounts.change_password(session, ctx, user.id, body.new)
