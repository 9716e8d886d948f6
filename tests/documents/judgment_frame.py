"""A judgment of invented people, in which one part is replaced by the wording to be read."""

from __future__ import annotations

HEAD = (
    "被告人钱某甲，男，1985年4月4日出生，汉族，初中文化，务工，住虚州市虚江区。"
    "因涉嫌犯盗窃罪，于2017年3月2日被刑事拘留，同年4月1日被逮捕。现羁押于虚州市看守所。"
)
PERSON = "被告人钱某甲，男，1985年4月4日出生，汉族，初中文化，务工，住虚州市虚江区。"
PROC = (
    "虚州市虚江区人民检察院以虚江检公诉刑诉〔2017〕91号起诉书指控被告人钱某甲犯盗窃罪，"
    "于2017年6月18日向本院提起公诉。本院依法适用简易程序，实行独任审判，公开开庭审理了本案。"
    "虚州市虚江区人民检察院指派检察员郑某出庭支持公诉，被告人钱某甲到庭参加诉讼。现已审理终结。"
)
FACTS = (
    "公诉机关指控，2017年3月1日，被告人钱某甲在虚州市虚江区盗窃他人手机一部，价值人民币3000元。"
    "上述事实，被告人钱某甲在开庭审理过程中亦无异议，且有被害人陈述等证据证实，足以认定。"
)
CRIME = "被告人钱某甲以非法占有为目的，秘密窃取他人财物，数额较大，其行为已构成盗窃罪。"
CITED = "依照《中华人民共和国刑法》第二百六十四条之规定，"
VERDICT = (
    "被告人钱某甲犯盗窃罪，判处有期徒刑八个月，并处罚金人民币二千元。\n"
    "（刑期从判决执行之日起计算。判决执行以前先行羁押的，羁押一日折抵刑期一日，"
    "即自2017年3月2日起至2017年11月1日止。罚金自判决生效之日起十日内缴纳。）"
)
APPEAL = (
    "如不服本判决，可在接到判决书的第二日起十日内，通过本院或者直接向虚州市中级人民法院提出上诉。"
    "书面上诉的，应当提交上诉状正本一份，副本二份。"
)
SIGNED = "审判员周某\n二〇一七年七月二十五日\n书记员吴某"

THREE = (
    "被告人赵某，男，1980年1月1日出生，汉族，务工。因涉嫌犯盗窃罪于2017年3月2日被刑事拘留，"
    "同年4月1日被逮捕。现羁押于虚州市看守所。\n辩护人周某，虚州某某律师事务所律师。\n被告人孙某甲（绰号“小九”），"
    "女，1990年2月3日出生，苗族，农民。2014年3月因犯盗窃罪被判处有期徒刑六个月，2014年9月5日刑满释放。"
    "因涉嫌犯盗窃罪于2017年3月3日被刑事拘留，同月20日被取保候审。\n被告人李某乙，男，"
    "1999年5月6日出生，汉族，学生。因涉嫌犯盗窃罪于2017年3月4日被取保候审。\n法定代理人李某丙，"
    "系被告人李某乙之父。"
)
THREE_CHARGED = (
    "虚州市虚江区人民检察院以虚江检公诉刑诉〔2017〕91号起诉书指控被告人赵某、孙某甲、李某乙犯盗窃罪，"
    "于2017年6月18日向本院提起公诉。本院依法组成合议庭，公开开庭审理了本案。现已审理终结。"
)
THREE_CRIMES = "被告人赵某、孙某甲、李某乙结伙盗窃他人财物，数额较大，其行为均已构成盗窃罪。"
THREE_SENTENCES = (
    "一、被告人赵某犯盗窃罪，判处有期徒刑一年，并处罚金三千元。（刑期从判决执行之日起计算。判决执行以前先行羁押的，"
    "羁押一日折抵刑期一日，即自2017年3月2日起至2018年3月1日止）\n二、被告人孙某甲犯盗窃罪，"
    "判处有期徒刑八个月，并处罚金二千元。\n三、被告人李某乙犯盗窃罪，判处拘役三个月，缓刑六个月，"
    "并处罚金一千元。\n上述罚金限判决生效后十日内缴纳。"
)


def judgment(parts: dict[str, str]) -> str:
    """A whole judgment.

    Args:
        parts: 首部 (all of the defendants), 身世 (what follows the person of the usual
            defendant), 程序, 事实, 理由 (after the crime), 理由全文, 主文, 尾部 (after the appeal
            clause), 全文, 三人 (the reasons about three defendants, after the crime);
            what is not given is the usual wording.
    """
    if "全文" in parts:
        return parts["全文"]
    if "三人" in parts:
        usual = {"首部": THREE, "程序": THREE_CHARGED, "主文": THREE_SENTENCES}
        parts = {**usual, "理由全文": THREE_CRIMES + parts["三人"], **parts}
    head = parts.get("首部") or (PERSON + parts["身世"] if "身世" in parts else HEAD)
    reasons = parts.get("理由全文") or CRIME + parts.get("理由", "")
    if not any(word in reasons for word in ("依照", "依据")):
        reasons += CITED
    return "\n".join(
        (
            "虚州市虚江区人民法院\n刑事判决书\n（2017）虚9901刑初684号\n公诉机关虚州市虚江区人民检察院。",
            head,
            parts.get("程序", PROC),
            parts.get("事实", FACTS),
            f"本院认为，{reasons}判决如下：",
            parts.get("主文", VERDICT),
            APPEAL + "\n" + parts.get("尾部", SIGNED),
        )
    )
