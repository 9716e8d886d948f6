"""Documents of one case compared, and the rules on what differs."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from shujian.app.screening.judging import read
from shujian.app.screening.types import Text
from shujian.app.screening.work import check
from shujian.app.shelf import Shelf
from shujian.core.errors import Place, ShujianError
from shujian.core.terms import Term
from shujian.documents.document import DocumentState
from shujian.documents.judgments.comparing.comparing import ROLES, compare, paper
from shujian.documents.judgments.comparing.items import (
    CHECK,
    DIFFERENT,
    OPEN,
    RESULTS,
    SAME,
    Comparison,
    Item,
    Paper,
)
from shujian.documents.judgments.comparing.lines import lines
from shujian.documents.judgments.comparing.table import NAME, table
from shujian.documents.readers.reading import read_documents
from shujian.models.packs.screen import Finding, Screener

PACK = "shujian/裁判-三书比对"
ID = "比对"
MOST = len(ROLES)
"""Documents of one file: each kind can be compared only once."""
_LOCK = threading.Lock()
"""The engine of the screener works for one at a time."""


@dataclass(frozen=True)
class Compared:
    """A comparison with what rules find in it.

    Args:
        comparison: all items.
        findings: of the pack ``PACK``; ``row`` is the place in ``comparison.items``.
    """

    comparison: Comparison
    findings: tuple[Finding, ...]


def compared(paths: Sequence[Path]) -> Compared:
    """Compare the documents at the paths, each kind once.

    Raises:
        ShujianError: a path that is not there, a file without text, a document of no kind
            that can be compared, two of one kind, fewer than two.
    """
    check(paths)
    return compared_texts([p for path in paths for p in texts_at(path)])


def compared_texts(texts: Sequence[Text]) -> Compared:
    """Compare documents that were read from files already, each kind once.

    Raises:
        ShujianError: a document of no kind that can be compared, two of one kind, fewer than
            two.
    """
    comparison = compare([_paper(text) for text in texts])
    with _LOCK:
        found = _screener().run({NAME: table(comparison, ID)})
    return Compared(comparison, found.findings)


def warm() -> None:
    """Load the rules on differences before the first person asks."""
    with _LOCK:
        _screener()


@cache
def _screener() -> Screener:
    pack, _ = Shelf().pack(PACK)
    return Screener([pack])


def texts_at(path: Path) -> list[Text]:
    """The documents of a file as texts to compare.

    Raises:
        ShujianError: ``app.unread_document``; ``app.many_documents`` as soon as there are too
            many: nobody is to wait until a whole archive is read.
    """
    found: list[Text] = []
    for document in read_documents([path]):
        if len(found) == MOST:
            raise ShujianError(
                "app.many_documents", f"“{path.name}”里的文书太多，不能比对",
                why=f"一次比对最多 {MOST} 份文书，每种一份",
                remedy="请只选同一案件的几份文书；整批审查请用“审查文书”",
            )  # fmt: skip
        if not document.text:
            raise ShujianError(
                "app.unread_document", f"“{document.name}”没有读出文字",
                why="；".join(document.notes), remedy="请按提示处理后重试",
                where=Place(path.name),
            )  # fmt: skip
        cut = document.state is DocumentState.TRUNCATED
        lacking = ("；".join(document.notes) or "文书不完整") if cut else ""
        found.append(Text(document.id, document.name, document.source, document.text, lacking))
    return found


def _paper(text: Text) -> Paper:
    return paper(read(text), text.id, text.name)


def summary(comparison: Comparison) -> list[str]:
    """The closing words: sums, agreement where nothing differs, and what that means."""
    count = counted(comparison)
    same, different, material = count[SAME], count[DIFFERENT], material_of(comparison)
    words = [
        f"比对 {sum(count.values())} 项：待核 {count[CHECK]}，相同 {same}，实体差异 {material}，"
        f"文字差异 {different - material}，无法比较 {count[OPEN]}。"
    ]
    if not different and not count[CHECK]:
        words.append(f"比对过的 {same} 项全部一致。只指这些事项，没有读出、没有比对的内容不在内。")
    return [*words, "差异是机器比对的结果，不等于错误，须由人核对原文。"]


def counted(comparison: Comparison) -> dict[str, int]:
    """Result → how many lines have it."""
    found = Counter(line.first.result for line in lines(comparison.items))
    return {result: found[result] for result in RESULTS}


def material_of(comparison: Comparison) -> int:
    """How many lines tell a difference that matters for guilt or punishment."""
    told = (line.first for line in lines(comparison.items))
    return sum(one.material for one in told if one.result == DIFFERENT)


def as_data(found: Compared) -> dict[str, Any]:
    """A comparison for programs: documents, items with both places, rules that fire."""
    comparison = found.comparison
    return {
        "documents": [
            {"role": p.role, "kind": p.kind, "name": p.name, "state": p.reading.state}
            for p in comparison.papers
        ],
        "counts": counted(comparison),
        "material": material_of(comparison),
        "notes": comparison.notes,
        "items": [_item(i) for i in comparison.items],
        "lines": [list(line.places) for line in lines(comparison.items)],
        "rules": [
            {
                "rule": f.rule, "name": f.name, "severity": f.severity, "message": f.message,
                "basis": list(f.basis), "item": f.row + 1,
            }
            for f in found.findings
        ],
    }  # fmt: skip


def _item(item: Item) -> dict[str, Any]:
    told = asdict(item)
    for name in ("one", "two", "reason"):
        value = told[name]["value"]
        told[name]["value"] = str(value) if isinstance(value, Term | Decimal | date) else value
    return told
