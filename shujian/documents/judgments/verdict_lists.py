"""Penalties told one after another for several: 对某甲、某乙分别并处罚金三千元、二千元."""

from __future__ import annotations

import re
from dataclasses import dataclass

from shujian.documents.judgments.decision import Decision, Draft
from shujian.documents.judgments.language import language
from shujian.documents.judgments.penalties import Told, first_told
from shujian.documents.judgments.punishment import Punishment
from shujian.documents.judgments.segments import Span
from shujian.documents.judgments.verdict_each import BESIDES, Each
from shujian.documents.judgments.verdict_names import Named, Roll
from shujian.documents.judgments.verdict_text import BLANK, DECIDE, GROUP

_NEXT = {"主刑": "续期", "缓刑": "续期", "剥权": "续期", "罚金": "续额", "罚金倒": "续额"}
"""Pattern of a penalty → pattern of the next one of a list."""
_COLUMNS = {"罚金": "罚金", "罚金倒": "罚金", "缓刑": "缓刑考验期", "剥权": "剥夺政治权利"}


_ALIKE = re.compile(rf"[，{BLANK}]*(?:均|各)(?:被)?(?:判处|处)")


@dataclass(frozen=True)
class Part:
    """One of several penalties, and whose it is.

    Args:
        told: the penalty.
        draft: what is decided about the person.
        into: the count; None where the draft tells it.
    """

    told: Told
    draft: Draft
    into: Punishment | None = None


