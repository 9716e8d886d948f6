"""The disposition as its reader sees it: brackets blanked, items cut, what each of them does."""

from __future__ import annotations

import re
from dataclasses import dataclass

from shujian.documents.judgments.dates import number
from shujian.documents.judgments.language import language
from shujian.documents.judgments.segments import Span

GROUP = "verdict"
DECIDE, UPHOLD, QUASH, DISMISS = "判", "维持", "撤销", "驳回"
FORMAL = str.maketrans("壹贰貳叁肆伍陆陸柒捌玖拾佰仟弍萬圆", "一二二三四五六六七八九十百千二万元")
"""Formal numerals to plain ones, for whatever is compared with a disposition."""
_BRACKET = re.compile(r"（(?![边境]）)|）(?<!（[边境]）)|[〔〕\n]")
"""（边） and （境） are parts of names of charges: 偷越国（边）境罪, 组织参与国（境）外赌博罪."""
_HEAD = re.compile(r"(?:并|同时|依法)?(?:维持|撤销|驳回|准许|准予撤回)")
_MODES = {"维持": UPHOLD, "撤销": QUASH, "驳回": DISMISS, "准许": DISMISS, "准予撤回": DISMISS}
BLANK = "＃"
FOLLOWS = re.compile(
    rf"{BLANK}*，?{BLANK}*(?:均|各|共同|分别|都|又|依法)?(?:犯|无罪|(?:的行为)?不构成犯罪|判处|改判|免[予于]|免除|不负|限制减刑|终止|中止|终身监禁|"
    r"减去|减刑|减为|假释|的?(?:无期徒刑|死刑)[^，。；]{0,12}减为|予以|准予|宣告|以[^，。]{2,30}罪|处以?[有拘管无死罚]|有期徒刑|拘役|管制|死刑|无期|[的之]?刑[罚期]|决定执行|的?量刑|的?定罪|的?主刑)"
)
"""What is decided about somebody, right after the name."""
LEAD = re.compile(r"(?:又|另|还|同时|亦|其|并|且|另外|同时又|即)*$")
"""What may stand before a charge without a name of its own."""
SUBJECT_AFTER = re.compile(
    rf"{BLANK}*，?(?:分别|各|依法)?(?:判处|追究|对){BLANK}*(?:原审|上诉|被告)"
)
"""After a charge: who is sentenced for it comes next."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a disposition.

    Args:
        number: as written (一, 1); "" for a disposition without numbers.
        start: where it begins, its number included.
        end: where it ends.
        body: where its words begin.
    """

    number: str
    start: int
    end: int
    body: int


def blank(text: str, start: int, end: int) -> str:
    """The words of a span, as long, with all that stands in brackets replaced.

    A bracket that is never closed ends with its line.
    """
    words = text[start:end].translate(FORMAL)
    found: list[str] = []
    depth = last = 0
    for match in _BRACKET.finditer(words):
        at, sign = match.start(), match[0]
        found.append(BLANK * (at - last) if depth else words[last:at])
        depth = 0 if sign == "\n" else depth + (sign in "（〔")
        found.append(BLANK if depth else sign)
        depth -= depth > 0 and sign in "）〕"
        last = at + 1
    found.append(BLANK * (len(words) - last) if depth else words[last:])
    return "".join(found)


def items(words: str) -> list[Item]:
    """Cut a blanked disposition into its items.

    Numbers at the start of a line count; within a line only the next number does, and not
    within a judgment that is quoted.
    """
    starts: list[tuple[str, int, int]] = []
    nested = False
    for match in language(GROUP)["项号"].finditer(words):
        value = number(match["号"] or match["数"])
        # the first item may stand without its number: 撤销…；二、被告人某甲犯…
        last = number(starts[-1][0]) if starts else int(value == 2)
        lined = match.start() == 0 or words[match.start() - 1] == "\n"
        quoted = bool(starts) and "即" in words[starts[-1][2] : match.start()]
        within = quoted and _HEAD.match(words, starts[-1][2]) is not None
        if within and value != last + 1:
            nested = nested or value == 1
            continue
        after = words[match.start() - 1 : match.start()] in "。＃" and not nested
        if lined or (value == last + 1 and (after or not within)):
            starts.append((match["号"] or match["数"], match.start(), match.end()))
            nested = False
    if not starts or words[: starts[0][1]].strip():
        starts.insert(0, ("", 0, 0))
    ends = [s[1] for s in starts[1:]] + [len(words)]
    return [Item(n, s, e, b) for (n, s, b), e in zip(starts, ends, strict=True)]


def mode(word: str) -> str:
    """What an item does that begins with a word: 判, 维持, 撤销 or 驳回."""
    return _MODES.get(word, DECIDE)


def penal(words: str, span: Span) -> bool:
    """Whether an item decides on guilt or punishment."""
    return language(GROUP)["判意"].search(words, *span) is not None
