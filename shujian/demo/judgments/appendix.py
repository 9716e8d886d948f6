"""The articles printed behind a judgment."""

from __future__ import annotations

from functools import cache

from shujian.demo.columns import demo_content
from shujian.demo.judgments.charges import FOLDER
from shujian.demo.judgments.model import Case


@cache
def _texts() -> dict[str, str]:
    return {str(k): str(v) for k, v in demo_content(FOLDER + "appendix.yaml").items()}


def appended(case: Case) -> list[str]:
    """The text of each article cited that the content knows; nothing where it knows none."""
    spots = dict.fromkeys(spot for part in case.cites.values() for spot in part)
    found = [_texts()[spot] for spot in spots if spot in _texts()]
    if not found:
        return []
    return [
        case.pick("附：相关法律条文", "附相关法律条文：", "附：本案适用的法律条文"),
        "《中华人民共和国刑法》",
        *found,
    ]
