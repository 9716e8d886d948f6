"""民族 (GB/T 3304)."""

from __future__ import annotations

from functools import lru_cache

from shujian.formulas.types import TEXT
from shujian.schema.dictionaries import dictionary
from shujian.schema.elements.base import Cleaned, register, unreadable
from shujian.schema.elements.listed import Listed
from shujian.schema.fold import Folded
from shujian.schema.simplify import simplify

CODE_NOTE = "代码换为名称"
ALIAS_NOTE = "民族简称改为全称"


@lru_cache(maxsize=1)
def groups() -> tuple[str, ...]:
    """The 56 ethnic groups in the order of their codes, then other registered entries."""
    content = dictionary("ethnic_groups")
    return (*content["groups"].split(), *content["others"].split())


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    codes = {f"{n:02d}": name for n, name in enumerate(groups()[:56], 1)}
    codes |= {str(int(code)): name for code, name in codes.items()}
    return codes | dict(dictionary("ethnic_groups")["codes"])


@register
class Ethnicity(Listed):
    """Ethnic group with 族; codes 01 to 56 and names without 族 are folded."""

    name = "民族"
    code = "ethnicity"
    type = TEXT
    level = 3
    example = "汉族"
    listed = groups()

    def read(self, cell: Folded) -> Cleaned:
        """Read a name or a code."""
        text, simple = simplify(cell.dense)
        for name in (text, text + "族"):
            if name in groups():
                return Cleaned(name, cell.note(simple))
            if full := dictionary("ethnic_groups")["aliases"].get(name):
                return Cleaned(full, cell.note(simple, ALIAS_NOTE))
        if text in _codes():
            return Cleaned(_codes()[text], cell.note(CODE_NOTE))
        return unreadable("不是可识别的民族")
