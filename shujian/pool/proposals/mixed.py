"""What cells of columns that nothing takes say: what belongs into two, rows that came to nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence

from shujian.core.cells import State
from shujian.pool.cleaning import not_done
from shujian.pool.proposals.mapping import DOUBTFUL
from shujian.pool.proposals.proposal import Match
from shujian.pool.proposals.sample import Sample
from shujian.pool.proposals.spans import spans
from shujian.schema.elements import element
from shujian.schema.fold import half_width, header_key
from shujian.schema.tables import StandardTable, TableColumn
from shujian.schema.wordings import opposite

_FEW, _MOST = 3, 0.6
_SEEN = 200
_NUMBER = re.compile(r"(?<!\d)\d{17}[\dXx](?![\dXx])")
_DAYS = re.compile(r"\d{4}[-/.年]?\d{1,2}[-/.月]?\d{1,2}")
_SHOWN = 3
FAILED = "“{}”写明没有办成的行（“{}”）列入隔离区，不导入；确已办成的可以在隔离区导出改回"
SPANS = "“{}”一格里写着起止两个日期，没有读{}：请拆成起、止两列后再导入"
_BOTH = "起止"
"""A heading that says so itself: one cell is enough to believe it."""
_KIND = re.compile(r"起止|日期|时间|年月日|[(\[].*")
_BEGIN, _END = "开始日期", "结束日期"
NAMED = "“{}”一格里除了公民身份号码还有别的内容（如姓名），没有读取：请把号码单独放一列后再导入"


def mixed(
    sample: Sample, matches: Collection[Match], table: StandardTable | None = None
) -> list[str]:
    """What to do with columns that nothing takes because of how their cells are written, Chinese.

    Args:
        sample: headers and cells of the part.
        matches: what the columns stand for, as far as it is known.
        table: names the columns that a beginning and an end belong into.
    """
    found = []
    taken = {m.source for m in matches if m.score > DOUBTFUL}
    for index, header in enumerate(sample.header):
        cells = [half_width(c) for c in sample.columns[index][:_SEEN] if c.strip()]
        few = 1 if _BOTH in header else _FEW
        if index in taken or len(cells) < few:
            continue
        if _most(cells, _named):
            found.append(NAMED.format(header))
        elif _most(cells, _span):
            lost = _ends(header, table.columns if table else (), {m.column for m in matches})
            found.append(SPANS.format(header, f"入{lost}" if lost else "取"))
    return found[:_SHOWN]


def _ends(header: str, columns: Iterable[TableColumn], held: Collection[str]) -> str:
    """The columns without a source that a beginning and an end of that kind belong into."""
    kind = _KIND.sub("", header_key(header))
    fitting = [
        c.name
        for c in columns
        if len(kind) > 1
        and c.element == "日期"
        and c.name not in held
        and any(kind in name for name in (c.name, *c.alias))
        and (opposite(c.name, _END) or opposite(c.name, _BEGIN))
    ]
    return "".join(f"“{name}”" for name in fitting)


def failed(sample: Sample, matches: Collection[Match]) -> list[str]:
    """Columns that say of some rows that nothing came of them, Chinese."""
    found = []
    for index, pattern in not_done.columns(sample.header, {m.source for m in matches}).items():
        cells = (c.strip() for c in sample.columns[index] if not_done.says_so(c, pattern))
        if shown := "”“".join(list(dict.fromkeys(cells))[:_SHOWN]):
            found.append(FAILED.format(sample.header[index], shown))
    return found


def _most(cells: Sequence[str], holds: Callable[[str], bool]) -> bool:
    return sum(map(holds, cells)) >= _MOST * len(cells)


def _named(cell: str) -> bool:
    """A sound number and words beside it."""
    numbers = _NUMBER.findall(cell)
    rest = _NUMBER.sub("", cell).strip(" ,;:()、/\n\r\t")
    kind = element("公民身份号码")
    return bool(numbers and rest) and all(kind.clean(n).state is State.VALUE for n in numbers)


def _span(cell: str) -> bool:
    """From one whole day to another."""
    whole = [one for one in spans(cell) if one.end is not None]
    return len(whole) == 1 and len(_DAYS.findall(whole[0].text)) > 1
