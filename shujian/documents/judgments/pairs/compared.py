"""What two judgments find of accomplices: the same act, its amount, its name, the parts played."""

from __future__ import annotations

from decimal import Decimal

from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.pairs.others import ACCESSORY, PRINCIPAL
from shujian.documents.judgments.pairs.sides import NAME, Side
from shujian.documents.judgments.pairs.words import word
from shujian.documents.judgments.shipped import offences, parameters
from shujian.law.dated_values import value_on

_FINDINGS = ("自首", "立功", "未遂", "累犯", "毒品再犯", "退赃退赔", "认罪认罚", "主犯", "从犯")
_AMOUNTS = ("数额", "毒品克数")
NOTHING = "没有"


def compare(row: Row, a: Side, b: Side) -> None:
    """Fill what of act, amount, charge, parts and sentence differs.

    Source: 刑法第二十六条、第二十七条、第六十一条.
    """
    same = _one_act(a, b)
    row.put("同一次行为", word(same), pattern=NAME)
    charges = [
        offences().find(s.counts[0].text("罪名")) if len(s.counts) == 1 else None for s in (a, b)
    ]
    known = None not in charges
    row.put("罪名不同", word(charges[0] is not charges[1] if known else None), pattern=NAME)
    row.put("数额不同", "、".join(_amounts(a, b)) or NOTHING, pattern=NAME)
    row.put("角色矛盾", _roles(a, b), pattern=NAME)
    row.put("情节相同", word(_alike(a, b)), pattern=NAME)
    row.put("刑罚失衡", word(_apart(a, b)), pattern=NAME)


def _one_act(a: Side, b: Side) -> bool | None:
    """Whether both are convicted for a single act of one day."""
    acts = a.acts, b.acts
    if len(a.counts) != 1 or len(b.counts) != 1 or acts[0] is None or acts[1] is None:
        return None
    if not (acts[0].exact and acts[1].exact):
        return None
    return acts[0][:2] == acts[1][:2] and acts[0].first == acts[0].last


def _amounts(a: Side, b: Side) -> list[str]:
    """The amounts that both judgments state and state differently."""
    if len(a.counts) != 1 or len(b.counts) != 1:
        return []
    told = {c: (a.counts[0].get(c), b.counts[0].get(c)) for c in _AMOUNTS}
    return [c for c, (x, y) in told.items() if x is not None and y is not None and x != y]


def _roles(a: Side, b: Side) -> str:
    """What one judgment says of the other's defendant against what that one finds."""
    found = []
    for one, other in ((a, b), (b, a)):
        name = other.person.text("被告人")
        said = next(
            (r.text("角色") for r in one.card.rows["另案人员"] if r.text("姓名") == name), ""
        )
        own = [w for w in (PRINCIPAL, ACCESSORY) if other.person.true(w)]
        if said and len(own) == 1 and own[0] != said:
            found.append(f"{name}在{one.mark}一份为{said}，在{other.mark}一份为{own[0]}")
    if not found and _two_alone(a, b) and all(s.person.true(ACCESSORY) for s in (a, b)):
        found.append("共同犯罪只有二人，两份文书都认定为从犯")
    return "；".join(found) or NOTHING


def _two_alone(a: Side, b: Side) -> bool:
    """Whether each judgment has one defendant and names only the other's."""
    for one, other in ((a, b), (b, a)):
        named = [r.text("姓名") for r in one.card.rows["另案人员"]]
        if len(one.card.rows["被告人"]) != 1 or named != [other.person.text("被告人")]:
            return False
    return True


def _alike(a: Side, b: Side) -> bool | None:
    """Whether parts and circumstances are the same, and the amounts near each other."""
    share = value_on(parameters(), "筛查.同案.数额相近", b.judged, int) if b.judged else None
    found = [(a.person.get(c), b.person.get(c)) for c in _FINDINGS]
    if share is None or any(None in pair for pair in found):
        return None
    priors = [bool(s.card.about("前科", s.seq)) for s in (a, b)]
    if any(x != y for x, y in found) or priors[0] != priors[1]:
        return False
    if len(a.counts) != 1 or len(b.counts) != 1:
        return None
    told = [(a.counts[0].get(c), b.counts[0].get(c)) for c in _AMOUNTS]
    known = [(Decimal(str(x)), Decimal(str(y))) for x, y in told if x is not None and y is not None]
    return all(abs(x - y) * 100 <= share * max(x, y) for x, y in known) if known else None


def _apart(a: Side, b: Side) -> bool | None:
    """Whether one term is far longer, or only one is served."""
    share = value_on(parameters(), "筛查.同案.刑期相差", b.judged, int) if b.judged else None
    terms, kinds = (
        [s.outcome.term("刑期") for s in (a, b)],
        {s.outcome.text("主刑") for s in (a, b)},
    )
    suspended = [s.outcome.get("宣告缓刑") for s in (a, b)]
    if share is None or None in terms or len(kinds) != 1 or None in suspended:
        return None
    if suspended[0] != suspended[1]:
        return True
    months = sorted(t.months for t in terms if t)
    return (months[1] - months[0]) * 100 > share * months[0] if months[0] else None
