"""Signing in, first start, roles, forged requests."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from fastapi import FastAPI

from shujian.app.http.served import cookie_of
from shujian.store import db
from shujian.store.home import Home
from shujian.store.schema import SignIn, User
from tests.http.conftest import PASSWORD, Site

FIRST = {"account": "zhang", "name": "张三", "password": PASSWORD, "unit": "虚构区人民检察院"}


def test_a_new_installation_asks_for_its_administrator_once(empty: Site) -> None:
    assert empty.client.get("/session").json()["state"] == "first_run"
    made = empty.client.post("/first-run", json=FIRST)
    assert made.json()["user"]["role"] == "管理员"
    assert made.json()["unit"] == "虚构区人民检察院"
    again = empty.client.post("/first-run", json=FIRST | {"account": "li"})
    assert (again.status_code, again.json()["code"]) == (409, "trust.not_first")


def test_only_a_demonstration_tells_how_to_sign_in(site: Site) -> None:
    app = site.client.app
    assert isinstance(app, FastAPI)
    assert site.other().get("/session").json()["access"] is None
    app.state.served.demo = True
    told = site.other().get("/session").json()["access"]
    assert told["accounts"] == {"admin": "管理员", "chengban": "办案人"}
    assert site.client.get("/session").json()["access"] is None  # who is in needs it no more


@pytest.mark.parametrize(
    "change",
    [{"password": "short"}, {"password": "aaaaaaaaaaaa"}, {"account": "a b"}, {"name": " "},
     {"password": "zhang-2026"}],
)  # fmt: skip
def test_unfit_accounts_are_refused_with_the_field(empty: Site, change: dict[str, str]) -> None:
    told = empty.client.post("/first-run", json=FIRST | change)
    assert told.status_code == 422
    assert told.json()["where"]["field"] == next(iter(change))
    assert empty.client.get("/session").json()["state"] == "first_run"


def test_neither_password_nor_token_is_kept(site: Site) -> None:
    token = site.client.cookies[cookie_of(site.home)]
    with db.reader(site.home) as session:
        assert PASSWORD not in session.query(User).first().secret  # type: ignore[union-attr]
        assert token not in {row.id for row in session.query(SignIn)}


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(site: Site) -> None:
    told = site.other().post("/session", json={"account": "banan", "password": PASSWORD})
    assert {"httponly", "samesite=strict"} <= set(told.headers["set-cookie"].lower().split("; "))


def test_five_wrong_passwords_lock_the_account_for_a_while(site: Site) -> None:
    browser = site.other()
    codes = [
        browser.post("/session", json={"account": "banan", "password": "wrong"}).json()["code"]
        for _ in range(5)
    ]
    assert codes == ["trust.wrong_password"] * 4 + ["trust.locked"]
    right = {"account": "banan", "password": PASSWORD}
    assert browser.post("/session", json=right).json()["code"] == "trust.locked"
    site.clock.time += dt.timedelta(minutes=16)
    assert browser.post("/session", json=right).json()["state"] == "signed_in"


def test_an_unknown_account_is_answered_like_a_wrong_password(site: Site) -> None:
    browser = site.other()
    told = [browser.post("/session", json={"account": a, "password": "x" * 12}).json()
            for a in ("banan", "nobody")]  # fmt: skip
    for answer in told:
        answer.pop("request_id")
    assert told[0] == told[1]


@pytest.mark.parametrize("hours", [5, 13])
def test_an_idle_or_old_session_ends(site: Site, hours: int) -> None:
    site.clock.time += dt.timedelta(hours=hours)
    told = site.client.get("/jobs")
    assert (told.status_code, told.json()["code"]) == (401, "trust.signed_out")


def test_signing_out_ends_the_session_on_the_server(site: Site) -> None:
    browser = site.other("banan")
    token = browser.cookies[cookie_of(site.home)]
    assert browser.delete("/session").status_code == 204
    browser.cookies.set(cookie_of(site.home), token)
    assert browser.get("/jobs").status_code == 401


def test_requests_of_other_sites_are_refused(site: Site) -> None:
    bare = site.client.post("/jobs/x/cancel", headers={"X-Shujian": ""})
    assert bare.status_code == 404  # the mark's value does not matter, its presence does
    foreign = site.client.post("/jobs/x/cancel", headers={"Origin": "http://evil.example"})
    assert (foreign.status_code, foreign.json()["code"]) == (403, "trust.forged")
    del site.client.headers["X-Shujian"]
    assert site.client.post("/jobs/x/cancel").json()["code"] == "trust.forged"


def test_a_new_password_ends_all_sessions(site: Site) -> None:
    browser = site.other("banan")
    wrong = browser.put("/session/password", json={"old": "?", "new": "另外一句好记的话！"})
    assert wrong.status_code == 422
    right = browser.put("/session/password", json={"old": PASSWORD, "new": "另外一句更好记的话！"})
    assert right.status_code == 204
    assert browser.get("/jobs").status_code == 401


def test_answers_carry_headers_of_safety_and_a_request_id(site: Site) -> None:
    told = site.client.get("/session")
    assert "default-src 'self'" in told.headers["content-security-policy"]
    assert told.headers["cache-control"] == "no-store"
    assert told.headers["x-request-id"]


@pytest.mark.parametrize(
    ("host", "status"),
    [("testserver", 200), ("127.0.0.1:8000", 200), ("[::1]:8000", 200), ("evil.example", 403),
     ("127.0.0.1.evil.example", 403), ("", 403)],
)  # fmt: skip
def test_a_foreign_name_that_leads_here_is_refused(site: Site, host: str, status: int) -> None:
    assert site.client.get("/session", headers={"Host": host}).status_code == status


def test_the_old_password_cannot_be_guessed_without_end(site: Site) -> None:
    thief = site.other("banan")
    told = [
        thief.put(
            "/session/password", json={"old": f"猜的密码第{n}次", "new": "另外一句更好记的话！"}
        )
        for n in range(6)
    ]
    assert [t.json()["code"] for t in told] == ["trust.unfit"] * 4 + ["trust.locked"] * 2
    right = {"old": PASSWORD, "new": "另外一句更好记的话！"}
    assert thief.put("/session/password", json=right).status_code == 423
    site.clock.time += dt.timedelta(minutes=16)
    assert thief.put("/session/password", json=right).status_code == 204


def test_two_homes_on_one_host_have_cookies_of_their_own(tmp_path: Path) -> None:
    one, two = (cookie_of(Home.open(tmp_path / name)) for name in ("one", "two"))
    assert one != two
    assert one == cookie_of(Home.open(tmp_path / "one"))
