"""The one decision point: may this person do this, and why."""

from __future__ import annotations

from dataclasses import dataclass

from shujian.core.errors import Place, ShujianError
from shujian.trust.actions import Action
from shujian.trust.context import Context

SENSITIVE = 3
"""From this level on, values are masked and need a purpose to be revealed."""


@dataclass(frozen=True)
class Thing:
    """What is acted on.

    Args:
        name: for the journal, e.g. a table, a column, a run's id.
        level: the highest sensitivity of what comes out, 1 to 4.
    """

    name: str
    level: int = 1


@dataclass(frozen=True)
class Decision:
    """An answer with its reason, Chinese."""

    allowed: bool
    reason: str

    def __bool__(self) -> bool:
        return self.allowed


def decide(ctx: Context, action: Action, thing: Thing) -> Decision:
    """Decide without side effects.

    On one computer everyone who may open the home may do all ordinary work; who signed in
    may do what the role says. Values of level 3 and 4 come out only for a stated purpose.

    Source: 个人信息保护法第二十八条 (sensitive information only for a specific purpose).
    """
    if not ctx.actor.strip():
        return Decision(False, "没有操作人")
    if ctx.may is not None and action not in ctx.may:
        return Decision(False, f"您的角色不能{action.label}")
    if action.reveals and thing.level >= SENSITIVE:
        if not ctx.has_purpose:
            return Decision(False, f"涉及 {thing.level} 级敏感信息，未说明用途")
        return Decision(True, f"已说明用途：{ctx.purpose.strip()}")
    return Decision(True, "本机日常工作")


def require(ctx: Context, action: Action, thing: Thing) -> Decision:
    """Decide, and refuse with an error for the user.

    Raises:
        ShujianError: ``trust.refused``.
    """
    decision = decide(ctx, action, thing)
    if not decision.allowed:
        raise ShujianError(
            "trust.refused",
            f"不能{action.label}",
            why=decision.reason,
            remedy=_remedy(ctx, action),
            where=Place(field=thing.name),
            params={"action": str(action), "level": thing.level},
        )
    return decision


def _remedy(ctx: Context, action: Action) -> str:
    if ctx.may is not None and action not in ctx.may:
        return "请由有此权限的人办理，或请管理员调整您的角色"
    said = "请写明用途（如办理的案件和事项）；用途会记入日志"
    return said if ctx.may is not None else said.replace("请", "请用 --purpose ", 1)
