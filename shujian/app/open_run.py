"""The run that was asked of last, kept open: the next question is mostly about it too."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from shujian.store.home import Home

if TYPE_CHECKING:
    from shujian.app.explaining import Reopened

_one = threading.Lock()
"""One question is answered at a time: they share an engine."""


class _Held:
    """The open run; only who holds ``_one`` uses it."""

    def __init__(self) -> None:
        self.run: Reopened | None = None

    def close(self) -> None:
        """Give back what is open."""
        held, self.run = self.run, None
        if held is not None:
            held.close()


_held = _Held()


@contextmanager
def opened(home: Home, run_id: str) -> Iterator[Reopened]:
    """A run to ask of; another run takes the place of the one that is open.

    Raises:
        ShujianError: a run that kept nothing.
    """
    from shujian.app.explaining import Reopened  # the engine, only where it is needed

    with _one:
        if _held.run is None or (_held.run.home, _held.run.run) != (home, run_id):
            _held.close()
            _held.run = Reopened.of(home, run_id)
        try:
            yield _held.run
        except BaseException:
            _held.close()  # nobody knows what is left of it
            raise


def close() -> None:
    """Give back the engine and its files: the program ends, or a home is moved."""
    with _one:
        _held.close()
