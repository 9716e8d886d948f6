"""No key of an address is passed over: a misspelt filter would give a list that is not restricted."""

from __future__ import annotations

from difflib import get_close_matches

from fastapi import Request
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from shujian.core.errors import ShujianError


def only_known(request: Request) -> None:
    """Refuse keys that the route does not know, by name.

    Raises:
        ShujianError: ``app.unknown_key``.
    """
    given, route = set(request.query_params), request.scope.get("route")
    if not given or not isinstance(route, APIRoute):
        return
    known = sorted(_keys(route.dependant))
    strange = sorted(given.difference(known))
    if strange:
        raise _unknown(strange, known)


def _keys(needs: Dependant) -> set[str]:
    own = {param.alias for param in needs.query_params}
    return own.union(*map(_keys, needs.dependencies))


def _unknown(strange: list[str], known: list[str]) -> ShujianError:
    likely = [name for key in strange for name in get_close_matches(key, known, 1)]
    usable = "可用的：" + "、".join(known) if known else "这个地址不用任何条件"
    meant = f"；是否要写：{'、'.join(likely)}" if likely else ""
    return ShujianError(
        "app.unknown_key",
        "不认识的查询条件：" + "、".join(key[:60] for key in strange[:10]),
        why="忽略它会得到没有筛选过的结果，所以没有查询",
        remedy=usable + meant,
        params={"unknown": strange[:10], "known": known},
    )
