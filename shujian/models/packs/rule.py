"""One rule of a pack as its author wrote it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from shujian.core.errors import Place
from shujian.models.reading import (
    At,
    Written,
    check_keys,
    did_you_mean,
    read_flag,
    read_text,
    read_texts,
)
from shujian.models.steps.kinds import Formula

RULE_KEYS = (
    *("id", "name", "when", "says", "basis", "severity", "suggest", "checked", "doubt"),
    *("cases", "note", "source", "only", "off", "needs", "disprove"),
)
SEVERITIES = ("确定", "较可能", "待核")
CASE_KINDS = ("hit", "near_miss", "exception")
ORIGINAL = "原件"
"""The value of ``only``: the rule speaks of the court's originals, not of published copies."""


@dataclass(frozen=True)
class RuleSpec:
    """One rule.

    Args:
        id: unique in the pack.
        name: Chinese name.
        when: the condition.
        says: what a clue says, columns as ``{列}``.
        basis: legal basis.
        severity: 确定, 较可能, or 待核 (then a hit is a row to verify, never a clue).
        suggest: kinds of supervision.
        checked: False while a basis is not verified.
        doubt: what is not verified.
        only: ``原件``: published copies are 未检查; "" for every row.
        off: why the rule is not run; "" for one that is.
        needs: the facts that it lacks.
        disprove: what would refute a clue of this rule; empty: what the pack says.
        cases: kind (``hit``, ``near_miss``, ``exception``) → rows as written.
        at: where it stands.
    """

    id: str
    name: str
    when: Written | None
    says: str
    basis: tuple[str, ...]
    severity: str
    suggest: tuple[str, ...]
    checked: bool
    doubt: str
    only: str
    off: str
    needs: tuple[str, ...]
    disprove: tuple[str, ...]
    cases: Mapping[str, tuple[Any, ...]]
    at: At = field(repr=False, compare=False)


def needs(at: At, data: Any, key: str) -> bool:
    """Whether a key is written; an error where it is not."""
    if data.get(key) is None:
        at.line(data).error("missing_key", f"缺少“{key}”", f"请补写“{key}: …”")
    return data.get(key) is not None


def read_rule(raw: Any, at: At, taken: set[str]) -> RuleSpec | None:
    """Read a rule; None where it cannot be told apart from others."""
    rule_id = raw.get("id") if isinstance(raw, dict) else None
    label = f"规则“{rule_id}”" if rule_id else "规则"
    here = At(Place(at.place.file, row=at.place.row, field=label), at.errors)
    if not check_keys(here, raw, RULE_KEYS):
        return None
    rule_id = read_text(here, raw, "id")
    if not rule_id or rule_id in taken:
        if rule_id:
            here.error("taken", f"规则编号“{rule_id}”重复", "请换一个编号")
        return None
    off = read_text(here, raw, "off", "")
    when = None
    if not off and needs(here, raw, "when"):
        when = Formula().read(raw["when"], here.into("when", raw))
    return RuleSpec(
        id=rule_id,
        name=read_text(here, raw, "name"),
        when=when,
        says=read_text(here, raw, "says", "" if off else None),
        basis=read_texts(here, raw, "basis"),
        severity=_severity(raw, here),
        suggest=read_texts(here, raw, "suggest"),
        checked=read_flag(here, raw, "checked", default=True),
        doubt=read_text(here, raw, "doubt", ""),
        only=_choice(raw, here, "only", (ORIGINAL,)),
        off=off,
        needs=read_texts(here, raw, "needs"),
        disprove=read_texts(here, raw, "disprove"),
        cases={} if off else _cases(raw.get("cases"), here.into("cases", raw)),
        at=here,
    )


def _choice(raw: Any, at: At, key: str, allowed: tuple[str, ...]) -> str:
    found = read_text(at, raw, key, "")
    if found and found not in allowed:
        what = f"{key} 不能是“{found}”"
        at.into(key, raw).error("bad_choice", what, did_you_mean(found, allowed))
    return found


def _severity(raw: Any, at: At) -> str:
    """How sure a hit is; never more than 待核 while the law is not verified."""
    if not needs(at, raw, "severity"):
        return ""
    found = _choice(raw, at, "severity", SEVERITIES)
    if raw.get("checked") is False:
        if not raw.get("doubt"):
            at.into("checked", raw).error("no_doubt", "未核对的规则缺少说明", "请在 doubt 写明疑点")
        if found != "待核":
            what = f"未核对的规则不能是“{found}”"
            at.into("severity", raw).error(
                "unchecked", what, "请写 severity: 待核，或核对后删去 checked"
            )
    return found


def _cases(raw: Any, at: At) -> dict[str, tuple[Any, ...]]:
    """The cases of a rule; a rule without a hit and a near miss is refused."""
    if raw is None:
        raw = {}
    if not check_keys(at, raw, CASE_KINDS):
        return {}
    found = {}
    for kind in CASE_KINDS:
        held = raw.get(kind)
        rows = held if isinstance(held, list) else [held] if held is not None else []
        for row in rows:
            if not isinstance(row, dict):
                at.into(kind, raw).error("case_row", "用例应写成 {列: 值}", "请改写")
        found[kind] = tuple(r for r in rows if isinstance(r, dict))
    for kind, what in (("hit", "命中"), ("near_miss", "差一点不命中")):
        if not found[kind]:
            at.error(
                "no_case",
                f"规则没有{what}的用例（{kind}）",
                f"请补写 cases: {{{kind}: {{列: 值}}}}；没有用例的规则不能载入",
            )
    return found
