"""Who brought clues to their present conclusion, when and why."""

from __future__ import annotations

from functools import cached_property

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from shujian.app.clue_masks import hidden
from shujian.clues.changing import open_changes
from shujian.clues.export import Concluded
from shujian.clues.states import FINAL
from shujian.store.schema import Clue, ClueEvent, Seen, User
from shujian.trust import Context


class Conclusions:
    """Tells the conclusions of clues to one reader; all are fetched at once, at the first.

    Args:
        ctx: who reads, for which purpose.
        session: open while clues are told.
    """

    def __init__(self, ctx: Context, session: Session) -> None:
        self._ctx, self._session = ctx, session

    def of(self, clue: Clue) -> Concluded | None:
        """The conclusion; None where the clue has none now."""
        event = self._last.get(clue.id) if clue.state in FINAL else None
        if event is None or event.to_state != clue.state:
            return None
        actor = self._people.get(event.actor) or event.actor
        since = "\n".join(hidden(self._ctx, one.reason) for one in self._since.get(clue.id, ()))
        reason = hidden(self._ctx, event.reason)
        return Concluded(event.to_state, actor, event.at, reason, since)

    @cached_property
    def _last(self) -> dict[str, ClueEvent]:
        newest = (
            select(func.max(ClueEvent.id))
            .where(ClueEvent.to_state.in_(FINAL), ClueEvent.run_id == "")
            .group_by(ClueEvent.clue_id)
        )
        events = self._session.scalars(select(ClueEvent).where(ClueEvent.id.in_(newest)))
        return {event.clue_id: event for event in events}

    @cached_property
    def _since(self) -> dict[str, list[ClueEvent]]:
        """What runs found otherwise after the conclusion."""
        marked = select(Clue.id).where(Clue.seen != Seen.NOW, Clue.state.in_(FINAL))
        query = select(ClueEvent).where(ClueEvent.clue_id.in_(marked)).order_by(ClueEvent.id)
        events: dict[str, list[ClueEvent]] = {}
        for event in self._session.scalars(query):
            events.setdefault(event.clue_id, []).append(event)
        return {clue_id: open_changes(own) for clue_id, own in events.items()}

    @cached_property
    def _people(self) -> dict[str, str]:
        return {
            account: name
            for account, name in self._session.execute(select(User.account, User.name))
        }
