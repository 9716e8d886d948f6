"""A Spark Connect server of our own: Sail in a child process, for one machine."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from shujian.core.errors import ShujianError

_START_SECONDS = 60
_CODE = """
import sys
from pysail.spark import SparkConnectServer
server = SparkConnectServer("127.0.0.1", 0)
server.start(background=True)
print("port", server.listening_address[1], flush=True)
sys.stdin.read()
server.stop()
"""
"""The child ends when its standard input does: it never outlives its parent."""


class LocalServer:
    """Sail, listening on this machine alone.

    Args:
        workers: worker processes in Sail's local cluster; 0: everything in one process.
        temp: folder for what does not fit in memory, and for the server's own files.

    Raises:
        ShujianError: ``engines.spark_missing``, ``engines.spark_start``.
    """

    def __init__(self, workers: int = 0, temp: Path | None = None) -> None:
        if find_spec("pysail") is None:
            raise ShujianError(
                "engines.spark_missing",
                "没有安装本机的 Spark Connect 服务（pysail）",
                remedy="请安装附加组件：pip install 'shujian[spark]'，或填写集群地址 sc://主机:端口",
            )
        self._child = subprocess.Popen(
            [sys.executable, "-c", _CODE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=temp,
            env={**os.environ, **settings(workers)},
        )
        self.port = self._wait()

    @property
    def address(self) -> str:
        """Where clients find it."""
        return f"sc://127.0.0.1:{self.port}"

    @property
    def pid(self) -> int:
        """The child's process id."""
        return self._child.pid

    def _wait(self) -> int:
        limit = time.monotonic() + _START_SECONDS
        assert self._child.stdout is not None
        while time.monotonic() < limit:
            line = self._child.stdout.readline().decode("utf-8", "replace")
            if line.startswith("port "):
                return int(line.split()[1])
            if not line:
                break
        self.stop()
        raise ShujianError(
            "engines.spark_start",
            "本机的 Spark Connect 服务没有启动",
            remedy="请检查内存和端口限制，再运行一次",
        )

    def stop(self) -> None:
        """End the child; also what runs in it."""
        if self._child.poll() is None:
            with suppress(OSError):
                self._child.kill()
        self._child.wait()
        for pipe in (self._child.stdin, self._child.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()


def settings(workers: int) -> dict[str, str]:
    """The environment of the server."""
    found = {"TZ": "Asia/Shanghai", "RUST_LOG": "error"}
    if workers:
        found |= {
            "SAIL_MODE": "local-cluster",
            "SAIL_CLUSTER__WORKER_INITIAL_COUNT": str(workers),
            "SAIL_CLUSTER__WORKER_MAX_COUNT": str(workers),
        }
    return found
