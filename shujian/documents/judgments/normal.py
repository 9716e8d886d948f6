"""Text in one form, with the way back: every character knows where it stood in the original."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

_BLANKS = frozenset(" \t\u00a0\u00ad\u3000\ufeff\u2028\u2029\u202f\x00\x0b\x0c").union(
    chr(code) for code in range(0x2000, 0x2010)
)
_RADICALS = {
    **{code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)},
    **dict(
        zip(
            map(ord, "⺟⺠⻄⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳"),
            "母民西见角贝车长门青页风飞食马骨鬼鱼鸟麦黄齐齿龙龟",
            strict=True,
        )
    ),
}
"""Radicals that look like characters: copies from PDF files hold them (⺠ for 民)."""
_TABLE = {
    **_RADICALS,
    **{code: chr(code - 0xFEE0) for code in range(0xFF10, 0xFF1A)},  # ０-９
    **{code: chr(code - 0xFEE0) for code in range(0xFF21, 0xFF3B)},  # Ａ-Ｚ
    **{code: chr(code - 0xFEE0) for code in range(0xFF41, 0xFF5B)},  # ａ-ｚ
    **{
        ord(a): b
        for a, b in zip("(),;:?!%．／－＋﹤﹥﹝﹞", "（），；：？！％./-+<>〔〕", strict=True)
    },
    **{ord(a): b for a, b in zip("[]［］【】", "〔〕〔〕〔〕", strict=True)},
    **dict.fromkeys(map(ord, "・•‧･∙⋅"), "·"),  # one name is written with several of them
}
# the sign first, then what stands before it: engines leap to a first character from a set
_ZERO = re.compile(
    r"[○OoОοΟ0零](?<=[一二三四五六七八九〇].)(?=\s{0,3}[一二三四五六七八九〇○OoОοΟ0零年])"
)
_LETTER_ZERO = re.compile(r"[OoОΟ](?<=\d.)(?=[\d年月])")
_LETTER_ONE = re.compile(r"[lI](?<=[\d年月].)(?=\d?[年月日])")
_DAY = re.compile(r"目(?:(?<=月[\d]目)|(?<=月[\d]{2}目))")
"""What scans make of dates: 4月l日, 3月2目."""
_FIRST_MONTH = re.compile(r"元月(?<![0-9一二三四五六七八九十百千万]..)(?=[0-9一二三十]{1,3}日)")
"""2018年元月10日, but no sum before a month."""
_STOP = re.compile(r"\.(?<=[\u4e00-\u9fff）”〕].)(?<![一二三四五六七八九十].)(?![0-9A-Za-z.])")
"""A half-width full stop behind Chinese words; 一. begins an item."""
_DOTTED = re.compile(
    r"(?:^|[\n。]\s{0,8})(?:被告人|犯罪嫌疑人|上诉人（原审被告人）|原审被告人)[：:]?"
    r"([\u4e00-\u9fff]{1,8}(?:\.(?!被告|辩护|公诉|上诉)[\u4e00-\u9fff]{1,8}){1,3})"
    r"(?=(?:（[^）\n]{1,60}）)?，[男女])"
)
"""A foreign name of the header whose parts a full stop parts: 伊万.彼得罗夫."""
_FOLDED = re.compile(f"[{re.escape(''.join(map(chr, _TABLE)))}]")
_SIGNS = {chr(code): sign for code, sign in _TABLE.items()}
_SPECIAL = re.compile(f"[\n{re.escape(''.join(sorted(_BLANKS)))}]")
_ENDED = "。；：！？”」』）…"
_OPENER = re.compile(
    r"公诉机关|抗诉机关|原公诉|自诉人|附带民事|被告人|被告单位|上诉人|原审|辩护人|诉讼代理|诉讼代表|"
    r"法定代理|审判长|审判员|代理审判员|人民陪审员|书记员|代书记员|法官助理|[一二三四五六七八九十]{1,3}、|"
    r"（[一二三四五六七八九十]{1,3}）|\d{1,2}[、.]|附|第[一二三四五六七八九十百零]+条|本院认为|经审理查明|如不服"
)
_UNDONE = re.compile(r"(?:有期徒刑|拘役|管制|[判并单]处|罚金|人民币|缓刑)\Z")
"""Words no paragraph ends with: a blank behind them is no line end."""
_MARKED = re.compile(r"[\\＼]r[\\＼]n|[\\＼]n|<(?:br|/?p|/?div)\b[^<>]{0,200}>")
_PAGE = re.compile(
    r"\n\s*(?:[-－—–]\s*\d{1,3}\s*[-－—–]|第\s*\d{1,3}\s*页(?:\s*[，,/]?\s*共\s*\d{1,3}\s*页)?)[^\S\n]*(?:\n\s*?)*\n"
)
"""A page's number between two lines, with the empty lines around it."""
_SEVERAL = 3
"""So many marks of line ends are no accident."""
_AFTER = re.compile(r"\d+号|第\d|出生|[，。；、的以及]")
"""What goes on behind a closing bracket: （2017）37号, （户籍登记为…）出生于."""
_NO_START = "，；、）"
_WRAPPED = 24
"""A line this long that ends in mid-sentence was broken by its width, not by its author."""


