"""Roles: which actions a person may do; they are content."""

from __future__ import annotations

from dataclasses import dataclass

from shujian.core.errors import Place, ShujianError
from shujian.store.content import Content, Item
from shujian.store.home import Home
from shujian.trust.actions import Action

ADMINISTRATOR = "管理员"
"""The role of whom the first start makes: someone must be able to make accounts."""


@dataclass(frozen=True)
class Role:
    """What persons of a role may do.

    Args:
        name: Chinese, unique.
        meaning: for users.
        may: values of ``Action``.
    """

    name: str
    meaning: str
    may: frozenset[str]


def roles(home: Home) -> dict[str, Role]:
    """All roles by name.

    Raises:
        ShujianError: ``trust.role`` for an action that does not exist.
    """
    found = (_role(item) for item in Content(home).items("roles").values())
    return {role.name: role for role in found}


def _role(item: Item) -> Role:
    may = [str(word) for word in item.data.get("may", ())]
    unknown = [word for word in may if word not in set(Action)]
    if unknown:
        raise ShujianError(
            "trust.role",
            f"角色文件中的“{unknown[0]}”不是一种操作",
            remedy="可用：" + "、".join(Action),
            where=Place(file=str(item.path), field="may"),
        )
    return Role(str(item.data["name"]), str(item.data.get("meaning", "")), frozenset(may))
