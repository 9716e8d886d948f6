"""How this installation is: place, disk, versions, worker, optional parts."""

from __future__ import annotations

import platform
import shutil
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from sqlalchemy import func, select

import shujian
from shujian.documents.readers import oldword
from shujian.store import db
from shujian.store.home import Home
from shujian.store.queue import ENDED
from shujian.store.schema import Job

LOW_DISK = 2 * 1024**3
"""Bytes of free disk under which an administrator should act."""
Part = Literal["ocr", "converter", "pages"]


@dataclass(frozen=True)
class Health:
    """What an administrator looks at first.

    Args:
        home: the folder of all data.
        disk_free: bytes.
        disk_total: bytes.
        database_size: bytes of the application database.
        program: version of the program.
        python: version of Python.
        system: of the machine.
        revision: newest migration of the database.
        waiting: jobs that are not ended.
        parts: optional part → the file or package that was found, "" where there is none.
    """

    home: str
    disk_free: int
    disk_total: int
    database_size: int
    program: str
    python: str
    system: str
    revision: str
    waiting: int
    parts: dict[Part, str]


def health(home: Home, pages: Path) -> Health:
    """Look at the installation.

    Args:
        home: the home.
        pages: the folder where the built pages should be.
    """
    disk = shutil.disk_usage(home.path)
    with db.reader(home) as session:
        query = select(func.count()).select_from(Job)
        waiting = session.scalar(query.where(Job.params_json.is_not(None), Job.state.not_in(ENDED)))
    return Health(
        home=str(home.path),
        disk_free=disk.free,
        disk_total=disk.total,
        database_size=_size(home),
        program=shujian.__version__,
        python=sys.version.split()[0],
        system=f"{platform.system()} {platform.release()} {platform.machine()}",
        revision=db.REVISION,
        waiting=waiting or 0,
        parts={
            "ocr": "rapidocr_onnxruntime" if find_spec("rapidocr_onnxruntime") else "",
            "converter": oldword.converter(),
            "pages": str(pages) if (pages / "index.html").is_file() else "",
        },
    )


def _size(home: Home) -> int:
    """Bytes of an SQLite database with its log; 0 for another server's."""
    files = (home.db_file, home.db_file.with_name(home.db_file.name + "-wal"))
    return sum(f.stat().st_size for f in files if f.is_file())
