"""Invented judgments of one person: what differs between two cases is a parameter."""

from __future__ import annotations

from dataclasses import dataclass

COURT = "虚拟省虚拟市虚拟区人民法院"


def number_of(birth: str, order: int = 101) -> str:
    """A number of an unassigned region with its check character."""
    body = f"990101{birth}{order:03d}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return body + "10X98765432"[sum(int(d) * w for d, w in zip(body, weights, strict=True)) % 11]


@dataclass(frozen=True)
class Story:
    """One judgment of a single defendant.

    Args:
        number: of the case.
        year: of the case.
        name: the defendant's.
        born: as written.
        id_no: whole or hidden number; "" where none is written.
        home: 户籍地.
        priors: sentences of the header on earlier convictions.
        held: sentence on custody.
        act: the day of the act, as written.
        deed: what was done, after the day.
        charge: the offence.
        reasons: sentences of the reasoning.
        articles: as cited.
        verdict: the disposition, after 被告人….
        dates: bracket on first and last day; "" where none is written.
        signed: date of signature in Chinese numerals.
        judges: the bench.
        more: sentences before the facts.
    """

    number: int = 12
    year: int = 2018
    name: str = "赵大明"
    born: str = "1990年3月4日"
    id_no: str = number_of("19900304")
    home: str = "虚拟省虚拟市虚拟区虚河镇虚一村"
    priors: str = ""
    held: str = "因本案于2018年2月1日被刑事拘留，同月10日被逮捕。现羁押于虚拟区看守所。"
    act: str = "2018年1月20日"
    deed: str = "在虚拟区一处商店内盗窃他人手机一部，价值人民币3200元"
    charge: str = "盗窃罪"
    reasons: str = ""
    articles: str = "第二百六十四条、第五十二条、第五十三条"
    verdict: str = "判处有期徒刑八个月，并处罚金人民币二千元"
    dates: str = "即自2018年2月1日起至2018年9月30日止"
    signed: str = "二〇一八年四月十日"
    judges: tuple[str, ...] = ("周一平", "吴二平", "郑三平")
    more: str = ""

    @property
    def text(self) -> str:
        """The judgment."""
        who = f"被告人{self.name}，男，{self.born}出生，汉族，"
        who += f"公民身份号码{self.id_no}，" if self.id_no else ""
        bracket = f"（刑期从判决执行之日起计算，{self.dates}。）\n" if self.dates else ""
        return f"""{COURT}
刑 事 判 决 书
（{self.year}）虚0101刑初{self.number}号
公诉机关虚拟省虚拟市虚拟区人民检察院。
{who}初中文化，务工，户籍地{self.home}。{self.priors}{self.held}
虚拟省虚拟市虚拟区人民检察院以虚检刑诉〔{self.year}〕{self.number}号起诉书指控被告人{self.name}犯{self.charge}，向本院提起公诉。本院依法组成合议庭，公开开庭审理了本案。{self.more}现已审理终结。
经审理查明，{self.act}，被告人{self.name}{self.deed}。
本院认为，被告人{self.name}的行为已构成{self.charge}。{self.reasons}依照《中华人民共和国刑法》{self.articles}之规定，判决如下：
被告人{self.name}犯{self.charge}，{self.verdict}。
{bracket}如不服本判决，可在接到判决书的第二日起十日内，通过本院或者直接向虚拟省虚拟市中级人民法院提出上诉。书面上诉的，应当提交上诉状正本一份，副本二份。
审判长　　{self.judges[0]}
审判员　　{self.judges[1]}
人民陪审员　　{self.judges[2]}
{self.signed}
书记员　　王四平
"""
