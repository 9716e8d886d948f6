"""What the earlier judgment means for the later one: recidivism, drugs, convictions left out."""

from __future__ import annotations

import datetime as dt

from shujian.core.cells import Missing
from shujian.core.dates import add_months
from shujian.core.terms import Term
from shujian.documents.judgments.act_bounds import Acts
from shujian.documents.judgments.derived.prior import member
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.pairs.priors import recited, told_row
from shujian.documents.judgments.pairs.sides import NAME, Side
from shujian.documents.judgments.pairs.words import NO, OPEN, YES, word
from shujian.documents.judgments.shipped import parameters
from shujian.law.dated_values import value_on
from shujian.law.windows import INSIDE, OUTSIDE, full_age_from, recidivism

_HEAVY = ("有期徒刑", "无期徒刑", "死缓")
_GUILTY = (*_HEAVY, "拘役", "管制", "单处罚金", "死刑", "免予刑事处罚")
_BEFORE, _PERHAPS = "前", "可能"


def derive(row: Row, a: Side, b: Side) -> None:
    """Fill what follows from the earlier conviction.

    Source: 刑法第六十五条、第七十八条第二款、第三百五十六条；刑事诉讼法第二百八十六条.
    """
    main = a.outcome.text("主刑")
    row.put("前案有罪", word(main in _GUILTY if main else None), pattern=NAME)
    row.put("前案载明", recited(a.card, a.seq, b.card, b.seq), pattern=NAME)
    row.put("前罪时成年", adult(a, b), pattern=NAME)
    row.put("应封存", _sealed(row, a, b), pattern=NAME)
    charges = [c.text("规范罪名") or c.text("罪名") for c in a.counts]
    for column, name in (("前罪过失", "过失犯罪"), ("前案毒品犯罪", "毒品再犯前罪")):
        found = [member(c, (name,)) for c in charges if c]
        row.put(column, _every(found) if name == "过失犯罪" else _any(found), pattern=NAME)
    prior = told_row(a.card, a.seq, b.card, b.seq)
    acts = b.acts
    _put_interval(row, a, prior, acts)
    row.put("前案可成累犯", _qualifies(row, a), pattern=NAME)
    row.put("其余前科不成累犯", word(_others(b, prior)), pattern=NAME)
    row.put("载明释放日", bool(prior and prior.day("释放日期")), pattern=NAME)
    person = b.person
    for column in ("毒品再犯", "后罪有故意", "后罪属毒品犯罪", "后罪有特别累犯罪名"):
        if (fact := person.cells.get(column)) is not None:
            row.cells["后毒品再犯" if column == "毒品再犯" else column] = fact._replace(
                segment="后"
            )
    _put_grown(row, person)


def _every(found: list[str]) -> str:
    return OPEN if not found or OPEN in found else word(set(found) == {YES})


def _any(found: list[str]) -> str:
    return YES if YES in found else OPEN if not found or OPEN in found else NO


def adult(a: Side, b: Side) -> str:
    """Whether the defendant was of age at every act (是) or at none (否) of the earlier case."""
    births = {d for s in (a, b) if (d := s.person.day("出生日期"))}
    acts = a.acts
    if len(births) != 1 or acts is None or a.judged is None:
        return OPEN
    years = value_on(parameters(), "刑法.年龄.成年", a.judged, int)
    if years is None:
        return OPEN
    grown = full_age_from(births.pop(), years)
    return YES if acts.first >= grown else NO if acts.last < grown else OPEN


def _sealed(row: Row, a: Side, b: Side) -> str:
    """Whether the record of a minor may not be told: light enough to be sealed."""
    limit = value_on(parameters(), "刑诉.封存.最高刑期", b.judged, Term) if b.judged else None
    if row.get("前罪时成年") == YES or limit is None:
        return NO if row.get("前罪时成年") == YES else OPEN
    term = a.outcome.term("刑期")
    if term is not None and term > limit:
        return NO
    return YES if row.get("前罪时成年") == NO else OPEN


def _qualifies(row: Row, a: Side) -> str:
    """Whether the conviction can be the first one of a recidivist, time aside."""
    if a.outcome.text("主刑") not in _HEAVY:
        return NO if a.outcome.text("主刑") in _GUILTY else OPEN
    suspended = a.outcome.get("宣告缓刑")
    if suspended is True or row.get("前罪时成年") == NO or row.get("前罪过失") == YES:
        return NO
    whole = suspended is False and row.get("前罪时成年") == YES and row.get("前罪过失") == NO
    return YES if whole else OPEN


def _put_interval(row: Row, a: Side, prior: Row | None, acts: Acts | None) -> None:
    """再犯间隔; unknown where the days of the acts do not tell, so that a rule is not silent."""
    ended = prior.day("释放日期") if prior else None
    found = _interval(a, prior, acts) if acts else OPEN
    if found != OPEN or not (ended or a.outcome.day("刑期止日")):
        row.put("再犯间隔", found, pattern=NAME)
    elif acts is None:
        row.doubt("再犯间隔", "后案没有读出作案日期")
    elif not acts.exact:
        row.doubt("再犯间隔", "后案作案日期的范围跨过期限，须查明每起事实的日期")
    else:
        row.put("再犯间隔", found, pattern=NAME)


def _put_grown(row: Row, person: Row) -> None:
    """后罪时成年, by the first day of the acts; unknown where that is not read."""
    fact = person.cells.get("作案时成年")
    if fact is not None and isinstance(fact.value, Missing):
        row.doubt("后罪时成年", fact.value.reason)
        return
    row.put("后罪时成年", word(fact.value is True if fact else None), pattern=NAME)


def _interval(a: Side, prior: Row | None, acts: Acts) -> str:
    """Where the later offence lies: 内, 可能 (inside unless the term was cut), 外, 前 or 未定."""
    released = prior.day("释放日期") if prior else None
    if released and prior and "假释" in prior.text("释放方式"):
        return OPEN
    end = released or a.outcome.day("刑期止日")
    if end is None:
        return OPEN
    if acts.last < end:
        return _BEFORE
    if acts.first <= end:
        return OPEN
    late = _all_lie(end, acts)
    if late != INSIDE:
        return OUTSIDE if late == OUTSIDE else OPEN
    if released:
        return INSIDE
    early = _earliest(a)
    return INSIDE if early and _all_lie(early, acts) == INSIDE else _PERHAPS


def _all_lie(released: dt.date, acts: Acts) -> str:
    found = {recidivism(released, day, day, parameters()) for day in (acts.first, acts.last)}
    one = next(iter(found))
    return one if len(found) == 1 and isinstance(one, str) else OPEN


def _earliest(a: Side) -> dt.date | None:
    """The first day on which a term that was cut as far as law allows can have ended."""
    start, term = a.outcome.day("刑期起日"), a.outcome.term("刑期")
    if start is None or term is None or term.indefinite or a.judged is None:
        return None
    share = value_on(parameters(), "刑法.减刑.有期徒刑.实际执行下限", a.judged, int)
    return add_months(start, term.months * share // 100) if share else None


def _others(b: Side, prior: Row | None) -> bool | None:
    """Whether all convictions are told in full, and none but the earlier case can count."""
    if prior is None or not b.person.true("前科齐全"):
        return None
    rest = [p for p in b.card.about("前科", b.seq) if p is not prior]
    return all(p.text("可成累犯") == NO or p.text("再犯间隔") == "后" for p in rest) or None
