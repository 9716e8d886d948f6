"""One proposal beside what was imposed: both in words, probation, fine."""

from __future__ import annotations

from dataclasses import dataclass

from shujian.documents.judgments.comparing.items import (
    DIFFERENT,
    NOTHING,
    OPEN,
    SAME,
    SENTENCE,
    Side,
    measured,
    quoted,
    side,
)
from shujian.documents.judgments.comparing.lengths import deviation, fine_deviation
from shujian.documents.judgments.comparing.pairing import Pair
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.reading import Reading


@dataclass(frozen=True)
class Proposed:
    """A proposal and what was imposed on the same person.

    Args:
        pair: the documents.
        row: of 量刑建议.
        imposed: of 判项 or 判决结果.
        person: whom.
        because: where the judgment says why it departs from the proposal.
    """

    pair: Pair
    row: Row
    imposed: Row
    person: str
    because: Side

    @property
    def asked(self) -> Side:
        """What is proposed, in words."""
        return proposal_words(self.pair, self.row)

    @property
    def given(self) -> Side:
        """What was imposed, in words."""
        row = self.imposed
        term = row.term("刑期")
        words = row.text("主刑") + (str(term) if term and not term.indefinite else "")
        words += "，缓刑" if row.true("宣告缓刑") else ""
        return side(self.pair.two.reading, row.cells.get("刑期") or row.cells.get("主刑"), words)

    def add(self, matter: str, result: str, one: Side, two: Side, why: str) -> None:
        """Note what was compared, with the reason where it differs."""
        because = self.because if result == DIFFERENT else NOTHING
        charge = self.row.text("规范罪名")
        self.pair.add(
            SENTENCE, matter, result, one, two, why,
            person=self.person, charge=charge, reason=because,
        )  # fmt: skip


def proposal_words(pair: Pair, row: Row) -> Side:
    """A proposal in a few words, at its place."""
    low, high, top = row.term("刑期下限"), row.term("刑期上限"), row.text("最高主刑")
    if low == high:
        length = f"{low}" if low and not low.indefinite else ""
    elif low and high:
        length = f"{low}至{top}{high}"
    else:
        length = f"{low}以上" if low else f"{high}以下"
    words = row.text("主刑") + length + ("，缓刑" if row.true("建议缓刑") else "")
    return side(pair.one.reading, row.cells.get("刑期下限") or row.cells.get("主刑"), words)


def retold(pair: Pair, person: Row, row: Row, imposed: Row) -> Side:
    """Where the judgment tells of another proposal, and the sentence is within that.

    The prosecution changes a proposal in court; the paper at hand is then the earlier one.

    Args:
        pair: the documents.
        person: in the judgment.
        row: the proposal of the paper.
        imposed: the sentence.
    """
    low, high, given = person.term("建议下限"), person.term("建议上限"), imposed.term("刑期")
    if low is None or high is None or given is None:
        return NOTHING
    if (low, high) == (row.term("刑期下限"), row.term("刑期上限")) or not low <= given <= high:
        return NOTHING
    fact = person.cells["建议下限"]
    return quoted(pair.two.reading, fact.start, fact.end)


def probation(about: Proposed) -> None:
    """Whether probation was asked for and granted, and for how long."""
    row, imposed, pair = about.row, about.imposed, about.pair
    asked, given = row.true("建议缓刑"), imposed.true("宣告缓刑")
    if not asked and not given:
        return
    words = ("适用缓刑" if asked else "没有建议缓刑", "宣告缓刑" if given else "没有宣告缓刑")
    one = side(pair.one.reading, row.cells.get("建议缓刑"), words[0])
    two = side(pair.two.reading, imposed.cells.get("宣告缓刑"), words[1])
    if asked != given:
        about.add(
            "缓刑", DIFFERENT, one, two, f"{pair.one.role}{words[0]}，{pair.two.role}{words[1]}"
        )
        return
    about.add("缓刑", SAME, one, two, "一致")
    told = deviation(row, imposed, ("考验期下限", "考验期上限", "缓刑考验期"))
    if told.result != OPEN:
        about.add("缓刑考验期", told.result, one, two, f"缓刑考验期：{told.words}")


def fine(about: Proposed) -> None:
    """Whether a fine was asked for and imposed, and how high it is."""
    row, imposed, pair = about.row, about.imposed, about.pair
    asked, given = row.true("建议罚金"), imposed.true("判处罚金")
    if not asked and not given:
        return
    words = ("建议罚金" if asked else "没有建议罚金", "判处罚金" if given else "没有判处罚金")
    one = _sum_or(pair.one.reading, row, "罚金下限", "建议罚金", words[0])
    two = _sum_or(pair.two.reading, imposed, "罚金", "判处罚金", words[1])
    if asked != given:
        why = f"{pair.one.role}{words[0]}，{pair.two.role}{words[1]}"
        about.add("罚金", DIFFERENT, one, two, why)
        return
    told = fine_deviation(row, imposed)
    if told is not None:
        about.add("罚金", told.result, one, two, told.words)
    else:
        about.add("罚金", SAME, one, two, "都有罚金，建议没有写数额")


def _sum_or(reading: Reading, row: Row, sum_: str, fact: str, words: str) -> Side:
    """The sum with its unit where one is written, else whether there is a fine at all."""
    told = measured(reading, row.cells.get(sum_), "元")
    return told if told.words else side(reading, row.cells.get(fact), words)
