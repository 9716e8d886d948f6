"""Names of charges: selective ones written as a pattern, and how a written name is compared."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import combinations, product

_BRACES = re.compile(r"\{([^{}]*)\}")
_FOLD = str.maketrans({"(": "（", ")": "）", "，": "", ",": "", "、": "", " ": "", "　": ""})
MAX_NAMES = 5000
"""More names from one pattern are a slip of the pen."""


def expand(pattern: str) -> tuple[str, ...]:
    """All names of a selective charge (选择性罪名).

    ``{走私|贩卖}毒品罪`` gives 走私毒品罪, 贩卖毒品罪 and 走私、贩卖毒品罪: from each group
    of braces one part or more, in the order of the law.

    Args:
        pattern: the name of the charge with its parts in braces, divided by ``|``.

    Raises:
        ValueError: braces that do not close, an empty part, a pattern without a choice.
    """
    pieces = _BRACES.split(pattern)
    plain, groups = pieces[::2], [group.split("|") for group in pieces[1::2]]
    if any("{" in text or "}" in text for text in plain):
        raise ValueError("花括号不成对")
    if not groups or any(not part for group in groups for part in group):
        raise ValueError("花括号中应有用“|”隔开的部分")
    choices = [_some(group) for group in groups]
    size = 1
    for choice in choices:
        size *= len(choice)
    if size > MAX_NAMES:
        raise ValueError(f"展开后多于 {MAX_NAMES} 个名称")
    return tuple(
        plain[0] + "".join(a + b for a, b in zip(chosen, plain[1:], strict=True))
        for chosen in product(*choices)
    )


def _some(parts: list[str]) -> list[str]:
    sizes = range(1, len(parts) + 1)
    return ["、".join(chosen) for size in sizes for chosen in combinations(parts, size)]


@lru_cache(maxsize=16384)
def fold(name: str) -> str:
    """The name as it is compared: without commas and blanks, with 罪 at the end."""
    text = name.translate(_FOLD)
    return text if not text or text.endswith("罪") else text + "罪"
