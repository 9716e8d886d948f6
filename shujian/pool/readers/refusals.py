"""What the system says of files and disks, told so that a user can act."""

from __future__ import annotations

import errno
from pathlib import Path

from shujian.core.errors import Place, ShujianError
from shujian.store.disk import disk_error

_WHY = {
    errno.ENOENT: "没有这个文件",
    errno.ENOTDIR: "没有这个文件",
    errno.EACCES: "当前用户没有读取权限，或文件正被其他程序独占",
    errno.EPERM: "当前用户没有读取权限",
    errno.EISDIR: "给出的是文件夹",
    errno.ENAMETOOLONG: "文件名过长",
    errno.EIO: "磁盘或移动介质读取出错",
}
_OF_THE_DISK = {"store.disk_full", "store.read_only"}


def no_file(shown: str, error: OSError) -> ShujianError:
    """``pool.no_file``: a file that is not there or may not be read."""
    return ShujianError(
        "pool.no_file",
        "文件打不开",
        why=_WHY.get(error.errno or 0, f"系统拒绝读取（错误号 {error.errno}）"),
        remedy="请检查路径和文件名、读取权限；在移动介质或网络盘上的，请先复制到本机",
        where=Place(file=shown),
    )


def disk_failure(error: BaseException, path: Path) -> ShujianError | None:
    """The disk's error where the system refused to write (full, read-only); else None.

    Args:
        error: what a parser or writer raised.
        path: where was written.
    """
    if not isinstance(error, OSError):
        return None
    found = disk_error(error, path)
    return found if found.code in _OF_THE_DISK else None


def bomb(shown: str, why: str) -> ShujianError:
    """The refusal of a file that unpacks to far more than it is."""
    return ShujianError(
        "pool.bomb",
        "压缩内容异常膨胀，已停止读取",
        why=why,
        remedy="请核实文件来源；确属正常数据的，请解压或拆分后导入",
        where=Place(file=shown),
    )


def too_wide(shown: str, sheet: str, count: int, limit: int) -> ShujianError:
    """The refusal of a table with more columns than may be."""
    return ShujianError(
        "pool.too_many_columns",
        "列数过多",
        why=f"{count} 列，上限 {limit} 列",
        remedy="请删除数据区以外的列后再导入",
        where=Place(file=shown, sheet=sheet or None),
    )


def cut_off(shown: str, sheet: str, why: str) -> ShujianError:
    """What a file lacks that ends too early: nobody knows which rows would have followed."""
    return ShujianError(
        "pool.cut_off",
        "文件不完整，断开处以后的内容没有读到",
        why=why,
        remedy="断开以前的行可以先用；请向提供单位重新索取完整的文件后导入",
        where=Place(file=shown, sheet=sheet or None),
    )
