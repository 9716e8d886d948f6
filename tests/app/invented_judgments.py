"""Invented judgments: people, courts and numbers that cannot exist."""

from __future__ import annotations


def judgment(
    number: int = 12,
    name: str = "赵某甲",
    hearing: str = "2031年2月20日",
    signed: str = "二〇三一年二月二十六日",
) -> str:
    """A judgment of a single defendant; nothing is wrong with it unless the dates are."""
    return f"""虚拟省虚拟市虚拟区人民法院
刑 事 判 决 书
（2031）虚0101刑初{number}号
公诉机关虚拟省虚拟市虚拟区人民检察院。
被告人{name}，男，2001年3月4日出生，汉族，初中文化，务工。因涉嫌盗窃罪于2030年12月1日被刑事拘留，同月10日被逮捕。现羁押于虚拟区看守所。
虚拟省虚拟市虚拟区人民检察院以虚检刑诉〔2031〕{number}号起诉书指控被告人{name}犯盗窃罪，于2031年1月28日向本院提起公诉。本院依法适用普通程序，组成合议庭，于{hearing}公开开庭审理了本案。虚拟省虚拟市虚拟区人民检察院指派检察员孙某出庭支持公诉，被告人{name}到庭参加诉讼。现已审理终结。
公诉机关指控，2030年11月20日，被告人{name}在虚拟区一处商店内盗窃现金人民币一万二千元。
经审理查明，2030年11月20日，被告人{name}在虚拟区一处商店内盗窃现金人民币一万二千元。案发后，赃款已发还被害人。
本院认为，被告人{name}以非法占有为目的，秘密窃取他人财物，数额较大，其行为已构成盗窃罪。被告人{name}归案后如实供述自己的罪行，依法可以从轻处罚。依照《中华人民共和国刑法》第二百六十四条、第六十七条第三款、第五十二条、第五十三条之规定，判决如下：
被告人{name}犯盗窃罪，判处有期徒刑一年二个月，并处罚金人民币五千元。
（刑期从判决执行之日起计算。判决执行以前先行羁押的，羁押一日折抵刑期一日，即自2030年12月1日起至2032年1月31日止。罚金限判决生效后十日内缴纳。）
如不服本判决，可在接到判决书的第二日起十日内，通过本院或者直接向虚拟省虚拟市中级人民法院提出上诉。书面上诉的，应当提交上诉状正本一份，副本二份。
审判长　　周某
审判员　　吴某
人民陪审员　　郑某
{signed}
书记员　　王某
"""


HIT = judgment(signed="二〇三一年二月十日")
CLEAN = judgment(number=13, name="钱某乙")
CIVIL = """虚拟省虚拟市虚拟区人民法院
民 事 判 决 书
（2031）虚0101民初12号
原告：李某，女，住虚拟区。
被告：虚拟贸易有限公司，住所地虚拟区。
原告李某与被告虚拟贸易有限公司买卖合同纠纷一案，本院于2031年1月8日立案后，依法适用简易程序，公开开庭进行了审理。
本院认为，被告应当支付货款。依照《中华人民共和国民法典》第五百七十九条规定，判决如下：
被告虚拟贸易有限公司于本判决生效之日起十日内支付原告李某货款人民币三千元。
审判员　　周某
二〇三一年二月十日
书记员　　王某
"""
FOREIGN = (
    """IN THE DISTRICT COURT OF NOWHERE
The State v. John Placeholder
The defendant was charged with theft on 3 March 2031. The court finds the defendant guilty and
sentences him to fourteen months of imprisonment. The defendant may appeal within ten days.
"""
    * 3
)
