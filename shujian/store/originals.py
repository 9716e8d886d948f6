"""Originals: every delivered file kept as it came, under its SHA-256."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path

from shujian.core.errors import Place, ShujianError
from shujian.core.ids import random_id
from shujian.core.progress import SILENT, Progress
from shujian.store.disk import guard, sync_folder
from shujian.store.home import Home

_CHUNK = 1 << 20


@dataclass(frozen=True)
class Original:
    """A kept file.

    Args:
        sha256: hexadecimal; its name under ``files/``.
        size: bytes.
        path: where it is kept.
    """

    sha256: str
    size: int
    path: Path


def keep(home: Home, source: Path, progress: Progress = SILENT) -> Original:
    """Copy a file into the home, durably; the same content is kept once.

    The hash is of the bytes that were kept, even if the source changes meanwhile.

    Raises:
        ShujianError: ``store.source`` when the file cannot be read; disk errors.
        CancelledError: a person stopped it; nothing stays.
    """
    part = home.files / f".{random_id()}.part"
    try:
        with _open_source(source) as file, guard(part), part.open("wb") as out:
            total = max(os.fstat(file.fileno()).st_size, 1)
            hasher, size = hashlib.sha256(), 0
            while chunk := file.read(_CHUNK):
                hasher.update(chunk)
                out.write(chunk)
                size += len(chunk)
                progress.step(min(size / total, 1.0), f"正在保存原件 {source.name}")
            out.flush()
            os.fsync(out.fileno())
        target = path_of(home, hasher.hexdigest())
        with guard(target):
            if not (target.exists() and target.stat().st_size == size):
                os.replace(part, target)
                sync_folder(home.files)
    finally:
        part.unlink(missing_ok=True)
    return Original(hasher.hexdigest(), size, target)


def path_of(home: Home, sha256: str) -> Path:
    """Where the original of this hash is or would be."""
    return home.files / sha256


def open_original(home: Home, sha256: str) -> BufferedReader:
    """Open a kept file for reading.

    Raises:
        ShujianError: ``store.no_original`` when it is not there.
    """
    path = path_of(home, sha256)
    if not path.is_file():
        raise ShujianError(
            "store.no_original",
            "原件不在数据目录中",
            why="文件可能被移走或删除",
            remedy="请从备份恢复 files 目录，或重新导入原文件",
            where=Place(file=str(path)),
        )
    with guard(path):
        return path.open("rb")


def is_sound(home: Home, sha256: str) -> bool:
    """Whether the kept bytes still have the hash they are named by."""
    with open_original(home, sha256) as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == sha256


def _open_source(source: Path) -> BufferedReader:
    try:
        return source.open("rb")
    except OSError as error:
        raise ShujianError(
            "store.source",
            "无法读取要导入的文件",
            why=error.strerror or str(error),
            remedy="请检查路径和权限，并关闭正在打开该文件的程序",
            where=Place(file=str(source)),
        ) from error
