"""The offences as flat rows, for look-up tables and for people: one a text and tier."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from shujian.law.offence import MAIN_KINDS, Offence, Penalties, Tier

COLUMNS = (
    "罪名", "条文", "自", "至", "人员", "档", "情形", "主刑", "最轻主刑", "最重主刑", "下限月",
    "上限月", "财产刑", "罚金下限", "罚金上限", "罚金基数", "已核对",
)  # fmt: skip
"""Names of the columns of a row."""


def offence_rows(offences: Iterable[Offence]) -> Iterator[Mapping[str, Any]]:
    """One row an offence, text of the law and tier; ``至`` None: still in force.

    ``人员`` is 个人 or 单位责任人员 (only where these have tiers of their own). ``下限月``
    and ``上限月`` are months of 有期徒刑, None where the tier has none. ``罚金下限`` and
    ``罚金上限`` are yuan, or multiples of ``罚金基数``.
    """
    for offence in offences:
        for version in offence.versions:
            for tier in version.tiers:
                yield _row(offence, version, version.articles, "个人", tier)
            for tier in version.unit_tiers:
                yield _row(offence, version, version.unit_articles, "单位责任人员", tier)


def _row(
    offence: Offence, version: Penalties, articles: tuple[str, ...], who: str, tier: Tier
) -> Mapping[str, Any]:
    kinds = [kind for kind in MAIN_KINDS if any(main.kind == kind for main in tier.mains)]
    term = next((main for main in tier.mains if main.low is not None), None)
    return {
        "罪名": offence.name,
        "条文": "、".join(articles),
        "自": version.start,
        "至": version.end,
        "人员": who,
        "档": tier.number,
        "情形": tier.label,
        "主刑": "、".join(main.kind for main in tier.mains),
        "最轻主刑": kinds[0] if kinds else None,
        "最重主刑": kinds[-1] if kinds else None,
        "下限月": term.low.months if term and term.low else None,
        "上限月": term.high.months if term and term.high else None,
        "财产刑": tier.property,
        "罚金下限": tier.fine.low if tier.fine else None,
        "罚金上限": tier.fine.high if tier.fine else None,
        "罚金基数": tier.fine.base or None if tier.fine else None,
        "已核对": version.checked,
    }
