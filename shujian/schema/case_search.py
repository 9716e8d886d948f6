"""Case numbers as people type them in a search: any brackets or none, half or full width."""

from __future__ import annotations

import re
import unicodedata

_RUN = re.compile(r"\d+|[A-Za-z\u4e00-\u9fff]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LINK = "(?:字第|字|第)?"
_BETWEEN = r"[^0-9A-Za-z一-鿿]*"
_COURT = "[^0-9，。；]{0,14}"
"""What may lie between year and the rest: the bracket, and a court's short name left out."""
_LONGEST = 60


def case_pattern(text: str) -> str | None:
    """A regular expression that finds the case number somebody typed; None: it is none.

    ``2024 99刑初12号``, ``（2024）虚99刑初12号`` and ``(2024)虚99刑初字第12`` are the same; the
    short name of the court, and its code, may be left out after a year. Understood by the
    databases and by Python alike. Number 12 is never found in 112.

    Args:
        text: as typed.
    """
    folded = unicodedata.normalize("NFKC", text).replace("○", "〇").strip()
    if len(folded) > _LONGEST:
        return None
    ended = folded.endswith("号")
    runs = _runs(folded)
    if len(runs) < 2 or not runs[-1].isdigit() or len(runs[-1]) > 8:
        return None
    year = bool(_YEAR.fullmatch(runs[0]))
    if runs[-2].isdigit() and not any(_YEAR.fullmatch(run) for run in runs):
        return None
    if all(run.isdigit() for run in runs) or not (ended or any(map(_YEAR.fullmatch, runs))):
        return None
    return _built(runs, year)


def _runs(folded: str) -> list[str]:
    """Figures and words by turns; 202499 without anything between is a year and a court's code."""
    found: list[str] = []
    for run in _RUN.findall(folded):
        if run.isdigit():
            head = _YEAR.match(run)
            if head and len(run) > 4:
                found += [head[0], run[4:].lstrip("0") or "0"]
            else:
                found.append(run)
            continue
        bare = re.sub("^(?:年|号)|字第$|字$|第$|号$", "", run)
        found += [bare] if bare else []
    if found and found[-1].isdigit():
        found[-1] = found[-1].lstrip("0") or "0"
    return found


def _built(runs: list[str], year: bool) -> str:
    parts = ["(^|[^0-9])" if runs[0].isdigit() else ""]
    for place, run in enumerate(runs):
        if place == len(runs) - 1:
            parts.append(f"{_LINK}0*")
        elif place == 1 and year:
            parts.append(_COURT if run.isdigit() else f"{_COURT}[0-9]{{0,4}}")
        elif place:
            parts.append(_BETWEEN)
        parts.append(re.escape(run))
        if place < len(runs) - 1:
            parts.append(_BETWEEN if place + 1 == len(runs) - 1 else "")
    return "".join(parts) + "(-[0-9]+)?([^0-9]|$)"
