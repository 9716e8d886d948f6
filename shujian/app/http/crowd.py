"""How much one person may ask for at once, so that the others are still answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from shujian.core.errors import ShujianError

EACH = 12
"""Requests of one person at once: browsers send six to a server, the server does forty in all."""


class Crowd:
    """Counts what is being done; asked from many threads."""

    def __init__(self) -> None:
        self._busy: Counter[str] = Counter()
        self._lock = Lock()

    def enter(self, key: str, most: int) -> None:
        """Count one more, unless there are so many already.

        Args:
            key: whose, and of which kind.
            most: how many of it may be done or wait at once.

        Raises:
            ShujianError: ``app.crowded``.
        """
        with self._lock:
            if self._busy[key] >= most:
                raise _crowded(most)
            self._busy[key] += 1

    def leave(self, key: str) -> None:
        """Count one less; what nobody does any more takes no room."""
        with self._lock:
            self._busy[key] -= 1
            if self._busy[key] <= 0:
                del self._busy[key]

    @contextmanager
    def within(self, key: str, most: int) -> Iterator[None]:
        """Be counted for as long as the block runs; see ``enter``."""
        self.enter(key, most)
        try:
            yield
        finally:
            self.leave(key)


def _crowded(most: int) -> ShujianError:
    return ShujianError(
        "app.crowded",
        "同时提交的请求太多",
        why=f"已有 {most} 个请求还没有做完；超出的不做，以免别人等待",
        remedy="请等前面的做完再试",
        params={"most": most},
    )