_SPLIT = re.compile(
    r"\n(?:(?<=[，、（〔《“]\n)|(?<=[年月0-9〇一二三四五六七八九十百千万]\n)(?=\s{0,4}[0-9〇一二三四五六七八九十]{0,2}[年月日元])"
    r"|(?<=有期\n|期徒\n|判处\n|并处\n|单处\n|被告\n|决定\n)(?=\s{0,4}[徒刑罚拘管有人执\u4e00-\u9fff]))"
)
"""A line end within a date, a sum or a penalty, or behind a sign that ends no paragraph."""
_TORN = 3
"""With so many of them lines were broken wherever they were full."""
_HEADS = re.compile(
    r"(?:指定|委托|法律援助|值班)(?:辩护|律师)|辩护律师|翻译|证人|书证|上述|综上|[^，。；：\n]{2,24}(?:检察院|人民法院)"
    r"|(?:[12]\d{3}|[一二][〇○零][〇一二三四五六七八九]{2})年[^，。；\n]{2,6}日\s*(?:\n|$)"
)
"""What begins a paragraph, besides the openers."""


_NARROW = 10
"""No column is narrower."""
_LINES = 12
"""Of fewer lines nothing is told about their width."""


@dataclass(frozen=True)
class Normal:
    """A text in the form that patterns read.

    Full-width digits and letters, brackets and punctuation are folded, blanks left out,
    paragraphs end with ``\\n``; every change is one character for one.

    Args:
        text: the folded text.
        original: as it came.
        at: position in ``text`` → position in ``original``.
    """

    text: str
    original: str
    at: array[int]

    def raw(self, start: int, end: int) -> str:
        """The original words of a span, without blanks."""
        places = self.at[start:end]
        if places and places[-1] - places[0] == len(places) - 1:  # nothing was left out
            found = self.original[places[0] : places[-1] + 1]
        else:
            found = "".join(self.original[i] for i in places)
        if "\n" in self.text[start:end]:  # a blank stood for a line end
            found = found.replace(" ", "")
        return found.replace("\n", "").translate(_RADICALS)

    def where(self, start: int, end: int) -> tuple[int, int]:
        """A span in the original text: (start, end), end not included."""
        if start >= end:
            return (self.at[start], self.at[start]) if start < len(self.at) else (0, 0)
        return self.at[start], self.at[end - 1] + 1

    @cached_property
    def paragraphs(self) -> list[tuple[int, int]]:
        """Spans of the paragraphs in ``text``, without their line ends."""
        found, start = [], 0
        for line in self.text.split("\n"):
            if line:
                found.append((start, start + len(line)))
            start += len(line) + 1
        return found


