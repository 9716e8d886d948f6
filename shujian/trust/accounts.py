"""Accounts of this installation: made by an administrator, each with one role."""

from __future__ import annotations

import re
import unicodedata

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from shujian.core.errors import Place, ShujianError
from shujian.store.home import Home
from shujian.store.schema import SignIn, User
from shujian.trust import journal
from shujian.trust.actions import Action
from shujian.trust.context import Context
from shujian.trust.decisions import Thing, require
from shujian.trust.roles import ADMINISTRATOR, roles

SHORTEST = 10
"""Characters of a password; length protects better than kinds of characters (NIST SP 800-63B)."""
_TELLING = 4
"""Characters from which an account is looked for in its password."""
HASHER = PasswordHash((Argon2Hasher(),))
_ACCOUNT = re.compile(r"[\w.\-]{2,40}")


def any_account(session: Session) -> bool:
    """Whether the first start is over."""
    return bool(session.scalar(select(func.count()).select_from(User)))


def listed(session: Session) -> list[User]:
    """All accounts by name."""
    return list(session.scalars(select(User).order_by(User.account)))


def create_first(session: Session, ctx: Context, account: str, name: str, password: str) -> User:
    """Make the administrator of a new installation.

    Raises:
        ShujianError: ``trust.not_first`` where accounts exist; unfit account or password.
    """
    if any_account(session):
        raise ShujianError(
            "trust.not_first", "管理员已经创建过了", remedy="请用已有账号登录，或请管理员新建账号"
        )
    return _made(session, ctx, account, name, ADMINISTRATOR, password)


def create(
    session: Session,
    ctx: Context,
    home: Home,
    account: str,
    name: str,
    role: str,
    password: str,
    *,
    lasting: bool = False,
) -> User:
    """Make an account; its owner must change the password first, unless it is ``lasting``.

    Raises:
        ShujianError: not allowed, account taken, unknown role, unfit password.
    """
    require(ctx, Action.ACCOUNT, Thing(account))
    if role not in roles(home):
        raise _unfit("role", f"没有“{role}”这个角色", "可用：" + "、".join(roles(home)))
    user = _made(session, ctx, account, name, role, password)
    user.temporary = not lasting
    return user


def _made(
    session: Session, ctx: Context, account: str, name: str, role: str, password: str
) -> User:
    account, name = account.strip(), name.strip()
    if not _ACCOUNT.fullmatch(account):
        raise _unfit("account", "账号须为 2 至 40 个字母、数字或汉字", "不要有空格")
    if not name:
        raise _unfit("name", "没有写姓名", "请写真实姓名，日志和水印要用")
    if session.scalar(select(User).where(User.account == account)):
        raise _unfit("account", f"账号“{account}”已有人使用", "请换一个账号")
    user = User(account=account, name=name, role=role, secret=hashed(account, password))
    session.add(user)
    session.flush()
    journal.record(session, ctx, Action.ACCOUNT, account, {"made": user.id, "role": role})
    return user


def hashed(account: str, password: str) -> str:
    """The argon2id hash of a password that is fit.

    Raises:
        ShujianError: ``trust.unfit``: too short, with the account in it, or too plain.
    """
    if len(password) < SHORTEST:
        raise _unfit("password", f"密码少于 {SHORTEST} 位", "请用一句容易记的话作密码")
    # in whatever case or width it is written: who guesses tries the account first; of a short
    # one, as "li", nearly every sentence holds the letters
    if len(_folded(account)) >= _TELLING and _folded(account) in _folded(password):
        raise _unfit("password", "密码中含有账号", "请换一个不含账号的密码")
    if len(set(password)) < 4:
        raise _unfit("password", "密码太简单", "请用至少四种不同的字符")
    return HASHER.hash(password)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def change_password(session: Session, ctx: Context, user_id: str, password: str) -> None:
    """Give an account a new password; all its sign-ins end.

    The person's own, or anybody's by whom may manage accounts: the caller decides which.
    One that somebody else set holds until its owner signs in and sets another.
    """
    user = session.get_one(User, user_id)
    user.temporary = ctx.actor != user.account
    user.secret, user.failures, user.locked_until = hashed(user.account, password), 0, None
    session.execute(delete(SignIn).where(SignIn.user_id == user_id))
    journal.record(session, ctx, Action.ACCOUNT, user.account, {"password": "changed"})


def update(
    session: Session, ctx: Context, home: Home, user_id: str, role: str, active: bool
) -> User:
    """Change the role of an account or close it; the last administrator stays.

    Raises:
        ShujianError: not allowed, unknown role, last administrator.
    """
    user = session.get_one(User, user_id)
    require(ctx, Action.ACCOUNT, Thing(user.account))
    if role not in roles(home):
        raise _unfit("role", f"没有“{role}”这个角色", "可用：" + "、".join(roles(home)))
    kept = role == ADMINISTRATOR and active
    others = select(func.count()).where(User.role == ADMINISTRATOR, User.active, User.id != user_id)
    if user.role == ADMINISTRATOR and not kept and not session.scalar(others):
        raise _unfit("role", "这是最后一个管理员，不能停用或改作他用", "请先指定另一个管理员")
    was = {"role": user.role, "active": user.active}
    user.role, user.active = role, active
    if not active:
        session.execute(delete(SignIn).where(SignIn.user_id == user_id))
    told = {"role": role, "active": active, "was": was}
    journal.record(session, ctx, Action.ACCOUNT, user.account, told)
    return user


def _unfit(field: str, what: str, remedy: str) -> ShujianError:
    return ShujianError("trust.unfit", what, remedy=remedy, where=Place(field=field))
