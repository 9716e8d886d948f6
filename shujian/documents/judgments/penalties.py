"""Put one penalty, as a pattern read it, into the punishment that it belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from shujian.core.terms import Term
from shujian.documents.judgments.amounts import read_money, read_term
from shujian.documents.judgments.decision import Draft
from shujian.documents.judgments.language import language
from shujian.documents.judgments.punishment import Punishment, heaviest
from shujian.documents.judgments.segments import Span
from shujian.documents.judgments.verdict_text import BLANK, GROUP

IMPOSE = (
    "主刑", "无期", "死刑", "缓刑", "缓刑无期", "罚金", "罚金倒", "罚金无额", "没收财产", "剥权",
    "免刑", "无罪", "不负责任", "终止", "前刑",
)  # fmt: skip
"""Patterns of the group ``verdict`` that impose something, or say that nothing is."""
_FREE = {"免刑": "免予刑事处罚", "无罪": "无罪", "不负责任": "不负刑事责任", "终止": "终止审理"}


def impose(kind: str, match: re.Match[str], into: Punishment | Draft, kinds: list[str]) -> None:
    """Note a penalty.

    Args:
        kind: name of the pattern.
        match: what it found.
        into: the punishment; the draft for 减刑.
        kinds: principal penalties of the counts, where the sentence to be served names none.
    """
    pattern = language(GROUP).id("决定执行" if kind == "裸刑期" else kind)
    if isinstance(into, Draft):
        if term := read_term(match["期"]):
            into.commuted = (term, match.span())
            into.marks.setdefault(match["种"] or "", match.span())
    elif kind in ("主刑", "裸刑期", "减为", "无期", "死刑") or kind in _FREE:
        _main(kind, match, into, kinds, pattern)
    elif kind in ("缓刑", "缓刑无期"):
        _suspend(kind, match, into, pattern)
    elif kind == "前刑":
        rest = match.group().startswith(("余刑", "残刑", "剩余"))
        if (rest or "刑期" not in into.cells) and (term := read_term(match["期"])):
            into.cells.setdefault("前罪余刑", (term, match.span("期"), pattern))
    elif kind == "剥权":
        _rights(match, into, pattern)
    else:
        _property(kind, match, into, pattern)


@dataclass(frozen=True)
class Told:
    """One penalty of a list.

    Args:
        kind: pattern of the penalty.
        words: its length or sum.
        main: the principal penalty; "" for any other.
        span: where it stands.
    """

    kind: str
    words: str
    main: str
    span: Span

    @property
    def pattern(self) -> str:
        """Id of the pattern."""
        return language(GROUP).id(self.kind)

    def next(self, more: re.Match[str]) -> Told:
        """The next of the list, of the same kind where none is named."""
        told = more.groupdict()
        main = self.main and (told.get("种") or self.main)
        return Told(self.kind, told.get("额") or told.get("期") or "", main, more.span())

    def impose(self, into: Punishment) -> None:
        """Note the penalty."""
        if self.kind == "主刑":
            name = self.main if self.main in ("拘役", "管制") else "有期徒刑"
            into.main(name, read_term(self.words), self.span, self.pattern)
        elif self.kind in ("缓刑", "剥权"):
            _limited(self, into)
        else:
            into.cells.setdefault("判处罚金", (True, self.span, self.pattern))
            if (amount := read_money(self.words)) is not None:
                into.set("罚金", amount, self.span, self.pattern)


def _limited(told: Told, into: Punishment) -> None:
    """A suspension or a loss of rights for a time."""
    if told.kind == "缓刑":
        into.cells["宣告缓刑"] = (True, told.span, told.pattern)
    term = Term(indefinite="终身") if told.words == "终身" else read_term(told.words)
    if term is not None:
        column = "缓刑考验期" if told.kind == "缓刑" else "剥夺政治权利"
        into.set(column, term, told.span, told.pattern)


def first_told(kind: str, match: re.Match[str]) -> Told:
    """The penalty that a pattern found, as the first of a list."""
    told = match.groupdict()
    main = (told.get("种") or "") if kind == "主刑" else ""
    return Told(kind, told.get("额") or told.get("期") or "", main, match.span())


def _main(
    kind: str, match: re.Match[str], into: Punishment, kinds: list[str], pattern: str
) -> None:
    span = match.span()
    if kind in _FREE:
        into.main(_FREE[kind], None, span, pattern)
    elif kind == "无期" or (kind == "减为" and match["种"] == "无期徒刑"):
        into.main("无期徒刑", Term(indefinite="无期"), span, pattern)
    elif kind == "死刑":
        name = "死缓" if match["缓"] else "死刑"
        into.main(name, Term(indefinite=name), span, pattern)
    else:
        name = heaviest(kinds) if kind == "裸刑期" else match["种"]
        name = name if name in ("拘役", "管制") else "有期徒刑"  # 有期刑, 9期徒刑: slips
        into.main(name, read_term(match["期"]) if match["期"] else None, span, pattern)


def _suspend(kind: str, match: re.Match[str], into: Punishment, pattern: str) -> None:
    into.cells["宣告缓刑"] = (True, match.span(), pattern)
    term = read_term(match["期"]) if kind == "缓刑" else None
    if term is not None:
        into.set("缓刑考验期", term, match.span(), pattern)


def _rights(match: re.Match[str], into: Punishment, pattern: str) -> None:
    term = Term(indefinite="终身") if match["期"] == "终身" else read_term(match["期"])
    if term is not None:
        into.set("剥夺政治权利", term, match.span(), pattern)


def _property(kind: str, match: re.Match[str], into: Punishment, pattern: str) -> None:
    span = match.span()
    amount = read_money(match["额"]) if kind != "罚金无额" and match["额"] else None
    if kind == "没收财产":
        whole = match.group().replace(BLANK, "")
        all_of_it = amount is None and ("全部" in whole or "所有" in whole)
        words = "全部" if all_of_it else (match["额"] or match["内"])
        into.set("没收财产", words, span, pattern)
        if amount is not None:
            into.set("没收金额", amount, span, pattern)
        return
    into.cells.setdefault("判处罚金", (True, span, pattern))
    into.beside |= match.string[: match.end()].endswith(f"并{match.group()}") or (
        match.group().startswith("并处")
    )
    if amount is not None:
        into.set("罚金", amount, span, pattern)
