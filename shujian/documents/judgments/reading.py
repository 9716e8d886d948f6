"""Read one document: stages in order, each adding facts; one that fails leaves the others."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from shujian.documents.judgments.accusing.cutting import cut as cut_accusing
from shujian.documents.judgments.accusing.kinds import DECLINED, PROPOSAL, Kind, kind_of
from shujian.documents.judgments.dates import days
from shujian.documents.judgments.facts import Row, Rows
from shujian.documents.judgments.language import groups, language
from shujian.documents.judgments.normal import Normal, normalise
from shujian.documents.judgments.outside import PART, outside
from shujian.documents.judgments.segments import Segments, Span, cut

if TYPE_CHECKING:
    from shujian.documents.judgments.decision import Decision, Draft

SECONDS = 2.0
"""Of computing, not of waiting: after so long a document ends as 部分解析, on a busy machine too."""
LONGEST = 400_000
"""Characters that are read; what follows is named as not read."""
DONE, PARTLY, NOT = "已解析", "部分解析", "未解析"


@dataclass
class Reading:
    """A judgment, or a document that accuses, while it is read.

    Args:
        normal: the folded text.
        parts: its segments.
        rows: the facts so far.
        unread: (part of the text or stage, reason) of what was not read.
        about: 被告人序号 → the part of the header that speaks of this defendant.
        decision: what the disposition decides, for the stages after ``verdict``.
        upheld: 被告人序号 → what the judgment below decided and an appeal left as it was.
        kind: 起诉书, 起诉意见书, 量刑建议书 or 不起诉决定书; None for a court's document.
        text: the folded text.
    """

    normal: Normal
    parts: Segments
    rows: Rows = field(default_factory=Rows)
    unread: list[tuple[str, str]] = field(default_factory=list)
    about: dict[int, Span] = field(default_factory=dict)
    decision: Decision | None = None
    upheld: dict[int, list[Draft]] = field(default_factory=dict)
    kind: Kind | None = None
    _days: dict[Span, list[dt.date]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.text = self.normal.text  # asked for hundreds of times a document

    @property
    def document(self) -> Row:
        """The row of 文书."""
        held = self.rows.tables.get("文书")
        return held[0] if held else self.rows.new("文书")

    @property
    def people(self) -> list[Row]:
        """The rows of 被告人, in the order of the header."""
        return self.rows.of("被告人")

    def part(self, span: Span) -> str:
        """The words of a span."""
        return self.normal.text[span[0] : span[1]]

    def whole_days(self, span: Span) -> list[dt.date]:
        """Every whole date of a stretch in order: read once, as several ask for the same."""
        if span not in self._days:
            self._days[span] = [d for day in days(self.text, *span) if (d := day.date)]
        return self._days[span]

    def miss(self, part: str, reason: str) -> None:
        """Note what was not read."""
        self.unread.append((part, reason))

    @property
    def state(self) -> str:
        """已解析, 部分解析 or 未解析."""
        if self.kind is not None:
            told = self.rows.of(_DECIDES.get(self.kind.role, "指控"))
            return (PARTLY if self.people else NOT) if self.unread or not told else DONE
        decided = self.rows.of("判项") or self.rows.of("判决结果")
        if self.parts.verdict[1] <= self.parts.verdict[0] or not decided:
            return PARTLY if self.people else NOT
        return PARTLY if self.unread else DONE


Stage = Callable[[Reading], None]
DERIVING = "推算"
"""The stage that makes no facts of its own, only what follows from those before it."""
_DECIDES = {PROPOSAL: "量刑建议", DECLINED: "被告人"}
"""Role → the table without which nothing was read of it."""
_STAGES: tuple[tuple[str, str], ...] = (
    ("title", "标题"),
    ("people", "当事人"),
    ("custody", "强制措施"),
    ("priors", "前科"),
    ("procedure", "程序"),
    ("verdict", "主文"),
    ("outcome", "判决结果"),
    ("citations", "引用法条"),
    ("signing", "落款"),
    ("findings", "情节认定"),
    ("stance", "主张"),
    ("proposed", "量刑建议"),
    ("narrative", "事实"),
    ("property", "涉案财物"),
    ("derived", DERIVING),
)
_ACCUSING: tuple[tuple[str, str], ...] = (
    ("accusing.head", "标题"),
    ("people", "当事人"),
    ("accusing.enlisting", "当事人"),
    ("custody", "强制措施"),
    ("priors", "前科"),
    ("accusing.remaining", "法条"),
    ("findings", "情节认定"),
    ("accusing.charged", "指控"),
    ("accusing.stories", "事实"),
    ("accusing.proposing", "量刑建议"),
)


@cache
def stages(accusing: bool = False) -> Sequence[tuple[str, Stage]]:
    """The stages: modules of this package with ``stage(reading)``, in order.

    Every pattern is compiled here, so that no document pays for it with its time.

    Args:
        accusing: whether of documents that accuse; else of judgments.
    """
    for group in groups():
        language(group)
    package = __name__.rpartition(".")[0]
    names = _ACCUSING if accusing else _STAGES
    return [(title, import_module(f"{package}.{name}").stage) for name, title in names]


def read_judgment(text: str, *, seconds: float = SECONDS, amend: Stage | None = None) -> Reading:
    """Read a judgment, or a document that accuses, into facts; the title says which.

    Args:
        text: the whole text as it came.
        seconds: what is not read after so long is named as not read.
        amend: a person's corrections, put in before anything is derived from the facts.
    """
    stages()
    until, earliest = time.thread_time() + seconds, time.monotonic() + seconds
    normal = normalise(text[:LONGEST])
    kind = kind_of(normal.text)
    work = stages(kind is not None)
    parts = cut(normal) if kind is None else cut_accusing(normal, kind)
    reading = Reading(normal, parts, kind=kind)
    if len(text) > LONGEST:
        reading.miss("全文", f"超过 {LONGEST} 字的部分没有读")
    if kind is None and parts.verdict[1] <= parts.verdict[0]:
        reading.miss("主文", "没有找到“判决如下”或者“裁定如下”")
    for title, stage in work:
        # asked of the system only once so much has passed on the clock, which costs nothing
        if time.monotonic() > earliest and time.thread_time() > until:
            reading.miss(title, f"超过 {seconds:g} 秒")
            continue
        if amend is not None and title == DERIVING:
            amend(reading)
        try:
            stage(reading)
        except Exception as error:  # one part that cannot be read must not lose the others
            reading.miss(title, f"{type(error).__name__}: {error}"[:200])
    if amend is not None and kind is not None:  # nothing follows from what accuses
        amend(reading)
    _conclude(reading)
    return reading


def _conclude(reading: Reading) -> None:
    row = reading.document
    other = outside(reading.text) if reading.state == NOT and reading.kind is None else ""
    if other:
        row.replace("文书种类", other)
        reading.unread = [(PART, f"{other}，不是刑事文书，没有审查")]
    if reading.state == NOT and not reading.unread:
        reading.miss(
            "全文",
            "没有读到被告人的判项，可能不是刑事裁判" if not reading.kind else "没有读到当事人",
        )
    row.put("读取状态", reading.state)
    if reading.unread:
        row.put("未读部分", "；".join(f"{part}：{why}" for part, why in reading.unread))
