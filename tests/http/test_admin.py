"""Accounts, roles, settings, journal, health: for administrators only."""

from __future__ import annotations

import pytest

from shujian.store import db
from shujian.store.schema import JournalEntry
from shujian.trust import Action
from tests.http.conftest import PASSWORD, Site

NEW = {"account": "xinren", "name": "赵新人", "role": "办案人", "password": "又一句容易记住的话吧"}


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/admin/accounts"),
        ("POST", "/admin/accounts"),
        ("PATCH", "/admin/accounts/x"),
        ("PUT", "/admin/accounts/x/password"),
        ("GET", "/admin/roles"),
        ("GET", "/admin/settings"),
        ("PUT", "/admin/settings"),
        ("GET", "/admin/health"),
        ("GET", "/admin/journal"),
        ("GET", "/admin/journal/words"),
        ("GET", "/admin/journal/verified"),
    ],
)
def test_who_is_no_administrator_gets_nothing(site: Site, method: str, path: str) -> None:
    body = {**NEW, "unit": "甲院", "active": True} if method != "GET" else None
    told = site.other("banan").request(method, path, json=body)
    assert (told.status_code, told.json()["code"]) == (403, "trust.refused")
    assert site.other().request(method, path, json=body).status_code == 401


def test_an_account_is_made_changed_closed_and_opened(site: Site) -> None:
    made = site.client.post("/admin/accounts", json=NEW).json()
    assert (made["account"], made["active"], "password" in made) == ("xinren", True, False)
    assert site.client.post("/admin/accounts", json=NEW).json()["code"] == "trust.unfit"
    browser = site.other()
    login = {"account": "xinren", "password": NEW["password"]}
    assert browser.post("/session", json=login).status_code == 200
    path = f"/admin/accounts/{made['id']}"
    closed = site.client.patch(path, json={"role": "办案人", "active": False}).json()
    assert closed["active"] is False
    assert browser.get("/overview/funnel").status_code == 401
    opened = site.client.patch(path, json={"role": "管理员", "active": True}).json()
    assert (opened["role"], opened["active"]) == ("管理员", True)
    assert (
        site.client.patch(
            "/admin/accounts/nobody", json={"role": "办案人", "active": True}
        ).status_code
        == 404
    )


def test_the_last_administrator_stays(site: Site) -> None:
    me = next(a for a in site.client.get("/admin/accounts").json() if a["account"] == "guanli")
    told = site.client.patch(f"/admin/accounts/{me['id']}", json={"role": "办案人", "active": True})
    assert (told.status_code, told.json()["where"]) == (422, {"field": "role"})


def test_a_reset_password_unlocks_and_ends_sessions(site: Site) -> None:
    browser = site.other("banan")
    wrong = site.other()
    for _ in range(5):
        wrong.post("/session", json={"account": "banan", "password": "不对的密码"})
    held = {a["account"]: a for a in site.client.get("/admin/accounts").json()}
    assert held["banan"]["locked"] is True
    path = f"/admin/accounts/{held['banan']['id']}/password"
    assert site.client.put(path, json={"password": "短"}).status_code == 422
    assert site.client.put(path, json={"password": NEW["password"]}).json()["locked"] is False
    assert browser.get("/overview/funnel").status_code == 401
    again = {"account": "banan", "password": NEW["password"]}
    assert wrong.post("/session", json=again).status_code == 200


def test_a_password_that_somebody_else_set_must_be_changed_before_anything_else(site: Site) -> None:
    site.client.post("/admin/accounts", json=NEW)
    browser = site.other()
    login = {"account": "xinren", "password": NEW["password"]}
    assert browser.post("/session", json=login).json()["user"]["must_change"] is True
    told = browser.get("/overview/funnel")
    assert (told.status_code, told.json()["code"]) == (403, "trust.password_to_change")
    same = {"old": NEW["password"], "new": NEW["password"]}
    assert browser.put("/session/password", json=same).status_code == 422
    own = {"old": NEW["password"], "new": PASSWORD}
    assert browser.put("/session/password", json=own).status_code == 204
    assert (
        browser.post("/session", json={**login, "password": PASSWORD}).json()["user"]["must_change"]
        is False
    )
    assert browser.get("/overview/funnel").status_code == 200
    held = {a["account"]: a["id"] for a in site.client.get("/admin/accounts").json()}
    path = f"/admin/accounts/{held['xinren']}/password"
    site.client.put(path, json={"password": NEW["password"]})
    assert browser.post("/session", json=login).json()["user"]["must_change"] is True


