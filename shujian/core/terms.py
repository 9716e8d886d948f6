"""刑期 as a type: months and days, or an indefinite penalty; never a decimal."""

from __future__ import annotations

from dataclasses import dataclass
from functools import total_ordering

_INDEFINITE = {"无期": 900_000_000, "终身": 910_000_000, "死缓": 920_000_000, "死刑": 930_000_000}
_BY_CODE = {code: name for name, code in _INDEFINITE.items()}
MAX_MONTHS = 12 * 99


@total_ordering
@dataclass(frozen=True)
class Term:
    """A length of punishment.

    Args:
        months: whole months (a year is twelve).
        days: days on top of the months, 0 to 999.
        indefinite: "", or one of 无期, 终身, 死缓, 死刑 (then months and days are 0).

    Order: by months, then days; every indefinite term is longer than every definite one.
    """

    months: int = 0
    days: int = 0
    indefinite: str = ""

    def __post_init__(self) -> None:
        if self.indefinite:
            if self.indefinite not in _INDEFINITE or self.months or self.days:
                raise ValueError(f"not a term: {self!r}")
        elif not (0 <= self.months <= MAX_MONTHS and 0 <= self.days <= 999):
            raise ValueError(f"term out of range: {self.months} months {self.days} days")

    @property
    def code(self) -> int:
        """The int32 that tables store: months × 1000 + days, or an indefinite code."""
        return _INDEFINITE.get(self.indefinite) or self.months * 1000 + self.days

    @classmethod
    def from_code(cls, code: int) -> Term:
        """The term behind a stored number."""
        if code in _BY_CODE:
            return cls(indefinite=_BY_CODE[code])
        return cls(months=code // 1000, days=code % 1000)

    def __lt__(self, other: Term) -> bool:
        return self.code < other.code

    def __str__(self) -> str:
        if self.indefinite:
            return self.indefinite
        years, months = divmod(self.months, 12)
        parts = [f"{years}年" * bool(years), f"{months}个月" * bool(months)]
        parts.append(f"{self.days}日" * bool(self.days))
        return "".join(parts) or "0日"
