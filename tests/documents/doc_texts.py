"""Invented judgments of courts that cannot exist."""

from __future__ import annotations

COURT = "虚州市虚江区人民法院"


def judgment(
    serial: int = 1,
    court: str = COURT,
    kind: str = "刑事判决书",
    facts: str = "",
    signed: bool = True,
) -> str:
    """A short criminal judgment, one paragraph a line."""
    name = "甲乙丙丁戊己庚辛壬癸"[serial % 10]
    lines = [
        court,
        kind,
        f"（2024）虚9901刑初{serial}号",
        "公诉机关虚州市虚江区人民检察院。",
        f"被告人虚某{name}，男，1990年1月{serial % 28 + 1}日出生，无业，住虚州市虚江区。",
        "虚州市虚江区人民检察院指控被告人犯盗窃罪，向本院提起公诉。本院依法组成合议庭，"
        "公开开庭审理了本案。现已审理终结。",
        f"经审理查明，2024年3月{serial % 28 + 1}日，被告人虚某{name}在虚州市虚江区某商场内"
        f"窃得手机{serial}部，价值人民币{serial * 137 + 2000}元。{facts}",
        "本院认为，被告人以非法占有为目的，秘密窃取他人财物，数额较大，其行为已构成盗窃罪。",
        "判决如下：",
        f"一、被告人虚某{name}犯盗窃罪，判处有期徒刑{'六七八九'[serial % 4]}个月，并处罚金人民币"
        f"{serial % 9 + 1}000元；",
        "二、责令被告人退赔被害人经济损失。",
        "如不服本判决，可在接到判决书的第二日起十日内，通过本院或者直接向虚州市中级人民法院提出上诉。",
    ]
    if signed:
        lines += ["审判员　虚审判", "二〇二四年五月一日", "书记员　虚书记"]
    return "\n".join(lines)
