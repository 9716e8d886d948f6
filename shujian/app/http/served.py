"""What every route gets: the home, the signed-in person and the context."""

from __future__ import annotations

import socket
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated

from fastapi import Depends, Request
from starlette.requests import HTTPConnection

from shujian.app.http.crowd import EACH, Crowd
from shujian.core.canonical import digest
from shujian.core.errors import ShujianError
from shujian.store import db
from shujian.store.home import Home
from shujian.store.schema import User
from shujian.store.settings import unit_of
from shujian.trust import Context
from shujian.trust import sign_in as signing
from shujian.trust.context import Clock, system_clock

_COOKIE = "shujian_session_"


def cookie_of(home: Home) -> str:
    """The name of the session's cookie: one for each home.

    Browsers send a cookie to every port of a host: two servers with one name would sign
    each other's persons out.
    """
    return _COOKIE + digest(str(home.path.resolve()))[:8]


def own_names() -> frozenset[str]:
    """The names of this computer."""
    return frozenset({"localhost", socket.gethostname().lower(), socket.getfqdn().lower()})


@dataclass
class Served:
    """One server's home and clock.

    Args:
        home: the home.
        demo: an invented city stands behind it.
        secure: reached by HTTPS: the cookie says so.
        hosts: names under which browsers may ask for this server, besides IP addresses.
        clock: gives aware system times; tests give their own.
        crowd: what each person is having done.
    """

    home: Home
    demo: bool = False
    secure: bool = False
    hosts: frozenset[str] = field(default_factory=lambda: own_names())
    clock: Clock = field(default=system_clock)
    crowd: Crowd = field(default_factory=Crowd)

    @cached_property
    def unit(self) -> str:
        """The unit's name, read once; ``forget_unit`` after it changed."""
        return unit_of(self.home)

    @cached_property
    def cookie(self) -> str:
        """The name of the session's cookie."""
        return cookie_of(self.home)

    def forget_unit(self) -> None:
        """Read the unit's name again when next needed."""
        self.__dict__.pop("unit", None)


def served(request: HTTPConnection) -> Served:
    """The server's own things."""
    found: Served = request.app.state.served
    return found


ServedDep = Annotated[Served, Depends(served)]


def home(held: ServedDep) -> Home:
    """The home."""
    return held.home


HomeDep = Annotated[Home, Depends(home)]


def anybody(request: Request, held: ServedDep) -> User:
    """The signed-in person, also one who must set a password first.

    Raises:
        ShujianError: ``trust.signed_out``; ``app.crowded`` where too much is asked for at once.
    """
    token = request.cookies.get(held.cookie, "")
    with db.reader(held.home) as session:
        user = signing.person_of(session, token, held.clock) if token else None
        stale = user is not None and signing.stale(session, token, held.clock)
    if user is None:
        raise ShujianError(
            "trust.signed_out", "尚未登录，或登录已过期", remedy="请重新登录；未保存的内容还在"
        )
    held.crowd.enter(user.id, EACH)
    request.state.counted = user.id  # the guard lets it leave
    if stale:
        # a courtesy: while another program writes, a page that only reads must not wait for it
        with suppress(ShujianError), db.session(held.home, wait=0.1) as session:
            signing.touch(session, token, held.clock)
    return user


AnybodyDep = Annotated[User, Depends(anybody)]


def person(user: AnybodyDep) -> User:
    """The signed-in person, whose password nobody else knows.

    Raises:
        ShujianError: ``trust.signed_out``, ``trust.password_to_change``.
    """
    if user.temporary:
        raise ShujianError(
            "trust.password_to_change", "请先改为自己的密码",
            why="现在的密码是别人设的，不能证明是您本人",
            remedy="请在登录后的页面上设一个只有自己知道的密码",
        )  # fmt: skip
    return user


PersonDep = Annotated[User, Depends(person)]


def signed_in(request: Request, held: Served) -> bool:
    """Whether the session of a request still holds, without making it last longer."""
    with db.reader(held.home) as session:
        token = request.cookies.get(held.cookie, "")
        return signing.person_of(session, token, held.clock) is not None


def context(held: ServedDep, user: PersonDep) -> Context:
    """The context of this request, without a purpose: sensitive values stay masked.

    What uncovers a value is a route of its own that takes the purpose and writes the journal;
    a purpose that held for any request would uncover whole lists that nobody wrote down.
    """
    return signing.context_of(held.home, user, held.unit, clock=held.clock)


ContextDep = Annotated[Context, Depends(context)]
