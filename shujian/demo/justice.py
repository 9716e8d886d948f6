"""Judgments with their service, prisons, corrections: helpers, and the lawful background."""

from __future__ import annotations

import datetime as dt
from typing import Any

from shujian.core.terms import Term
from shujian.demo import firms
from shujian.demo.people import Person
from shujian.demo.world import AS_OF, World, plus, term_end

CHARGES = ("盗窃罪", "诈骗罪", "故意伤害罪", "寻衅滋事罪", "开设赌场罪", "非法经营罪")


def judgment(
    w: World,
    who: Person,
    effective: dt.date,
    *,
    kind: str = "有期徒刑",
    term: int = 24,
    probation: int = 0,
    served: bool = True,
    **cells: Any,
) -> str:
    """Write a judgment, and its service on the police station of the household.

    Args:
        w: the city.
        who: the convicted person.
        effective: the day of legal effect.
        kind: 主刑.
        term: its months; 0 for none.
        probation: months of 缓刑考验期; 0 for none.
        served: whether the police station got the judgment.
        cells: cells that differ from the ordinary.

    Returns:
        The number of the judgment.
    """
    doc = w.next_no("WS")
    suspended = probation > 0
    row: dict[str, Any] = {
        "文书编号": doc,
        "案号": f"（{effective.year}）虚{who.county[2:]}刑初{w.serial}号",
        "法院": firms.court(who.county),
        "姓名": who.name,
        "公民身份号码": who.id,
        "出生日期": who.birth,
        "罪名": str(w.rng.choice(CHARGES)),
        "主观方面": "故意",
        "主刑": kind,
        "刑期": Term(months=term) if term else None,
        "缓刑": suspended,
        "缓刑考验期": Term(months=probation) if suspended else None,
        "行为日期": plus(effective, -200),
        "裁判日期": plus(effective, -14),
        "最后送达日期": plus(effective, -10),
        "上诉抗诉": False,
        "同案编号": f"TA{doc[2:]}",
        "生效日期": effective,
        "生效依据": "生效证明",
        "执行地区划": who.county if suspended or kind == "管制" else None,
        "羁押天数": 0,
        "指定居所天数": 0,
        "犯罪时未成年": False,
        "行为地区划": who.county,
    }
    w.add("刑事裁判", **(row | cells))
    if served:
        service(w, doc, "判决书", "户籍地派出所", plus(effective, 6), who.county)
    return doc


def service(
    w: World, doc: str, kind: str, receiver: str, on: dt.date, county: str, unit: str = ""
) -> None:
    """Write one line of a court's service register."""
    names = {
        "社区矫正机构": firms.agency(county),
        "检察院": firms.court(county).replace("法院", "检察院"),
        "公安机关": firms.police(county),
        "户籍地派出所": f"{firms.police(county)}幻影派出所",
    }
    w.add(
        "文书送达",
        文书编号=doc,
        送达种类=kind,
        送达对象=receiver,
        受送达单位=unit or names.get(receiver, ""),
        送达日期=on,
        送达地区划=county,
    )


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


def imprison(
    w: World, who: Person, start: dt.date, end: dt.date | None, *, kind: str = "监狱服刑",
    **cells: Any,
) -> None:  # fmt: skip
    """Write a row of 在押人员."""
    row = {
        "公民身份号码": who.id,
        "姓名": who.name,
        "羁押场所": (firms.prison if kind == "监狱服刑" else firms.jail)(who.county),
        "羁押类别": kind,
        "入监日期": start,
        "出监日期": end,
        "出监原因": "刑满释放" if end else None,
        "羁押地区划": who.county,
    }
    w.add("在押人员", **(row | cells))


def measure(
    w: World, who: Person, kind: str, start: dt.date, end: dt.date | None, result: str = ""
) -> None:
    """Write a row of 强制措施."""
    w.add(
        "强制措施",
        公民身份号码=who.id,
        姓名=who.name,
        措施=kind,
        开始日期=start,
        结束日期=end,
        结果=result,
        地区划=who.county,
        办案单位=firms.police(who.county),
    )


def ordinary(w: World) -> None:
    """Convicts whose sentences are carried out as they should be."""
    for _ in range(w.scale * 4 // 1000):
        _prisoner(w)
    for _ in range(w.scale * 3 // 1000):
        suspend(w, w.adult(), w.between("2023-02-01", "2025-05-20"),
                term=int(w.rng.integers(6, 25)), probation=int(w.rng.integers(24, 49)))  # fmt: skip
    for _ in range(2 + w.scale // 2000):
        suspend(w, w.adult(), w.between("2023-02-01", "2024-03-20"), term=6, probation=12)
        _controlled(w)
        _paroled(w)
        _outside(w)


def _prisoner(w: World) -> None:
    who = w.adult()
    effective = w.between("2021-03-01", "2025-05-20")
    term = int(w.rng.integers(10, 80))
    judgment(w, who, effective, term=term)
    measure(w, who, "刑事拘留", plus(effective, -120), plus(effective, -90), "有罪")
    measure(w, who, "逮捕", plus(effective, -90), effective, "有罪")
    end = plus(term_end(effective, term), -120)
    imprison(w, who, plus(effective, 12), end if end <= AS_OF else None)


def _controlled(w: World) -> None:
    who, effective = w.adult(), w.between("2024-01-10", "2025-05-20")
    doc = judgment(w, who, effective, kind="管制", term=24, 罪名="寻衅滋事罪")
    hand_over(w, doc, who.county, notice=plus(effective, 2), papers=plus(effective, 4))
    correct(w, who, "管制", plus(effective, 5))


def _paroled(w: World) -> None:
    who, freed = w.adult(), w.between("2023-06-01", "2025-05-01")
    effective, left = plus(freed, -1500), int(w.rng.integers(6, 20))
    judgment(w, who, effective, term=72)
    parole(w, who, freed, left)
    imprison(w, who, plus(effective, 12), freed, 出监原因="假释")


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


def _outside(w: World) -> None:
    who, received = w.adult(), w.between("2024-02-01", "2025-05-20")
    effective = plus(received, -400)
    judgment(w, who, effective, term=60)
    imprison(w, who, plus(effective, 12), plus(received, 4), 出监原因="暂予监外执行")
    outside(w, who, received, plus(received, 4))


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
