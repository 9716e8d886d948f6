"""Several defendants in one sentence, each with a penalty of his own."""

from __future__ import annotations

import re
from dataclasses import replace

from shujian.documents.judgments.decision import Decision, Draft
from shujian.documents.judgments.language import language
from shujian.documents.judgments.punishment import Punishment
from shujian.documents.judgments.segments import Span
from shujian.documents.judgments.verdict_names import Named, Roll
from shujian.documents.judgments.verdict_text import BLANK, GROUP

MAINS = ("主刑", "无期", "死刑", "免刑")
BESIDES = ("缓刑", "罚金", "罚金倒", "剥权", "没收财产")
"""Patterns of what stands beside a principal penalty."""
JOINED = re.compile(r"(?:、|和|及)(?:人民币)?[0-9一二三四五六七八九十]")
"""After a penalty of several defendants: another number, that of the next one."""
_SUSPENDED = re.compile(rf"{BLANK}*(?:均|各)?(?:宣告|适用)?缓刑")


class Each:
    """Whose penalty it is where one sentence sentences several.

    Args:
        decision: where the drafts are.
        roll: the defendants.
    """

    def __init__(self, decision: Decision, roll: Roll) -> None:
        self.decision, self.roll, self.words = decision, roll, decision.words
        self.parts: list[Draft] = []
        self.turns: list[int] = []
        self.charges: list[Punishment] = []
        self.listed = False

    def reset(self) -> None:
        """Another sentence begins."""
        self.parts, self.turns = [], []
        self.charges, self.listed = [], False

    def charged(self, draft: Draft, span: Span, charges: list[Punishment]) -> None:
        """After a charge: whether 分别判处 tells one penalty for each, in order.

        Args:
            draft: the one of the sentence.
            span: from the end of the charge to that of the item.
            charges: those that nothing was imposed for yet.
        """
        many = len(draft.names)
        self.turns = _turns(self.words, span, many) if many > 1 else []
        self.charges = charges if many == 1 and len(charges) > 1 else []

    def whose(self, draft: Draft, kind: str, match: re.Match[str], since: int) -> list[Draft]:
        """The drafts that a penalty belongs to.

        Args:
            draft: the one of the sentence.
            kind: pattern of the penalty.
            match: what it found.
            since: where the names of the sentence end.
        """
        if match.start() in self.turns:
            return [self.split(draft)[self.turns.index(match.start())]]
        among = [n for d in self.parts or [draft] for n in d.names]
        if kind not in BESIDES or len(among) < 2:
            return [draft]
        named = self._told(match, since, among)
        if not named or (len(named) == len(among) and not self.parts):
            return [draft]
        return [d for d in self.split(draft) if d.names[0] in named]

    def apart(self, draft: Draft | None, names: list[Named]) -> Draft | None:
        """The draft of one of several, named again; None where it is no such name."""
        if draft is None:
            return None
        among = [n for d in self.parts or [draft] for n in d.names]
        found = [i for i, n in enumerate(among) if names and n.seq == names[0].seq]
        if len(names) != 1 or names[0].doubt or len(among) < 2 or not found:
            return None
        return self.split(draft)[found[0]]

    def before(self, at: int, since: int) -> tuple[list[Named], int, int]:
        """The bare names that stand right before a penalty, from where to where."""
        marks = (self.words.rfind(mark, since, at) + 1 for mark in "，；。：\n")
        begin = max(since, *marks)
        names, end = self.roll.read(self.words, begin)
        told = language(GROUP)["名后"].fullmatch(self.words[end:at].replace(BLANK, ""))
        sure = told is not None and all(n.seq and not n.doubt for n in names)
        return (names if sure else [], begin, end)

    def _told(self, match: re.Match[str], since: int, among: list[Named]) -> list[Named]:
        """Whom of several a penalty concerns: by a bare name, or all by 各."""
        start = max(since, match.start() - 6)
        lead = re.split("[，；。：\n]", self.words[start : match.start()])[-1]
        if "各" in match.group() or language(GROUP)["各处"].fullmatch(lead.replace(BLANK, "")):
            return among
        names = self.before(match.start(), since)[0]
        held = {n.seq for n in among}
        seqs = {n.seq for n in names}
        return [n for n in among if n.seq in seqs] if seqs <= held else []

    def split(self, draft: Draft) -> list[Draft]:
        """A draft for each of several named together, in the place of the one for all."""
        if not self.parts:
            self.parts = [_copied(draft, [name]) for name in draft.names]
            drafts = self.decision.drafts
            at = next(i for i, d in enumerate(drafts) if d is draft)
            drafts[at : at + 1] = self.parts
        return self.parts


def directly(words: str, end: int) -> bool:
    """Whether a suspended sentence follows a name at once: no conviction of its own."""
    return _SUSPENDED.match(words, end) is not None


def _copied(draft: Draft, names: list[Named]) -> Draft:
    """The same decision about fewer people."""
    final = None if draft.final is None else _copy(draft.final)
    counts = [_copy(c) for c in draft.counts]
    return replace(draft, names=names, counts=counts, final=final, marks=dict(draft.marks))


def _copy(one: Punishment) -> Punishment:
    return Punishment(one.charge, one.place, dict(one.cells), dict(one.doubts), list(one.mains))


def _turns(words: str, span: Span, count: int) -> list[int]:
    """Where each one's penalty begins after 分别判处: as many as people, else none."""
    say, (start, end) = language(GROUP), span
    told = say["分别判处"].match(words, start, end)
    if told is None:
        return []
    named = say["称呼"].search(words, told.end(), end)
    stop = min(
        i for i in (words.find("。", start, end), words.find("\n", start, end), end) if i > 0
    )
    stop = min(stop, named.start()) if named else stop
    found = sorted(m.start() for k in MAINS for m in say[k].finditer(words, told.end(), stop))
    if len(found) != count:
        return []
    parts = list(zip(found, [*found[1:], stop], strict=True))
    apart = all("；" in words[a:b] for a, b in parts[:-1])
    alike = len({_shape(words, a, b) for a, b in parts}) == 1
    return found if apart or alike else []


def _shape(words: str, start: int, end: int) -> frozenset[str]:
    """What stands beside a principal penalty, but for what is said of all by 各."""
    say = language(GROUP)
    found = {k: say[k].search(words, start, end) for k in BESIDES}
    return frozenset(
        k for k, m in found.items() if m and "各" not in words[m.start() - 3 : m.end()]
    )
