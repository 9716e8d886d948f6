"""The two sides of a pair: columns of the earlier judgment named 前…, of the later one 后…."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from shujian.core.cells import Missing
from shujian.documents.judgments.act_bounds import Acts, exact
from shujian.documents.judgments.facts import Fact, Row, Value
from shujian.documents.judgments.pairs.card import Card

EARLIER, LATER = "前", "后"
COPIED = {
    "文书": ("案号", "法院", "裁判日期", "审级", "版本"),
    "被告人": ("出生日期", "累犯", "主犯", "从犯", "从重"),
    "判决结果": (
        "主刑", "刑期", "缓刑考验期", "宣告缓刑", "罚金", "刑期起日", "刑期止日", "撤销缓刑", "撤销假释",
        "并罚前罪", "前罪余刑", "折抵原文", "罚金已缴",
    ),
}  # fmt: skip
"""Columns that a pair shows of both sides."""
NAME = "推算/跨文书"


@dataclass(frozen=True)
class Side:
    """A defendant in a judgment.

    Args:
        card: of the judgment.
        seq: 被告人序号.
        mark: 前 or 后.
    """

    card: Card
    seq: int
    mark: str

    @property
    def document(self) -> Row:
        """The row of 文书."""
        return self.card.document

    @cached_property
    def judged(self) -> dt.date | None:
        """The day of the judgment."""
        return self.document.day("裁判日期")

    @cached_property
    def person(self) -> Row:
        """The row of 被告人."""
        return self.card.one("被告人", self.seq)

    @cached_property
    def outcome(self) -> Row:
        """The row of 判决结果."""
        return self.card.one("判决结果", self.seq)

    @cached_property
    def counts(self) -> list[Row]:
        """The rows of 判项."""
        return self.card.about("判项", self.seq)

    @cached_property
    def acts(self) -> Acts | None:
        """Days of the acts: of the counts, else between the days that the facts tell."""
        if known := exact(self.counts):
            return known
        told = self.document.day("事实首日"), self.document.day("事实末日")
        return Acts(told[0], told[1], False) if told[0] and told[1] else None

    def copy(self, row: Row) -> None:
        """Put the columns that a pair shows of both sides."""
        own = {"文书": self.document, "被告人": self.person, "判决结果": self.outcome}
        for table, columns in COPIED.items():
            for column in columns:
                if (fact := own[table].cells.get(column)) is not None:
                    row.cells[self.mark + column] = fact._replace(segment=self.mark)
        row.cells[f"{self.mark}文书编号"] = Fact(self.card.id, 0, 0, self.mark, "")
        row.cells[f"{self.mark}被告人序号"] = Fact(self.seq, 0, 0, self.mark, "")
        self._charges(row)
        if acts := self.acts:
            self.put(row, "行为首日", acts.first, "行为起日")
            self.put(row, "行为末日", acts.last, "行为止日")

    def _charges(self, row: Row) -> None:
        charges = [c.text("罪名") for c in self.counts]
        if charges and all(charges):
            self.put(row, "罪名", "、".join(dict.fromkeys(charges)), "罪名")

    def put(self, row: Row, column: str, value: Value | Missing, shown: str) -> None:
        """Put a value of this side, with the place of a column of the first count."""
        fact = next((c.cells[shown] for c in self.counts if shown in c.cells), None)
        start, end = (fact.start, fact.end) if fact else (0, 0)
        row.cells[self.mark + column] = Fact(value, start, end, self.mark, NAME)
