"""Articles of law cited in running text: law, article, paragraph, item."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from shujian.documents.judgments.dates import number
from shujian.documents.judgments.language import language
from shujian.documents.judgments.segments import Span

GROUP = "citations"
SHORT = {"刑法": "刑法", "刑事诉讼法": "刑诉法", "刑诉法": "刑诉法"}
LONGEST_RANGE = 30
"""A range of more articles than this is a slip, not a citation."""
_NUMERAL = re.compile(r"[0-9〇零一二三四五六七八九十百千廿]{1,8}")
_COUNTRY = re.compile(r"^(?:中华人民共和国|我国)")


@dataclass(frozen=True, slots=True)
class Cited:
    """One citation.

    Args:
        law: 刑法, 刑诉法, or the title of another text in 《》.
        article: number of the article.
        sub: 第几条之几; 0 for none.
        paragraph: 款; 0 where not written.
        item: 项; 0 where not written.
        span: where it stands.
    """

    law: str
    article: int
    sub: int
    paragraph: int
    item: int
    span: Span

    @property
    def text(self) -> str:
        """One way of writing: 刑法133之一.1.2."""
        tail = "".join(f".{n}" for n in (self.paragraph, self.item) if n)
        return f"{self.law}{self.article}{_sub(self.sub)}{tail}"


_WRITTEN = re.compile(
    r"(刑法|刑诉法|《[^》]+》)(\d{1,4})(之[一二三四五六七八九十]{1,3})?(?:\.(\d{1,3}))?(?:\.(\d{1,3}))?"
    r"(?![\d.年〕）])"
)
"""Provisions as ``Cited.text`` writes them."""


def usual(words: str) -> str:
    """Words with their provisions as people write them: 刑法266.1 is 刑法第266条第1款."""

    def told(match: re.Match[str]) -> str:
        law, article, sub, paragraph, item = match.groups()
        tail = f"第{paragraph}款" if paragraph else ""
        return f"{law}第{article}条{sub or ''}{tail}" + (f"第{item}项" if item else "")

    return _WRITTEN.sub(told, words)


def cited_of(words: str) -> Cited | None:
    """The one provision that a person names, in the usual way or as ``Cited.text`` writes it."""
    text = usual(words.strip())
    found = citations(text, 0, len(text))
    return found[0] if len(found) == 1 else None


def _sub(value: int) -> str:
    if not value:
        return ""
    ten, one = divmod(value, 10)
    digits = "〇一二三四五六七八九"
    return "之" + (digits[ten] if ten > 1 else "") + "十" * bool(ten) + (digits[one] if one else "")


def law_name(match: re.Match[str]) -> str:
    """The law of a mention: 刑法, 刑诉法, or its title as the document writes it."""
    if match["内"]:
        organ = match.group()[: match.group().index("《")]
        return f"《{organ}〈{match['内']}〉{match['后']}》"
    name = match["名"] or match["简"]
    bare = _COUNTRY.sub("", name)
    if bare in SHORT:
        return SHORT[bare]
    name = name.translate(str.maketrans("《》<>", "〈〉〈〉"))
    if name.endswith("〉") and name.count("〈") == 1:  # 《最高人民法院〈关于…的解释〉》
        name = name.replace("〈", "").replace("〉", "")
    return f"《{name}》"


def citations(text: str, start: int, end: int, law: str = "") -> list[Cited]:
    """All citations of a stretch of text, in order.

    Args:
        text: folded text.
        start: where to begin.
        end: where to end.
        law: the law that articles before any title belong to; "" to leave them out.
    """
    reader = _Reader(text, law)
    for kind, match in _marks(text, start, end):
        reader.take(kind, match)
    return reader.found


def _marks(text: str, start: int, end: int) -> Iterator[tuple[str, re.Match[str]]]:
    say = language(GROUP)
    found = [
        (k, m)
        for span in _sentences(text, start, end)
        for k in ("法律", "条", "款", "项")
        for m in say[k].finditer(text, *span)
    ]
    found.sort(key=lambda pair: (pair[1].start(), -pair[1].end()))
    last = start
    for kind, match in found:
        if match.start() >= last:
            yield kind, match
            last = match.end()


def _sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences that name an article: most of a reasoning does not, and is not searched."""
    at = text.find("条", start, end)
    while at >= 0:
        stop = text.find("。", at, end)
        stop = end if stop < 0 else stop + 1
        yield max(text.rfind("。", start, at) + 1, start), stop
        at = text.find("条", stop, end)


class _Reader:
    """Puts paragraphs and items under the article that they follow."""

    def __init__(self, text: str, law: str) -> None:
        self.text, self.law = text, law
        self.found: list[Cited] = []
        self.last = ("", 0)

    def take(self, kind: str, match: re.Match[str]) -> None:
        between = self.text[self.last[1] : match.start()]
        joined = bool(self.last[0]) and bool(language(GROUP)["隔"].match(between))
        if kind == "法律":
            self.law, joined = law_name(match), True
        elif kind == "条":
            joined = self._article(match, joined, between)
        elif joined and self.found:
            self._under(kind, match, between)
        if joined:
            self.last = (kind, match.end())

    def _article(self, match: re.Match[str], joined: bool, between: str) -> bool:
        words = match["之前"] or match["条"] or match["漏"]
        if not self.law or (not joined and match.group()[0] not in "第笫弟"):
            return False
        sub = number(match["之"] or match["前之"] or "")
        values = _numbers(words)
        to = joined and self.last[0] == "条" and language(GROUP)["至"].search(between)
        if to and self.found and values:
            first = self.found[-1].article
            if 0 < values[0] - first <= LONGEST_RANGE:
                values = [*range(first + 1, values[0]), *values]
        for value in values:
            tail = sub if value == values[-1] else 0
            self.found.append(Cited(self.law, value, tail, 0, 0, match.span()))
        return bool(values)

    def _under(self, kind: str, match: re.Match[str], between: str) -> None:
        values, last = _numbers(match[kind]), self.found[-1]
        held = last.paragraph if kind == "款" else last.item
        if held and language(GROUP)["至"].search(between) and 0 < values[0] - held < LONGEST_RANGE:
            values = [*range(held + 1, values[0]), *values]
        fresh = last.item == 0 and (kind == "项" or last.paragraph == 0)
        if fresh:
            self.found.pop()
        span = (last.span[0] if fresh else match.start(), match.end())
        for value in values:
            paragraph, item = (value, 0) if kind == "款" else (last.paragraph or 1, value)
            self.found.append(Cited(last.law, last.article, last.sub, paragraph, item, span))


def _numbers(words: str) -> list[int]:
    return [n for n in (number(w) for w in _NUMERAL.findall(words)) if 0 < n < 2000]
