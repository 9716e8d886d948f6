from __future__ import annotations

import datetime as dt
import multiprocessing
from decimal import Decimal
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import IntegrityError
from sqlalchemy.schema import CreateTable

from shujian.core.errors import ShujianError
from shujian.store import db
from shujian.store.home import Home
from shujian.store.migrations import config
from shujian.store.schema import Base, Clue, Import, Table


def test_settings_of_the_connection(home: Home) -> None:
    with db.reader(home) as session:
        got = {
            name: session.scalar(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "foreign_keys", "synchronous", "busy_timeout")
        }
    assert got == {
        "journal_mode": "wal",
        "foreign_keys": 1,
        "synchronous": 2,
        "busy_timeout": db.BUSY_SECONDS * 1000,
    }


def test_migrations_make_exactly_the_declared_tables(home: Home) -> None:
    with db.engine(home).connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, Base.metadata) == []
    names = set(Base.metadata.tables)
    assert {"tables", "imports", "parts", "snapshots", "mappings"} <= names
    assert {"runs", "run_steps", "clues", "clue_events", "journal", "jobs"} <= names


def test_the_known_revision_is_the_newest_script() -> None:
    assert ScriptDirectory.from_config(config()).get_current_head() == db.REVISION


@pytest.mark.parametrize("name", sorted(Base.metadata.tables))
def test_tables_can_be_made_on_postgresql(name: str) -> None:
    sql = str(CreateTable(Base.metadata.tables[name]).compile(dialect=postgresql.dialect()))
    assert f"CREATE TABLE {name}" in sql


def test_a_database_of_a_newer_program_is_refused(home: Home) -> None:
    with db.session(home) as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(ShujianError, match="9999"):
        Home.open(home.path, database="")


def test_an_error_rolls_the_session_back(home: Home) -> None:
    with pytest.raises(RuntimeError), db.session(home) as session:  # noqa: PT012
        session.add(Table(name="甲", spec_json={}))
        session.flush()
        raise RuntimeError
    with db.reader(home) as session:
        assert session.query(Table).count() == 0


def test_a_reader_cannot_write(home: Home) -> None:
    with pytest.raises(ShujianError) as caught, db.reader(home) as session:  # noqa: PT012
        session.add(Table(name="甲", spec_json={}))
        session.flush()
    assert caught.value.code == "store.read_only"
    with db.session(home) as session:  # the same pooled connection can write again
        session.add(Table(name="甲", spec_json={}))


def test_foreign_keys_hold(home: Home) -> None:
    with pytest.raises(IntegrityError), db.session(home) as session:
        session.add(Import(no=1, table_id="none"))


def test_values_come_back_as_they_went_in(home: Home) -> None:
    beijing = dt.datetime(2026, 1, 2, 8, 0, tzinfo=dt.timezone(dt.timedelta(hours=8)))
    score = Decimal("123456789012345.6789")
    content = {"乙": [1, None, True, "文"], "甲": {"金额": Decimal("1.10")}}
    with db.session(home) as session:
        clue = Clue(id="c", model_id="m", identity_json=["x"], content_json=content)
        clue.score, clue.created = score, beijing
        session.add(clue)
    with db.reader(home) as session:
        got = session.get_one(Clue, "c")
        assert got.score == score
        assert got.created == beijing
        assert got.created.utcoffset() == dt.timedelta(0)
        assert list(got.content_json) == ["乙", "甲"]
        assert got.content_json["甲"] == {"金额": "1.10"}


def test_names_that_are_no_text_do_not_stop_an_import(home: Home) -> None:
    with db.session(home) as session:
        session.add(Table(name="坏\udcff名", spec_json={"文件": ["坏\udcff"]}))
    with db.reader(home) as session:
        got = session.query(Table).one()
    assert (got.name, got.spec_json) == ("坏?名", {"文件": ["坏?"]})


def test_a_full_disk_is_said_so_and_leaves_the_database_sound(home: Home) -> None:
    with pytest.raises(ShujianError) as caught, db.session(home) as session:  # noqa: PT012
        pages = session.scalar(text("PRAGMA page_count"))
        session.execute(text(f"PRAGMA max_page_count={pages + 2}"))
        session.add(Table(name="大", spec_json={"x": "y" * 100_000}))
        session.flush()
    assert caught.value.code == "store.disk_full"
    home.close()
    with db.session(home) as session:
        assert session.query(Table).count() == 0
        session.add(Table(name="小", spec_json={}))


def test_a_busy_database_is_said_so(home: Home) -> None:
    with db.session(home), pytest.raises(ShujianError) as caught, db.session(home, wait=0.05):
        pass
    assert caught.value.code == "store.locked"


def test_naive_system_times_are_refused(home: Home) -> None:
    with pytest.raises(Exception, match="time zone"), db.session(home) as session:
        session.add(Table(name="甲", spec_json={}, created=dt.datetime(2026, 1, 1)))


def test_a_damaged_database_is_said_so(tmp_path: Path) -> None:
    home = Home.open(tmp_path / "h", database="")
    home.close()
    home.db_file.write_bytes(b"not a database at all" * 100)
    with pytest.raises(ShujianError) as caught:
        Home.open(home.path, database="")
    assert caught.value.code == "store.damaged"


@pytest.mark.parametrize("url", ["nonsense", "postgresql+nodriver://u:pw@h/d", "://"])
def test_a_database_that_cannot_be_used_is_refused(tmp_path: Path, url: str) -> None:
    with pytest.raises(ShujianError) as caught:
        Home.open(tmp_path / "h", database=url)
    assert caught.value.code == "store.database_url"
    assert "pw" not in str(caught.value)


def _open_and_add(path: str, name: str) -> None:
    opened = Home.open(path, database="")
    for number in range(5):
        with db.session(opened) as session:
            session.add(Table(name=f"{name}{number}", spec_json={}))


def test_several_processes_open_and_write_at_once(tmp_path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    path = tmp_path / "新 家"
    children = [spawn.Process(target=_open_and_add, args=(str(path), f"表{i}_")) for i in range(3)]
    for child in children:
        child.start()
    for child in children:
        child.join(60)
    assert [c.exitcode for c in children] == [0, 0, 0]
    home = Home.open(path, create=False, database="")
    with db.reader(home) as session:
        assert session.query(Table).count() == 15
    home.close()
