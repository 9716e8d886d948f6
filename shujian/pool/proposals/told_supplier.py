"""Which office a file itself names as the one that filled it in: a proposal, never taken."""

from __future__ import annotations

import re
from collections.abc import Iterable

from shujian.pool.readers.types import RawPart

_NAMED = re.compile(
    r"(?:填报|报送|提供|供数|制表|上报|填表|编制|数据来源)(?:单位|部门|机关)\s*[:：]\s*"
    r"([\u4e00-\u9fff〇A-Za-z0-9（）()]{2,40})"
)


def told_supplier(parts: Iterable[RawPart]) -> str:
    """The one office that lines above the headers name; "" where none or several do."""
    found = {m.group(1) for raw in parts for text in raw.titles for m in _NAMED.finditer(text)}
    return found.pop() if len(found) == 1 else ""
