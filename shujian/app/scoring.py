"""Compare what models found in the demo city with what was planted there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from shujian.models.running.result import Aside, Found, RunResult


@dataclass(frozen=True)
class Score:
    """How a model did.

    Args:
        model: short name, e.g. M42.
        planted: planted violations.
        found: of these, answered as the decision table says, with the amount that it names.
        missed: the others.
        traps: facts that look like violations.
        traps_hit: traps for which the rule gave a clue.
        strayed: traps without a clue that were not answered as the decision table says either:
            silence where it wants 待核, 未检查 or 提示, a hint where it wants silence.
        extra: clues on facts that nobody planted.
        seconds: wall time of the run.
        notes: Chinese, one line for each miss, hit or extra clue.
        lowered: planted, answered with 待核 where a clue of more weight is right.
    """

    model: str
    planted: int = 0
    found: int = 0
    missed: int = 0
    traps: int = 0
    traps_hit: int = 0
    strayed: int = 0
    extra: int = 0
    seconds: float = 0.0
    notes: tuple[str, ...] = field(default=())
    lowered: int = 0

    @property
    def perfect(self) -> bool:
        """All found, every trap answered as it should be, nothing invented."""
        return not (self.missed or self.traps_hit or self.strayed or self.extra)

    def as_dict(self) -> dict[str, Any]:
        """For programs."""
        return {**asdict(self), "seconds": round(self.seconds, 2), "notes": list(self.notes)}


def score(
    model: str, marks: Iterable[Mapping[str, Any]], result: RunResult, seconds: float
) -> Score:
    """Score one run.

    Args:
        model: as the truth table names it.
        marks: entries of truth.json, of any model.
        result: what the run found.
        seconds: how long it took.
    """
    mine = [m for m in marks if m["model"] == model]
    clues, hints = _by_fact(result.clues), _by_fact(result.hints)
    asides = {"待核": _texts(result.reviews), "未检查": _texts(result.unchecked)}
    notes: list[str] = []
    found = hit = strayed = 0
    plants = [m for m in mine if m["kind"] == "plant"]
    traps = [m for m in mine if m["kind"] == "trap"]
    for mark in plants:
        answers = _answers(mark, clues, hints, asides)
        wrong = _wrong(mark, answers, result.clues)
        found += not wrong
        notes += [f"漏 {_say(mark)}（{wrong}）"] if wrong else []
    for mark in traps:
        answers = _answers(mark, clues, hints, asides)
        allowed = {mark["expected"], *mark["also"]}
        if "线索" in answers - allowed:
            hit += 1
            notes.append(f"误 {_say(mark)}")
        elif _strays(answers, allowed):
            strayed += 1
            notes.append(f"偏 {_say(mark)}（实得：{'、'.join(sorted(answers)) or '无'}）")
    extra = _extra(mine, result.clues)
    notes += [f"多 {f.rule} {f.record['subject']}：{f.record['title']}" for f in extra]
    return Score(
        model, len(plants), found, len(plants) - found, len(traps), hit, strayed, len(extra),
        seconds, tuple(notes),
    )  # fmt: skip


def _wrong(mark: Mapping[str, Any], answers: set[str], clues: Sequence[Found]) -> str:
    """What is wrong with the answer on a planted violation; empty where it is right.

    The amount may stand in any column, as the subject may.
    """
    if not answers & {mark["expected"], *mark["also"]}:
        return f"实得：{'、'.join(sorted(answers)) or '无'}"
    amount = mark.get("amount", "")
    own = (_values(f.record["values"]) for f in clues if f.rule == mark["rule"])
    if not amount or any({mark["subject"], amount} <= values for values in own):
        return ""
    return f"线索没有写明 {amount} 元"


def _strays(answers: set[str], allowed: set[str]) -> bool:
    """Whether a trap got another answer than those allowed.

    An aside names no rule, so one beside an allowed silence may belong to another rule.
    """
    if "无" in allowed:
        return "提示" in answers - allowed
    return not answers & allowed


def _by_fact(found: Sequence[Found]) -> set[tuple[str, str]]:
    """(rule, value) for every value of a clue: the subject may stand in any column."""
    return {(f.rule, text) for f in found for text in _values(f.record["values"])}


def _values(values: Mapping[str, Any]) -> set[str]:
    return {v for v in values.values() if isinstance(v, str)}


def _texts(asides: Iterable[Aside]) -> set[str]:
    return {v for a in asides for v in a.subject.values() if isinstance(v, str)}


def _answers(
    mark: Mapping[str, Any],
    clues: set[tuple[str, str]],
    hints: set[tuple[str, str]],
    asides: Mapping[str, set[str]],
) -> set[str]:
    key = (mark["rule"], mark["subject"])
    answers = {"线索"} if key in clues else set()
    # a hint wanted may bear a letter of its own; a hint unwanted counts for its own rule only
    wanted = mark["expected"] == "提示"
    if key in hints or (wanted and any(mark["subject"] == text for _, text in hints)):
        answers.add("提示")
    answers |= {stream for stream, texts in asides.items() if mark["subject"] in texts}
    return answers


def _extra(marks: Sequence[Mapping[str, Any]], clues: Sequence[Found]) -> list[Found]:
    known = {
        (rule, m["subject"])
        for m in marks
        for rule in (m["rule"], *m["companions"])
        if m["kind"] == "plant" or rule != m["rule"] or "线索" in m["also"]
    }
    trapped = {(m["rule"], m["subject"]) for m in marks if m["kind"] == "trap"}
    return [
        f
        for f in clues
        if not any(
            (f.rule, v) in known or (f.rule, v) in trapped for v in _values(f.record["values"])
        )
    ]


def _say(mark: Mapping[str, Any]) -> str:
    return f"{mark['rule']} {mark['subject']}，应{mark['expected']}：{mark['why']}"
