"""One judgment in the terminal: its text with the facts marked, then the facts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.text import Text as Styled

from shujian.app.cli.frame import out, table
from shujian.core.terms import Term
from shujian.documents.judgments.places import facts
from shujian.documents.judgments.reading import Reading

_DERIVED = "推算/"
_CITED, _SAYING = "引用法条", ("位置", "法律", "条文")
"""Of a citation, what says the rest too."""
_NUMBER = "序号"
_COLOURS = {
    "标题": "cyan", "首部": "cyan", "程序": "blue", "指控": "magenta", "事实": "magenta",
    "理由": "yellow", "主文": "bold green", "尾部": "cyan", "附录": "blue",
}  # fmt: skip


def show_judgment(name: str, reading: Reading, whole: bool) -> None:
    """The text with facts highlighted, then the facts.

    Args:
        name: of the document.
        reading: what was read.
        whole: every cell; else neither what the program worked out, nor what is not so, nor
            numbers of rows.
    """
    cells = (f for rows in reading.rows.tables.values() for r in rows for f in r.cells.values())
    listed = [_worded(told, f.value) for told, f in zip(facts(reading), cells, strict=True)]
    out.print(f"[bold]{name}[/]  {reading.state}" if "[" not in name else name)
    styled = Styled(reading.normal.original)
    for fact in listed:
        if fact["start"] is not None:
            style = _COLOURS.get(fact["segment"], "underline")
            styled.stylize(f"{style} underline", fact["start"], fact["end"])
    out.print(styled)
    for part, why in reading.unread:
        out.print(f"没有读：{part}：{why}", markup=False)
    columns = ("表", "行", "列", "值", "位置", "段落", *(["来自"] if whole else []))
    view = table("事实", *columns, right=("行",))
    told = [f for f in listed if whole or _telling(f)]
    for fact in told:
        where = "" if fact["start"] is None else f"{fact['start']}–{fact['end']}"
        value = fact.get("reason") or fact["value"]
        shown = {True: "是", False: "否"}.get(value, value) if isinstance(value, bool) else value
        row = [fact["table"], fact["row"], fact["column"], shown, where, fact["segment"]]
        view.add_row(*(Styled(str(cell)) for cell in (*row, fact["by"])[: len(columns)]))
    out.print(view)
    if len(told) < len(listed):
        rest = len(listed) - len(told)
        out.print(f"列出 {len(told)} 项；程序推算的、值为否的和序号等 {rest} 项用 --all 列出。")


def _worded(told: dict[str, Any], value: object) -> dict[str, Any]:
    """A term in words: 9个月 and not 9."""
    return {**told, "value": str(value)} if isinstance(value, Term) else told


def _telling(fact: Mapping[str, Any]) -> bool:
    """Whether a cell says what stands in the text; what was read and is in doubt is told too."""
    if (not fact["segment"] and fact["by"] != "存疑") or str(fact["by"]).startswith(_DERIVED):
        return False
    if fact.get("reason"):
        return fact["start"] is not None and fact["table"] != _CITED
    if fact["table"] == _CITED and fact["column"] not in _SAYING:
        return False
    return fact["value"] not in (False, 0) and not str(fact["column"]).endswith(_NUMBER)
