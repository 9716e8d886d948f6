"""Inputs that are no sound judgment, with the state in which each must be left."""

from __future__ import annotations

from shujian.demo.judgments import formats
from shujian.demo.judgments.deliver import Delivery
from shujian.demo.judgments.desk import Desk
from shujian.demo.judgments.making import make
from shujian.demo.judgments.text import lines
from shujian.demo.judgments.wish import Wish

_CIVIL = (
    "云上区虚构人民法院", "民事判决书", "（2019）虚0101民初77号",
    "原告万无心，女，1980年2月3日出生，汉族，住云上区幻景路3号。",
    "被告贺无影，男，1978年6月9日出生，汉族，住云上区无名街9号。",
    "原告万无心与被告贺无影民间借贷纠纷一案，本院于2019年3月4日立案后，依法适用简易程序，公开开庭"
    "进行了审理。本案现已审理终结。",
    "本院认为，合法的借贷关系受法律保护。依照《中华人民共和国合同法》第二百零六条之规定，判决如下：",
    "被告贺无影于本判决生效之日起十日内偿还原告万无心借款人民币三万元。",
    "如不服本判决，可以在判决书送达之日起十五日内，向本院递交上诉状，上诉于幻川市虚构中级人民法院。",
    "审判员　　龚无声", "二〇一九年四月一日", "书记员　　段无言",
)  # fmt: skip
_FOREIGN = (
    "IN THE COURT OF NOWHERE",
    "The defendant pleaded guilty to one count of theft and was sentenced to six months.",
    "The court orders that the goods be returned to their owner.",
)


def damaged(desk: Desk, delivery: Delivery) -> None:
    """Add one of each kind."""
    wish = Wish("诈骗罪", kind="有期徒刑", months=10, probation=0)
    whole = lines(make(desk, wish))
    add = delivery.damaged
    add("空白.txt", b"\n \n", "未解析")
    add("空白.docx", formats.office(()), "未解析")
    add("损坏.docx", formats.office(whole)[:700], "未解析")
    add("民事判决.docx", formats.office(_CIVIL), "未解析")
    add("外文.txt", formats.plain(_FOREIGN), "未解析")
    add("截断.txt", formats.plain(_cut(whole)), "部分解析或未解析")
    add("原本.txt", formats.plain(whole), "已解析")
    add("副本.docx", formats.office(whole), "重复")
    two = [*lines(make(desk, wish)), *lines(make(desk, wish))]
    add("两份.txt", formats.plain(two), "已解析、已解析")


def _cut(whole: list[str]) -> list[str]:
    """A text that ends in the middle of the opinion."""
    at = next(i for i, line in enumerate(whole) if line.startswith("本院认为"))
    return [*whole[:at], whole[at][: len(whole[at]) // 2]]
