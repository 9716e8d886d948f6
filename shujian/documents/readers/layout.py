"""Lines on pages to paragraphs: reading order, headers and page numbers, joined lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

_ZONE = 0.12
_PAGE_NUMBER = re.compile(
    r"[-—–·\s]*第?\s*[\d一二三四五六七八九十百〇零]{1,5}\s*页?[-—–·\s]*"
    r"(?:[/／,，（(]?\s*共?\s*[\d一二三四五六七八九十百]{1,5}\s*页?\s*[）)]?)?[-—–·\s]*"
)
_ITEM = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.、．])"
)
_SIGNED = re.compile(
    r"\s*(?:(?:代理)?审\s*判\s*[长员]|(?:人\s*民\s*)?陪\s*审\s*员|书\s*记\s*员|法\s*官\s*助\s*理)[\s:：]"
    r"|\s*[一二三四五六七八九〇○零Oo0\d]{4}\s*年[\d一二三四五六七八九十\s]{1,6}月[\d一二三四五六七八九十\s]{1,6}日\s*$"
)
"""How a line of signatures begins, and a day that stands alone."""
_ENDS = tuple("。；：！？")
_CLOSING = "）)”’」』"
_FULL_SHARE = 0.7
"""A line that ends before this share of the page is the last of its paragraph."""
_NEAR, _FULL, _INDENT, _PITCH, _TABLE_GAP = 0.3, 1.6, 0.8, 1.9, 4.0


@dataclass(frozen=True)
class Line:
    """A line of text, or a piece of one; positions from the page's top left, in any unit.

    Args:
        slanted: a watermark across the page.
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    slanted: bool = False

    @property
    def height(self) -> float:
        """Height of the characters."""
        return max(self.bottom - self.top, 0.01)


@dataclass(frozen=True)
class Page:
    """The lines of a page in the order of the file; a width of 0 is not known."""

    height: float
    lines: tuple[Line, ...]
    width: float = 0.0


def assemble(pages: Sequence[Page]) -> tuple[str, tuple[str, ...]]:
    """Paragraphs, one a line, and what stands in the margins of the pages, each once.

    Page numbers are dropped; a header or footer is what repeats at the same end of at
    least half of the pages (digits apart).
    """
    margins = dict.fromkeys(li.text for page in pages for li in page.lines if li.slanted)
    upright = [replace(p, lines=tuple(_rows(_ordered(p.lines)))) for p in pages]
    repeated = _repeated(upright)
    bodies = []
    for page in upright:
        body = []
        for line in page.lines:
            zone = _zone(line, page)
            if zone and _PAGE_NUMBER.fullmatch(line.text):
                continue
            if zone and (zone, _key(line.text)) in repeated:
                margins[line.text] = None
                continue
            body.append(line)
        bodies.append(body)
    width = max((page.width for page in pages), default=0.0)
    return "\n".join(_paragraphs(bodies, width)), tuple(margins)


def _ordered(lines: Sequence[Line]) -> list[Line]:
    """From top to bottom where the file has them otherwise; columns stay as they are."""
    found = [line for line in lines if line.text.strip() and not line.slanted]
    for index in range(1, len(found)):
        before, line = found[index - 1], found[index]
        if line.top < before.top - before.height and not _next_column(found, index):
            return _sorted(found)
    return found


def _next_column(lines: list[Line], index: int) -> bool:
    """Whether everything before stands to the left of this line."""
    block = [line for line in lines[:index] if line.bottom > lines[index].top]
    return bool(block) and lines[index].left >= max(line.right for line in block) - 1


def _sorted(lines: list[Line]) -> list[Line]:
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda li: li.top):
        if rows and _same_row(rows[-1][0], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [line for row in rows for line in sorted(row, key=lambda li: li.left)]


def _same_row(a: Line, b: Line) -> bool:
    shared = min(a.bottom, b.bottom) - max(a.top, b.top)
    return shared > 0.6 * min(a.height, b.height)


def _rows(lines: list[Line]) -> list[Line]:
    """Pieces side by side become one line; a wide gap (a table's) becomes a tab."""
    found: list[Line] = []
    for line in lines:
        last = found[-1] if found else None
        if last and _same_row(last, line) and line.left >= last.right - last.height * _NEAR:
            gap = (line.left - last.right) / last.height
            sign = "" if gap < _NEAR else " " if gap < _TABLE_GAP else "\t"
            found[-1] = Line(
                last.text + sign + line.text, last.left, line.right,
                min(last.top, line.top), max(last.bottom, line.bottom),
            )  # fmt: skip
        else:
            found.append(line)
    return found


def _zone(line: Line, page: Page) -> str:
    if line.bottom < page.height * _ZONE:
        return "top"
    return "bottom" if line.top > page.height * (1 - _ZONE) else ""


def _key(text: str) -> str:
    return re.sub(r"[\d\s]+", "#", text)


def _repeated(pages: Sequence[Page]) -> set[tuple[str, str]]:
    seen: Counter[tuple[str, str]] = Counter()
    for page in pages:
        seen.update({(z, _key(line.text)) for line in page.lines if (z := _zone(line, page))})
    return {key for key, count in seen.items() if count >= max(2, len(pages) / 2)}


def _paragraphs(bodies: list[list[Line]], width: float) -> list[str]:
    lines = [line for body in bodies for line in body]
    if not lines:
        return []
    height = median(line.height for line in lines)
    long = sorted(line.right for line in lines if len(line.text) > 8) or [
        max(li.right for li in lines)
    ]
    right = max(long[int((len(long) - 1) * 0.9)], width * _FULL_SHARE)
    left = (
        Counter(round(line.left / height * 2) for line in lines).most_common(1)[0][0] * height / 2
    )
    pitch = _pitch(bodies, height)
    found: list[str] = []
    before: Line | None = None
    for body in bodies:
        for index, line in enumerate(body):
            joined = (
                before is not None
                and before.right > right - _FULL * height
                and line.left < left + _INDENT * height
                and not (_ended(before.text) and _begins(line.text))
                and not (index and line.top - before.top > _PITCH * pitch)
                and "\t" not in line.text + before.text
            )
            if joined:
                found[-1] = glue(found[-1], line.text)
            else:
                found.append(line.text.strip())
            before = line
    return found


def _ended(text: str) -> bool:
    return text.rstrip(_CLOSING).endswith(_ENDS)


def _begins(text: str) -> bool:
    """Whether a line begins a paragraph by its words, though the one before is full."""
    return bool(_ITEM.match(text) or _SIGNED.match(text))


def _pitch(bodies: list[list[Line]], height: float) -> float:
    steps = [b.top - a.top for body in bodies for a, b in pairwise(body)]
    forward = [step for step in steps if step > height * 0.5]
    return median(forward) if forward else height * 2


def glue(a: str, b: str) -> str:
    """Two lines of one paragraph: a blank only between letters or digits of Latin words."""
    a, b = a.rstrip(), b.strip()
    if a and b and a[-1].isascii() and b[0].isascii() and a[-1].isalpha() and b[0].isalpha():
        return f"{a[:-1]}{b}" if a[-1] == "-" else f"{a} {b}"
    return a + b
