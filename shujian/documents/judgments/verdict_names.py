"""Whom the disposition speaks of: names as it writes them, matched with the header."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.language import language
from shujian.documents.judgments.normal import normalise
from shujian.documents.judgments.segments import Span
from shujian.documents.judgments.verdict_text import BLANK, FORMAL, GROUP, blank

_GOES_ON = frozenset("某甲乙丙丁戊己庚辛壬癸×XxＸ*0123456789·")
"""What may follow a masked name that is longer than the one known."""

_LONGER = re.compile(r"(?!犯)[\u4e00-\u9fff]{1,2}犯")
"""What follows a translated name that is longer than the one known."""

_MASKS = frozenset("某×XxＸ*0123456789")


@dataclass(frozen=True, slots=True)
class Named:
    """A defendant as the disposition names one.

    Args:
        words: as written there; "" where all are meant without being named.
        seq: 被告人序号; 0 where no defendant of the header has the name.
        span: where the name stands.
        doubt: Chinese, where the match is not exact.
    """

    words: str
    seq: int
    span: Span
    doubt: str = ""


@lru_cache(maxsize=4096)
def _folded(name: str) -> str:
    """A name in the form of the disposition: the surname 陆 is a numeral too."""
    return normalise(name).text.translate(FORMAL)


def _forms(folded: str) -> Iterator[str]:
    """A name as it may stand in the disposition: a bracket within it is blanked, or left out."""
    if folded:
        yield folded
    if "（" in folded:
        blanked = blank(folded, 0, len(folded))
        yield blanked
        if folded.endswith("）"):
            yield blanked.rstrip(BLANK)


class Roll:
    """The defendants of the header, by name and other names.

    Args:
        people: rows of 被告人.
        words: the disposition; where it names the only defendant, another name is another person.
    """

    def __init__(self, people: list[Row], words: str = "") -> None:
        self.known: dict[str, int] = {}
        self.seqs = [row.number("被告人序号") for row in people]
        self.named = {row.number("被告人序号"): row.text("被告人") for row in people}
        for row in people:
            for name in (row.text("被告人"), *row.text("别名").split("、")):
                for form in _forms(_folded(name)):
                    self.known.setdefault(form, row.number("被告人序号"))
        self.longest = sorted(self.known, key=len, reverse=True)
        self.alone = len(self.seqs) == 1 and not any(name in words for name in self.known)

    def everyone(self, span: Span) -> list[Named]:
        """All defendants."""
        return [Named("", seq, span) for seq in self.seqs]

    def read(self, words: str, at: int) -> tuple[list[Named], int]:
        """The names that stand at a place, and where they end.

        Args:
            words: the blanked disposition.
            at: where the first name should begin.
        """
        found: list[Named] = []
        end = at
        while name := self._one(words, at):
            found.append(name)
            end = name.span[1]
            joint = language(GROUP)["连名"].match(words, end)
            if joint is None or joint.end() == end:
                break
            at = joint.end()
        return found, end

    def _one(self, words: str, at: int) -> Named | None:
        while words[at : at + 1] == BLANK:
            at += 1
        for name in self.longest:
            end = at + len(name)
            if words.startswith(name, at) and not _goes_on(name, words, end):
                return Named(name, self.known[name], (at, end))
        match = language(GROUP)["人名"].match(words[at : at + 60])
        if match is None:
            return None
        return self.match(match["名"], (at, at + match.end("名")))

    def match(self, name: str, span: Span) -> Named:
        """The defendant that a name means: same, one character off, or the only one."""
        if name in self.known:
            return Named(name, self.known[name], span)
        near = {seq for known, seq in self.known.items() if _near(name, known)}
        if len(near) == 1:
            seq = near.pop()
            return Named(name, seq, span, f"主文写作“{name}”，首部写作“{self.named[seq]}”")
        if self.alone:
            known = self.named[self.seqs[0]]
            return Named(name, self.seqs[0], span, f"主文写作“{name}”，首部写作“{known}”")
        return Named(name, 0, span)

    def within(self, words: str) -> Iterator[Named]:
        """The known names that stretches of text hold."""
        seen: set[int] = set()
        for name in self.longest:
            at = words.find(name)
            seq = self.known[name]
            if at >= 0 and seq not in seen and not _goes_on(name, words, at + len(name)):
                seen.add(seq)
                yield Named(name, seq, (at, at + len(name)))


def _goes_on(name: str, words: str, end: int) -> bool:
    """Whether a longer name stands there: 约翰·多恩犯 where 约翰·多 is known."""
    if words[end : end + 1] in _GOES_ON:
        return True
    return "·" in name and _LONGER.match(words, end) is not None


def _near(a: str, b: str) -> bool:
    """Whether one character was put, left out or exchanged, in names of two or more."""
    if abs(len(a) - len(b)) > 1 or min(len(a), len(b)) < 2 or a == b:
        return False
    if _MASKS & {*a, *b}:  # 某甲 and 某乙 are two people
        return False
    head = 0
    while head < min(len(a), len(b)) and a[head] == b[head]:
        head += 1
    if len(a) == len(b):
        return a[head + 1 :] == b[head + 1 :] and min(len(a), len(b)) > 2
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    return longer[head + 1 :] == shorter[head:]
