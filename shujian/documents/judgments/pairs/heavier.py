"""Whether a later judgment of the case punishes more heavily, part by part."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.pairs.sides import NAME, Side
from shujian.documents.judgments.pairs.words import word

_KINDS = ("免予刑事处罚", "单处罚金", "管制", "拘役", "有期徒刑", "无期徒刑", "死缓", "死刑")
_MORE, _LESS = 1, -1


def compare(row: Row, a: Side, b: Side) -> None:
    """Fill 刑罚加重 (是, 否, 未定) and 加重事项; with parts lighter too it stays open.

    Source: 刑事诉讼法第二百三十七条；刑诉法解释第四百零一条、第四百零三条.
    """
    parts = list(_parts(a.outcome, b.outcome))
    more = [name for name, way in parts if way == _MORE]
    less = any(way == _LESS for _, way in parts)
    known = a.outcome.text("主刑") in _KINDS and b.outcome.text("主刑") in _KINDS
    found = None if not known or (more and less) else bool(more)
    row.put("刑罚加重", word(found), pattern=NAME)
    if more:
        row.put("加重事项", "、".join(more), pattern=NAME)


def _parts(a: Row, b: Row) -> Iterator[tuple[str, int]]:
    """Each part of the punishment that is known of both, and which way it went."""
    one, other = a.text("主刑"), b.text("主刑")
    if one not in _KINDS or other not in _KINDS:
        return
    yield "主刑", _way(_KINDS.index(one), _KINDS.index(other))
    terms = a.term("刑期"), b.term("刑期")
    if one == other and terms[0] and terms[1]:
        yield "刑期", _way(terms[0].code, terms[1].code)
    suspended = a.get("宣告缓刑"), b.get("宣告缓刑")
    if one == other and None not in suspended:
        yield "缓刑", _way(not suspended[0], not suspended[1])
    probation = a.term("缓刑考验期"), b.term("缓刑考验期")
    if probation[0] and probation[1]:
        yield "缓刑考验期", _way(probation[0].code, probation[1].code)
    fines = [_amount(r) for r in (a, b)]
    if fines[0] is not None and fines[1] is not None:
        yield "罚金", _way(fines[0], fines[1])
    rights = a.term("剥夺政治权利"), b.term("剥夺政治权利")
    if rights[0] and rights[1]:
        yield "剥夺政治权利", _way(rights[0].code, rights[1].code)


def _amount(row: Row) -> Decimal | None:
    """The fine; nothing where the judgment imposes none."""
    value = row.get("罚金")
    if isinstance(value, (int, Decimal)):
        return Decimal(value)
    return Decimal(0) if row.get("判处罚金") is False else None


def _way(one: Decimal | int, other: Decimal | int) -> int:
    return _MORE if other > one else _LESS if other < one else 0
