"""Uploads in chunks: lost connections, wrong places, strangers."""

from __future__ import annotations

import os
import time

from shujian.app.http.uploads import CHUNK, folder
from tests.http.conftest import Site


def _begin(site: Site, size: int, name: str = "名单.xlsx") -> str:
    return str(site.client.post("/uploads", json={"name": name, "size": size}).json()["id"])


def test_a_file_goes_on_where_the_connection_was_lost(site: Site) -> None:
    data = bytes(range(256)) * 40
    key = _begin(site, len(data))
    assert site.client.put(f"/uploads/{key}?offset=0", content=data[:5000]).json()["whole"] is False
    got = site.client.get(f"/uploads/{key}").json()["received"]
    assert got == 5000
    twice = site.client.put(f"/uploads/{key}?offset=3000", content=data[3000:])
    assert twice.json()["whole"] is True
    assert (folder(site.home) / key / "data").read_bytes() == data


def test_a_hole_is_refused_and_told_where_to_go_on(site: Site) -> None:
    key = _begin(site, 100)
    told = site.client.put(f"/uploads/{key}?offset=10", content=b"x" * 10)
    assert (told.status_code, told.json()["params"]["received"]) == (409, 0)


def test_more_than_was_announced_is_refused(site: Site) -> None:
    key = _begin(site, 10)
    assert site.client.put(f"/uploads/{key}?offset=0", content=b"x" * 11).status_code == 413
    large = _begin(site, CHUNK * 2)
    told = site.client.put(f"/uploads/{large}?offset=0", content=b"x" * (CHUNK + 1))
    assert told.status_code == 413


def test_a_file_name_cannot_lead_elsewhere(site: Site) -> None:
    told = site.client.post("/uploads", json={"name": "../../etc/passwd", "size": 1}).json()
    assert told["name"] == "passwd"


def test_another_person_cannot_reach_an_upload(site: Site) -> None:
    key = _begin(site, 10)
    stranger = site.other("banan")
    assert stranger.get(f"/uploads/{key}").status_code == 404
    assert stranger.put(f"/uploads/{key}?offset=0", content=b"x").status_code == 404
    assert site.client.get("/uploads/..%2F..%2Fetc").status_code == 404


def test_an_upload_outlives_a_long_weekend_and_goes_when_nobody_touched_it_for_a_week(
    site: Site,
) -> None:
    weekend, forgotten = _begin(site, 10), _begin(site, 10)
    for key, days in ((weekend, 6), (forgotten, 8)):
        touched = time.time() - days * 24 * 3600
        os.utime(folder(site.home) / key, (touched, touched))
    _begin(site, 10)
    assert site.client.get(f"/uploads/{weekend}").status_code == 200
    assert site.client.get(f"/uploads/{forgotten}").status_code == 404
