"""三书比对 in the terminal."""

from __future__ import annotations

from pathlib import Path

import typer

from shujian.app.cli.frame import JsonOption, emit_json, guarded, out, table
from shujian.app.screening.comparing import Compared, as_data, compared, summary
from shujian.app.screening.comparison_writing import writer_for
from shujian.documents.judgments.comparing.items import CHECK, DIFFERENT, OPEN, Item
from shujian.documents.judgments.comparing.lines import lines
from shujian.pool.asking.exporting import check_place


@guarded
def compare(
    paths: list[Path] = typer.Argument(
        ...,
        help="同一案件的起诉意见书、起诉书、量刑建议书、不起诉决定书、判决书，至少两份，次序不限。",
    ),
    to: Path = typer.Option(None, "--out", help="逐项结果写到这个文件：.xlsx 或 .docx。"),
    json_: bool = JsonOption,
) -> None:
    """逐项比对同一案件的文书：当事人、事实、罪名、情节、法条、量刑。文书种类从标题认出。

    例：shujian judgments compare 起诉意见书.docx 起诉书.docx 判决书.docx --out 比对.xlsx
    """
    if to is not None:
        write = writer_for(to)
        check_place(to)
    found = compared(paths)
    if to is not None:
        write(found, to)
    if json_:
        emit_json({"file": str(to) if to else None, **as_data(found)})
        return
    _show(found)
    if to is not None:
        out.print(f"逐项结果已写到 {to}。", markup=False)


def _show(found: Compared) -> None:
    comparison = found.comparison
    for paper in comparison.papers:
        out.print(f"{paper.kind}：{paper.name}（{paper.reading.state}）", markup=False)
    for note in comparison.notes:
        out.print(f"注意：{note}", markup=False, style="yellow")
    different = comparison.of(DIFFERENT)
    _items("待核：只有一份文书写有的日期", comparison.of(CHECK))
    _items("实体差异", [i for i in different if i.material])
    _items("文字差异", [i for i in different if not i.material])
    _items("无法比较", comparison.of(OPEN))
    for finding in found.findings:
        words = f"规则提示（{finding.severity}）{finding.name}：{finding.message}"
        out.print(words, markup=False)
    for words in summary(comparison):
        out.print(words)


def _items(title: str, items: list[Item]) -> None:
    if not items:
        return
    view = table(title, "类别", "事项", "对象", "文书", "说明")
    for one in lines(items):
        pair, told = f"{one.left}→{one.right}", one.first
        view.add_row(told.sort, one.matter, one.person or "全案", pair, told.why)
    out.print(view)
