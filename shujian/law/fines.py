"""The lawful range of a fine, from the article or from a judicial interpretation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from shujian.core.cells import Missing
from shujian.core.terms import Term
from shujian.law.offence import Tier


@dataclass(frozen=True)
class FineRange:
    """A range; both ends are lawful.

    Args:
        low: yuan; None: no lower limit.
        high: yuan; None: no upper limit.
        confiscation: property may be confiscated instead.
        jointly: the fines of all who took part count together.
        usual: a rule for the usual case, not for every one.
        basis: where it comes from.
    """

    low: Decimal | None
    high: Decimal | None
    confiscation: bool = False
    jointly: bool = False
    usual: bool = False
    basis: str = ""

    def holds(self, amount: Decimal) -> bool:
        """Whether a fine lies in the range."""
        return (self.low is None or self.low <= amount) and (
            self.high is None or amount <= self.high
        )


def statutory(tier: Tier, amounts: Mapping[str, Decimal]) -> FineRange | None:
    """The range of an article; None where it gives none, or the base is not known.

    Args:
        tier: the tier of penalties.
        amounts: what multiples refer to: 销售金额, 税款, 违法所得 …, yuan.
    """
    fine = tier.fine
    if fine is None:
        return None
    confiscation = "没收财产" in tier.property
    if not fine.base:
        return FineRange(fine.low, fine.high, confiscation)
    base = amounts.get(fine.base)
    return None if base is None else FineRange(base * fine.low, base * fine.high, confiscation)


def judicial(
    rows: Iterable[Mapping[str, Any]], term: Term | None, amounts: Mapping[str, Decimal]
) -> tuple[FineRange, ...]:
    """The ranges of an interpretation that fit a sentence; any of them may be the right one.

    A term on the border of two bands fits both. Rows whose base is not known are left out,
    so an empty answer says nothing.

    Args:
        rows: rows of the table 司法解释罚金 for the charge and the day of the judgment.
        term: the main penalty; None: the fine alone, 拘役 or 管制: the lightest band.
        amounts: by name of the base, yuan.

    Source: 刑法第九十九条 (以上、以下 include the number).
    """
    return tuple(found for row in rows for found in _range(row, term, amounts))


def _range(
    row: Mapping[str, Any], term: Term | None, amounts: Mapping[str, Decimal]
) -> Iterator[FineRange]:
    def cell(name: str) -> Any:
        value = row.get(name)
        return None if isinstance(value, Missing) else value

    low_term, high_term = (
        None if cell(key) is None else Term(cell(key)) for key in ("刑期自", "刑期至")
    )
    length = term or Term(0)
    if (low_term and length < low_term) or (high_term and length > high_term):
        return
    if cell("应当没收财产"):
        return
    base = amounts.get(cell("基数")) if cell("基数") else None
    if cell("基数") and base is None:
        return
    low, high = cell("下限"), cell("上限")
    if base is not None and cell("下限倍数") is not None:
        low = base * cell("下限倍数")
    if base is not None and cell("上限倍数") is not None:
        high = base * cell("上限倍数")
    if high is not None and cell("上限不低于") is not None:
        high = max(high, cell("上限不低于"))
    yield FineRange(
        low, high, bool(cell("可以没收财产")), bool(cell("共犯合计")), cell("性质") == "一般",
        str(cell("依据") or ""),
    )  # fmt: skip
