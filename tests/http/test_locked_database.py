"""While another program holds the database: reading goes on, writing says what to do."""

from __future__ import annotations

import datetime as dt
import sqlite3
import time

import pytest

from shujian.store import db
from tests.http.conftest import Site


def test_what_could_not_be_written_says_so_without_the_place_of_the_database(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = db.session
    monkeypatch.setattr(db, "session", lambda home, wait=0.2: real(home, wait=0.2))
    other = sqlite3.connect(site.home.path / "shujian.db")
    other.execute("begin immediate")
    told = site.client.post("/overview/guide", json={"step": "clue"})
    other.rollback()
    other.close()
    assert (told.status_code, told.json()["code"]) == (503, "store.locked")
    assert told.json()["remedy"]
    assert "shujian.db" not in told.text
    assert str(site.home.path) not in told.text


def test_a_page_that_only_reads_does_not_wait_for_another_program(site: Site) -> None:
    site.clock.time += dt.timedelta(minutes=6)  # the last use would be written down again
    other = sqlite3.connect(site.home.path / "shujian.db")
    other.execute("begin immediate")
    began = time.monotonic()
    told = site.client.get("/jobs")
    other.rollback()
    other.close()
    assert (told.status_code, time.monotonic() - began < 5) == (200, True)
