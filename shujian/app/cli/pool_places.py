"""``pool places``: which code the places have that lists name; ``--place`` of ``pool add``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import typer

from shujian.app.cli.frame import HomeOption, JsonOption, Session, emit_json, guarded, opened, out
from shujian.core.errors import ShujianError
from shujian.engines.base import Coverage
from shujian.pool import place_names
from shujian.pool.proposals.proposal import FIXED, Proposal

_WHOLE = 6
"""Digits of a county's code; a list of a city or a province is of several places."""


@guarded
def places(
    named: list[str] = typer.Argument(
        None, help="名称=代码，如 虚构县=990101；不写则列出已写明的。"
    ),
    home: Path = HomeOption,
    json_: bool = JsonOption,
) -> None:
    """地区名称与行政区划代码：名单里写名称的，照此读作代码。

    例：shujian pool places 虚构县=990101
    """
    session = opened(home)
    say(session, named or ())
    known = place_names.known(session.home)
    if json_:
        emit_json(known)
        return
    for name, code in sorted(known.items(), key=lambda pair: pair[1]):
        out.print(f"{code}  {name}", markup=False)
    if named:
        told = "已导入的行不变；要按新的代码重新读的，用 shujian pool redefine 表名"
        out.print(told, markup=False)
    elif not known:
        out.print("还没有写明过。写法：shujian pool places 虚构县=990101", markup=False)


def say(session: Session, named: Iterable[str]) -> None:
    """Keep what was typed as 名称=代码.

    Raises:
        ShujianError: ``pool.bad_place``; what ``place_names.say`` refuses.
    """
    found = {}
    for text in named:
        name, sign, code = text.partition("=")
        if not (name.strip() and sign and code.strip()):
            raise ShujianError(
                "pool.bad_place",
                f"地区“{text}”写得不对",
                remedy="请写作 名称=代码，如 虚构县=990101",
            )
        found[name.strip()] = code.strip()
    place_names.say(session.ctx, session.home, found)


def of_statements(proposal: Proposal, coverage: Sequence[Coverage]) -> dict[str, str]:
    """Answers about the place of a whole list: that of which its sender says that it holds all.

    Args:
        proposal: what is asked.
        coverage: as stated; of several places nothing follows.
    """
    places = {one.place for one in coverage}
    place = places.pop() if len(places) == 1 else ""
    if len(place) < _WHOLE:
        return {}
    asked = {q.id for q in proposal.questions}
    keys = (f"p{p.raw.part_no}.column.{p.table.place}" for p in proposal.parts if p.table)
    return {key: f"{FIXED}{place}" for key in keys if key in asked}
