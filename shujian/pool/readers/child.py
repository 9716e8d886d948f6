"""A child process that can crash, hang or be killed without harm to the program."""

from __future__ import annotations

import contextlib
import json
import queue
import subprocess
import sys
import threading
import time
from typing import IO, Any, Self

from shujian.core.errors import Place, ShujianError
from shujian.core.progress import SILENT, Progress
from shujian.pool.readers.types import Limits, error_from_dict

_TICK = 0.2


class Child:
    """One child process; answers one request after another, and is started again after a failure.

    A plain interpreter is started (never a fork), not ``multiprocessing``: that would
    import the caller's main module again, with the engines and all they cost.

    Args:
        module: what the child runs: a module with a ``main`` (see ``worker.main``).
    """

    def __init__(self, module: str) -> None:
        self._module = module
        self._process: subprocess.Popen[bytes] | None = None
        self._messages: queue.Queue[dict[str, Any] | None] = queue.Queue()

    def __enter__(self) -> Self:
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

    def ask(
        self, request: dict[str, Any], limits: Limits, progress: Progress = SILENT
    ) -> dict[str, Any]:
        """Send a request and wait for its result.

        Args:
            request: JSON-able; ``path``, ``name``, ``tmp`` and ``limits`` are needed.
            limits: time and memory.
            progress: told the share done; asked whether to stop.

        Raises:
            ShujianError: the child refused, broke a limit (``pool.reader_timeout``,
                ``pool.reader_memory``) or died (``pool.reader_died``).
            CancelledError: a person stopped the work.
        """
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
        code = f"import sys; sys.path[:] = {sys.path!r}; from {self._module} import main; main()"
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


def _timeout(shown: str, limits: Limits) -> ShujianError:
    return ShujianError(
        "pool.reader_timeout",
        "读取超时，文件未导入",
        why=f"超过 {limits.seconds:g} 秒",
        remedy="请拆分文件，或另存为 CSV 后导入",
        where=Place(file=shown),
    )
