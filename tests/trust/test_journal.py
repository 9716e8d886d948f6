from __future__ import annotations

import datetime as dt
import multiprocessing
from collections.abc import Iterator
from decimal import Decimal
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest
from sqlalchemy import text

from shujian.core.errors import ShujianError
from shujian.store import db
from shujian.store.home import Home
from shujian.store.schema import JournalEntry
from shujian.trust import Action, Context, Thing, journal

NOW = dt.datetime(2026, 3, 1, 9, 30, 0, 123456, tzinfo=dt.timezone(dt.timedelta(hours=8)))
CTX = Context("检察官甲", "示范院", "办理案件核查", lambda: NOW)
SPAWN = multiprocessing.get_context("spawn")


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    opened = Home.open(tmp_path / "家 (1)", database="")
    yield opened
    opened.close()


def fill(home: Home, count: int) -> list[journal.Head]:
    heads = []
    for number in range(count):
        with db.session(home) as session:
            journal.record(session, CTX, Action.IMPORT, f"表{number}", {"行数": number})
            heads.append(journal.last(session))
    return heads


def broken(home: Home, anchor: journal.Head | None = None) -> tuple[int, str] | None:
    with db.reader(home) as session:
        found = journal.verify(session, anchor)
    return (found.seq, found.why) if found else None


def tamper(home: Home, sql: str) -> None:
    with db.session(home) as session:
        session.execute(text(sql))


def test_an_untouched_chain_holds(home: Home) -> None:
    assert broken(home) is None
    heads = fill(home, 5)
    assert [h.seq for h in heads] == [1, 2, 3, 4, 5]
    assert broken(home) is None
    assert broken(home, heads[2]) is None
    with db.reader(home) as session:
        entry = session.get_one(JournalEntry, 1)
        assert (entry.actor, entry.unit, entry.purpose) == ("检察官甲", "示范院", "办理案件核查")
        assert entry.at == NOW
        assert entry.prev_hash == journal.START


@pytest.mark.parametrize(
    ("sql", "seq", "why"),
    [
        ("UPDATE journal SET actor='乙' WHERE seq=3", 3, "内容被改动"),
        ("UPDATE journal SET unit='' WHERE seq=3", 3, "内容被改动"),
        ("UPDATE journal SET purpose='x' WHERE seq=3", 3, "内容被改动"),
        ("UPDATE journal SET action='view' WHERE seq=3", 3, "内容被改动"),
        ("UPDATE journal SET object='x' WHERE seq=3", 3, "内容被改动"),
        ("UPDATE journal SET at='2026-01-01 00:00:00.000000' WHERE seq=3", 3, "内容被改动"),
        ("UPDATE journal SET detail_json='{}' WHERE seq=3", 3, "内容被改动"),
        ("UPDATE journal SET hash=prev_hash WHERE seq=3", 3, "内容被改动"),
        ("UPDATE journal SET prev_hash=hash WHERE seq=3", 3, "不相连"),
        ("DELETE FROM journal WHERE seq=3", 3, "缺少第 3 条"),
        ("DELETE FROM journal WHERE seq=1", 1, "缺少第 1 条"),
        ("UPDATE journal SET seq=9 WHERE seq=5", 5, "缺少第 5 条"),
    ],
)
def test_every_change_shows_at_its_place(home: Home, sql: str, seq: int, why: str) -> None:
    fill(home, 5)
    tamper(home, sql)
    found = broken(home)
    assert found is not None
    assert found[0] == seq
    assert why in found[1]


def test_a_cut_or_rewritten_end_shows_against_an_anchor(home: Home) -> None:
    heads = fill(home, 5)
    tamper(home, "DELETE FROM journal WHERE seq >= 4")
    assert broken(home) is None
    assert broken(home, heads[4]) == (4, "缺少第 4 条及以后")
    fill(home, 2)
    assert broken(home) is None
    found = broken(home, heads[4])
    assert found is not None
    assert found[0] == 5


@pytest.mark.parametrize(
    "detail",
    [
        None,
        {"金额": Decimal("1.10"), "日": dt.date(2026, 1, 1), "时": NOW, "列": (1, None, True)},
        {"文件": "坏\udcff名.xlsx", "嵌套": {"乙": {"甲": []}}, 5: "数字键"},
        ["😀", "\x00", "“引号”\\"],
    ],
)
def test_any_detail_can_be_verified_again(home: Home, detail: object) -> None:
    with db.session(home) as session:
        journal.record(session, CTX, Action.EXPORT, "名\udc80", detail)
    assert broken(home) is None


def test_floats_and_naive_clocks_are_refused(home: Home) -> None:
    with pytest.raises(TypeError), db.session(home) as session:
        journal.record(session, CTX, Action.RUN, "x", {"比": 0.5})
    naive = Context("甲", clock=lambda: dt.datetime(2026, 1, 1))
    with pytest.raises(ValueError, match="zone"), db.session(home) as session:
        journal.record(session, naive, Action.RUN, "x")
    assert broken(home) is None


def test_an_entry_falls_with_its_transaction(home: Home) -> None:
    with pytest.raises(RuntimeError), db.session(home) as session:  # noqa: PT012
        journal.record(session, CTX, Action.RUN, "x")
        raise RuntimeError
    fill(home, 1)
    assert broken(home) is None


def test_a_refused_act_is_not_recorded_and_an_allowed_one_is(home: Home) -> None:
    thing = Thing("公民身份号码", 4)
    with pytest.raises(ShujianError, match="用途"), db.session(home) as session:
        journal.act(session, Context("甲"), Action.REVEAL, thing)
    with db.session(home) as session:
        assert journal.last(session).seq == 0
        entry = journal.act(session, CTX, Action.REVEAL, thing, {"行数": 3})
    assert (entry.action, entry.object, entry.seq) == ("reveal", "公民身份号码", 1)
    assert broken(home) is None


def _write(path: str, name: str, count: int) -> None:
    home = Home.open(path, database="")
    for number in range(count):
        with db.session(home) as session:
            journal.record(session, Context(name), Action.RUN, f"{name}{number}")


def test_writers_of_several_processes_make_one_chain(home: Home) -> None:
    children = [SPAWN.Process(target=_write, args=(str(home.path), f"人{i}", 20)) for i in range(3)]
    for child in children:
        child.start()
    for child in children:
        child.join(60)
    assert [c.exitcode for c in children] == [0, 0, 0]
    assert broken(home) is None
    with db.reader(home) as session:
        assert journal.last(session).seq == 60


def _write_for_ever(path: str, ready: Event) -> None:
    home = Home.open(path, database="")
    number = 0
    while True:
        with db.session(home) as session:
            for part in range(3):
                journal.record(session, Context("甲"), Action.IMPORT, f"{number}-{part}")
        number += 1
        if number == 5:
            ready.set()


def test_a_kill_in_the_middle_leaves_whole_transactions_and_a_sound_chain(home: Home) -> None:
    for _ in range(2):
        ready = SPAWN.Event()
        child = SPAWN.Process(target=_write_for_ever, args=(str(home.path), ready))
        child.start()
        assert ready.wait(60)
        child.kill()
        child.join(10)
        assert broken(home) is None
        with db.session(home) as session:
            head = journal.last(session)
            assert head.seq >= 15
            assert head.seq % 3 == 0
            assert session.scalar(text("PRAGMA integrity_check")) == "ok"
