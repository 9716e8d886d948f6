"""Signing in: a password for a token; wrong ones lock an account for a while."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from dataclasses import dataclass
from threading import BoundedSemaphore

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from shujian.core.errors import Place, ShujianError
from shujian.store.home import Home
from shujian.store.schema import SignIn, User
from shujian.trust import journal
from shujian.trust.accounts import HASHER
from shujian.trust.actions import Action
from shujian.trust.context import Clock, Context, system_clock
from shujian.trust.roles import roles

TRIES = 5
LOCKED = dt.timedelta(minutes=15)
LASTS = dt.timedelta(hours=12)
IDLE = dt.timedelta(hours=4)
"""A session ends this long after its last use, and after ``LASTS`` in any case."""
_STAMP = dt.timedelta(minutes=5)
_HASHING, _WAITING = BoundedSemaphore(2), BoundedSemaphore(12)
"""So many hashes are computed at once in a process, and so many tries are taken in at all."""
_DUMMY = HASHER.hash(secrets.token_hex())


@dataclass(frozen=True)
class Refusal:
    """Why nobody was signed in; counted, so the caller commits before it raises."""

    error: ShujianError


@dataclass(frozen=True)
class Proof:
    """Whether a password is that of a hash; it holds as long as the account keeps the hash."""

    secret: str
    right: bool


def prove(
    session: Session, account: str, password: str, clock: Clock = system_clock
) -> Proof | Refusal:
    """Check a password without writing: a flood of tries must not keep the writers waiting.

    The hash is computed also for an unknown account: the time must not tell who exists. Only so
    many are computed at once, and of the others only a few wait.

    Args:
        session: of a reader.
        account: as typed.
        password: as typed.
        clock: now.

    Returns:
        For ``sign_in``; refused already where the account is locked or there is none.
    """
    time = clock()
    user = session.scalar(select(User).where(User.account == account.strip()))
    if user is not None and user.locked_until and user.locked_until > time:
        return Refusal(_locked(user.locked_until - time))
    secret = user.secret if user and user.secret else _DUMMY
    if not _WAITING.acquire(blocking=False):
        return Refusal(_crowded())
    try:
        with _HASHING:
            right = HASHER.verify(password, secret)
    finally:
        _WAITING.release()
    return Refusal(_wrong(None, time)) if user is None else Proof(secret, right)


def sign_in(
    session: Session, account: str, proof: Proof, clock: Clock = system_clock
) -> tuple[User, str] | Refusal:
    """The person and a new token, or why not; wrong tries are counted.

    Args:
        session: of a writer.
        account: as typed.
        proof: what ``prove`` found; void where the password was changed since.
        clock: now.
    """
    time = clock()
    user = session.scalar(select(User).where(User.account == account.strip()))
    if user is not None and user.locked_until and user.locked_until > time:
        return Refusal(_locked(user.locked_until - time))
    right = user is not None and proof.right and proof.secret == user.secret
    if user is None or not right or not user.active:
        return Refusal(_wrong(user, time))
    user.failures, user.locked_until = 0, None
    session.execute(delete(SignIn).where(SignIn.expires < time))
    token = secrets.token_urlsafe(32)
    row = SignIn(id=_key(token), user_id=user.id, created=time, seen=time, expires=time + LASTS)
    session.add(row)
    journal.record(session, Context(user.account, clock=clock), Action.SIGN_IN, user.account)
    return user, token


def _wrong(user: User | None, time: dt.datetime) -> ShujianError:
    # how many tries are left is not told: it would tell which accounts exist
    if user is not None:
        user.failures += 1
        if user.failures >= TRIES:
            user.failures, user.locked_until = 0, time + LOCKED
            return _locked(LOCKED)
    return ShujianError(
        "trust.wrong_password",
        "账号或密码不对",
        remedy=f"请核对后再试；连续错 {TRIES} 次将锁定 {LOCKED.seconds // 60} 分钟",
        where=Place(field="password"),
    )


def proved(
    session: Session, user_id: str, proof: Proof, clock: Clock = system_clock
) -> ShujianError | None:
    """Why somebody signed in is not the owner of the account; None where the password is right.

    Who sits down at an open page must not guess without end: wrong ones count as at signing in,
    so the caller commits before it raises.
    """
    user, time = session.get_one(User, user_id), clock()
    if user.locked_until and user.locked_until > time:
        return _locked(user.locked_until - time)
    if proof.right and proof.secret == user.secret:
        return None
    wrong = _wrong(user, time)
    if wrong.code == "trust.locked":
        return wrong
    return ShujianError("trust.unfit", "原密码不对", remedy="请核对后再试")


def _crowded() -> ShujianError:
    return ShujianError(
        "trust.crowded",
        "正在登录的人太多",
        why="短时间内有很多次登录",
        remedy="请过几秒再试；一直如此的，请管理员查看日志和网络",
    )


def _locked(wait: dt.timedelta) -> ShujianError:
    minutes = -(-wait.seconds // 60)
    return ShujianError(
        "trust.locked",
        "账号已暂时锁定",
        why="密码连续输错",
        remedy=f"请 {minutes} 分钟后再试，或请管理员重设密码",
        params={"minutes": minutes},
    )


def person_of(session: Session, token: str, clock: Clock = system_clock) -> User | None:
    """Whose token it is; None for an unknown, ended or idle one."""
    row = session.get(SignIn, _key(token))
    time = clock()
    if row is None or row.expires < time or row.seen + IDLE < time:
        return None
    user = session.get(User, row.user_id)
    return user if user is not None and user.active else None


def stale(session: Session, token: str, clock: Clock = system_clock) -> bool:
    """Whether the last use is long enough ago to be written down again."""
    row = session.get(SignIn, _key(token))
    return row is not None and row.seen + _STAMP < clock()


def touch(session: Session, token: str, clock: Clock = system_clock) -> None:
    """Note that the token was used."""
    row = session.get(SignIn, _key(token))
    if row is not None:
        row.seen = clock()


def sign_out(session: Session, token: str) -> None:
    """End a session."""
    session.execute(delete(SignIn).where(SignIn.id == _key(token)))


def context_of(
    home: Home, user: User, unit: str, purpose: str = "", clock: Clock = system_clock
) -> Context:
    """The context of a signed-in person: the account acts, with what its role may do."""
    role = roles(home).get(user.role)
    return Context(user.account, unit, purpose, clock, role.may if role else frozenset())


def _key(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
