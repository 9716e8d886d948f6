"""Names of columns and steps that authors make up."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from shujian.models.operator import Operator

NAME = re.compile(r"[A-Za-z0-9_\u3400-\u4dbf\u4e00-\u9fff〇]{1,60}")
RULE = "只能用汉字、字母、数字和单个下划线，不超过 60 个字"


def good_name(name: str) -> bool:
    """Whether a name may be a column's or a step's."""
    return bool(NAME.fullmatch(name)) and "__" not in name


def check_new_column(step: Operator, name: str, taken: Mapping[str, Any], key: str) -> None:
    """A new column's name must be usable and not be there already."""
    at = step.into(key)
    if not good_name(name):
        at.error("bad_name", f"列名“{name}”不能使用", RULE)
    elif name in taken:
        at.error("taken", f"列“{name}”已经存在", "请换一个列名，以免看不出是哪一列")