class Lists:
    """Whose penalties they are that one clause tells of several people or charges.

    Args:
        decision: where the drafts are.
        roll: the defendants.
        each: of the sentence that is read.
    """

    def __init__(self, decision: Decision, roll: Roll, each: Each) -> None:
        self.decision, self.words = decision, decision.words
        self.roll, self.each = roll, each

    def parts(self, draft: Draft, kind: str, match: re.Match[str], since: int) -> list[Part] | None:
        """The penalties with their people; None where the clause is no such one.

        What several share without it being told how is put in doubt, and the list is empty.

        Args:
            draft: of the sentence.
            kind: pattern of the penalty.
            match: what it found.
            since: where the names of the sentence end.
        """
        if kind not in _NEXT:
            return None
        told = self._told(kind, match)
        names, how = self._led(match.start()) if kind in BESIDES else ([], "")
        among = [n for d in self.each.parts or [draft] for n in d.names]
        if kind in BESIDES and len(draft.names) > 1 and not draft.says:
            names, how = draft.names, self.words[since : match.start()]
        if names and (not draft.says or {n.seq for n in names} - {n.seq for n in among}):
            return self._others(draft, names, how, told)
        if len(told) > 1:
            return self._listed(draft, names, told, since)
        if self.each.listed and kind in BESIDES and not names and "各" not in match.group():
            lead = re.split(
                "[，；。：\n]", self.words[max(since, match.start() - 6) : match.start()]
            )
            if not re.search("[各均]", lead[-1]):
                return self._doubt([_count(d) for d in self.each.parts], told[0])
        return None

    def turns(self, span: Span) -> dict[int, Punishment]:
        """Where the principal penalty of each charge begins after 分别判处, in order.

        Args:
            span: from the last charge to the end of the item.
        """
        charges = self.each.charges
        found = _main_turns(self.words, span, len(charges)) if charges else []
        return dict(zip(found, charges, strict=False))

    def alike(self, draft: Draft, kind: str, match: re.Match[str]) -> list[Part] | None:
        """One penalty for each of several charges: 犯甲罪、乙罪，均判处…; None of any other."""
        charges = self.each.charges
        if kind not in _NEXT or not charges:
            return None
        if _ALIKE.match(self.words, charges[-1].place[1]) is None:
            return None
        draft.shared = False
        told = first_told(kind, match)
        return [Part(told, draft, charge) for charge in charges]

    def _told(self, kind: str, match: re.Match[str]) -> list[Told]:
        """The penalty and those that follow it in a list."""
        found = [first_told(kind, match)]
        follows, at = language(GROUP)[_NEXT[kind]], match.end()
        while more := follows.match(self.words, at):
            named = more.groupdict().get("种")
            if named and (kind != "主刑" or named == "缓刑"):
                break  # 有期徒刑八个月、缓刑一年: the next is another penalty, of the same one
            found.append(found[-1].next(more))
            at = more.end()
        return found

    def _led(self, at: int) -> tuple[list[Named], str]:
        """Whom a clause names first, where it goes on with a penalty at once: 对某甲并处…."""
        say = language(GROUP)
        begin = max(self.words.rfind(mark, 0, at) for mark in "，；。：\n") + 1
        led = say["对某"].match(self.words, begin, at)
        if led is None:
            return [], ""
        everyone = say["众人"].match(self.words, led.end(), at)
        end = everyone.end() if everyone else led.end()
        names, stop = self.roll.read(self.words, end)
        if not names or stop > at:
            names, stop = (self.roll.everyone((end, end)) if everyone else []), end
        how = self.words[stop:at].replace(BLANK, "")
        sure = say["逐人"].fullmatch(how) is not None and all(n.seq and not n.doubt for n in names)
        return (names, how) if sure else ([], "")

    def _others(
        self, draft: Draft, names: list[Named], how: str, told: list[Told]
    ) -> list[Part] | None:
        """The penalties of people sentenced before, each by an own item."""
        own = [self._own(name) for name in names]
        held = [d for d in own if d is not None]
        if len(held) < len(own):
            return None
        if not draft.says:
            self.decision.drafts[:] = [d for d in self.decision.drafts if d is not draft]
        if len(told) == 1 and (len(held) == 1 or re.search("[各均]", how)):
            told = told * len(held)
        if len(told) == len(held):
            return [Part(t, d, _count(d)) for t, d in zip(told, held, strict=True)]
        return self._doubt([_count(d) for d in held], told[0])

    def _own(self, name: Named) -> Draft | None:
        """The last draft about one person alone."""
        for draft in reversed(self.decision.drafts):
            spoken = draft.mode == DECIDE and draft.says
            if spoken and [n.seq for n in draft.names] == [name.seq]:
                return draft
        return None

    def _listed(
        self, draft: Draft, names: list[Named], told: list[Told], since: int
    ) -> list[Part] | None:
        """The penalties of those, or for the charges, that the sentence names in this order."""
        apart = re.search("分别|依次", self.words[since : told[0].span[0]]) is not None
        among = [n for d in self.each.parts or [draft] for n in d.names]
        if names or (apart and len(among) == len(told) and len(among) > 1):
            seqs = [n.seq for n in names or among]
            drafts = {d.names[0].seq: d for d in self.each.split(draft)}
            if len(seqs) == len(told) and all(seq in drafts for seq in seqs):
                self.each.listed = True
                pairs = zip(told, seqs, strict=True)
                return [Part(t, drafts[seq]) for t, seq in pairs]
        charges = self.each.charges
        if apart and len(among) == 1 and len(charges) == len(told):
            draft.shared = False
            return [Part(t, draft, c) for t, c in zip(told, charges, strict=True)]
        if len(among) == 1 and not charges and told[0].kind != "主刑":
            return self._sentence(draft, told)
        return None

    def _sentence(self, draft: Draft, told: list[Told]) -> list[Part]:
        """Each of the sentence's people, sentenced one by one before: 并分别并处罚金…、…."""
        at = told[0].span[0]
        begin = max(self.words.rfind(mark, 0, at) for mark in "。\n") + 1
        held = [
            d
            for d in self.decision.drafts
            if d.mode == DECIDE and d.says and len(d.names) == 1 and begin <= d.start < at
        ]
        clause = re.split("[，；：]", self.words[begin:at])[-1]
        if len(held) == len(told) and re.search("分别|依次", clause):
            return [Part(t, d, _count(d)) for t, d in zip(told, held, strict=True)]
        return self._doubt([_count(draft)], told[0])

    def _doubt(self, counts: list[Punishment], told: Told) -> list[Part]:
        """Leave open what several have of one penalty."""
        for count in counts:
            column = _COLUMNS[told.kind]
            count.doubts[column] = ("几名被告人分别判处，数额合写", told.span)
            if column == "罚金":
                count.cells.setdefault("判处罚金", (True, told.span, told.pattern))
            elif column == "缓刑考验期":
                count.doubts["宣告缓刑"] = count.doubts[column]
        return []


def _count(draft: Draft) -> Punishment:
    """What a penalty told apart from its sentence is added to."""
    if draft.merged and draft.final is not None:
        return draft.final
    if not draft.counts:
        draft.counts.append(Punishment())
    return draft.counts[-1]


def _main_turns(words: str, span: Span, count: int) -> list[int]:
    """Where the penalty for each charge begins after 分别判处: as many as charges, else none."""
    say, (start, end) = language(GROUP), span
    told = say["分别判处"].match(words, start, end)
    if told is None:
        return []
    stops = [words.find(sign, told.end(), end) for sign in "。\n"]
    merged = say["决定执行"].search(words, told.end(), end)
    stop = min([i for i in stops if i > 0] + ([merged.start()] if merged else []) + [end])
    found = sorted(m.start() for m in say["主刑"].finditer(words, told.end(), stop))
    return found if len(found) == count else []
