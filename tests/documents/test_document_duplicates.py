"""Copies are found; different judgments that share most words are not."""

from __future__ import annotations

import numpy as np
import pytest
from doc_texts import COURT, judgment
from hypothesis import given, settings
from hypothesis import strategies as st

from shujian.documents.document import Document, DocumentState, exact_form
from shujian.documents.duplicates import find_duplicates
from shujian.documents.duplicates_index import Recogniser
from shujian.documents.duplicates_signature import GRAM, likeness, signature, sketch

FACTS = "".join(f"第{i}笔事实，被告人在虚江区第{i * 7}号商铺内实施盗窃，" for i in range(40))
BASE = judgment(1, facts=FACTS)


def _document(text: str, ident: str = "", state: str = "可读") -> Document:
    return Document(ident or str(hash(text)), "", text, "", "txt", DocumentState(state))


PAIRS = [
    ("widths and blanks", BASE, BASE.replace("（", "(").replace("）", ")").replace("\n", " \n"), "文字相同"),
    ("a name left out", BASE, BASE.replace("虚某乙", "虚××"), "同一案号"),
    ("cut in the middle", BASE, BASE[: len(BASE) * 2 // 3], "同一案号"),
    ("court with its province", BASE, BASE.replace(COURT, f"虚省{COURT}", 1).replace("笔", "宗"), "同一案号"),
    ("number lost in scanning", BASE, BASE.replace("（2024）虚9901刑初1号\n", ""), "内容近似"),
    ("another case of the court", BASE, judgment(11, facts=FACTS), None),
    ("another number, same words", BASE, BASE.replace("刑初1号", "刑初2号"), None),
    ("another court, same number", BASE, BASE.replace("虚江区人民法院", "虚湖区人民法院"), None),
    ("ruling under the same number", BASE, judgment(1, kind="刑事裁定书", facts=FACTS), None),
    ("same number, other content", BASE, BASE[:60] + "完全不同的另一份文书内容。" * 30, None),
    ("short", "通知", "通告", None),
]  # fmt: skip


@pytest.mark.parametrize(("what", "a", "b", "reason"), PAIRS)
def test_what_is_a_copy_and_why(what: str, a: str, b: str, reason: str | None) -> None:
    recogniser = Recogniser([signature(_document(a, "a"))])
    match = recogniser.match(signature(_document(b, "b")))
    assert (match.reason if match else None) == reason or reason in match.reason  # type: ignore
    if match:
        assert match.id == "a"


def test_the_most_complete_copy_is_kept_and_the_others_are_listed() -> None:
    cut = _document(BASE[:900], "cut", "截断")
    masked = _document(BASE.replace("虚某乙", "虚××"), "masked")
    full = _document(BASE, "full")
    other = _document(judgment(7), "other")
    again = _document(BASE + "\n", "again")
    [group] = find_duplicates([cut, masked, other, full, again])
    assert (group.index, group.kept) == (3, "full")
    assert [(c.id, bool(c.reason)) for c in group.copies] == [
        ("cut", True), ("masked", True), ("again", True),
    ]  # fmt: skip


def test_documents_without_text_are_never_copies() -> None:
    empty = [_document("", str(i), state) for i, state in enumerate(["空白", "无法读取", "空白"])]
    assert find_duplicates(empty) == []


def test_the_same_text_thrice_is_one_group() -> None:
    [group] = find_duplicates([_document(BASE, "x")] * 3)
    assert (group.index, [c.index for c in group.copies]) == (0, [1, 2])


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.floats(0, 0.3))
def test_the_estimate_is_near_the_true_similarity(seed: int, share: float) -> None:
    rng = np.random.default_rng(seed)
    codes = rng.integers(0x4E00, 0x9FA5, 2000)
    changed = codes.copy()
    where = rng.random(2000) < share / GRAM
    changed[where] = rng.integers(0x4E00, 0x9FA5, int(where.sum()))
    a, b = ("".join(map(chr, c)) for c in (codes, changed))
    grams = [{t[i : i + GRAM] for i in range(len(t) - GRAM + 1)} for t in (a, b)]
    true = len(grams[0] & grams[1]) / len(grams[0] | grams[1])
    found = float(likeness(sketch(a), sketch(b)[None, :])[0])
    assert abs(found - true) < 0.2


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_a_copy_of_itself_at_most(text: str) -> None:
    found = signature(_document(text, "a"))
    assert len(found.sketch) == 512
    match = Recogniser([found]).match(signature(_document(text, "b")))
    assert match is not None
    assert match.similarity == 1.0
    assert exact_form(text) == exact_form(exact_form(text))
