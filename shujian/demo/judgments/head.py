"""The top of a judgment: court, parties, measures, earlier convictions."""

from __future__ import annotations

from shujian.demo.judgments import places
from shujian.demo.judgments.model import Accused, Case, Prior
from shujian.demo.judgments.words import day

_VERBS = {
    "逮捕": "被逮捕",
    "刑事拘留": "被{警}刑事拘留",
    "取保候审": "被取保候审",
    "留置": "被{监}留置",
}


def title(case: Case) -> list[str]:
    """Court, kind and number, each on a line of its own."""
    kind = case.notes.get("kind", "刑事判决书")
    return [case.notes.get("head_court", case.court), kind, case.case_no]


def parties(case: Case) -> list[str]:
    """Prosecutor and defendants with all that is known about them."""
    lines = list(case.notes.get("plaintiffs", []))
    if "private_prosecutor" not in case.notes:
        name = case.notes.get("head_prosecutor", places.procuratorate(case.court))
        lines.insert(0, f"公诉机关{name}。")
    for who in case.accused:
        lines.append(accused(case, who))
        if who.guardian:
            lines.append(f"法定代理人{who.guardian}，系被告人{who.name}之父。")
        if who.counsel:
            lines.append(f"{_counsel(case, who)}。")
    return lines


def _counsel(case: Case, who: Accused) -> str:
    firm = f"虚构省{case.pick('空谷', '镜花', '蜃楼')}律师事务所律师"
    if "lawyer_firm" in case.notes:
        firm = case.notes["lawyer_firm"]
    label = "指定辩护人" if who.guardian else "辩护人"
    return f"{label}{who.counsel}，{firm}"


def accused(case: Case, who: Accused) -> str:
    """One defendant's paragraph."""
    born = case.pick("{d}出生", "{d}生", "生于{d}").format(d=day(who.birth))
    parts = [f"被告人{who.name}，{who.sex}，{born}"]
    if not case.published:
        parts.append(case.pick("公民身份号码", "公民身份证号码", "居民身份证号码") + who.id)
    parts += ["汉族", who.study, who.job, case.pick("住", "户籍地", "户籍所在地") + who.home]
    text = "，".join(parts) + "。"
    text += "".join(prior(case, p) for p in who.priors) + who.status
    return text + measures(case, who)


def prior(case: Case, p: Prior) -> str:
    """One earlier conviction."""
    number = f"以{p.case_no}刑事判决书" if p.case_no else ""
    text = f"曾因犯{p.offence}于{day(p.judged)}被{p.court}{number}判处{p.penalty}"
    if p.released:
        text += f"，{day(p.released)}" + case.pick("刑满释放", "刑满释放", "释放")
    return text + "。"


def measures(case: Case, who: Accused) -> str:
    """The measures one after another, later dates of the same year in short."""
    if not who.measures:
        return ""
    police = f"{places.county_name(case.county)}公安局"
    watch = f"{places.county_name(case.county)}监察委员会"
    texts, last = [], None
    for m in who.measures:
        short = last is not None and last.year == m.start.year and case.notes.get("short", True)
        when = f"同年{m.start.month}月{m.start.day}日" if short else day(m.start)
        verb = _VERBS.get(m.kind, f"被{m.kind}").replace("{警}", police).replace("{监}", watch)
        texts.append(f"{when}{verb}")
        last = m.start
    offence = who.counts[0].charge.name
    lead = case.pick(f"因涉嫌犯{offence}，于", "因本案于", f"因涉嫌{offence}于")
    now = f"现羁押于{places.county_name(case.county)}看守所" if _held(who) else ""
    tail = f"。{now}。" if now else "。"
    return lead + "，".join(texts) + tail


def _held(who: Accused) -> bool:
    return who.measures[-1].kind in ("逮捕", "刑事拘留")
