"""Keep one worker process alive beside the server."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field

from shujian.store.home import Home

_LEAST = 3.0
"""Seconds between two starts: a worker that dies at once must not spin."""


@dataclass
class Keeper:
    """Starts the worker, starts it again when it died, stops it with the server."""

    home: Home
    _stop: threading.Event = field(default_factory=threading.Event)
    _process: subprocess.Popen[bytes] | None = None
    _thread: threading.Thread | None = None

    @property
    def alive(self) -> bool:
        """Whether a worker runs at this moment."""
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        """Begin keeping."""
        self._thread = threading.Thread(target=self._keep, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop the worker; a job under way waits again at the next start."""
        self._stop.set()
        if self._process is not None:
            with suppress(OSError):
                self._process.terminate()
        if self._thread is not None:
            self._thread.join(timeout=10)

    def _keep(self) -> None:
        command = [sys.executable, "-m", "shujian.app.worker", str(self.home.path)]
        while not self._stop.is_set():
            began = time.monotonic()
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE)
            while self._process.poll() is None and not self._stop.wait(0.2):
                pass
            if self._stop.is_set():
                self._end(self._process)
                return
            self._stop.wait(max(0.0, _LEAST - (time.monotonic() - began)))

    def _end(self, process: subprocess.Popen[bytes]) -> None:
        with suppress(OSError):
            process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
