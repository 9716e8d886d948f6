"""The context: who acts, for which unit, for which purpose, at what time."""

from __future__ import annotations

import datetime as dt
import getpass
from collections.abc import Callable
from dataclasses import dataclass

Clock = Callable[[], dt.datetime]
BEIJING = dt.timezone(dt.timedelta(hours=8))


def system_clock() -> dt.datetime:
    """The system time, UTC."""
    return dt.datetime.now(dt.UTC)


@dataclass(frozen=True)
class Context:
    """The first argument of whatever reads or writes data.

    Args:
        actor: the person's name or account.
        unit: the procuratorate or department; may be empty on one computer.
        purpose: why data is looked at or changed, in the person's words.
        clock: gives aware system times; tests give their own.
        may: the actions of the person's role, by their values; None: the person at this
            computer, who may do all ordinary work.
    """

    actor: str
    unit: str = ""
    purpose: str = ""
    clock: Clock = system_clock
    may: frozenset[str] | None = None

    @classmethod
    def local(cls, purpose: str = "", unit: str = "", clock: Clock = system_clock) -> Context:
        """The context of the person at this computer: the account of the system."""
        try:
            actor = getpass.getuser()
        except (OSError, KeyError, ImportError):  # no account name in this environment
            actor = "本机用户"
        return cls(actor, unit, purpose, clock)

    @property
    def has_purpose(self) -> bool:
        """Whether a purpose was stated."""
        return bool(self.purpose.strip())

    def now(self) -> dt.datetime:
        """The system time, UTC.

        Raises:
            ValueError: the clock gave a time without a zone.
        """
        time = self.clock()
        if time.tzinfo is None:
            raise ValueError("the clock of a context needs a time zone")
        return time.astimezone(dt.UTC)

    def today(self) -> dt.date:
        """The day it is in China."""
        return self.now().astimezone(BEIJING).date()
