"""Whether two judgments speak of the same act, and what they say of the same person."""

from __future__ import annotations

from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.pairs.names import masked
from shujian.documents.judgments.pairs.sides import NAME, Side
from shujian.documents.judgments.pairs.words import NO, OPEN, YES, word
from shujian.documents.judgments.shipped import offences, parameters
from shujian.law.dated_values import value_on
from shujian.law.windows import full_age_from

_AMOUNTS = ("数额", "毒品克数", "酒精含量")
_AGES = ("刑法.责任年龄.相对", "刑法.责任年龄.完全", "刑法.年龄.成年", "刑法.老年人.年龄")


def derive(row: Row, a: Side, b: Side) -> None:
    """Fill what of the acts and of the person coincides or contradicts.

    Source: 刑法第十七条、第十七条之一；刑诉法解释第二百一十九条、第二百九十八条.
    """
    row.put("同一行为", same_act(a, b), pattern=NAME)
    row.put("同日行为", word(_same_day(a, b)), pattern=NAME)
    row.put("前案无罪", a.outcome.text("主刑") == "无罪" or _acquitted(a), pattern=NAME)
    for mark, side in (("前", a), ("后", b)):
        row.put(f"{mark}写有发回", side.document.true("写有发回"), pattern=NAME)
    row.put("后写有监管场所", b.document.get("写有监管场所") is not False, pattern=NAME)
    row.put("后写有前科从重", b.document.true("写有前科从重"), pattern=NAME)
    row.put("后引毒品再犯条文", b.document.get("引毒品再犯条文") is not False, pattern=NAME)
    _names(row, a, b)
    _births(row, a, b)


def same_act(a: Side, b: Side) -> str:
    """Whether both convict of one act: charge, single day and amount are the same."""
    if len(a.counts) != 1 or len(b.counts) != 1:
        return OPEN
    one, other = a.counts[0], b.counts[0]
    days = [(c.day("行为起日"), c.day("行为止日") or c.day("行为起日")) for c in (one, other)]
    if None in (*days[0], *days[1]):
        return OPEN
    charges = [offences().find(c.text("罪名")) for c in (one, other)]
    if days[0] != days[1] or days[0][0] != days[0][1] or charges[0] is not charges[1]:
        return NO
    told = [(one.get(c), other.get(c)) for c in _AMOUNTS]
    known = [(x, y) for x, y in told if x is not None or y is not None]
    if not known or charges[0] is None:
        return OPEN
    return YES if all(x == y for x, y in known) else NO


def _same_day(a: Side, b: Side) -> bool | None:
    """Whether all acts of both are of one and the same day."""
    one, other = a.acts, b.acts
    if one is None or other is None or not (one.exact and other.exact):
        return None
    return one.first == one.last == other.first == other.last


def _acquitted(side: Side) -> bool:
    return bool(side.counts) and all(c.text("主刑") == "无罪" for c in side.counts)


def _names(row: Row, a: Side, b: Side) -> None:
    """Whether one number stands with two names that nothing ties together."""
    one, other = a.person.text("被告人"), b.person.text("被告人")
    if row.get("身份程度") != "确定" or masked(one) or masked(other):
        return
    tied = one in b.person.text("别名") or other in a.person.text("别名")
    row.put("姓名不同", one != other and not tied, pattern=NAME)
    row.put("有别名", bool(a.person.text("别名") or b.person.text("别名")), pattern=NAME)


def _births(row: Row, a: Side, b: Side) -> None:
    """Whether one number stands with two days of birth, and whether an age of law lies between."""
    one, other = a.person.day("出生日期"), b.person.day("出生日期")
    if one is None or other is None:
        return
    row.put("出生日期不同", one != other, pattern=NAME)
    acts = [x for s in (a, b) if (x := s.acts)]
    crossed = OPEN if len(acts) < 2 else NO
    for found in acts:
        for path in _AGES:
            years = value_on(parameters(), path, found.last, int)
            if years and one != other:
                low, high = sorted(full_age_from(d, years) for d in (one, other))
                if low <= found.first and found.last < high:
                    crossed = YES
    row.put("跨越年龄界限", crossed, pattern=NAME)
