"""Provisions of the Criminal Law: which articles, paragraphs and items there are, by date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from shujian.documents.judgments.shipped import rows

TABLE = "刑法条款"
Article = tuple[int, int]


def exists(article: Article, paragraph: int, item: int, judged: dt.date) -> bool | None:
    """Whether any text of the law up to a day has the provision; None where that is not known.

    Args:
        article: number, 之.
        paragraph: 0 where not written; 1 where only an item is written.
        item: 0 where not written.
        judged: day of the judgment; the law of an earlier act counts too.
    """
    versions = rows(TABLE, article, judged, dt.date.min)
    if any(_holds(v, paragraph, item) for v in versions):
        return True
    return None if any(v["款数"] is None for v in versions) else False


def _holds(version: Mapping[str, Any], paragraph: int, item: int) -> bool:
    many = version["款数"]
    if many is None or paragraph > many:
        return False
    if not item:
        return True
    items = [int(n) for n in (version["各款项数"] or "0").split("、")]
    if paragraph <= 1:  # an item without its paragraph: any paragraph of the article
        return max(items) >= item
    return paragraph <= len(items) and items[paragraph - 1] >= item


def ends(sub: int) -> str:
    """第几条之几 in Chinese, up to 99."""
    digits = "〇一二三四五六七八九"
    ten, one = divmod(sub, 10)
    return (digits[ten] if ten > 1 else "") + "十" * bool(ten) + (digits[one] if one else "")
