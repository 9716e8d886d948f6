"""Walk through a disposition, mark by mark, and put each penalty where it belongs."""

from __future__ import annotations

import re

from shujian.documents.judgments.charges import standard
from shujian.documents.judgments.counts import charges_at, convicts
from shujian.documents.judgments.decision import Decision, Draft
from shujian.documents.judgments.language import language
from shujian.documents.judgments.penalties import IMPOSE, impose
from shujian.documents.judgments.punishment import Punishment
from shujian.documents.judgments.verdict_each import JOINED, MAINS, Each, directly
from shujian.documents.judgments.verdict_lists import Lists, Part
from shujian.documents.judgments.verdict_names import Named, Roll
from shujian.documents.judgments.verdict_text import (
    BLANK,
    DECIDE,
    DISMISS,
    FOLLOWS,
    GROUP,
    LEAD,
    SUBJECT_AFTER,
    Item,
    mode,
    penal,
)

_Charges = list[tuple[str, int, int]]
_OFFENCE = re.compile("犯")
_LEADING = re.compile("即|对|改判|判处|宣告")
"""What stands before a bare subject."""
_AS_BEFORE = re.compile(r"维持原(?:审|一审)?(?:判决?|裁定)(?=[。；，”\n]|$)")
_MAIN = re.compile(rf"{BLANK}*(?:有期|拘役|管制|罚金|无期|死刑)")
_SENTENCED = re.compile(rf"{BLANK}*，?(?:分别|各|依法)?判处{BLANK}*")
_BECOMES = re.compile(
    r"(?P<谁>[^。；：\n]{1,80}?)(?:部分)?为[：，]?(?=判处|有期|拘役|管制|单处|免予)"
)
COUNT, PRIOR, SUM, FINAL = "罪", "前罪", "总和", "执行"
_KINDS = (
    "撤缓", "改变", "众人", "称呼", "以罪", "罪名后", "总和", "决定执行", "前罪", *IMPOSE,
    "减刑", "减为", "假释", "限制减刑", "终身监禁",
)  # fmt: skip


