"""Which office a file itself names as the one that filled it in: a proposal, never taken."""

from __future__ import annotations

import re
from collections.abc import Iterable

from shujian.pool.readers.types import RawPart
from shujian.schema.dictionaries import dictionary

_NAMED = re.compile(
    r"(?:(?:填报|报送|提供|供数|制表|上报|填表|编制|数据来源)(?:单位|部门|机关)|制表|填表)\s*[:：]\s*"
    r"([\u4e00-\u9fff〇A-Za-z0-9（）()]{2,40})"
)
_SEALED = re.compile(r"[（(](?:盖章|公章|签章|印章|章)[）)]$")
_SHORTEST = 4
"""Characters of an office that ends in a single telling one: a person's name may end so too."""


def told_supplier(parts: Iterable[RawPart]) -> str:
    """The one office that lines above the headers name; "" where none or several do."""
    named = (m.group(1) for raw in parts for text in raw.titles for m in _NAMED.finditer(text))
    found = {name for one in named if is_office(name := _SEALED.sub("", one))}
    return found.pop() if len(found) == 1 else ""


def is_office(name: str) -> bool:
    """Whether the name ends as offices do; who filled a list in is no supplier."""
    return any(
        name.endswith(end) and (len(end) > 1 or len(name) >= _SHORTEST)
        for end in dictionary("headings")["office_ends"]
    )