def normalise(original: str) -> Normal:
    """Fold a text; positions are kept.

    Args:
        original: as read from the file. Where it has no line ends at all, blanks stand
            for them, as in published copies.
    """
    folded = _FOLDED.sub(lambda sign: _SIGNS[sign[0]], _lines(original))
    for name in set(_DOTTED.findall(folded)) if "." in folded else ():
        folded = folded.replace(name, name.replace(".", "·"))
    folded = _STOP.sub("。", folded)
    if "\r" in folded:
        folded = folded.replace("\r\n", "\r ").replace("\r", "\n")
    for pattern, zero in ((_ZERO, "〇"), (_LETTER_ZERO, "0")):
        folded = _each(pattern, folded, zero)
    folded = _dated(folded)
    single = folded.strip().count("\n") < 3
    width = _WRAPPED if single else _width(folded)
    kept: list[str] = []
    at = array("i")
    places = _places(len(folded))
    last, line, taken, begin = "", 0, 0, 0
    torn = frozenset(m.start() for m in _SPLIT.finditer(folded)) if not single else frozenset()
    for match in _SPECIAL.finditer(folded):
        index, char = match.start(), match[0]
        if index > taken:
            kept.append(folded[taken:index])
            at.extend(places[taken:index])
            last = folded[index - 1]
        taken = index + 1
        if char != "\n" and (not single or char != " " or _stray(folded, index)):
            continue
        if last in ("", "\n"):
            continue
        if char == "\n" and not single and _wrapped(len(at) - line, width, last, folded, index):
            continue
        if char == "\n" and torn and _cut(torn, last, folded, (begin, index)):
            continue
        kept.append("\n")
        at.append(index)
        last, line, begin = "\n", len(at), index
    kept.append(folded[taken:])
    at.extend(places[taken : len(folded)])
    return Normal("".join(kept), original, at)


def _lines(original: str) -> str:
    """Line ends that came as \\n or <br> in the words of a record, as long as they were."""
    original = _PAGE.sub(lambda mark: "\x00" * (len(mark[0]) - 1) + "\n", original)
    if not any(sign in original for sign in "\\＼<") or len(_MARKED.findall(original)) < _SEVERAL:
        return original
    return _MARKED.sub(lambda mark: "\n" + "\x00" * (len(mark[0]) - 1), original)


_PLACES = array("i")


def _places(length: int) -> array[int]:
    """The numbers from 0, at least so many: copied in stretches instead of one by one."""
    if len(_PLACES) < length:
        _PLACES.extend(range(len(_PLACES), length))
    return _PLACES


def _stray(text: str, index: int) -> bool:
    """Whether a blank stands inside a date, number, penalty or foreign name: 罚金人民币 二千元."""
    before, after = text[index - 1 : index], text[index + 1 : index + 2]
    if before.isascii() and before.isalpha() and after.isascii() and after.isalpha():
        return True
    if _UNDONE.search(text, max(0, index - 4), index) or after in _NO_START:
        return True
    if before in "，、（" and not _OPENER.match(text, index + 1):
        return True
    return before.isascii() and before.isdigit() and (after in "年月日号元" or after.isdigit())


def _dated(text: str) -> str:
    """Signs of dates that scans or habit write otherwise: l for 1, 目 for 日, 元月."""
    for signs, pattern, other in (
        ("lI", _LETTER_ONE, "1"),
        ("元", _FIRST_MONTH, "一月"),
        ("目", _DAY, "日"),
    ):
        if any(sign in text for sign in signs):
            text = pattern.sub(other, text)
    return text


def _each(pattern: re.Pattern[str], text: str, zero: str) -> str:
    """Replace until nothing changes: neighbours overlap (二ＯＯ九)."""
    for _ in range(4):
        changed = pattern.sub(zero, text)
        if changed == text:
            return text
        text = changed
    return text


def _width(text: str) -> int:
    """From which length a line was broken by its width: less where most are equally short."""
    lengths = Counter(map(len, filter(None, map(str.strip, text.split("\n")))))
    if lengths.total() < _LINES:
        return _WRAPPED
    # a first line is two characters shorter: its indent
    times = {n: sum(lengths[n - k] for k in range(3)) for n in lengths if n >= _NARROW}
    common = max(times, key=lambda n: (times[n], n), default=_WRAPPED)
    narrow = times.get(common, 0) * 2 > lengths.total()
    return min(common - 2, _WRAPPED) if narrow else _WRAPPED


def _cut(torn: frozenset[int], last: str, text: str, line: tuple[int, int]) -> bool:
    """Whether a line end stands within a sentence, in a text whose lines were cut anywhere."""
    begin, index = line
    ahead = text[index + 1 : index + 40].lstrip()
    if not ahead or _OPENER.match(ahead):
        return False
    if index in torn or (len(torn) >= _TORN and ahead[0] == "〔"):
        return True
    if len(torn) < _TORN or last in _ENDED or "，" not in text[begin:index]:
        return False
    return not _HEADS.match(ahead)


def _wrapped(length: int, width: int, last: str, text: str, index: int) -> bool:
    ahead = text[index + 1 : index + 20].lstrip()
    if length < width or (last in _ENDED and not (last == "）" and _AFTER.match(ahead))):
        return False
    return bool(ahead) and not _OPENER.match(ahead)
