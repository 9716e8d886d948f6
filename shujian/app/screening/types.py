"""What screening takes and gives: texts, accounts of documents, clues."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from shujian.documents.judgments.pairs.pool import Filed

BATCH_DOCUMENTS = 4_000
BATCH_CHARACTERS = 16_000_000
"""A batch ends with the first that is reached: texts and facts of one batch are in memory."""
SHOWN = 20
"""Clues of each severity that a summary keeps."""
SEVERITIES = ("确定", "较可能", "待核")


@dataclass(frozen=True)
class Text:
    """A document to be read for facts.

    Args:
        id: distinct within one screening.
        name: for people.
        source: where it came from.
        text: the whole text.
        lacking: why the text is not whole; "" where it is.
        original: whether a person vouches that it is the court's original.
    """

    id: str
    name: str
    source: str
    text: str
    lacking: str = ""
    original: bool = False


@dataclass(frozen=True)
class Account:
    """What became of one document.

    Args:
        id: the document's id.
        name: for people.
        source: where it came from.
        state: 已解析, 部分解析 or 未解析.
        reasons: what was not read and why; never empty for 部分解析 and 未解析.
        clues: how many clues and points to verify it gave.
        copy_of: the id of the document that it repeats; "" where it repeats none.
        judged: whether rules were run over it.
        kind: 起诉书, 起诉意见书 and the like; "" for a judgment and what could not be told.
        what: 文书种类, of any document that has one.
        case_no: 案号, where one was read.
        outside: whether it is not about crime: 未解析, but nothing that a person need read.
    """

    id: str
    name: str
    source: str
    state: str
    reasons: tuple[str, ...] = ()
    clues: int = 0
    copy_of: str = ""
    judged: bool = False
    kind: str = ""
    what: str = ""
    case_no: str = ""
    outside: bool = False


@dataclass(frozen=True)
class Clue:
    """A hint that one rule gives about one document: never a finding of fact.

    Args:
        record: document, rule, severity, subject, message, basis, spans, explanation.
        name: the document's name.
        case_no: its case number.
        title: the rule's name.
        quotes: what stands at the spans.
    """

    record: Mapping[str, Any]
    name: str
    case_no: str
    title: str
    quotes: tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """What one batch gave, in the order of its documents.

    Args:
        accounts: one for each document.
        clues: of all documents.
        counts: (rule, outcome) → rows; outcomes 命中, 待核, 未检查, 未命中.
        lines: further output, one text a document (facts as JSON).
        facts: fact tables of all documents, where they were asked for.
        filed: what is kept of each to lay it beside others.
    """

    accounts: tuple[Account, ...]
    clues: tuple[Clue, ...] = ()
    counts: Mapping[tuple[str, str], int] = field(default_factory=dict)
    lines: tuple[str, ...] = ()
    facts: Mapping[str, pa.Table] = field(default_factory=dict)
    filed: tuple[Filed, ...] = ()


@dataclass
class Totals:
    """Sums over a screening, without the texts.

    Args:
        states: documents by state.
        severities: clues by severity.
        rules: (rule, severity) → clues.
        names: rule → its name.
        counts: as in ``Answer``.
        open: documents that were not read whole, or not at all.
        copies: documents that repeat another.
        clean: ids of documents that were read whole and gave no clue.
        accusing: documents by kind that are no judgments, and were read and not judged.
        outside: documents by kind that are not about crime; not among ``states``' 未解析.
        shown: the first clues of each severity, for the eye.
    """

    states: Counter[str] = field(default_factory=Counter)
    severities: Counter[str] = field(default_factory=Counter)
    rules: Counter[tuple[str, str]] = field(default_factory=Counter)
    names: dict[str, str] = field(default_factory=dict)
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    open: list[Account] = field(default_factory=list)
    copies: list[Account] = field(default_factory=list)
    clean: set[str] = field(default_factory=set)
    accusing: Counter[str] = field(default_factory=Counter)
    outside: Counter[str] = field(default_factory=Counter)
    shown: dict[str, list[Clue]] = field(default_factory=dict)

    def take(self, answer: Answer) -> None:
        """Add what one batch gave."""
        for account in answer.accounts:
            if account.copy_of:
                self.copies.append(account)
            if account.copy_of and account.judged:
                continue  # a note beside the document's own account
            self.states["范围外" if account.outside else account.state] += 1
            self.outside.update([account.what] if account.outside else [])
            self.accusing.update([account.kind] if account.kind else [])
            if account.state in ("部分解析", "未解析"):
                self.open.append(account)
            elif account.judged and not account.clues:
                self.clean.add(account.id)
        for clue in answer.clues:
            rule, severity = clue.record["rule"], clue.record["severity"]
            self.severities[severity] += 1
            self.rules[rule, severity] += 1
            self.names[rule] = clue.title
            self.clean.discard(clue.record["document"])
            held = self.shown.setdefault(severity, [])
            if len(held) < SHOWN:
                held.append(clue)
        self.counts.update(answer.counts)
