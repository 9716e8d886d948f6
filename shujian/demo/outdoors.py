"""Sentences served outside: handed over, received, corrected."""

from __future__ import annotations

import datetime as dt
from typing import Any

from shujian.core.terms import Term
from shujian.demo import firms
from shujian.demo.justice import judgment, service
from shujian.demo.registry import Person
from shujian.demo.world import AS_OF, World, plus, term_end


def hand_over(
    w: World,
    doc: str,
    county: str,
    *,
    notice: dt.date | None,
    papers: dt.date | None,
    copies: bool = True,
) -> None:
    """Write the court's notice and papers to the correction agency, and the copies."""
    if notice is not None:
        service(w, doc, "通知", "社区矫正机构", notice, county)
    if papers is not None:
        service(w, doc, "法律文书", "社区矫正机构", papers, county)
        for receiver in ("检察院", "公安机关") if copies else ():
            service(w, doc, "法律文书", receiver, papers, county)


def correct(
    w: World, who: Person, kind: str, accepted: dt.date, end: dt.date | None = None, **cells: Any
) -> None:
    """Write a row of 社区矫正对象."""
    row = {
        "公民身份号码": who.id,
        "姓名": who.name,
        "矫正类别": kind,
        "矫正机构": firms.agency(who.county),
        "矫正地区划": who.county,
        "接收日期": accepted,
        "矫正结束日期": end,
        "结束方式": "期满解除" if end else None,
    }
    w.add("社区矫正对象", **(row | cells))


def suspend(
    w: World, who: Person, effective: dt.date, *, kind: str = "有期徒刑", term: int = 12,
    probation: int = 18, **cells: Any,
) -> str:  # fmt: skip
    """A suspended sentence executed as the law wants it, from notice to release."""
    doc = judgment(w, who, effective, kind=kind, term=term, probation=probation, **cells)
    hand_over(w, doc, who.county, notice=plus(effective, 2), papers=plus(effective, 4))
    end = term_end(effective, probation)
    correct(w, who, "缓刑", plus(effective, 6), end if end <= AS_OF else None)
    return doc


def parole(w: World, who: Person, freed: dt.date, left: int, **correction: Any) -> str:
    """A parole carried out in time; its period is the rest of the sentence."""
    doc = w.next_no("JS")
    w.add(
        "假释裁定",
        公民身份号码=who.id,
        姓名=who.name,
        文书编号=doc,
        裁定日期=plus(freed, -3),
        假释日期=freed,
        剩余刑期=Term(months=left),
        执行地区划=who.county,
    )
    hand_over(w, doc, who.county, notice=plus(freed, -1), papers=freed)
    end = term_end(freed, left)
    correct(w, who, "假释", plus(freed, 3), end if end <= AS_OF else None, **correction)
    return doc


def outside(w: World, who: Person, received: dt.date, handed: dt.date | None) -> None:
    """A prisoner let out for illness: the handing over, and the agency's acceptance."""
    w.add(
        "暂予监外执行",
        公民身份号码=who.id,
        姓名=who.name,
        决定机关=f"{firms.prison(who.county)}管理局",
        移交单位=firms.prison(who.county),
        收到决定日期=received,
        移交日期=handed,
        执行地区划=who.county,
    )
    if handed is not None:
        correct(w, who, "暂予监外执行", plus(handed, 1))
