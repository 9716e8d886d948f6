"""Who looked among the clues for somebody by a whole number: such look-ups are journaled."""

from __future__ import annotations

import re

from shujian.pool.asking.wanted import Wanted
from shujian.store import db
from shujian.store.home import Home
from shujian.trust import Action, Context
from shujian.trust.journal import record

LOOKED_FOR = "在线索中检索"
_NUMBER = re.compile(r"\d{6,}[\dXx]*")
"""Numbers of persons, firms, accounts and phones; years, amounts and case numbers are shorter."""


def asked_for(ctx: Context, home: Home, text: str, found: int) -> None:
    """Write down that somebody was looked for; words without such a number are no look-up.

    Args:
        ctx: who looks.
        home: the home.
        text: as it was typed; its numbers are masked in the journal.
        found: how many clues there are.
    """
    if _NUMBER.search(text):
        thing = f"{LOOKED_FOR}“{Wanted(text).covered()}”"
        with db.session(home) as session:
            record(session, ctx, Action.VIEW, thing, {"found": found, "looked": "线索"})
