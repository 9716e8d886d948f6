"""Any text, cut and mended anyhow, gives a reading of what accuses."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from shujian.documents.judgments.accusing.enlisting import charge_list
from shujian.documents.judgments.accusing.kinds import kind_of
from shujian.documents.judgments.normal import normalise
from shujian.documents.judgments.reading import DONE, NOT, PARTLY, read_judgment
from tests.documents.test_accusing_documents import CASES

TEXTS = [case["text"] for case in CASES]
BITS = st.sampled_from(
    ["被告人", "建议判处", "有期徒刑", "六至八个月", "1、", "（一）", "同年", "罪", "涉嫌", "\n"]
)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(TEXTS), st.integers(0, 900), st.integers(0, 400), st.lists(BITS, max_size=6))
def test_a_damaged_text_is_read_without_a_stage_failing(
    text: str, start: int, length: int, bits: list[str]
) -> None:
    reading = read_judgment(text[:start] + "".join(bits) + text[start + length :])
    assert reading.state in (DONE, PARTLY, NOT)
    assert not [why for _, why in reading.unread if "Error" in why]


def test_the_title_alone_tells_the_kind() -> None:
    judgment = "虚州市虚江区人民法院\n刑事判决书\n（2024）虚9901刑初1号\n公诉机关以\n起诉书\n指控"
    assert kind_of(judgment) is None
    indictment = kind_of(normalise(TEXTS[0]).text)
    assert indictment is not None
    assert read_judgment(judgment).kind is None


def test_a_document_without_a_reasoning_is_read_in_part() -> None:
    whole = next(t for t in TEXTS if "起诉书" in t.replace(" ", "")[:40])
    reading = read_judgment(whole[: whole.index("本院认为")])
    assert reading.state == PARTLY
    assert any(part == "指控" for part, _ in reading.unread)


def test_a_list_of_charges_is_taken_apart_by_the_table_of_charges() -> None:
    assert charge_list("诈骗、掩饰、隐瞒犯罪所得") == ["诈骗罪", "掩饰、隐瞒犯罪所得罪"]
    assert charge_list("盗窃罪和抢劫罪") == ["盗窃罪", "抢劫罪"]
    assert charge_list("钱某盗窃") == []
