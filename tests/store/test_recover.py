from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.synchronize import Event
from pathlib import Path

from sqlalchemy import text

from shujian.store import db, jobs, locks
from shujian.store.home import Home
from shujian.store.locks import run_lock, table_lock
from shujian.store.recover import recover
from shujian.store.schema import Import, Job, Run, Table

SPAWN = multiprocessing.get_context("spawn")


def _work(path: str, ready: Event) -> None:
    """An import, a run and a job under way, and a transaction that is not committed."""
    home = Home.open(path, database="")
    job = jobs.create(home, "导入")
    with (
        home.workspace() as folder,
        locks.writer(home, table_lock("t")),
        locks.writer(home, run_lock("r")),
        jobs.working(home, job),
    ):
        (folder / "half").write_text("half")
        with db.session(home) as session:
            session.add_all([Table(id="t", name="甲", spec_json={}), Run(id="r", model_id="m")])
            session.flush()
            session.add(Import(id="a", no=1, table_id="t", state="acknowledged"))
            session.add(Import(id="p", no=2, table_id="t", file_name="台账.xlsx"))
            session.get_one(Run, "r").state = "运行"
        with db.session(home) as session:
            session.add_all(Table(name=f"半{i}", spec_json={}) for i in range(500))
            session.flush()
            ready.set()
            time.sleep(60)


@contextmanager
def child_at_work(path: Path) -> Iterator[multiprocessing.process.BaseProcess]:
    ready = SPAWN.Event()
    child = SPAWN.Process(target=_work, args=(str(path), ready))
    child.start()
    try:
        assert ready.wait(60)
        yield child
    finally:
        child.kill()
        child.join(10)


def test_a_killed_writer_leaves_what_was_acknowledged_and_nothing_half(tmp_path: Path) -> None:
    with child_at_work(tmp_path / "家") as child:
        child.kill()
        child.join(10)
        home = Home.open(tmp_path / "家", database="")
        dropped = recover(home)
    assert dropped.imports == [("p", "台账.xlsx")]
    assert dropped.runs == ["r"]
    assert len(dropped.jobs) == len(dropped.folders) == 1
    assert "台账.xlsx" in str(dropped)
    with db.reader(home) as session:
        assert session.get_one(Import, "a").state == "acknowledged"
        assert session.get_one(Import, "p").state == "dropped"
        assert session.get_one(Run, "r").state == "失败"
        assert session.query(Job).one().state == "失败"
        assert [t.name for t in session.query(Table)] == ["甲"]
        assert session.scalar(text("PRAGMA integrity_check")) == "ok"
    assert list(home.tmp.iterdir()) == []
    assert not recover(home)
    home.close()


def test_work_of_a_living_process_is_left_alone(tmp_path: Path) -> None:
    with child_at_work(tmp_path / "家") as child:
        home = Home(tmp_path / "家")
        child_alive_folders = [p for p in home.tmp.iterdir() if p.is_dir()]
        # the living writer holds the database too; only what needs no write is asked
        assert not locks.is_free(locks.lock_path(home.locks, table_lock("t")))
        with db.reader(home) as session:
            assert session.get_one(Import, "p").state == "pending"
        assert len(child_alive_folders) == 1
        assert (child_alive_folders[0] / "half").exists()
        assert child.is_alive()
    home.close()


def test_recover_beside_a_living_import_drops_nothing(home: Home) -> None:
    with db.session(home) as session:
        session.add(Table(id="t", name="甲", spec_json={}))
        session.flush()
        session.add(Import(id="p", no=1, table_id="t"))
        session.add(Run(id="r", model_id="m", state="运行"))
    job = jobs.create(home, "导入")
    with (
        home.workspace() as folder,
        locks.writer(home, table_lock("t")),
        locks.writer(home, run_lock("r")),
        jobs.working(home, job),
    ):
        assert not recover(home)
        assert folder.is_dir()
    assert recover(home).imports == [("p", "")]


def test_old_half_copies_of_originals_are_dropped_and_young_ones_kept(home: Home) -> None:
    old, young = home.files / ".a.part", home.files / ".b.part"
    for part in (old, young):
        part.write_bytes(b"half")
    two_days_ago = time.time() - 2 * 24 * 3600
    os.utime(old, (two_days_ago, two_days_ago))
    recover(home)
    assert not old.exists()
    assert young.exists()
