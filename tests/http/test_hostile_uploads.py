"""Uploads against the grain: bytes that came before, names that lie."""

from __future__ import annotations

import shutil

import pytest

from shujian.app.http import uploads
from shujian.app.http.uploads import folder, safe_name
from tests.http.conftest import Site


def test_bytes_that_are_here_are_never_written_again(site: Site) -> None:
    key = site.client.post("/uploads", json={"name": "a.csv", "size": 6}).json()["id"]
    path = folder(site.home) / key / "data"
    site.client.put(f"/uploads/{key}?offset=0", content=b"abcd")
    told = site.client.put(f"/uploads/{key}?offset=2", content=b"XXef")
    assert (told.json()["whole"], path.read_bytes()) == (True, b"abcdef")
    again = site.client.put(f"/uploads/{key}?offset=0", content=b"XXXXXX")
    assert (again.status_code, path.read_bytes()) == (200, b"abcdef")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\甲\\名单.xlsx", "名单.xlsx"),
        ("..", "文件"),
        ("a\0b\n.csv", "ab.csv"),
        ("名单\u202exslx.exe", "名单xslx.exe"),
        ("😀.csv", "😀.csv"),
    ],
)
def test_a_name_is_cut_to_what_it_shows(given: str, kept: str) -> None:
    assert safe_name(given) == kept


def test_a_long_name_is_taken_and_keeps_its_ending(site: Site) -> None:
    told = site.client.post("/uploads", json={"name": "名" * 300 + ".xlsx", "size": 1})
    assert told.status_code == 201
    name = told.json()["name"]
    assert name.endswith("名.xlsx")
    assert len(name.encode()) <= 200


def test_files_announced_together_cannot_fill_the_disk(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = 1 << 20
    told = [{"name": f"{n}.csv", "size": size} for n in range(2)]
    keys = [site.client.post("/uploads", json=one).json()["id"] for one in told]
    assert site.client.put(f"/uploads/{keys[0]}?offset=0", content=b"x" * size).status_code == 200
    usage = shutil.disk_usage(site.home.path)._replace(free=uploads._SPARED + size - 1)
    monkeypatch.setattr(uploads.shutil, "disk_usage", lambda _: usage)
    full = site.client.put(f"/uploads/{keys[1]}?offset=0", content=b"x" * size)
    assert (full.status_code, full.json()["code"]) == (507, "store.disk_full")
    assert site.client.get(f"/uploads/{keys[1]}").json()["received"] == 0
