"""Errors of disks, said so that a user can act; durable writes."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from shujian.core.errors import Place, ShujianError

_FULL = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}
_DENIED = {errno.EACCES, errno.EPERM, errno.EROFS}
_WINDOWS_FULL = {39, 112}


def disk_error(error: OSError, path: Path) -> ShujianError:
    """The error for a user: full disk, no right to write, or another fault."""
    where = Place(file=str(path))
    if error.errno in _FULL or getattr(error, "winerror", None) in _WINDOWS_FULL:
        return ShujianError(
            "store.disk_full",
            "磁盘空间不足，未能写入",
            why="数据目录所在磁盘已满或超出配额",
            remedy="请清理磁盘，或把数据目录移到更大的磁盘后重试；已确认的导入不受影响",
            where=where,
        )
    if error.errno in _DENIED:
        return ShujianError(
            "store.read_only",
            "无法写入数据目录",
            why="当前用户没有写权限，或磁盘为只读",
            remedy="请检查目录权限，或用 SHUJIAN_HOME 指定可写的目录",
            where=where,
        )
    return ShujianError(
        "store.disk",
        "读写数据目录失败",
        why=error.strerror or str(error),
        remedy="请检查磁盘和网络盘连接后重试",
        where=where,
    )


@contextmanager
def guard(path: Path) -> Iterator[None]:
    """Turn an OSError inside the block into a ShujianError about ``path``."""
    try:
        yield
    except OSError as error:
        raise disk_error(error, path) from error


def sync_folder(folder: Path) -> None:
    """Make renames inside a folder durable, where the system can."""
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def write_atomic(path: Path, data: bytes) -> None:
    """Write a small file whole or not at all, durably.

    Raises:
        ShujianError: ``store.disk_full``, ``store.read_only`` or ``store.disk``.
    """
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    with guard(path):
        try:
            with part.open("wb") as out:
                out.write(data)
                out.flush()
                os.fsync(out.fileno())
            os.replace(part, path)
        finally:
            part.unlink(missing_ok=True)
        sync_folder(path.parent)
