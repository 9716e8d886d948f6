"""本院认为: the offence, the findings, the articles."""

from __future__ import annotations

from shujian.demo.judgments.course import offences
from shujian.demo.judgments.model import Accused, Case, Count
from shujian.demo.judgments.words import article, listed

SAYS: dict[str, tuple[str, ...]] = {
    "未成年": ("犯罪时已满十六周岁不满十八周岁，依法应当从轻处罚",),
    "主犯": ("在共同犯罪中起主要作用，系主犯，应当按照其所参与的全部犯罪处罚",),
    "从犯": ("在共同犯罪中起次要作用，系从犯，依法应当从轻处罚",),
    "累犯": (
        "曾因犯罪被判处有期徒刑，刑罚执行完毕以后五年以内再犯应当判处有期徒刑以上刑罚之罪，系累犯，依法应当从重处罚",
        "系累犯，应当从重处罚",
    ),
    "毒品再犯": ("曾因贩卖毒品罪被判过刑，又犯贩卖毒品罪，系毒品再犯，应当从重处罚",),
    "未遂": ("已经着手实行犯罪，由于意志以外的原因而未得逞，系犯罪未遂，依法减轻处罚",),
    "自首": (
        "犯罪后自动投案，如实供述自己的罪行，系自首，依法可以从轻处罚",
        "主动投案并如实供述犯罪事实，是自首，可以从轻处罚",
    ),
    "减轻自首": ("犯罪后自动投案，如实供述自己的罪行，系自首，依法减轻处罚",),
    "坦白": (
        "归案后如实供述自己的罪行，系坦白，依法可以从轻处罚",
        "到案后能如实供述自己的罪行，依法可从轻处罚",
    ),
    "当庭认罪": ("当庭自愿认罪，酌情从轻处罚",),
    "立功": ("归案后协助公安机关抓获其他犯罪嫌疑人，有立功表现，依法可以从轻处罚",),
    "减轻立功": ("归案后协助公安机关抓获其他犯罪嫌疑人，有立功表现，依法减轻处罚",),
    "认罪认罚": ("自愿认罪认罚，依法可以从宽处理",),
    "退赔谅解": ("已退赔全部损失并取得谅解，酌情从轻处罚",),
    "赔偿谅解": ("已赔偿被害人一方经济损失并取得谅解，酌情从轻处罚",),
    "初犯": ("系初犯，酌情从轻处罚",),
}


def paragraph(case: Case) -> str:
    """The whole opinion up to 判决如下."""
    names = "、".join(who.name for who in case.accused)
    acts = "；".join(_act(c) for c in case.one.counts)
    called = case.notes.get("reasoned", offences(case))
    names = f"{case.notes['unit']}、被告人{names}" if "unit" in case.notes else f"被告人{names}"
    text: str = f"本院认为，{names}{acts}，其行为已构成{called}。"
    text += case.pick(
        "公诉机关指控的犯罪事实清楚，证据确实、充分，罪名成立。",
        "公诉机关指控的罪名成立，本院予以支持。",
        "公诉机关的指控成立。",
    )
    if len(case.one.counts) > 1:
        text += f"被告人{case.one.name}犯数罪，依法应当数罪并罚。"
    if len(case.accused) > 1 and "共同犯罪" in case.cites:
        text += "各被告人系共同犯罪。"
    text += "".join(_found(case, who) for who in case.accused) + str(case.notes.get("also", ""))
    if case.notes.get("advice"):
        text += "公诉机关的量刑建议适当，予以采纳。"
    if any(who.probation for who in case.accused):
        text += "根据其犯罪情节和悔罪表现，宣告缓刑对所居住社区没有重大不良影响，可以宣告缓刑。"
    return text + f"{case.pick('依照', '据此，依照', '综上，依照')}{law(case)}之规定，判决如下："


def _act(count: Count) -> str:
    charge, tier = count.charge, count.tier
    return charge.act.replace("，{档}", f"，{tier.label}" if tier.label else "").replace(
        "{档}", tier.label
    )


def _found(case: Case, who: Accused) -> str:
    said = [case.pick(*SAYS[f]) for f in who.findings if f in SAYS]
    if not said:
        return ""
    return f"被告人{who.name}{'；'.join(said)}。"


def law(case: Case) -> str:
    """The articles as the opinion lists them."""
    spots = [spot for part in case.cites.values() for spot in part]
    text = "《中华人民共和国刑法》" + listed(spots, case.rng.random() < 0.7)
    if case.law_cites:
        text += "和《中华人民共和国刑事诉讼法》" + "、".join(map(article, case.law_cites))
    return text + str(case.notes.get("more_law", ""))