def test_ones_own_password_set_through_the_list_of_accounts_stays(site: Site) -> None:
    held = {a["account"]: a["id"] for a in site.client.get("/admin/accounts").json()}
    path = f"/admin/accounts/{held['guanli']}/password"
    assert site.client.put(path, json={"password": NEW["password"]}).status_code == 200
    login = {"account": "guanli", "password": NEW["password"]}
    assert site.other().post("/session", json=login).json()["user"]["must_change"] is False


def test_roles_say_in_words_what_may_be_done(site: Site) -> None:
    told = {r["name"]: r for r in site.client.get("/admin/roles").json()}
    assert {d["label"] for d in told["办案人"]["may_not"]} >= {"管理账号", "撤回导入"}
    assert "管理账号" in {d["label"] for d in told["管理员"]["may"]}
    assert told["办案人"]["accounts"] == 1


def test_the_unit_changes_everywhere_and_stands_in_the_journal(site: Site) -> None:
    saved = site.client.put("/admin/settings", json={"unit": " 甲县院 ", "stale_days": 30}).json()
    assert saved == {"unit": "甲县院", "stale_days": 30}
    assert site.client.get("/session").json()["unit"] == "甲县院"
    told = site.client.get("/admin/journal", params={"action": "setting"}).json()
    assert [(e["object"], e["detail"]["to"]) for e in told["items"]] == [
        ("stale_days", 30), ("unit", "甲县院"),
    ]  # fmt: skip
    assert (
        site.client.put("/admin/settings", json={"unit": "", "stale_days": -1}).status_code == 422
    )


def test_the_journal_is_filtered_and_paged_without_a_gap(site: Site) -> None:
    site.client.post("/admin/accounts", json=NEW)
    whole = site.client.get("/admin/journal").json()
    numbers = [e["seq"] for e in whole["items"]]
    assert numbers == list(range(whole["total"], 0, -1))
    seen, cursor = [], ""
    while cursor is not None:
        page = site.client.get("/admin/journal", params={"limit": 2, "cursor": cursor}).json()
        seen += [e["seq"] for e in page["items"]]
        cursor = page["next"]
    assert seen == numbers
    mine = site.client.get("/admin/journal", params={"actor": "guanli", "text": "xinren"}).json()
    assert [(e["label"], e["object"]) for e in mine["items"]] == [("新建账号", "xinren")]
    day = {"since": "2026-03-02", "until": "2026-03-02"}
    assert site.client.get("/admin/journal", params=day).json()["total"] == whole["total"]
    assert site.client.get("/admin/journal", params={"until": "2026-03-01"}).json()["total"] == 0
    words = site.client.get("/admin/journal/words").json()
    assert {"actor": "guanli", "name": "王管理"} in words["actors"]
    assert {"action": "account", "label": Action.ACCOUNT.label} in words["actions"]


def test_the_journal_tells_each_deed_by_its_name_and_people_by_theirs(site: Site) -> None:
    made = site.client.post("/admin/accounts", json=NEW).json()
    path = f"/admin/accounts/{made['id']}"
    assert site.client.put(f"{path}/password", json={"password": PASSWORD}).status_code == 200
    site.client.patch(path, json={"role": "管理员", "active": True})
    site.client.patch(path, json={"role": "管理员", "active": False})
    site.client.patch(path, json={"role": "管理员", "active": True})
    told = site.client.get("/admin/journal", params={"text": "xinren"}).json()["items"]
    assert [e["label"] for e in told] == [
        "启用账号", "停用账号", "改角色为“管理员”", "重设密码", "新建账号",
    ]  # fmt: skip
    assert {(e["name"], e["actor"], e["thing"]) for e in told} == {("王管理", "guanli", "赵新人")}


def test_a_changed_entry_is_found(site: Site) -> None:
    told = site.client.get("/admin/journal/verified").json()
    assert (told["intact"], told["broken"]) == (True, None)
    with db.session(site.home) as session:
        session.get_one(JournalEntry, 2).purpose = "改过"
    told = site.client.get("/admin/journal/verified").json()
    assert (told["intact"], told["broken"], told["why"]) == (False, 2, "内容被改动")


def test_health_tells_place_disk_and_that_no_worker_runs(site: Site) -> None:
    told = site.client.get("/admin/health").json()
    assert told["home"] == str(site.home.path)
    assert 0 < told["disk_free"] < told["disk_total"]
    assert told["worker"] is False
    assert told["database_size"] > 0
    assert set(told["parts"]) == {"ocr", "converter", "pages"}


def test_ones_own_password_is_changed_by_everyone(site: Site) -> None:
    browser = site.other("banan")
    wrong = {"old": "不是它", "new": NEW["password"]}
    assert browser.put("/session/password", json=wrong).status_code == 422
    right = {"old": PASSWORD, "new": NEW["password"]}
    assert browser.put("/session/password", json=right).status_code == 204
    assert browser.get("/overview/funnel").status_code == 401
