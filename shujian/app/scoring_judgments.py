"""Compare what screening found in the demo city's judgments with what was planted there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from shujian.app.scoring import Score
from shujian.app.screening.types import Account, Answer, Clue

SURE = ("确定", "较可能")
MODEL = "文书"


class Heard:
    """What a screening said, by file."""

    def __init__(self) -> None:
        self.states: dict[str, list[str]] = defaultdict(list)
        self.clues: dict[str, list[Clue]] = defaultdict(list)
        self._names: dict[str, str] = {}

    def take(self, answer: Answer) -> None:
        """Add what one batch gave."""
        for account in answer.accounts:
            self._names[account.id] = name = _file(account)
            if not account.copy_of or not account.judged:
                self.states[name].append(account.state)
        for clue in answer.clues:
            self.clues[self._names[clue.record["document"]]].append(clue)

    def state(self, name: str) -> str:
        """The state of a file, of each judgment in it."""
        return "、".join(self.states[name]) or "无"


def _file(account: Account) -> str:
    return PurePosixPath(account.source.partition("#")[0]).name


def score(truth: Mapping[str, Any], heard: Heard, seconds: float) -> Score:
    """Score one screening.

    Args:
        truth: judgments_truth.json.
        heard: what was said.
        seconds: how long it took.
    """
    plants = [m for m in truth["marks"] if m["kind"] == "plant"]
    traps = [m for m in truth["marks"] if m["kind"] == "trap"]
    notes: list[str] = []
    missed = [m for m in plants if not _found(m, heard)]
    lowered = [m for m in missed if _found({**m, "severity": "待核"}, heard)]
    missed = [m for m in missed if m not in lowered]
    notes += [f"漏 {_say(m)}（实得：{_got(heard, m['document'])}）" for m in missed]
    hit = [m for m in traps if _hits(m, heard.clues[m["document"]])]
    notes += [f"误 {_say(m)}" for m in hit]
    strayed = {d: s for d, s in truth["states"].items() if heard.state(d) not in s.split("或")}
    notes += [f"偏 {d} 应{s}，实得{heard.state(d)}" for d, s in strayed.items()]
    extra = list(_extra(truth["marks"], heard))
    notes += [f"多 {name} {_clue(clue)}" for name, clue in extra]
    notes += [f"低 {_say(m)}" for m in lowered]
    found = len(plants) - len(missed) - len(lowered)
    return Score(
        MODEL, len(plants), found, len(missed), len(traps), len(hit),
        len(strayed), len(extra), seconds, tuple(notes), len(lowered),
    )  # fmt: skip


def _found(mark: Mapping[str, Any], heard: Heard) -> bool:
    """A clue of the rule or its equal, sure enough, about the document and the person."""
    good = (*SURE, "待核") if mark["severity"] == "待核" else SURE
    return any(
        clue.record["severity"] in good and _about(mark, clue)
        for clue in heard.clues[mark["document"]]
        if _named(mark, clue)
    )


def _about(mark: Mapping[str, Any], clue: Clue) -> bool:
    return mark["subject"] in ("", clue.record["subject"]) or (
        clue.record["subject"] == clue.record["document"]
    )


def _hits(mark: Mapping[str, Any], clues: Sequence[Clue]) -> bool:
    return any(c.record["severity"] in SURE and _named(mark, c) for c in clues)


def _named(mark: Mapping[str, Any], clue: Clue) -> bool:
    """Whether a clue is of the planted rule, of a part of it or of its equal.

    Packs cut a rule of the catalogue in parts: its id with more behind a point or underline.
    """
    rule = clue.record["rule"]
    return any(
        rule == name or rule.startswith((f"{name}.", f"{name}_"))
        for name in (mark["rule"], *mark["same"])
    )


def _extra(marks: Iterable[Mapping[str, Any]], heard: Heard) -> Iterable[tuple[str, Clue]]:
    about: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for mark in marks:
        about[mark["document"]].append({**mark, "same": [*mark["same"], *mark["also"]]})
    for name in sorted(heard.clues):
        for clue in heard.clues[name]:
            if clue.record["severity"] in SURE and not any(_named(m, clue) for m in about[name]):
                yield name, clue


def _got(heard: Heard, document: str) -> str:
    told = [f"{c.record['rule']}（{c.record['severity']}）" for c in heard.clues[document]]
    return "、".join(told) or f"无，{heard.state(document)}"


def _say(mark: Mapping[str, Any]) -> str:
    return f"{mark['rule']} {mark['document']} {mark['subject']}：{mark['why']}（{mark['basis']}）"


def _clue(clue: Clue) -> str:
    record = clue.record
    return f"{record['rule']}（{record['severity']}）{record['subject']}：{record['message']}"
