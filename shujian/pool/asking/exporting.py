"""Files for people: written whole or not at all, and a refusal that says what to do."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from shujian.core.errors import Place, ShujianError
from shujian.store.disk import disk_error


@contextmanager
def exported(target: Path) -> Iterator[Path]:
    """A path beside ``target`` to write to; it takes the target's place at the end.

    Args:
        target: the file a person named; replaced.

    Raises:
        ShujianError: ``pool.export`` where the file cannot be made, ``store.disk_full``.
    """
    check_place(target)
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        yield part
        os.replace(part, target)
    except Exception as error:
        # by name: the writer of workbooks is imported by those who write one
        written = any(k.__name__ == "XlsxWriterException" for k in type(error).__mro__)
        if not isinstance(error, OSError) and not written:
            raise
        raise _told(target, error) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def check_place(target: Path) -> None:
    """Refuse a place that holds no file, before long work is done for it.

    Raises:
        ShujianError: ``pool.export``.
    """
    if target.is_dir():
        raise _refused(target, "这个位置上是一个文件夹", "请写出文件名，如 导出.xlsx")
    if not target.parent.is_dir():
        raise _refused(target, "没有这个文件夹", "请先建立文件夹，或换一个位置")


def _told(target: Path, error: Exception) -> ShujianError:
    # the workbook writer wraps the system's error in one of its own
    system = error if isinstance(error, OSError) else next(
        (a for a in (*error.args, error.__cause__, error.__context__) if isinstance(a, OSError)),
        None,
    )  # fmt: skip
    if system is not None:
        found = disk_error(system, target)
        if found.code == "store.disk_full":
            return ShujianError(
                found.code, "磁盘空间不足，没有导出", remedy="请清理磁盘，或换一个位置",
                where=found.where,
            )  # fmt: skip
        if found.code == "store.read_only":
            why = "没有写权限，或文件正被其他程序打开"
            return _refused(target, why, "请关闭已打开的同名文件，或换一个可写的位置")
    why = system.strerror if system is not None and system.strerror else str(error)
    return _refused(target, why[:200], "请换一个位置，或检查磁盘和网络盘连接后重试")


def _refused(target: Path, why: str, remedy: str) -> ShujianError:
    return ShujianError(
        "pool.export", "导出的文件写不进去", why, remedy, where=Place(file=str(target))
    )
