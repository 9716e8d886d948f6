"""The appendix against the case: articles of other cases, texts replaced before the acts."""

from __future__ import annotations

import pytest

from shujian.documents.judgments.reading import read_judgment

TEXT = """虚省虚江县人民法院
刑事判决书
（2019）虚9921刑初12号
公诉机关虚江县人民检察院。
被告人陆甲辰，男，1985年4月4日出生，汉族。
虚江县人民检察院以虚检刑诉〔2019〕12号起诉书指控被告人陆甲辰犯危险驾驶罪，于2019年3月1日向本院提起公诉。本院依法适用简易程序，公开开庭审理了本案。现已审理终结。
公诉机关指控，{day}22时许，被告人陆甲辰醉酒驾驶小型轿车。
上述事实，被告人陆甲辰无异议，足以认定。
本院认为，被告人陆甲辰的行为已构成危险驾驶罪。{found}依照《中华人民共和国刑法》第一百三十三条之一第一款、第六十七条第三款之规定，判决如下：
被告人陆甲辰犯危险驾驶罪，判处拘役一个月，并处罚金人民币二千元。
如不服本判决，可在接到判决书的第二日起十日内上诉。
审判员孙某
二〇一九年三月十五日
书记员李某
附：相关法律条文
《中华人民共和国刑法》
第一百三十三条之一{text}
第六十七条犯罪以后自动投案，如实供述自己的罪行的，是自首。
{more}
"""
NEW = "在道路上驾驶机动车，有下列情形之一的，处拘役，并处罚金："
OLD = "在道路上驾驶机动车追逐竞驶，情节恶劣的，或者在道路上醉酒驾驶机动车的，处拘役，并处罚金。"
PLAIN = {"day": "2019年1月5日", "found": "", "text": NEW, "more": ""}


@pytest.mark.parametrize(
    ("given", "column", "expected"),
    [
        ({"more": "第二百六十四条盗窃公私财物，数额较大的"}, "附录无关条文", "第264条"),
        ({"more": "第六十五条被判处有期徒刑以上刑罚的犯罪分子"}, "附录无关条文", "第65条"),
        (
            {
                "more": "第六十五条被判处有期徒刑以上刑罚的犯罪分子",
                "found": "其系累犯，应从重处罚。",
            },
            "附录无关条文",
            "",
        ),
        ({"more": "第九十三条本法所称国家工作人员"}, "附录无关条文", ""),
        ({"text": OLD}, "附录旧条文行为在后", "刑法第133条之一"),
        ({"text": OLD, "day": "2015年10月5日"}, "附录旧条文行为在后", ""),
        ({}, "附录旧条文行为在后", ""),
    ],
)
def test_what_the_appendix_prints_belongs_to_the_case(
    given: dict[str, str], column: str, expected: str
) -> None:
    assert read_judgment(TEXT.format(**{**PLAIN, **given})).document.text(column) == expected
