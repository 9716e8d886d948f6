"""The parent's side: a child process that can crash, hang or be killed without harm."""

from __future__ import annotations

import atexit
import contextlib
import json
import queue
import subprocess
import sys
import threading
import time
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

from shujian.core.errors import Place, ShujianError
from shujian.core.ids import random_id
from shujian.core.progress import SILENT, Progress
from shujian.pool.readers.refusals import no_file
from shujian.pool.readers.types import Limits, RawPart, ReadOptions, ReadResult, error_from_dict

_TICK = 0.2
_IDLE: list[Reader] = []
_IDLE_LOCK = threading.Lock()


class Reader:
    """One child process; reads files one after another, and is started again after a failure.

    A plain interpreter is started (never a fork), not ``multiprocessing``: that would
    import the caller's main module again, with the engines and all they cost.
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._messages: queue.Queue[dict[str, Any] | None] = queue.Queue()

    def __enter__(self) -> Reader:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    @property
    def pid(self) -> int | None:
        """Process id of the child, None while there is none."""
        return self._process.pid if self._process else None

    def close(self) -> None:
        """End the child."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()

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
        _check_file(path, request["name"], limits)
        try:
            result = self._ask(request, limits, progress)
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

    def _ask(self, request: dict[str, Any], limits: Limits, progress: Progress) -> dict[str, Any]:
        try:
            self._send(request)
            message = self._wait(request["name"], limits, progress)
        except OSError as error:
            died = self._death(request["name"], limits)
            self.close()
            raise died from error
        except BaseException:
            self.close()
            raise
        if message.get("heavy"):
            self.close()
        if "error" in message:
            raise error_from_dict(message["error"])
        answer: dict[str, Any] = message["result"]
        return answer

    def _send(self, request: dict[str, Any]) -> None:
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._start()
        assert self._process is not None
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(request).encode() + b"\n")
        self._process.stdin.flush()

    def _start(self) -> None:
        code = (
            f"import sys; sys.path[:] = {sys.path!r}; "
            "from shujian.pool.readers.worker import main; main()"
        )
        self._process = subprocess.Popen(
            [sys.executable, "-X", "utf8", "-c", code],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._messages = queue.Queue()
        threading.Thread(
            target=_pump, args=(self._process.stdout, self._messages), daemon=True
        ).start()

    def _wait(self, shown: str, limits: Limits, progress: Progress) -> dict[str, Any]:
        deadline = time.monotonic() + limits.seconds
        share, text = 0.0, f"读取 {shown}"
        while True:
            left = deadline - time.monotonic()
            if left <= 0:
                raise _timeout(shown, limits)
            progress.step(share, text)
            try:
                message = self._messages.get(timeout=min(_TICK, left))
            except queue.Empty:
                continue
            if message is None:
                raise self._death(shown, limits)
            if "progress" not in message:
                return message
            share, text = message["progress"]

    def _death(self, shown: str, limits: Limits) -> ShujianError:
        code = self._process.wait() if self._process else None
        return ShujianError(
            "pool.reader_died",
            "读取程序意外退出，文件未导入",
            why=f"文件内容异常，或超过内存上限 {limits.memory_bytes >> 20} MB（退出码 {code}）",
            remedy="请用 Excel 或 WPS 打开后另存为 CSV 或新的 xlsx，或拆成较小的文件再导入",
            where=Place(file=shown),
            params={"exit": code},
        )


def _pump(stream: IO[bytes], messages: queue.Queue[dict[str, Any] | None]) -> None:
    with contextlib.suppress(OSError, ValueError):
        for line in stream:
            messages.put(json.loads(line))
    messages.put(None)


def _plain_options(options: ReadOptions) -> dict[str, Any]:
    return {
        "sheets": None if options.sheets is None else list(options.sheets),
        "header_line": dict(options.header_line),
        "encoding": options.encoding,
        "delimiter": options.delimiter,
    }


def _check_file(path: Path, shown: str, limits: Limits) -> None:
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


def _timeout(shown: str, limits: Limits) -> ShujianError:
    return ShujianError(
        "pool.reader_timeout",
        "读取超时，文件未导入",
        why=f"超过 {limits.seconds:g} 秒",
        remedy="请拆分文件，或另存为 CSV 后导入",
        where=Place(file=shown),
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
