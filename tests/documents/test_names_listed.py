"""A name of the disposition that the header lists as another name of the defendant."""

from __future__ import annotations

import pytest

from shujian.documents.judgments.reading import read_judgment

TEXT = (
    "虚州市虚江区人民法院\n刑事判决书\n（2030）虚9901刑初1号\n公诉机关虚州市虚江区人民检察院。\n"
    "被告人{header}，男，1990年4月1日出生，住虚州市虚江区。\n"
    "虚州市虚江区人民检察院指控被告人{header}犯危险驾驶罪，于2030年1月5日向本院提起公诉。"
    "本院公开开庭审理了本案。现已审理终结。\n经审理查明，2029年12月1日，被告人醉酒驾驶机动车。\n"
    "本院认为，被告人的行为已构成危险驾驶罪。依照《中华人民共和国刑法》第一百三十三条之一之规定，"
    "判决如下：\n被告人{verdict}犯危险驾驶罪，判处拘役二个月，并处罚金人民币四千元。\n"
    "如不服本判决，可在接到判决书的第二日起十日内上诉。\n审判员顾正言\n二〇三〇年一月二十日\n"
)


@pytest.mark.parametrize(
    ("header", "verdict", "told"),
    [
        ("JOHN·DOE（约翰·多）", "约翰·多", ""),
        ("JOHN·DOE（约翰·多）", "约翰·多恩", "约翰·多恩"),
        ("艾力·吐尔汗，曾用名阿力", "艾力·吐尔汗", ""),
        ("周大明", "周小明", "周小明"),
        ("周大明", "周大明", ""),
    ],
)
def test_a_name_differs_only_where_the_header_does_not_give_it(
    header: str, verdict: str, told: str
) -> None:
    found = read_judgment(TEXT.format(header=header, verdict=verdict))
    assert found.document.text("主文异名") == told
