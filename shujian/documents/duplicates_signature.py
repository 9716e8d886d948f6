"""What two copies of a document have in common: wording, case number, court, and a sketch."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from shujian.documents.document import Document, DocumentState, exact_form, text_id

GRAM = 5
"""Characters of one shingle."""
BINS = 128
_BIN_BITS = 7
_HEAD = 600
_NUMBER = re.compile(r"[(\[](\d{4})[)\]]([^\s,。;:()\[\]]{2,28}?号(?:之[一二三四五六七八九十]+)?)")
_COURT = re.compile(r"([^\s，。；：、（）()《》]{2,25}人民法院)")
_KIND = re.compile(r"(补正)?裁定书|判决书|调解书|决定书|起诉书|抗诉书|通知书|意见书|建议书")
_MASKS = "某×＊*"
_PRIME = np.uint64(0x100000001B3)
_MIX = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))
Sketch = npt.NDArray[np.uint32]


@dataclass(frozen=True)
class Signature:
    """All that is needed to tell copies, without the text.

    Args:
        id: of the document.
        exact: made from the wording alone.
        number: case number, folded; "" where the head has none.
        court: the court named first; "" where there is none.
        kind: 判决书, 裁定书 …
        length: characters without blanks.
        masks: signs that stand for left-out names and numbers.
        whole: 2 readable to its end, 1 cut, 0 without text.
        sketch: smallest hash of each bin; 0 for an empty bin.
    """

    id: str
    exact: str
    number: str
    court: str
    kind: str
    length: int
    masks: int
    whole: int
    sketch: bytes

    def array(self) -> Sketch:
        """The sketch as numbers."""
        return np.frombuffer(self.sketch, np.uint32)


def signature(document: Document) -> Signature:
    """The signature of a document."""
    form = exact_form(document.text)
    head = form[:_HEAD]
    number = _NUMBER.search(head)
    court = _COURT.search(document.text[:_HEAD])
    kind = _KIND.search(head)
    return Signature(
        document.id,
        text_id(document.text),
        f"({number[1]}){number[2]}" if number else "",
        court[1] if court else "",
        kind[0] if kind else "",
        len(form),
        sum(map(form.count, _MASKS)),
        {DocumentState.READABLE: 2, DocumentState.TRUNCATED: 1}.get(document.state, 0),
        sketch(form).tobytes(),
    )


def sketch(form: str) -> Sketch:
    """One-permutation MinHash over the 5-grams of a text.

    Each of 128 bins (by the top bits of the hashes) keeps its smallest.

    Args:
        form: the ``exact_form`` of the text.
    """
    codes = np.frombuffer(form.encode("utf-32-le", "replace"), np.uint32).astype(np.uint64)
    count = len(codes) - GRAM + 1
    if count < 1:
        return np.zeros(BINS, np.uint32)
    hashes = codes[:count].copy()
    for step in range(1, GRAM):
        hashes *= _PRIME
        hashes ^= codes[step : step + count]
    hashes ^= hashes >> np.uint64(30)
    hashes *= _MIX[0]
    hashes ^= hashes >> np.uint64(27)
    hashes *= _MIX[1]
    hashes ^= hashes >> np.uint64(31)
    bins = (hashes >> np.uint64(64 - _BIN_BITS)).astype(np.intp)
    smallest = np.full(BINS, np.iinfo(np.uint64).max, np.uint64)
    np.minimum.at(smallest, bins, hashes)
    filled = np.bincount(bins, minlength=BINS) > 0
    # the lower half is spread evenly; 0 is kept for empty bins
    return np.where(filled, (smallest & np.uint64(0xFFFFFFFF)) | np.uint64(1), 0).astype(np.uint32)


def likeness(one: Sketch, many: npt.NDArray[np.uint32]) -> npt.NDArray[np.float64]:
    """Estimated Jaccard similarity of the 5-grams of one text with each of many.

    The standard error is about 0.03 at a similarity of 0.9.
    """
    same = ((many == one) & (one != 0)).sum(axis=1)
    used = BINS - ((many == 0) & (one == 0)).sum(axis=1)
    return np.where(used > 0, same / np.maximum(used, 1), 0.0)


def containment(jaccard: float, a: int, b: int) -> float:
    """How much of the shorter text is in the longer one, from their similarity and lengths."""
    shared = jaccard * (a + b) / (1 + jaccard)
    return min(1.0, shared / max(1, min(a, b)))
