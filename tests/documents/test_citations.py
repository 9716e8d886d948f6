"""Articles cited: every way of writing, the basis apart from the reasoning and the appendix."""

from __future__ import annotations

from pathlib import Path

import pytest

from shujian.core import yamlio
from shujian.documents.judgments.cited import citations
from shujian.documents.judgments.reading import Reading, read_judgment

CASES = yamlio.parse(
    (Path(__file__).parent / "data" / "citations.yaml").read_text("utf-8"), "citations.yaml"
)["cases"]


def judgment(reasoning: str, appendix: str = "") -> Reading:
    return read_judgment(
        "虚州市虚江区人民法院\n公诉机关虚州市虚江区人民检察院。\n被告人赵甲，男，1980年1月1日出生。\n"
        "虚州市虚江区人民检察院以起诉书指控被告人赵甲犯盗窃罪，向本院提起公诉。现已审理终结。\n"
        f"公诉机关指控，某事。\n本院认为，{reasoning}判决如下：\n"
        "被告人赵甲犯盗窃罪，判处拘役三个月。\n如不服本判决，可以上诉。\n审判员某某\n"
        f"二〇二三年四月一日\n书记员某某\n{appendix}"
    )


def cited(reading: Reading, place: str) -> list[str]:
    return [r.text("条文") for r in reading.rows.of("引用法条") if r.text("位置") == place]


@pytest.mark.parametrize(("words", "wanted"), CASES)
def test_a_citation_is_read(words: str, wanted: list[str]) -> None:
    assert cited(judgment(f"事实清楚。{words}之规定，"), "依照") == wanted


def test_what_the_reasoning_cites_before_is_apart() -> None:
    found = judgment(
        "根据《中华人民共和国刑法》第六十七条第三款的规定，可以从轻处罚。"
        "依照《中华人民共和国刑法》第二百六十四条之规定，"
    )
    assert cited(found, "依照") == ["刑法264"]
    assert cited(found, "理由") == ["刑法67.3"]


def test_where_the_last_sentence_cites_nothing_the_whole_reasoning_is_the_basis() -> None:
    found = judgment(
        "依照《中华人民共和国刑法》第六十七条第三款的规定，可以从轻处罚。"
        "依照《中华人民共和国刑法》第三十七条的规定，可以免予刑事处罚。本院为维护公共安全，"
    )
    assert cited(found, "依照") == ["刑法67.3", "刑法37"]
    assert cited(found, "理由") == []


def test_numbers_that_are_no_articles_are_not_cited() -> None:
    words = "根据刑法第六十七条第三款，被告人第二次盗窃三款手机，共计五项事实，第一、二项不成立。"
    assert [c.text for c in citations(words, 0, len(words))] == ["刑法67.3"]


def test_the_appendix_gives_the_articles_it_prints_not_those_they_mention() -> None:
    found = judgment(
        "依照《中华人民共和国刑法》第二百六十四条之规定，",
        "附：相关法律条文\n《中华人民共和国刑法》\n第二百六十四条盗窃公私财物，依照本法第二百六十六条处罚。\n"
        "第一百三十三条之一在道路上驾驶机动车。\n《中华人民共和国刑事诉讼法》\n第二百零一条人民法院应当采纳。\n",
    )
    assert cited(found, "附录") == ["刑法264", "刑法133之一", "刑诉法201"]
    assert found.document.text("附录法条") == "264、133之一"
