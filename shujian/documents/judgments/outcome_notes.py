"""What stands around a sentence: term dates, credits, fine deadlines, bans, revocations."""

from __future__ import annotations

import datetime as dt
import re

from shujian.core.terms import Term
from shujian.documents.judgments.amounts import read_term
from shujian.documents.judgments.dates import number, read_day
from shujian.documents.judgments.decision import Decision, Draft
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.language import language
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.segments import Span
from shujian.documents.judgments.verdict_names import Roll

GROUP = "outcome"
SEGMENT = "主文"
_CLAUSE = re.compile(r"[^，。；（）\n]+")
_SENTENCE = re.compile(r"[^。；（）\n]+")


def notes(reading: Reading, decision: Decision) -> None:
    """Fill the rest of 判决结果 from the words of the disposition."""
    Notes(reading, decision).write()


def terms_below(reading: Reading, quoted: Decision) -> None:
    """Fill the term dates that a quoted judgment gives for those whose sentence stands."""
    told = Notes(reading, quoted, reading.parts.at(quoted.start) or SEGMENT)
    told.rows = {
        seq: row
        for seq, row in told.rows.items()
        if quoted.about(seq) and seq in reading.upheld and "刑期止日" not in row.cells
    }
    told.dates()


class Notes:
    """Finds, for each remark of a disposition, the rows that it belongs to."""

    def __init__(self, reading: Reading, decision: Decision, segment: str = SEGMENT) -> None:
        self.text, self.reading, self.decision = reading.text, reading, decision
        self.segment = segment
        self.base = decision.start
        self.end = decision.start + len(decision.words)
        self.rows = {r.number("被告人序号"): r for r in reading.rows.of("判决结果")}
        self.roll = Roll(reading.people)
        self.say = language(GROUP)

    def write(self) -> None:
        """Write all of them."""
        if not self.rows:
            return
        self.dates()
        self._credits()
        self._probation()
        self._fines()
        self._bans()
        self._revoked()

    def _whose(self, at: int, words: str = "") -> list[Row]:
        """The rows of those named in the words, else of the last subject before a place."""
        named = [n.seq for n in self.roll.within(words)] if words else []
        if not named:
            owner: Draft | None = self.decision.owner(at - self.base)
            named = [n.seq for n in owner.names] if owner else []
        return [self.rows[s] for s in named if s in self.rows]

    def _id(self, name: str) -> str:
        return f"{GROUP}/{name}"

    def dates(self) -> None:
        """Write the term dates."""
        last = self.base
        for match in self.say["起止"].finditer(self.text, self.base, self.end):
            before = self.text[max(last, match.start() - 20) : match.start()]
            before = re.split("[，。；（\n]", before)[-1]
            ahead = self._sentence(match.start("起"))[0]
            clause = self.text[max(ahead, last) : match.start("起")]
            last = match.end()
            if self._not_term(before, clause):
                continue
            start = read_day(match["起"], None, match.start("起"))
            stop = read_day(match["止"], start, match.start("止"))
            for row in self._serving(self._whose(match.start(), clause), match.start()):
                if "刑期起日" in row.cells and not match["终"]:
                    continue
                for column, day, group in (("刑期起日", start, "起"), ("刑期止日", stop, "止")):
                    self._day(row, column, day.date if day else None, match.span(group))
                row.replace(
                    "起止原文", *self._around(match.start("起")), self.segment, self._id("起止")
                )
        for match in self.say["仅止"].finditer(self.text, self.base, self.end):
            group = "止" if match["止"] else "满"
            day = read_day(match[group], None, match.start(group))
            for row in self._whose(match.start()):
                if "刑期止日" not in row.cells:
                    self._day(row, "刑期止日", day.date if day else None, match.span(group))

    def _serving(self, rows: list[Row], at: int) -> list[Row]:
        """Whose term is told: of the only one who serves any, not of those named last on probation."""
        if not rows or not all(r.true("宣告缓刑") for r in rows):
            return rows
        others = [
            row
            for seq, row in self.rows.items()
            if not row.true("宣告缓刑")
            and row.get("刑期") is not None
            and "刑期起日" not in row.cells
            and all(d.start + self.base < at for d in self.decision.about(seq))
        ]
        return others if len(others) == 1 else rows

    def _not_term(self, before: str, clause: str) -> bool:
        """Whether two dates are not the term: rights, probation, custody that is credited."""
        if self.say["权利"].search(clause[-12:]):
            return True
        if "考验期" in clause and "刑期" not in clause:
            return True
        if re.search(r"即|刑期[自从]?$", before) and not self.say["非刑期"].search(before):
            return False
        return self.say["非刑期"].search(re.split("[，；：]", clause[-14:])[-1]) is not None

    def _day(self, row: Row, column: str, value: object, span: Span) -> None:
        if isinstance(value, dt.date):
            row.replace(column, value, span, self.segment, self._id("起止"))
        else:
            row.doubt(column, f"没有“{self.text[slice(*span)]}”这一天", span)

    def _sentence(self, at: int) -> Span:
        """The sentence around a place, between 。；（） and line ends."""
        begin = max(self.text.rfind(c, self.base, at) for c in "。；（）\n") + 1
        found = _SENTENCE.match(self.text, max(begin, self.base), self.end)
        return found.span() if found else (at, at)

    def _around(self, at: int) -> tuple[str, Span]:
        """The bracket around a place, or the sentence where there is none."""
        opened = self.text.rfind("（", self.base, at)
        closed = self.text.find("）", at, self.end)
        line = self.text.rfind("\n", self.base, at)
        if opened > line and closed > 0 and "）" not in self.text[opened:at]:
            span = (opened, closed + 1)
        else:
            span = self._sentence(at)
            ahead = max(self.text.rfind(c, self.base, span[0]) for c in "。\n") + 1
            if self.say["公式"].search(self.text, ahead, span[0]):
                span = (ahead, span[1])  # one formula for several: 即某甲自…；某乙自…
        return self.reading.normal.raw(*span), span

    def _credits(self) -> None:
        found: dict[int, list[Span]] = {}
        for match in self.say["折抵"].finditer(self.text, self.base, self.end):
            begin = max(self.text.rfind(c, self.base, match.start()) for c in "，。；（）：\n") + 1
            clause = _CLAUSE.match(self.text, max(begin, self.base), self.end)
            if clause is None or self.say["公式"].search(clause.group()):
                continue
            if self.say["起止"].search(clause.group()) and "抵" not in clause.group():
                continue
            for row in self._whose(match.start()):
                spans = found.setdefault(row.number("被告人序号"), [])
                if clause.span() not in spans:
                    spans.append(clause.span())
        for seq, spans in found.items():
            words = "，".join(self.reading.normal.raw(*s) for s in spans)
            whole = (spans[0][0], spans[-1][1])
            self.rows[seq].put("折抵原文", words, whole, SEGMENT, self._id("折抵"))

    def _probation(self) -> None:
        for match in self.say["考验期"].finditer(self.text, self.base, self.end):
            lead = self.text[self._sentence(match.start())[0] : match.start()]
            words = self.reading.normal.raw(*match.span("起算"))
            for row in self._whose(match.start(), lead):
                row.put("考验期起算", words, match.span("起算"), SEGMENT, self._id("考验期"))

    def _fines(self) -> None:
        for match in self.say["缴纳"].finditer(self.text, self.base, self.end):
            begin, end = self._sentence(match.start())
            words = self.text[begin:end]
            if not self._of_fine(match.start(), words):
                continue
            said = match.group().rfind("罚金")
            span = (match.start() + max(said, 0), end)
            for_all = self._for_all(match.start())
            for row in self._fined(match.start(), "各被告人" if for_all else words):
                raw = self.reading.normal.raw(*span)
                row.put("罚金期限原文", raw, span, SEGMENT, self._id("缴纳"))
                for group, column in (("天", "罚金期限日数"), ("月", "罚金期限月数")):
                    if match[group]:
                        place = match.span(group)
                        row.put(column, number(match[group]), place, SEGMENT, self._id("缴纳"))
                if match["年"]:
                    months = 6 if match["年"] == "半" else number(match["年"]) * 12
                    row.put("罚金期限月数", months, match.span("年"), SEGMENT, self._id("缴纳"))
        for match in self.say["已缴"].finditer(self.text, self.base, self.end):
            begin, end = self._sentence(match.start())
            if not self._of_fine(match.start(), self.text[begin:end]):
                continue
            rest = self.say["未清"].search(self._around(match.start())[0])
            for row in self._fined(match.start(), self.text[begin:end]):
                row.put("罚金已缴", not rest, match.span(), SEGMENT, self._id("已缴"))

    def _of_fine(self, at: int, words: str) -> bool:
        """Whether a remark on payment is about the fine: it says so, or stands right after it."""
        if re.search(r"退赔|赔偿|退缴|违法所得|赃款|返还|发还", words):
            return False
        if self.say["罚金语"].search(words):
            return True
        begin = self._sentence(at)[0]
        if self.text[begin - 1 : begin] not in ("（", "。", "；", "，"):
            return False
        before = self.text[max(self.base, begin - 26) : begin]
        return self.say["罚金语"].search(before.rpartition("\n")[2]) is not None

    def _fined(self, at: int, words: str) -> list[Row]:
        """The rows of a remark on fines; of all defendants where it says 上述罚金 after them."""
        line = self.text.rfind("\n", self.base, at) + 1
        apart = re.match(
            r"（?(?:上述|以上|上列|各|前述|[二三四五](?!、))", self.text[line : line + 5]
        )
        if apart or self.say["众人罚金"].search(words):
            return [r for r in self.rows.values() if r.true("判处罚金")]
        return self._whose(at)

    def _for_all(self, at: int) -> bool:
        """Whether a remark on a line of its own is all that is said of when fines are paid.

        One that tells a term without a name is about the last defendant only.
        """
        line = self.text.rfind("\n", self.base, at) + 1
        eol = self.text.find("\n", at, self.end)
        eol = eol if eol > 0 else self.end
        alone = self.text.startswith(("（", "罚金", "缓刑考验", "刑期"), line)
        if not alone or any("罚金期限原文" in r.cells for r in self.rows.values()):
            return False
        paid, due = self.say["已缴"], self.say["缴纳"]
        if paid.search(self.text, self.base, line) or due.search(self.text, eol, self.end):
            return False
        told = self.say["起止"].search(self.text, line, eol) is not None
        return not told or any(self.roll.within(self.text[line:eol]))

    def _bans(self) -> None:
        for match in self.say["禁止"].finditer(self.text, self.base, self.end):
            words = self.reading.normal.raw(*match.span())
            inside = self.say["考验期内"].search(match.group())
            ban = self.say["从业"].search(match.group())
            column = "禁止令" if inside or not ban else "从业禁止"
            for row in self._whose(match.start(), match["文"][:40]):
                row.put(column, words, match.span(), SEGMENT, self._id("禁止"))
                if column == "从业禁止":
                    self._ban_term(row, match)
        for match in self.say["驱逐"].finditer(self.text, self.base, self.end):
            for row in self._whose(match.start()):
                row.put("驱逐出境", True, match.span(), SEGMENT, self._id("驱逐"))

    def _ban_term(self, row: Row, match: re.Match[str]) -> None:
        found = self.say["从业期"].search(match.group())
        if found is None:
            return
        life = found["期"] == "终身"
        term = Term(indefinite="终身") if life else read_term(found["期"])
        if term is not None:
            span = (match.start() + found.start("期"), match.start() + found.end("期"))
            row.put("从业禁止期限", term, span, SEGMENT, self._id("从业期"))

    def _revoked(self) -> None:
        for kind, seq, (start, end) in self.decision.revoked:
            column = "撤销缓刑" if kind == "缓刑" else "撤销假释"
            targets = [seq] if seq else self._next(start)
            for target in targets:
                if target in self.rows:
                    place = (start + self.base, end + self.base)
                    self.rows[target].put(column, True, place, SEGMENT, "verdict/撤缓")

    def _next(self, at: int) -> list[int]:
        """Whom a revocation without a name concerns: the only defendant, or the next one named."""
        if len(self.rows) == 1:
            return list(self.rows)
        after = [d for d in self.decision.drafts if d.start >= at and d.says]
        return [n.seq for n in after[0].names] if after else []
