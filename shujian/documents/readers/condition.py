"""Whether a text is whole: blank, cut off, or readable to its end."""

from __future__ import annotations

import re

from shujian.documents.document import DocumentState

_HEAD = 500
_TAIL = 200
_MARKS = re.compile(
    r"此处为空|此处空白|(?:此|本)页无正文|无正文|以下空白|空白页?|（?样式）?"
    r"|[\W_×xXｘＸ○〇Ｏ]+"
)
_WORDS = re.compile(r"[^\W_×xXｘＸ○〇Ｏ]{8}")  # quickly tells most texts from blank ones
_FILL = "×Ｘ_＿＊*"
_FILLED_SHARE = 3
_COURT = re.compile(r"人\s*民\s*法\s*院")
_KIND = re.compile(r"(?:判\s*决|裁\s*定|调\s*解|决\s*定)\s*书")
_ACCUSING = re.compile(
    r"(?m)^[ \t\u3000]*(?:[^\s，。；：]{2,40}[ \t\u3000]*)?(?:变\s*更|追\s*加|补\s*充|附\s*条\s*件)?\s*不?\s*"
    r"(?:起\s*诉\s*(?:意\s*见\s*|决\s*定\s*)?书|量\s*刑\s*建\s*议\s*书)[ \t\u3000]*$"
)
"""The title of what procuratorates and police make: it has no operative part."""
_BEFORE = re.compile(r"(?:判\s*决|裁\s*定|决\s*定|协\s*议|判\s*处)\s*$")
_AFTER = re.compile(r"\s*(?:判决|裁定|决定|协议)")
RULING_WORDS = re.compile(r"(?:判\s*决|裁\s*定|决\s*定|协\s*议)\s*如\s*下")
"""What stands before the operative part."""
_SPACED = re.compile(r"(?:判\s*决|裁\s*定|决\s*定|协\s*议)\s*如\s+下")
_SIGNED = re.compile(
    r"书\s*记\s*员|审\s*判\s*[长员]|法\s*官\s*助\s*理|人\s*民\s*陪\s*审\s*员|执\s*行\s*[长员]"
)
_CLERK = re.compile(r"书\s*记\s*员|审\s*判\s*[长员][^，。；]{0,12}$")
_OPEN_ENDS = "，、；：,;:（(《“‘—"


def is_blank(text: str) -> bool:
    """Whether there are no words: nothing at all, or only marks to be filled in (××××)."""
    head = text[:4000]
    if not _WORDS.search(head) and not _MARKS.sub("", head):
        return len(text) <= len(head) or not _MARKS.sub("", text)
    fill = sum(map(head.count, _FILL))
    if not fill:
        return False
    return fill * _FILLED_SHARE > len(head) or fill * _FILLED_SHARE > len("".join(head.split()))


def why_cut(text: str) -> str:
    """Why a text looks cut off, Chinese; "" where it does not.

    A court's judgment, ruling or decision ends with the signatures of judges and clerk.
    Of other documents only an end in the middle of a sentence is told.
    """
    end = text.rstrip()
    if is_court_document(text):
        ruling = _ruling(text)
        if ruling < 0:
            return "" if _CLERK.search(end[-_TAIL:]) else "未见主文（判决如下、裁定如下等）和署名"
        return "" if _SIGNED.search(text, ruling) else "主文之后没有审判员、书记员署名"
    return "末尾停在句子中间" if len(end) > _TAIL and end[-1] in _OPEN_ENDS else ""


def _ruling(text: str) -> int:
    """Where the last 判决如下 (裁定如下 …) ends; -1 where there is none."""
    at = len(text)
    while (at := text.rfind("如下", 0, at)) >= 0:
        if _BEFORE.search(text, max(0, at - 12), at) or _AFTER.match(text, at + 2):
            return at + 2
    return max((found.end() for found in _SPACED.finditer(text)), default=-1)


def is_court_document(text: str) -> bool:
    """Whether the head names a people's court and a judgment, ruling, mediation or decision."""
    head = text[:_HEAD]
    if _ACCUSING.search(head):
        return False
    court = _COURT.search(head)
    return court is not None and _KIND.search(head) is not None


def condition(text: str) -> tuple[DocumentState, tuple[str, ...]]:
    """State and reason (Chinese) of a text that was read without trouble."""
    if is_blank(text):
        why = "没有文字" if not text.strip() else "只有待填写的空白标记，没有实际内容"
        return DocumentState.BLANK, (why,)
    why = why_cut(text)
    return (DocumentState.TRUNCATED, (why,)) if why else (DocumentState.READABLE, ())
