"""``python -m shujian.app.worker HOME``: the worker's process; ends with its parent."""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import suppress
from pathlib import Path

from shujian.app.shelves import warm
from shujian.app.worker.kinds import MODULES, handler
from shujian.app.worker.loop import work
from shujian.core.cycles import patient
from shujian.core.errors import ShujianError
from shujian.store.home import Home


def main() -> None:
    """Work until told to stop, or until the server is gone (its end of the pipe closes)."""
    patient()
    home = Home.open(Path(sys.argv[1]), create=False)
    stop = threading.Event()
    for name in ("SIGTERM", "SIGINT"):
        signal.signal(getattr(signal, name), lambda *_: stop.set())
    threading.Thread(target=_until_closed, daemon=True).start()
    threading.Thread(target=_warm, args=(home,), daemon=True).start()
    work(home, lambda: not stop.is_set())


def _warm(home: Home) -> None:
    """Load engine and content before the first run is asked for: a second or two of it."""
    with suppress(ShujianError, OSError):
        for kind in MODULES:
            handler(kind)
        warm(home)


def _until_closed() -> None:
    """A killed server cannot tell us to stop; its pipe ends. The job under way is redone."""
    while os.read(sys.stdin.fileno(), 1):  # a buffer would be locked while the program ends
        pass
    os._exit(0)


if __name__ == "__main__":
    main()
