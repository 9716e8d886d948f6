"""While another program holds the database: reading goes on, writing says what to do."""

from __future__ import annotations

import datetime as dt
import sqlite3
import time

from tests.http.conftest import Site


def test_a_page_that_only_reads_does_not_wait_for_another_program(site: Site) -> None:
    site.clock.time += dt.timedelta(minutes=6)  # the last use would be written down again
    other = sqlite3.connect(site.home.path / "shujian.db")
    other.execute("begin immediate")
    began = time.monotonic()
    told = site.client.get("/jobs")
    other.rollback()
    other.close()
    assert (told.status_code, time.monotonic() - began < 5) == (200, True)
