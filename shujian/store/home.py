"""The home folder: where everything of one installation lives."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from shujian.core.errors import Place, ShujianError
from shujian.core.ids import random_id
from shujian.store import locks
from shujian.store.disk import guard, write_atomic

FORMAT = 1
"""The number of the layout; a higher one was written by a newer program."""
FOLDERS = ("lake", "files", "content", "packages", "runs", "tmp", "locks")
_DATABASE = "shujian.db"


@dataclass(frozen=True)
class Home:
    """An opened home folder; may be passed to child processes.

    Args:
        path: the folder.
        database: SQLAlchemy URL of another database; "" means SQLite in the folder.
    """

    path: Path
    database: str = field(default="", repr=False)

    @classmethod
    def open(cls, path: Path | str, create: bool = True, database: str | None = None) -> Home:
        """Open a home, make or upgrade what is missing; safe from several processes.

        Args:
            path: the folder.
            create: make the folder where it is not there.
            database: a database URL; None: the setting SHUJIAN_DATABASE, else SQLite.

        Raises:
            ShujianError: not a home, newer format, read-only, full disk, damaged database.
        """
        from shujian.store import db  # db needs Home: imported late

        url = os.environ.get("SHUJIAN_DATABASE", "") if database is None else database
        home = cls(Path(path).expanduser().absolute(), url)
        home._prepare(create)
        with locks.hold(home.locks / "open.lock", "正在等待其他程序打开数据目录", 120):
            home._check_format()
            db.upgrade(home)
            if not home._format_file.exists():
                write_atomic(home._format_file, f"{FORMAT}\n".encode())
        return home

    @classmethod
    def default(cls, create: bool = True) -> Home:
        """Open the home of SHUJIAN_HOME, else of the platform's data folder."""
        return cls.open(default_path(), create)

    @property
    def _format_file(self) -> Path:
        return self.path / "format"

    @property
    def db_file(self) -> Path:
        """The SQLite file."""
        return self.path / _DATABASE

    @property
    def files(self) -> Path:
        """Originals by SHA-256."""
        return self.path / "files"

    @property
    def content(self) -> Path:
        """The unit's own content."""
        return self.path / "content"

    @property
    def packages(self) -> Path:
        """Installed content packages, one folder each."""
        return self.path / "packages"

    @property
    def tmp(self) -> Path:
        """Work folders; see ``workspace``."""
        return self.path / "tmp"

    @property
    def locks(self) -> Path:
        """Lock files."""
        return self.path / "locks"

    def lake(self, table_id: str) -> Path:
        """The folder of a table's rows and quarantine (made by the pool)."""
        return self.path / "lake" / table_id

    def run(self, run_id: str) -> Path:
        """The folder of a run's stored inputs and streams; made here."""
        folder = self.path / "runs" / run_id
        with guard(folder):
            folder.mkdir(parents=True, exist_ok=True)
        return folder

    @contextmanager
    def workspace(self) -> Iterator[Path]:
        """A folder under ``tmp/`` for one piece of work; gone afterwards.

        A lock beside it tells ``recover`` that the owner lives.
        """
        name = random_id()
        folder = self.tmp / name
        try:
            with locks.hold(self.tmp / f"{name}.lock", "正在准备临时目录", 10):
                with guard(folder):
                    folder.mkdir(parents=True)
                try:
                    yield folder
                finally:
                    shutil.rmtree(folder, ignore_errors=True)
        finally:
            with suppress(OSError):
                (self.tmp / f"{name}.lock").unlink(missing_ok=True)

    def close(self) -> None:
        """Give back database connections (files can then be moved on Windows)."""
        from shujian.store import db

        db.dispose(self)

    def _prepare(self, create: bool) -> None:
        if not self.path.is_dir():
            if self.path.exists():
                raise self._refuse("数据目录的位置上是一个文件", "请换一个目录")
            if not create:
                raise self._refuse(
                    "数据目录不存在",
                    "请检查 SHUJIAN_HOME 或 --home 写的路径；第一次导入数据时会自动建立",
                )
        elif self._format_file.exists():
            self._check_format()  # before anything is made: a newer home is left alone
        else:
            self._check_foreign(create)
        with guard(self.path):
            for name in FOLDERS:
                (self.path / name).mkdir(parents=True, exist_ok=True)

    def _check_foreign(self, create: bool) -> None:
        """Refuse to move into a folder that holds other things."""
        with guard(self.path):
            names = {p.name for p in self.path.iterdir() if not p.name.startswith(".")}
        # another process may be making the home now, or was killed while making it
        foreign = {n for n in names - set(FOLDERS) if not n.startswith((_DATABASE, "format"))}
        if foreign:
            raise self._refuse(
                "目录不为空，且不是数检的数据目录",
                "请指定一个空目录或已有的数据目录",
                f"目录中有“{min(foreign)}”等 {len(foreign)} 项其他内容",
            )
        if not create and not names:
            raise self._refuse(
                "目录中没有数据",
                "请检查 SHUJIAN_HOME 或 --home 写的路径；第一次导入数据时会自动建立",
            )

    def _check_format(self) -> None:
        if not self._format_file.exists():
            return
        with guard(self._format_file):
            text = self._format_file.read_text(encoding="ascii", errors="replace").strip()
        if not text.isdecimal():
            raise self._refuse("数据目录的格式号无法读取", "请从备份恢复 format 文件", text[:20])
        if int(text) > FORMAT:
            raise self._refuse(
                "数据目录由更新版本的程序创建",
                "请升级程序后再打开；本程序未改动其中任何内容",
                f"目录格式为 {text}，本程序支持到 {FORMAT}",
                "store.newer_format",
            )

    def _refuse(
        self, what: str, remedy: str, why: str = "", code: str = "store.home"
    ) -> ShujianError:
        return ShujianError(code, what, why, remedy, Place(file=str(self.path)))


def default_path() -> Path:
    """SHUJIAN_HOME, else the data folder of the platform."""
    given = os.environ.get("SHUJIAN_HOME", "").strip()
    if given:
        return Path(given)
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "shujian"
