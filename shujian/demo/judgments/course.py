"""How the case came to court and was heard."""

from __future__ import annotations

from shujian.demo.judgments import places
from shujian.demo.judgments.model import Case
from shujian.demo.judgments.words import day

JOIN = "、"


def offences(case: Case) -> str:
    """The charges of all counts."""
    return JOIN.join(dict.fromkeys(c.charge.name for w in case.accused for c in w.counts))


def people(case: Case) -> str:
    """被告人甲、乙."""
    names = "被告人" + JOIN.join(who.name for who in case.accused)
    return f"{case.notes['unit']}、{names}" if "unit" in case.notes else names


def paragraph(case: Case) -> str:
    """Indictment, procedure, hearing, who was there."""
    office = places.procuratorate(case.court)
    short = places.county_name(case.county)[:1]
    number = f"{short}检刑诉〔{case.filed.year}〕{case.rng.randrange(1, 400)}号"
    charged = case.notes.get("charged", offences(case))
    text = (
        f"{office}以{number}起诉书指控{people(case)}犯{charged}，"
        f"于{day(case.filed)}向本院提起公诉。"
    )
    text += str(case.notes.get("designated", ""))
    return text + _heard(case) + present(case) + case.pick("现已审理终结。", "本案现已审理终结。")


def _heard(case: Case) -> str:
    open_ = "公开开庭" if case.public else "不公开开庭"
    secret = "" if case.public else _secret(case)
    when = f"于{day(case.heard)}"
    if case.procedure == "速裁":
        return f"本院依法适用速裁程序，实行独任审判，{when}{secret}{open_}审理了本案。"
    sole = case.notes["sole"]
    bench = "由审判员独任审判" if sole else "组成合议庭"
    if case.procedure == "简易":
        lead = "本院依法适用简易程序，" + ("实行独任审判" if sole else "依法组成合议庭")
        return f"{lead}，{when}{secret}{open_}审理了本案。"
    lead = case.pick("本院受理后，依法适用普通程序，", "本院受理后，依法", "本院依法")
    lead = "本院依法适用普通程序，" if case.notes.get("named") else lead
    return f"{lead}{bench}，{when}{secret}{open_}审理了本案。"


def _secret(case: Case) -> str:
    if "未成年" in case.one.findings:
        return "因被告人系未成年人，依法"
    return "因涉及个人隐私，依法"


def present(case: Case) -> str:
    """Who appeared."""
    office, judge = places.procuratorate(case.court), case.notes["officer"]
    seen = people(case)
    for who in case.accused:
        if who.guardian:
            seen += f"及其法定代理人{who.guardian}"
        if who.counsel:
            seen += f"{'、' if who.guardian else '及其'}{case.notes.get('label', '辩护人')}{who.counsel}"
    return f"{office}指派检察员{judge}出庭支持公诉，{seen}到庭参加诉讼。"
