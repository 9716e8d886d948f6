"""The earlier sentence as the later judgment quotes it, joins it and credits it."""

from __future__ import annotations

from decimal import Decimal

from shujian.core.cells import Missing
from shujian.core.terms import Term
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.pairs.names import case_number
from shujian.documents.judgments.pairs.priors import told_row
from shujian.documents.judgments.pairs.sides import NAME, Side
from shujian.documents.judgments.pairs.words import YES, word
from shujian.documents.judgments.shipped import parameters
from shujian.law.sentence_ends import lawful_ends

_COMPARED = (
    ("前科主刑", "主刑", "主刑"), ("前科刑期", "刑期", "刑期"), ("前科缓刑考验期", "缓刑考验期", "缓刑考验期"),
    ("前科罚金", "罚金", "罚金"),
)  # fmt: skip
NOTHING = "没有"


def derive(row: Row, a: Side, b: Side) -> None:
    """Fill what the later judgment says of the earlier sentence.

    Source: 刑法第六十九条至第七十一条、第七十七条.
    """
    outcome, document = b.outcome, b.document
    joined = any(outcome.true(c) for c in ("撤销缓刑", "撤销假释", "并罚前罪"))
    joined = joined or "前罪余刑" in outcome.cells
    row.put("后案并罚", joined, pattern=NAME)
    number = case_number(a.document.text("案号"))
    row.put("后案印出前案号", bool(number) and number in b.card.numbers, pattern=NAME)
    revoked = any(p.true("撤销缓刑") for p in b.card.about("前科", b.seq))
    spoken = [document.get("写有撤销"), document.get("写有提到前罪")]
    row.put("后文提到前罪", revoked or any(s is not False for s in spoken), pattern=NAME)
    for column in ("缓刑考验期内犯罪", "假释考验期内犯罪"):
        row.put(f"后{column}", b.person.true(column), pattern=NAME)
    prior = told_row(a.card, a.seq, b.card, b.seq)
    differs = _differences(a, prior) if prior else []
    if outcome.true("撤销缓刑") and row.get("前案载明") == YES:
        differs += _remainder(a, b)
    row.put("引述不符", "、".join(dict.fromkeys(differs)) or NOTHING, pattern=NAME)
    _fines(row, a, b)
    _credit(row, a, b)


def _differences(a: Side, prior: Row) -> list[str]:
    """What the earlier conviction is told with, and is not: both sides must be known."""
    found = []
    for told, own, name in _COMPARED:
        one, other = prior.get(told), a.outcome.get(own)
        if one is not None and other is not None and one != other and one != "不明":
            found.append(name)
    return found


def _remainder(a: Side, b: Side) -> list[str]:
    """A suspended sentence that is revoked is joined as a whole."""
    joined, whole = b.outcome.term("前罪余刑"), a.outcome.term("刑期")
    suspended = a.outcome.true("宣告缓刑")
    return ["并罚的前罪刑期"] if suspended and joined and whole and joined != whole else []


def _fines(row: Row, a: Side, b: Side) -> None:
    """Whether the joint fine holds an earlier one that was paid, and says nothing of it."""
    fines = [s.outcome.get("罚金") for s in (a, b)]
    own = [c.get("罚金") for c in b.card.about("判项", b.seq)]
    if not all(isinstance(f, (int, Decimal)) for f in (*fines, *own)) or not own:
        return
    first, total = (Decimal(str(f)) for f in fines)
    added = first > 0 and total == first + sum((Decimal(str(f)) for f in own), Decimal(0))
    row.put("合并罚金含前罚金", added, pattern=NAME)


def _credit(row: Row, a: Side, b: Side) -> None:
    """Whether a revoked sentence is served in full from the later custody on."""
    start, end, term = (b.outcome.get(c) for c in ("刑期起日", "刑期止日", "刑期"))
    first = a.outcome.day("首次羁押")
    row.put("前案曾羁押", word(True if first else None), pattern=NAME)
    if not isinstance(term, Term) or b.outcome.day("刑期起日") is None or end is None:
        return
    own = b.outcome.day("首次羁押")
    ends = lawful_ends(b.outcome.day("刑期起日"), term, b.judged, parameters())  # type: ignore[arg-type]
    plain = not isinstance(ends, Missing) and end in ends and own == start
    row.put("未折抵前案羁押", word(plain and "折抵原文" not in b.outcome.cells), pattern=NAME)
