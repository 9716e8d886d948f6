"""Who an account is: pages tell persons, the records keep accounts."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from shujian.store.schema import User

Names = Mapping[str, str]
"""Account → name."""


def people(session: Session) -> Names:
    """The name of everybody who ever had an account; the account where no name was given."""
    query = select(User.account, User.name)
    return {account: name or account for account, name in session.execute(query)}


def named(names: Names, account: str) -> str:
    """The person; an account of the system, which no user has, worked at the command line."""
    if account in names or not account:
        return names.get(account, account)
    return f"命令行（系统账号 {account}）"
