"""docs/proofs.md: what was proved, with how many cases."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import shujian
from bench.facts import commit, program_digest
from bench.proofs.chunk import Proof

_HEAD = """# 验证记录

本页由 `make prove` 写成，勿手改。每一项都用随机而可重复的大量情形验证；任何一例不成立，该项即为“未通过”。

程序 {version}（提交 {commit}，{day}；内容摘要 {digest}）；{setup}

| 验证 | 所证 | 种子 | 情形 | 结果 |
|---|---|---|---|---|
"""
_FOOT = """
重做一遍：`make prove`；只做一项：`python -m bench.prove kills --seed 1`。中断后再运行，从未完成处继续。
"""


def page(proofs: Sequence[Proof], done: dict[str, dict[str, Any]], setup: str) -> str:
    """The page's text.

    Args:
        proofs: all kinds.
        done: remembered chunks by key.
        setup: sizes, Chinese.
    """
    name, day = commit()
    head = _HEAD.format(
        version=shujian.__version__, commit=name, day=day, digest=program_digest(), setup=setup
    )
    return head + "".join(_row(proof, done) for proof in proofs) + _FOOT


def _row(proof: Proof, done: dict[str, dict[str, Any]]) -> str:
    found = [done[c.key] for c in proof.chunks if c.key in done]
    good = [f for f in found if not f.get("error")]
    cases = sum(f["cases"] for f in good)
    counts: dict[str, int] = {}
    for entry in good:
        for key, value in entry["counts"].items():
            counts[key] = counts.get(key, 0) + value
    more = "".join(f"，{value:,} {key}" for key, value in counts.items())
    seeds = [c.seed for c in proof.chunks]
    shown = f"{seeds[0]}–{seeds[-1]}" if len(seeds) > 1 else str(seeds[0])
    return (
        f"| {proof.name} | {proof.claim} | {shown} | {cases:,} {proof.unit}{more} "
        f"| {_verdict(len(proof.chunks), found, good)} |\n"
    )


def _verdict(wanted: int, found: Sequence[Any], good: Sequence[Any]) -> str:
    if len(found) > len(good):
        return "**未通过**"
    if len(good) == wanted:
        return "全部成立"
    return f"未做完（{len(good)}/{wanted}）" if good else "未做"
