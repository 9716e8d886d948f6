from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from starlette.datastructures import State

from shujian.app.http.guard import MARK
from shujian.app.http.main import PREFIX, create_app
from shujian.app.http.served import Served
from shujian.store import db
from shujian.store.home import Home
from shujian.trust import Context, accounts

PASSWORD = "一句容易记住的话吧！"


@dataclass
class Clock:
    """A clock that a test moves."""

    time: dt.datetime = dt.datetime(2026, 3, 2, 1, 0, tzinfo=dt.UTC)

    def __call__(self) -> dt.datetime:
        return self.time


@dataclass
class Site:
    """A server over a home; ``client`` is signed in as an administrator."""

    home: Home
    clock: Clock
    client: TestClient

    def other(self, account: str = "") -> TestClient:
        """Another browser; signed in where an account is named."""
        made = TestClient(self.client.app, base_url=f"http://testserver{PREFIX}")
        made.headers[MARK] = "1"
        if account:
            told = made.post("/session", json={"account": account, "password": PASSWORD})
            assert told.status_code == 200, told.text
        return made


@cache
def _routes() -> FastAPI:
    return create_app(Served(Home(Path("nowhere"))))


def application(held: Served) -> FastAPI:
    """The application over a home of its own, with the routes of all others.

    FastAPI works out a hundred signatures at the first request to each application it is
    given; they say nothing about the home.
    """
    made = copy(_routes())
    made.state = State({"served": held})
    return made


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Site]:
    """A new installation: nobody has signed in yet."""
    home = Home.open(tmp_path / "home")
    clock = Clock()
    client = TestClient(
        application(Served(home, hosts=frozenset({"testserver"}), clock=clock)),
        f"http://testserver{PREFIX}",
    )
    client.headers[MARK] = "1"
    yield Site(home, clock, client)
    home.close()


@pytest.fixture
def site(empty: Site) -> Site:
    """An installation with an administrator (signed in) and a person who handles cases."""
    ctx = Context("test", clock=empty.clock)
    with db.session(empty.home) as session:
        accounts.create_first(session, ctx, "guanli", "王管理", PASSWORD)
        made = (ctx, empty.home, "banan", "李办案", "办案人", PASSWORD)
        accounts.create(session, *made, lasting=True)
    told = empty.client.post("/session", json={"account": "guanli", "password": PASSWORD})
    assert told.status_code == 200, told.text
    return empty
