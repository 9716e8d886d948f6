"""Keep a library that nothing here uses out of a process."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType


class _Without(MetaPathFinder):
    """Says that one module is not there."""

    def __init__(self, name: str) -> None:
        self.name = name

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Refuse the one name; others are looked for as always.

        Raises:
            ModuleNotFoundError: for the module itself.
        """
        if fullname == self.name:
            raise ModuleNotFoundError(
                f"{fullname} is kept out of this process (shujian.core.lean)", name=fullname
            )
        return None


def without(name: str) -> None:
    """Have a module refused, unless it was imported before.

    pyarrow asks for pandas at its first array, only to tell pandas' columns from others:
    a third of a second of every process, for nothing, since nothing here hands any over.

    Args:
        name: a top-level module.
    """
    if name not in sys.modules:
        sys.meta_path.insert(0, _Without(name))


def allow(name: str) -> None:
    """Let a module in again, for a library that cannot do without it.

    Args:
        name: a top-level module.
    """
    sys.meta_path[:] = [
        f for f in sys.meta_path if not (isinstance(f, _Without) and f.name == name)
    ]
