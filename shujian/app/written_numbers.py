"""Numbers that tell who somebody is, as texts write them: also parted by blanks, dashes, line ends."""

from __future__ import annotations

import re

_GAP = r"[\s\-－‐–—·]{0,3}"
"""What stands inside a number that a person grouped or that the edge of a page broke."""


def _run(*pieces: str) -> str:
    return _GAP.join(pieces)


_DIGITS = (r"\d",)
_YEAR = r"(?:[1１]" + _GAP + r"[9９]|[2２]" + _GAP + r"[0０])"
_PARTED = _run(*_DIGITS * 6, _YEAR, *_DIGITS * 2, "[01０１]", r"\d", "[0-3０-３]", *_DIGITS * 4)
"""Area, a day of birth, the order: what a row of dates or amounts is not taken for."""
IDENTITY = re.compile(
    r"(?<![0-9A-Za-z])\d{17}[\dXxＸｘ](?![0-9A-Za-z])"
    rf"|(?<!\d){_PARTED}{_GAP}[\dXxＸｘ](?!\d)"
)
"""Identity numbers of 18 characters."""
PERSONAL = re.compile(
    rf"{IDENTITY.pattern}"
    r"|(?<![0-9A-Za-z])(?:\d{15}|1[3-9]\d{9}|\d{16,19})(?![0-9A-Za-z])"
    r"|(?<!\d)1[3-9]\d[\s\-－]\d{4}[\s\-－]\d{4}(?!\d)"
    r"|(?<!\d)\d{4}(?:[ \-－]\d{4}){3}(?:[ \-－]?\d{1,3})?(?!\d)"
)
"""The same, older identity numbers, mobile telephones, bank cards."""
_DAY = r"(?:19|20)\d\d(?:0[1-9]|1[0-2])[0-3]\d(?:[0-2]\d[0-5]\d[0-5]\d)?(?!\d)"
ACCOUNTS = re.compile(
    rf"{PERSONAL.pattern}"
    r"|(?<!\d)0\d{2,3}[\-－\s]?\d{7,8}(?!\d)"
    rf"|(?<![\d.])(?!{_DAY})\d{{8,32}}(?!\d|\.\d)"
)
"""The same, landlines, and whatever else is as long as an account, but for days and amounts."""
_SHOWN_FIRST, _SHOWN_LAST = 6, 4


def ends_only(found: re.Match[str]) -> str:
    """An identity number of the same length with its area and its end only."""
    at = [n for n, sign in enumerate(found[0]) if sign.isalnum()]
    hidden = set(at[_SHOWN_FIRST:-_SHOWN_LAST])
    return "".join("*" if n in hidden else sign for n, sign in enumerate(found[0]))


def end_only(found: re.Match[str]) -> str:
    """A number with its end only; an identity number with its area too."""
    if IDENTITY.fullmatch(found[0]):
        return ends_only(found)
    at = [n for n, sign in enumerate(found[0]) if sign.isalnum()]
    hidden = set(at[:-_SHOWN_LAST])
    return "".join("*" if n in hidden else sign for n, sign in enumerate(found[0]))