class Walker:
    """The state of reading: whose punishment, for what, decided or quoted.

    Args:
        decision: to fill.
        roll: the defendants.
    """

    def __init__(self, decision: Decision, roll: Roll) -> None:
        self.decision, self.words, self.roll = decision, decision.words, roll
        self.draft: Draft | None = None
        self.mode, self.stage, self.since, self.end = DECIDE, COUNT, 0, 0
        self.subject_end, self.done, self.open = -1, 0, False
        self.ahead: _Charges = []
        self.joint: _Charges = []
        self.led: _Charges = []
        self.each = Each(decision, roll)
        self.lists = Lists(decision, roll, self.each)
        self.turns: dict[int, Punishment] = {}
        self.turn: Punishment | None = None

    def walk(self, item: Item) -> None:
        """Read one item."""
        self.mode, self.stage, self.since = DECIDE, COUNT, item.body
        refused = language(GROUP)["不准"].search(self.words, item.body, item.end)
        self.open, self.ahead = not refused and penal(self.words, (item.body, item.end)), []
        self.joint, self.led, self.end = [], [], item.end
        self._fresh()
        if not self.open and self.draft is not None and self.draft.mode != DECIDE:
            self.draft = None
        for at, kind, match in self._marks(item):
            if at < self.done:
                continue
            getattr(self, _HANDLERS.get(kind, "_impose"))(kind, match)

    def _fresh(self) -> None:
        self.each.reset()
        self.turns, self.turn = {}, None

    def _marks(self, item: Item) -> list[tuple[int, str, re.Match[str]]]:
        say, found = language(GROUP), []
        for order, kind in enumerate(_KINDS):
            for match in say[kind].finditer(self.words, item.body, item.end):
                found.append((match.start(), order, kind, match))
        for match in self._bare_names(item):
            found.append((match.start(), 0, "称呼", match))
        for match in _OFFENCE.finditer(self.words, item.body, item.end):
            found.append((match.start(), len(_KINDS), "犯", match))
        found.sort(key=lambda mark: mark[:2])
        return [(at, kind, match) for at, _, kind, match in found]

    def _bare_names(self, item: Item) -> list[re.Match[str]]:
        """Known names without 被告人: 以盗窃罪判处某甲…；判处某乙…, 对某甲判处…, 对某乙以盗窃罪判处…."""
        known = [n for n in self.roll.longest if f"判处{n}" in self.words or f"对{n}" in self.words]
        if not known:
            return []
        listed = "|".join(map(re.escape, known))
        told = "判处|改判|宣告|单处|免予|以[^，。；]{2,30}罪"
        names = re.compile(f"(?<=判处)(?=(?:{listed}))|(?<=对)(?=(?:{listed})(?:{told}))")
        return list(names.finditer(self.words, item.body, item.end))

    def _revoke(self, kind: str, match: re.Match[str]) -> None:
        named = list(self.roll.within(match["文"]))
        if not named and self.draft is not None and self.open and match.start() > self.since:
            named = self.draft.names
        span = match.span()
        for seq in [n.seq for n in named] or [0]:
            self.decision.revoked.append((match["种"], seq, span))
        self.mode, self.done = DECIDE, match.end()

    def _turn(self, kind: str, match: re.Match[str]) -> None:
        start = match.start("词")
        if match["词"] == "撤销" and language(GROUP)["撤缓"].match(self.words, start):
            return
        self.mode, self.since = mode(match["词"]), start
        ahead = self.words[start : start + 60]
        if self.mode == DISMISS and re.search(r"上诉|抗诉|申诉", ahead):
            self.decision.dismissed = True
        whole = language(GROUP)["维持全部"].match(self.words, start, self.end)
        if _AS_BEFORE.match(ahead) or whole:
            self.decision.dismissed = True
        if match["词"] in ("变更", "改判") and self.open:
            self._changed(match)

    def _changed(self, match: re.Match[str]) -> None:
        """变更…第一项对某甲的主刑部分为：判处…: whose sentence becomes another."""
        found = _BECOMES.search(self.words, match.end(), self.end)
        named = list(self.roll.within(found["谁"])) if found else []
        if len(named) == 1:
            self._begin(named, match.start("词"), match.end())

    def _everyone(self, kind: str, match: re.Match[str]) -> None:
        if self.open and FOLLOWS.match(self.words, match.end()):
            self._begin(self.roll.everyone(match.span()), match.start(), match.end())
        if not self.roll.read(self.words, match.end())[0]:  # 二被告人某甲、某乙 names them after
            self.done = match.end()

    def _subject(self, kind: str, match: re.Match[str]) -> None:
        if not self.open:
            return
        names, end = self.roll.read(self.words, match.end())
        if not names and len(self.roll.seqs) >= 1 and self.words.startswith("犯", match.end()):
            names, end = self.roll.everyone(match.span()), match.end()
        before = self.words[max(self.since, match.start() - 3) : match.start()]
        spoken = FOLLOWS.match(self.words, end) or before.endswith(("判处", "改判", "宣告"))
        alone = directly(self.words, end) or self._of_joint(match.start(), end)
        held = self.each.apart(self.draft, names) if alone else None
        if held is not None and self.stage == COUNT:
            self.draft = held
        elif names and spoken:
            self._begin(names, match.start(), end)
            self.done = max(self.done, end)
        self.done = max(self.done, match.end())

    def _of_joint(self, start: int, end: int) -> bool:
        """Whether several were convicted together and each is sentenced apart.

        某甲、某乙均犯盗窃罪，对某甲判处…; …均犯盗窃罪。判处被告人某甲有期徒刑….
        """
        before = self.words[max(0, start - 2) : start]
        told = before.endswith("对") and self.words.startswith(("判处", "单处", "免予"), end)
        told = told or (before == "判处" and _MAIN.match(self.words, end) is not None)
        if self.draft is None or not told:
            return False
        open_ = self.each.parts or all(c.empty for c in self.draft.counts)
        return bool(open_) and any(c.charge for c in self.draft.counts)

    def _begin(self, names: list[Named], start: int, end: int) -> None:
        """A new subject: the draft it has in this mode, or a new one."""
        if self.mode not in (DECIDE, DISMISS):
            self._leave(start)
        key = [n.seq or n.words for n in names]
        wanted = DECIDE if self.mode == DISMISS else self.mode
        held = [
            d
            for d in self.decision.drafts
            if d.mode == wanted == DECIDE and [n.seq or n.words for n in d.names] == key
        ]
        self.draft = held[-1] if held else Draft(names, wanted, start)
        if not held:
            self.decision.drafts.append(self.draft)
        self.stage, self.subject_end = COUNT, end
        self._fresh()
        if self.ahead or (self.joint and not held and not self.words.startswith("犯", end)):
            self._charge(self.ahead or self.joint)
            self.ahead = []
        elif self.led and not held and self.words[start - 3 : start].endswith("；判处"):
            self._charge(self.led)  # 以甲罪，判处某甲…；判处某乙…

    def _leave(self, at: int) -> None:
        """A sentence of its own after a quoted judgment is decided, not quoted."""
        before, since = self.words[at - 1 : at], self.words[self.since : at]
        said = since.partition("即")
        ended = not said[1] or re.search(r"[罪罚刑]", said[2]) is not None
        if (before in "。\n" and ended) or (before == "；" and not said[1]):
            self.mode = DECIDE

    def _offence(self, kind: str, match: re.Match[str]) -> None:
        at = match.start()
        if not self.open or not (convicts(self.words, at) or self._named_before(at)):
            return
        has = self.words.startswith(("有", "了"), at + 1)  # 犯有盗窃罪
        found = (has and charges_at(self.words, at + 2)) or charges_at(self.words, at + 1)
        if not found:
            return
        self.done, self.led = found[-1][2], []
        fresh = self._named_before(at)
        if not fresh:
            fresh = self._bare_subject(at)
        if self.draft is None:
            return
        if self.stage == PRIOR and not fresh:
            self._prior().charge = found[0][0]
            return
        if self.stage in (PRIOR, SUM) or (self.stage == FINAL and self.draft.merged):
            self.stage = COUNT
        self._charge(found)

    def _charge(self, found: _Charges) -> None:
        assert self.draft is not None
        open_charges = [c for c in self.draft.counts if c.empty and c.charge]
        for name, start, end in found:
            self.draft.counts.append(Punishment(name, (start, end)))
        self.draft.shared = len(open_charges) + len(found) > 1
        fresh = self.draft.counts[-len(found) :]
        self.each.charged(self.draft, (found[-1][2], self.end), open_charges + fresh)
        self.turns = self.lists.turns((found[-1][2], self.end))
        self.turn = None

    def _named_before(self, at: int) -> bool:
        between = self.words[self.subject_end : at] if 0 <= self.subject_end <= at else "。"
        return len(between) < 40 and not re.sub(
            rf"{BLANK}|，|均|各|共同|分别|都|又|依法", "", between
        )

    def _bare_subject(self, at: int) -> bool:
        """A subject without 被告人: 李某犯盗窃罪."""
        marks = (self.words.rfind(c, self.since, at) + 1 for c in "。；，：\n")
        begin = max(self.since, *marks)
        if LEAD.fullmatch(self.words[begin:at].replace(BLANK, "")):
            if self.draft is None and len(self.roll.seqs) == 1:
                self._begin(self.roll.everyone((begin, at)), begin, at)
            return False
        before = _LEADING.match(self.words, begin)
        names, end = self.roll.read(self.words, before.end() if before else begin)
        if not names or not all(n.seq and not n.doubt for n in names):
            return False
        self._begin(names, begin, end)
        return True

    def _by_charge(self, kind: str, match: re.Match[str]) -> None:
        """以盗窃罪判处被告人某甲…, 对被告人某甲以盗窃罪判处…."""
        if not self.open:
            return
        if self.draft is not None and self.stage == PRIOR:
            self._prior().charge = match["罪"]
            return
        found = charges_at(self.words, match.start("罪"))
        if self.mode != DECIDE or not all(standard(name) for name, _, _ in found):
            return
        self.done = found[-1][2] if found else self.done
        if after := self._subject_after(self.done):
            self.ahead = found
            self.joint = found if "分别" in after else []
            self.led = found
        elif self.draft is not None and self.stage == COUNT:
            self._charge(found)

    def _subject_after(self, at: int) -> str:
        """The words from a charge to whom it is of: 判处被告人…, 分别判处某甲…; "" for none."""
        told = SUBJECT_AFTER.match(self.words, at)
        if told is None and (told := _SENTENCED.match(self.words, at)):
            names, _ = self.roll.read(self.words, told.end())
            if not names or not all(n.seq and not n.doubt for n in names):
                return ""
        return told.group() if told else ""

    def _charge_after(self, kind: str, match: re.Match[str]) -> None:
        """判处被告人某甲有期徒刑一年，罪名为盗窃罪."""
        counts = self.draft.counts if self.draft is not None else []
        if counts and not counts[-1].charge:
            counts[-1].charge, counts[-1].place = match["罪"], match.span("罪")
        self.done = match.end()

    def _sum(self, kind: str, match: re.Match[str]) -> None:
        self.stage = SUM

    def _merge(self, kind: str, match: re.Match[str]) -> None:
        if self.draft is None and self.open and self.mode == DECIDE and len(self.roll.seqs) == 1:
            self._begin(self.roll.everyone(match.span()), match.start(), match.start())
        if self.draft is None or self.mode == DISMISS:
            return
        if not (self.draft.merged and self.draft.final and self.draft.final.empty):
            self.draft.final = Punishment(place=match.span())
        self.draft.merged, self.stage, self.draft.shared = True, FINAL, False
        if match["期"]:
            kinds = [k for c in self.draft.counts for k in c.mains]
            impose("裸刑期", match, self.draft.final, kinds)

    def _earlier(self, kind: str, match: re.Match[str]) -> None:
        if self.draft is not None and self.stage != FINAL and self.draft.mode == DECIDE:
            self.stage = PRIOR
            self._prior()
            if match.group() not in ("余刑", "残刑", "剩余刑"):  # their length follows
                self.done = match.end()

    def _prior(self) -> Punishment:
        assert self.draft is not None
        if self.draft.prior is None:
            self.draft.prior = Punishment()
        return self.draft.prior

    def _rule(self, kind: str, match: re.Match[str]) -> None:
        """Rulings on commutation and parole; remarks on a suspended death sentence."""
        if self.draft is None and self.open and len(self.roll.seqs) == 1:
            self._begin(self.roll.everyone(match.span()), match.start(), match.start())
        if self.draft is None or not self.open:
            return
        if kind == "减刑":
            impose(kind, match, self.draft, [])
            self.done = match.end()
        elif kind == "减为":
            self.draft.final = self.draft.final or Punishment(place=match.span())
            self.stage = FINAL
            impose(kind, match, self.draft.final, [])
        elif kind == "假释":
            self.draft.paroled = match.span()
        else:
            self.draft.marks.setdefault(kind, match.span())

    def _impose(self, kind: str, match: re.Match[str]) -> None:
        if self.draft is None or not self.open or self.stage == SUM:
            return
        if self.mode == DISMISS or (self.mode != DECIDE and self.draft.mode == DECIDE):
            return
        parts = self.lists.parts(self.draft, kind, match, self.subject_end)
        if parts is None and self.stage == COUNT:
            parts = self.lists.alike(self.draft, kind, match)
        if parts is not None:
            self._part(match, parts)
            return
        if match.start() in self.turns:  # 犯甲罪、乙罪，分别判处…、…
            self.turn, self.draft.shared = self.turns[match.start()], False
        for draft in self._whose(kind, match):
            self.draft = draft
            target = self._target()
            if kind in MAINS and len(draft.names) > 1 and target.mains:
                why = ("几名被告人分别判处，不能确定各人的刑罚", match.span())
                target.doubts |= dict.fromkeys(("主刑", "刑期"), why)
            impose(kind, match, target, [])
        if len(self.draft.names) > 1 and JOINED.match(self.words, match.end()):
            for column in ("刑期", "缓刑考验期", "罚金", "剥夺政治权利"):
                if column in target.cells and target.cells[column][1] == match.span():
                    target.doubts[column] = ("几名被告人分别判处，数额合写", match.span())
        self.done = match.end()

    def _part(self, match: re.Match[str], parts: list[Part]) -> None:
        """Put the penalties of a list where they belong."""
        for part in parts:
            if part.into is None:
                self.draft = part.draft
            part.told.impose(part.into or self._target())
        self.done = max([match.end(), *(p.told.span[1] for p in parts)])

    def _whose(self, kind: str, match: re.Match[str]) -> list[Draft]:
        """The drafts a penalty belongs to: of several in one sentence, those it names."""
        assert self.draft is not None
        if self.joint and kind in MAINS:
            names, begin, end = self.each.before(match.start(), self.subject_end)
            if names and names != self.draft.names:
                self._begin(names, begin, end)
        told = self.stage == COUNT and self.each.whose(self.draft, kind, match, self.subject_end)
        return told or [self.draft]

    def _target(self) -> Punishment:
        draft = self.draft
        assert draft is not None
        if self.stage == PRIOR:
            return self._prior()
        if self.stage == COUNT and self.turn is not None:
            return self.turn
        if self.stage == FINAL or draft.shared:
            draft.final = draft.final or Punishment()
            return draft.final
        if not draft.counts:
            draft.counts.append(Punishment())
        return draft.counts[-1]


_HANDLERS = {
    "撤缓": "_revoke", "改变": "_turn", "众人": "_everyone", "称呼": "_subject", "犯": "_offence",
    "以罪": "_by_charge", "罪名后": "_charge_after", "总和": "_sum", "决定执行": "_merge", "前罪": "_earlier", "减刑": "_rule",
    "减为": "_rule", "假释": "_rule", "限制减刑": "_rule", "终身监禁": "_rule",
}  # fmt: skip
