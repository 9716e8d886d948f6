from __future__ import annotations

from shujian.app.http.people import named
from shujian.store import db
from shujian.trust import Action, Context, Thing, journal
from tests.http.conftest import Site


def test_an_account_of_the_system_is_told_as_the_command_line() -> None:
    names = {"banan": "李办案", "wu": "wu"}
    assert named(names, "banan") == "李办案"
    assert named(names, "wu") == "wu"
    assert named(names, "root") == "命令行（系统账号 root）"
    assert named(names, "") == ""


def test_the_journal_keeps_the_account_and_tells_who_that_is(site: Site) -> None:
    local = Context("ceshi01", purpose="导入", clock=site.clock)
    with db.session(site.home) as session:
        journal.act(session, local, Action.IMPORT, Thing("在押人员"), {})
    items = site.client.get("/admin/journal", params={"actor": "ceshi01"}).json()["items"]
    assert [(one["actor"], one["name"]) for one in items] == [
        ("ceshi01", "命令行（系统账号 ceshi01）")
    ]
