"""The parent's side of reading a table: in a child, with limits."""

from __future__ import annotations

import atexit
import threading
from dataclasses import asdict
from pathlib import Path
from typing import Any

from shujian.core.errors import Place, ShujianError
from shujian.core.ids import random_id
from shujian.core.progress import SILENT, Progress
from shujian.pool.readers.child import Child
from shujian.pool.readers.refusals import no_file
from shujian.pool.readers.types import Limits, RawPart, ReadOptions, ReadResult, error_from_dict

_IDLE: list[Reader] = []
_IDLE_LOCK = threading.Lock()


class Reader(Child):
    """One child process that reads tables."""

    def __init__(self) -> None:
        super().__init__("shujian.pool.readers.worker")

    def read(
        self,
        path: Path,
        tmp: Path,
        options: ReadOptions | None = None,
        limits: Limits | None = None,
        progress: Progress = SILENT,
        name: str | None = None,
    ) -> ReadResult:
        """Read one file into Arrow files.

        Args:
            path: the file.
            tmp: folder for the Arrow files; the caller removes them.
            options: what a person decided about the file.
            limits: time, memory and sizes.
            progress: told the share done; asked whether to stop.
            name: file name as the user knows it (default: that of ``path``).

        Raises:
            ShujianError: the file as a whole cannot be read, or the child broke a limit or died.
            CancelledError: a person stopped the work.
        """
        limits, token = limits or Limits(), random_id()
        request: dict[str, Any] = {
            "token": token,
            "path": str(path),
            "name": name or path.name,
            "tmp": str(tmp),
            "options": _plain_options(options or ReadOptions()),
            "limits": asdict(limits),
        }
        check_file(path, request["name"], limits)
        try:
            result = self.ask(request, limits, progress)
        except BaseException:
            for left in tmp.glob(f"raw-{token}-*"):
                left.unlink(missing_ok=True)
            raise
        return ReadResult(
            [RawPart.from_dict(p) for p in result["parts"]],
            [error_from_dict(e) for e in result["refused"]],
            result["sha256"],
            result["size"],
        )


def _plain_options(options: ReadOptions) -> dict[str, Any]:
    return {
        "sheets": None if options.sheets is None else list(options.sheets),
        "header_line": dict(options.header_line),
        "encoding": options.encoding,
        "delimiter": options.delimiter,
    }


def check_file(path: Path, shown: str, limits: Limits) -> None:
    """Refuse what is no file, empty or too large, before a child is asked.

    Raises:
        ShujianError: ``pool.no_file``, ``pool.empty_file``, ``pool.file_too_large``.
    """
    place = Place(file=shown)
    try:
        size = path.stat().st_size
    except OSError as error:
        raise no_file(shown, error) from error
    if not path.is_file():
        raise ShujianError(
            "pool.no_file",
            "这不是文件",
            why="给出的是文件夹或设备",
            remedy="请给出其中的文件，可以一次给多个；也可以压缩成 zip 后导入",
            where=place,
        )
    if size == 0:
        raise ShujianError(
            "pool.empty_file",
            "文件是空的",
            why="0 字节",
            remedy="请向提供单位重新索取",
            where=place,
        )
    if size > limits.file_bytes:
        raise ShujianError(
            "pool.file_too_large",
            "文件过大",
            why=f"{size >> 20} MB，上限 {limits.file_bytes >> 20} MB",
            remedy="请拆分后导入",
            where=place,
        )


def read(
    path: Path,
    tmp: Path,
    options: ReadOptions | None = None,
    limits: Limits | None = None,
    progress: Progress = SILENT,
    name: str | None = None,
) -> ReadResult:
    """Read one file in a child kept ready between calls; see ``Reader.read``."""
    with _IDLE_LOCK:
        reader = _IDLE.pop() if _IDLE else Reader()
    try:
        return reader.read(path, tmp, options, limits, progress, name)
    finally:
        with _IDLE_LOCK:
            keep = not _IDLE
            if keep:
                _IDLE.append(reader)
        if not keep:
            reader.close()


@atexit.register
def _close_idle() -> None:
    with _IDLE_LOCK:
        while _IDLE:
            _IDLE.pop().close()
