"""The table 同案犯文书: accomplices who were judged in separate judgments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.pairs.card import Card
from shujian.documents.judgments.pairs.cases import FIRST, Related
from shujian.documents.judgments.pairs.compared import compare
from shujian.documents.judgments.pairs.keys import NAME as NAMED
from shujian.documents.judgments.pairs.names import case_number
from shujian.documents.judgments.pairs.pool import CROWD, Member, Pool
from shujian.documents.judgments.pairs.sides import EARLIER, LATER, NAME, Side

TABLE = "同案犯文书"
LIKELY, OPEN = "较可能", "待证"
_MANY = 10
"""Defendants of a judgment that are laid beside one accomplice."""


class Link(NamedTuple):
    """A defendant whom another judgment names as an accomplice.

    Args:
        own: the defendant's judgment and 被告人序号.
        teller: the judgment that names him.
    """

    own: Member
    teller: int


def rows(pool: Pool, cases: list[Related]) -> Iterator[Row]:
    """All rows, a defendant of the earlier and one of the later judgment each."""
    tied = {frozenset((r.earlier, r.later)) for r in cases}
    seen: set[tuple[Member, Member]] = set()
    for link in sorted(links(pool)):
        if frozenset((link.own[0], link.teller)) in tied:
            continue
        a, b = pool.card(link.own[0]), pool.card(link.teller)
        basis = _basis(a, link.own[1], b)
        if basis is None or not _apart(a, b):
            continue
        for person in b.people[:_MANY]:
            sides = [(link.own, a), ((link.teller, person.number("被告人序号")), b)]
            sides.sort(key=lambda s: (str(s[1].document.day("裁判日期")), s[0]))
            pair = sides[0][0], sides[1][0]
            if pair not in seen:
                seen.add(pair)
                one = Side(sides[0][1], pair[0][1], EARLIER)
                yield _row(one, Side(sides[1][1], pair[1][1], LATER), basis)


def _apart(a: Card, b: Card) -> bool:
    """Whether both are judgments of first instance, of two cases."""
    numbers = [case_number(c.document.text("案号")) for c in (a, b)]
    levels = {c.document.text("审级") for c in (a, b)}
    return levels == {FIRST} and bool(numbers[0]) and numbers[0] != numbers[1]


def links(pool: Pool) -> Iterator[Link]:
    """Where a judgment of a court names a defendant of another judgment of that court."""
    for own, told in pool.groups(NAMED):
        if len(own) <= CROWD and len(told) <= CROWD:
            for one in own:
                for other, _ in told:
                    if other != one[0]:
                        yield Link(one, other)


def _basis(a: Card, seq: int, b: Card) -> tuple[str, str] | None:
    """Why ``b`` means the defendant of ``a``, and how sure it is; a name alone never does."""
    numbers = [case_number(c.document.text("案号")) for c in (a, b)]
    if numbers[0] in b.numbers or numbers[1] in a.numbers:
        return "姓名、法院相同，印出对方案号", LIKELY
    named = {r.text("姓名") for r in a.rows["另案人员"]}
    if any(p.text("被告人") in named for p in b.people):
        return "法院相同，两份文书互相写明对方的被告人", LIKELY
    one = Side(a, seq, EARLIER).acts
    for person in b.people:
        other = Side(b, person.number("被告人序号"), LATER).acts
        if one and other and one.exact and other.exact and one.first == other.first:
            return "姓名、法院、行为日相同", OPEN
    return None


def _row(a: Side, b: Side, basis: tuple[str, str]) -> Row:
    row = Row(TABLE)
    a.copy(row)
    b.copy(row)
    for column, side in (("前被告人", a), ("被告人", b)):
        if (fact := side.person.cells.get("被告人")) is not None:
            row.cells[column] = fact._replace(segment=side.mark)
    row.put("同案依据", basis[0], pattern=NAME)
    row.put("同案程度", basis[1], pattern=NAME)
    compare(row, a, b)
    return row
