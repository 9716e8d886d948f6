"""One person in two judgments of different cases, the earlier one first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.pairs.card import Card
from shujian.documents.judgments.pairs.cases import ABOVE, RETRIAL, Related, same_case
from shujian.documents.judgments.pairs.identity import Identity, agree
from shujian.documents.judgments.pairs.keys import BIRTH, JUDGED, NUMBER
from shujian.documents.judgments.pairs.pool import CROWD, Member, Pool
from shujian.documents.judgments.pairs.priors import YES, recited


class Couple(NamedTuple):
    """A person in two judgments.

    Args:
        earlier: judgment and 被告人序号 of the earlier one.
        later: of the later one.
        identity: why it is one person.
        elsewhere: a further judgment of the person revokes or joins sentences.
    """

    earlier: Member
    later: Member
    identity: Identity
    elsewhere: bool = False


def couples(pool: Pool, cases: list[Related]) -> Iterator[Couple]:
    """All pairs, in a fixed order; judgments that a later one of their case replaced are left out."""
    replaced = {r.earlier for r in cases if r.how in (ABOVE, RETRIAL)}
    found = [c for pair in sorted(_candidates(pool)) if (c := _couple(pool, *pair, replaced))]
    near: dict[Member, set[Member]] = {}
    for couple in found:
        near.setdefault(couple.earlier, set()).add(couple.later)
        near.setdefault(couple.later, set()).add(couple.earlier)
    for couple in sorted(found):
        others = near[couple.earlier] | near[couple.later]
        others -= {couple.earlier, couple.later}
        yield couple._replace(elsewhere=any(_settles(pool, m) for m in others))


def _candidates(pool: Pool) -> set[tuple[Member, Member]]:
    found: set[tuple[Member, Member]] = set()
    for kind in (NUMBER, BIRTH):
        for own, _ in pool.groups(kind):
            if len(own) <= CROWD:
                found.update(tuple(sorted(p)) for p in combinations(own, 2))  # type: ignore[misc]
    for own, told in pool.groups(JUDGED):
        if len(own) <= CROWD and len(told) <= CROWD:
            found.update(tuple(sorted((a, b))) for a in own for b in told)  # type: ignore[misc]
    return {(a, b) for a, b in found if a[0] != b[0]}


def _couple(pool: Pool, one: Member, other: Member, replaced: set[int]) -> Couple | None:
    if one[0] in replaced or other[0] in replaced:
        return None
    a, b = pool.card(one[0]), pool.card(other[0])
    days = a.document.day("裁判日期"), b.document.day("裁判日期")
    if days[0] is None or days[1] is None or same_case(a, b):
        return None
    if days[0] > days[1]:
        one, other, a, b = other, one, b, a
    told = recited(a, one[1], b, other[1]) == YES
    found = agree(person(a, one[1]), person(b, other[1]), told=told)
    return Couple(one, other, found) if found else None


def person(card: Card, seq: int) -> Row:
    """The row of a defendant."""
    return card.one("被告人", seq)


def _settles(pool: Pool, member: Member) -> bool:
    """Whether a judgment revokes probation or parole, or joins earlier sentences."""
    outcome = pool.card(member[0]).one("判决结果", member[1])
    return any(outcome.true(c) for c in ("撤销缓刑", "撤销假释", "并罚前罪"))
