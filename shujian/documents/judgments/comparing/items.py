"""What a comparison says: items, each with both sides, a result and why."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from shujian.core.cells import Missing
from shujian.core.terms import Term
from shujian.documents.judgments.facts import Fact, Value
from shujian.documents.judgments.plain import plain
from shujian.documents.judgments.reading import Reading

SAME, DIFFERENT, OPEN = "相同", "不同", "无法比较"
CHECK = "待核"
"""A date that only one document writes: perhaps another act, which only a person can tell."""
RESULTS = (CHECK, DIFFERENT, OPEN, SAME)
"""In the order in which people read them."""
PERSON, ACTS, CHARGE, CIRCUMSTANCE, SENTENCE, ARTICLE, WORDING = (
    "当事人", "事实", "定性", "情节", "量刑", "法条", "文字",
)  # fmt: skip
CLASSES = (PERSON, ACTS, CHARGE, CIRCUMSTANCE, SENTENCE, ARTICLE, WORDING)
_SHOWN = 80
"""Characters of a quotation."""


@dataclass(frozen=True)
class Paper:
    """One document of a comparison.

    Args:
        role: 起诉意见书, 起诉书, 量刑建议书, 不起诉决定书 or 判决书.
        kind: 文书种类 as its title says.
        id: the document's id.
        name: for people.
        reading: its facts.
    """

    role: str
    kind: str
    id: str
    name: str
    reading: Reading


@dataclass(frozen=True)
class Side:
    """What one document says.

    Args:
        value: as it is compared; None where it says nothing.
        words: for people.
        start: where it stands in the original text; −1 where no place can be shown.
        end: its end, not included.
        segment: the part of the text.
    """

    value: Value | None = None
    words: str = ""
    start: int = -1
    end: int = -1
    segment: str = ""


NOTHING = Side()


@dataclass(frozen=True)
class Item:
    """One thing that was compared.

    Args:
        left: the earlier document's role.
        right: the later document's role.
        sort: one of ``CLASSES``.
        matter: what was compared: 罪名, 自首, 刑期 …
        result: one of ``RESULTS``.
        one: what the earlier says.
        two: what the later says.
        why: Chinese, one sentence.
        person: the defendant; "" for the whole document.
        charge: 规范罪名 where it concerns one.
        material: whether it matters for guilt or punishment (实体); else it is wording.
        reason: where the later document says why; ``NOTHING`` where it does not.
    """

    left: str
    right: str
    sort: str
    matter: str
    result: str
    one: Side
    two: Side
    why: str
    person: str = ""
    charge: str = ""
    material: bool = True
    reason: Side = NOTHING


@dataclass
class Comparison:
    """All items of two or more documents of one case.

    Args:
        papers: the documents, in the order of the proceedings.
        items: in the order of pairs, then of persons.
        notes: what a reader must know of the whole, Chinese.
    """

    papers: list[Paper]
    items: list[Item] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def paper(self, role: str) -> Paper | None:
        """The document of a role."""
        return next((p for p in self.papers if p.role == role), None)

    def of(self, result: str) -> list[Item]:
        """The items with a result."""
        return [i for i in self.items if i.result == result]


def side(reading: Reading, fact: Fact | None, words: str = "") -> Side:
    """A fact as one side; ``NOTHING`` where there is none."""
    if fact is None:
        return Side(words=words)
    shown = words or words_of(fact.value)
    value = None if plain(fact.value) is None else fact.value
    if fact.end <= fact.start:
        return Side(value, shown, segment=fact.segment)  # type: ignore[arg-type]
    start, end = reading.normal.where(fact.start, fact.end)
    return Side(value, shown, start, end, fact.segment)  # type: ignore[arg-type]


def measured(reading: Reading, fact: Fact | None, unit: str) -> Side:
    """A quantity as one side, in words with its unit: a bare number does not say of what."""
    found = side(reading, fact)
    return replace(found, words=with_unit(found.words, unit))


def with_unit(words: str, unit: str) -> str:
    """Each of one or several numbers (3200、800) with its unit; nothing where there is none."""
    return "、".join(f"{word}{unit}" for word in words.split("、")) if words and unit else words


def quoted(reading: Reading, start: int, end: int) -> Side:
    """A stretch of the folded text as one side, its middle left out where it is long."""
    words = reading.normal.raw(start, end)
    half = _SHOWN // 2
    shown = words if len(words) <= _SHOWN else f"{words[:half]}……{words[-half:]}"
    at = reading.normal.where(start, end)
    return Side(shown, shown, *at, reading.parts.at(start))


def words_of(value: Value | Missing) -> str:
    """A value for people: True as 是, terms as 1年2个月, sums without an empty fraction."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Term):
        return str(value)
    told = plain(value)
    return "" if told is None else str(told)
