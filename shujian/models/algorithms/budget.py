"""How much a search may do before it is refused: the same on every machine, unlike time."""

from __future__ import annotations

from dataclasses import dataclass


class TooMuchError(Exception):
    """The budget is spent."""


@dataclass
class Budget:
    """Steps that are left."""

    left: int

    def spend(self, steps: int) -> None:
        """Take steps.

        Raises:
            TooMuchError: more than are left.
        """
        self.left -= steps
        if self.left < 0:
            raise TooMuchError
