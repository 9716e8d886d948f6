"""Several judgments in one file: found by their own title, case number, ruling and signature."""

from __future__ import annotations

import re

from shujian.documents.readers.condition import RULING_WORDS

_NUMBER = re.compile(r"[（(〔\[]\s*\d{4}\s*[）)〕\]][^，。；\s]{2,30}?号")
_TITLE = re.compile(r"(?m)^[ \t\u3000]*[^\s，。；：]{2,40}人\s*民\s*法\s*院[ \t\u3000]*$")
_TITLE_INLINE = re.compile(
    r"(?<=[\s员）)])[\u4e00-\u9fff]{2,30}人民法院\s{0,3}(?=[刑民行执赔]?事?(?:附带民事)?(?:判决|裁定|决定|调解)书)"
)
_CLERK = re.compile(r"书\s*记\s*员")


def starts_of_judgments(text: str) -> tuple[list[int], str]:
    """Where each judgment of a file starts.

    A new one starts at a court's title line after a clerk's signature, where its part has
    a case number, a ruling and a signature of its own.

    Returns:
        The places, the first 0; and a note (Chinese) where a second judgment is likely but
        its start is not clear, else "".
    """
    if text.count("书") < 2 or len(_CLERK.findall(text)) < 2:
        return [0], ""
    starts = [0]
    titles = sorted({m.start() for p in (_TITLE, _TITLE_INLINE) for m in p.finditer(text)})
    for title in titles:
        if _complete(text[starts[-1] : title]) and _complete(text[title:]):
            starts.append(title)
    rulings = [m.end() for m in RULING_WORDS.finditer(text)]
    signed = sum(1 for at in rulings if _signed_before_next(text, at, rulings))
    if signed > len(starts):
        return starts, f"可能含 {signed} 份文书，未能确定分界，请人工核对"
    return starts, ""


def _complete(part: str) -> bool:
    """A case number in the head, a ruling, and a clerk's signature after it."""
    ruling = RULING_WORDS.search(part)
    return (
        ruling is not None
        and _NUMBER.search(part[:300]) is not None
        and _CLERK.search(part, ruling.end()) is not None
    )


def _signed_before_next(text: str, at: int, rulings: list[int]) -> bool:
    after = [r for r in rulings if r > at]
    return _CLERK.search(text, at, after[0] if after else len(text)) is not None
