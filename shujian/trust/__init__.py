"""Who may see and do what, for which purpose; and the journal of it."""

from shujian.trust.actions import Action
from shujian.trust.context import Context
from shujian.trust.decisions import Decision, Thing, decide, require

__all__ = ["Action", "Context", "Decision", "Thing", "decide", "require"]
