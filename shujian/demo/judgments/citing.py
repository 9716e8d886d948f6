"""Which articles a judgment cites, by the grounds for citing them."""

from __future__ import annotations

from shujian.demo.judgments.charges import articles, change
from shujian.demo.judgments.model import Accused, Case

_BY_FINDING = (
    "自首", "减轻自首", "坦白", "立功", "减轻立功", "累犯", "毒品再犯", "未遂", "主犯", "从犯", "限制责任能力",
)  # fmt: skip


def cite(case: Case) -> None:
    """Fill in the articles of a lawful judgment."""
    found: dict[str, list[str]] = {}
    law = articles()["criminal"]
    for who in case.accused:
        for count in who.counts:
            found[count.charge.name] = list(count.tier.articles)
        for ground in _grounds(who, case):
            found[ground] = list(law[ground])
    if len(case.accused) > 1 and "negligent" not in case.one.counts[0].charge.marks:
        found["共同犯罪"] = list(law["共同犯罪"])
    if case.orders:
        found["财物"] = list(law["财物"])
    case.cites = found
    if any("认罪认罚" in who.findings for who in case.accused):
        case.law_cites = list(articles()["procedure"]["认罪认罚"])


def _grounds(who: Accused, case: Case) -> list[str]:
    grounds = [f for f in who.findings if f in _BY_FINDING]
    fined = any(c.fine for c in who.counts)
    if "未成年" in who.findings:
        later = who.counts[0].when >= change("未成年人新")
        grounds.append("未成年人新" if later else "未成年人旧")
    if fined:
        grounds.append("罚金")
    if any(c.dpr for c in who.counts):
        grounds.append("剥夺政治权利")
    if who.counts[0].kind == "免予刑事处罚":
        grounds.append("免刑")
    if who.probation:
        grounds += ["缓刑", f"{who.main.kind}缓刑"] + ["缓刑附加刑"] * fined
    if len(who.counts) > 1 or who.revoked:
        grounds.append("数罪并罚")
    if who.revoked:
        grounds.append("撤销缓刑")
    return grounds
