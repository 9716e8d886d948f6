from __future__ import annotations

import errno
import pickle
from pathlib import Path

import pytest

from shujian.core.errors import ShujianError
from shujian.store import db, disk
from shujian.store.home import FORMAT, Home, default_path
from shujian.store.schema import Table


@pytest.mark.parametrize("name", ["张三 (1)", "a b", "100%", "x#y?z=1&", "'引号\""])
def test_a_home_opens_under_any_folder_name(tmp_path: Path, name: str) -> None:
    home = Home.open(tmp_path / name, database="")
    with db.session(home) as session:
        session.add(Table(name="在押人员", spec_json={"键": ["值"]}))
    home.close()
    again = Home.open(tmp_path / name, create=False, database="")
    with db.reader(again) as session:
        assert session.query(Table).one().spec_json == {"键": ["值"]}
    again.close()
    assert [p.name for p in tmp_path.iterdir()] == [name]


def test_layout_and_format_number(home: Home) -> None:
    assert (home.path / "format").read_text() == f"{FORMAT}\n"
    names = {p.name for p in home.path.iterdir()}
    assert {"shujian.db", "lake", "files", "content", "runs", "tmp"} <= names
    assert home.run("r1").is_dir()
    assert home.lake("t1") == home.path / "lake" / "t1"


def test_a_newer_format_is_refused_and_left_alone(home: Home) -> None:
    (home.path / "format").write_text("99\n")
    with pytest.raises(ShujianError, match="99") as caught:
        Home.open(home.path, database="")
    assert caught.value.code == "store.newer_format"
    assert (home.path / "format").read_text() == "99\n"
    (home.path / "runs").rmdir()
    with pytest.raises(ShujianError):
        Home.open(home.path, database="")
    assert not (home.path / "runs").exists()


@pytest.mark.parametrize("text", ["", "abc", "1.5", "\x00"])
def test_an_unreadable_format_number_is_refused(home: Home, text: str) -> None:
    (home.path / "format").write_text(text)
    with pytest.raises(ShujianError, match="格式号"):
        Home.open(home.path, database="")


def test_a_folder_with_other_things_is_refused(tmp_path: Path) -> None:
    (tmp_path / "照片.jpg").write_bytes(b"x")
    with pytest.raises(ShujianError, match="照片"):
        Home.open(tmp_path, database="")
    assert [p.name for p in tmp_path.iterdir()] == ["照片.jpg"]


def test_without_create_nothing_is_made(tmp_path: Path) -> None:
    for path in (tmp_path / "没有", tmp_path):
        with pytest.raises(ShujianError) as caught:
            Home.open(path, create=False, database="")
        assert caught.value.remedy
    assert not list(tmp_path.iterdir())


def test_a_file_in_the_place_of_the_home_is_refused(tmp_path: Path) -> None:
    (tmp_path / "f").write_text("x")
    with pytest.raises(ShujianError, match="文件"):
        Home.open(tmp_path / "f", database="")


def test_default_comes_from_the_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHUJIAN_HOME", str(tmp_path / "家"))
    monkeypatch.delenv("SHUJIAN_DATABASE", raising=False)
    home = Home.default()
    assert home.path == tmp_path / "家"
    home.close()
    monkeypatch.delenv("SHUJIAN_HOME")
    assert default_path().name == "shujian"


def test_a_home_goes_to_child_processes_and_hides_the_database_url(home: Home) -> None:
    assert pickle.loads(pickle.dumps(home)) == home
    assert "geheim" not in repr(Home(home.path, "postgresql://u:geheim@h/d"))


def test_a_workspace_is_gone_afterwards(home: Home) -> None:
    with home.workspace() as folder:
        (folder / "x").write_text("1")
        assert folder.parent == home.tmp
    assert list(home.tmp.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "store.disk_full"),
        (errno.EROFS, "store.read_only"),
        (errno.EACCES, "store.read_only"),
        (errno.EIO, "store.disk"),
    ],
)
def test_disk_faults_are_said_clearly(
    home: Home, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    def fail(handle: int) -> None:
        raise OSError(number, "fault")

    monkeypatch.setattr(disk.os, "fsync", fail)
    target = home.path / "x"
    with pytest.raises(ShujianError) as caught:
        disk.write_atomic(target, b"1")
    assert caught.value.code == code
    assert caught.value.remedy
    assert not target.exists()
    assert not list(home.path.glob("*.part"))
