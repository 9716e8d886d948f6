from __future__ import annotations

import errno
import hashlib
from pathlib import Path

import pytest

from shujian.core.errors import CancelledError, ShujianError
from shujian.core.progress import Progress
from shujian.store import originals
from shujian.store.home import Home


@pytest.mark.parametrize("data", [b"", b"x", bytes(range(256)) * 9000])
def test_kept_bytes_are_the_same_and_named_by_their_hash(
    home: Home, tmp_path: Path, data: bytes
) -> None:
    source = tmp_path / "台账 (终).xlsx"
    source.write_bytes(data)
    kept = originals.keep(home, source)
    assert kept.sha256 == hashlib.sha256(data).hexdigest()
    assert kept.size == len(data)
    with originals.open_original(home, kept.sha256) as file:
        assert file.read() == data
    assert originals.keep(home, source) == kept
    assert [p.name for p in home.files.iterdir()] == [kept.sha256]


def test_changed_bytes_are_found(home: Home, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    kept = originals.keep(home, tmp_path / "a")
    assert originals.is_sound(home, kept.sha256)
    kept.path.write_bytes(b"abd")
    assert not originals.is_sound(home, kept.sha256)


def test_unreadable_sources_and_missing_originals_are_errors(home: Home, tmp_path: Path) -> None:
    for bad in (tmp_path / "没有", tmp_path):
        with pytest.raises(ShujianError) as caught:
            originals.keep(home, bad)
        assert caught.value.code == "store.source"
    with pytest.raises(ShujianError, match="原件"):
        originals.open_original(home, "0" * 64)


def test_cancelling_and_a_full_disk_leave_nothing(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    with pytest.raises(CancelledError):
        originals.keep(home, tmp_path / "a", Progress(cancelled=lambda: True))

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(originals.os, "fsync", full)
    with pytest.raises(ShujianError) as caught:
        originals.keep(home, tmp_path / "a")
    assert caught.value.code == "store.disk_full"
    assert list(home.files.iterdir()) == []
