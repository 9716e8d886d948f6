"""Writes docs/operators.md from the operators and their samples."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from shujian.models.authoring.conforming import Sample, model_of
from shujian.models.authoring.palette import Card, cards

_HEAD = """# 步骤

本页由 `python -m shujian.models.authoring.operator_docs docs/operators.md` 从步骤本身和样例生成，不要手改。
页中每个样例都是测试，每个引擎都要算出同样的结果；样例文件在 `shujian/content/operators`。

每个步骤有三股结果：通过、待核、未检查；未填、读不出、没有提供的格子既不会变成线索，也不会无声消失。
“引擎”指在数据所在的引擎里计算，“本机”指取到本机逐行计算，超过所写行数就拒绝。
"""


def page() -> str:
    """The whole page."""
    found = cards()
    parts = [_HEAD, _overview(found)]
    for group, members in groupby(found, key=lambda c: c.group):
        parts.append(f"\n## {group}\n")
        parts.extend(_entry(card) for card in members)
    return "\n".join(parts).rstrip() + "\n"


def _overview(found: Sequence[Card]) -> str:
    lines = [f"共 {len(found)} 个。\n", "| 步骤 | 名称 | 计算 | 样例 |", "|---|---|---|---|"]
    lines += [f"| `{c.op}` | {c.kind.title} | {c.way} | {len(c.samples)} |" for c in found]
    return "\n".join(lines)


def _entry(card: Card) -> str:
    lines = [f"### `{card.op}` {card.kind.title}", "", f"{card.kind.help}。", ""]
    for key, told, needed in card.parameters:
        lines.append(f"- `{key}`{'（必填）' if needed else ''}：{told}")
    for sample in card.samples:
        lines += ["", f"**例：{sample.name}。**", *_sample(sample)]
    return "\n".join([*lines, ""])


def _sample(sample: Sample) -> list[str]:
    lines: list[str] = []
    for name, table in sample.data["tables"].items():
        columns, rows = list(table["columns"]), table.get("rows") or []
        lines += ["", *_grid(f"{name}：", columns, rows)]
    for name, table in (sample.data.get("before") or {}).items():
        columns = list(sample.data["tables"][name]["columns"])
        lines += ["", *_grid(f"{name}（上次运行时）：", columns, table.get("rows") or [])]
    lines += ["", f"`{json.dumps(_plain(sample.data['step']), ensure_ascii=False)}`"]
    model, _ = model_of(sample)
    said = model.sentences.get(sample.step, "")
    lines += ["", f"{said}。", ""]
    for stream in ("rows", "待核", "未检查"):
        for row in sample.data["gives"].get(stream) or []:
            held = "，".join(f"{k} {_text(v)}" for k, v in row.items() if k != "来源")
            lines.append(f"- {'通过' if stream == 'rows' else stream}：{held}")
    return lines


def _grid(title: str, columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> list[str]:
    head = [title, "", f"| {' | '.join(columns)} |", f"|{'---|' * len(columns)}"]
    return head + [
        f"| {' | '.join(_text(r.get(c, '（没有提供）')) for c in columns)} |" for r in rows
    ]


def _text(value: Any) -> str:
    return str(value).replace("|", "\\|").replace("\n", " ")


def _plain(value: Any) -> Any:
    return json.loads(json.dumps(value, ensure_ascii=False, default=str))


def main() -> None:
    """Write the page to the file named, or to standard output."""
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(page(), encoding="utf-8", newline="\n")
    else:
        sys.stdout.write(page())


if __name__ == "__main__":
    main()
