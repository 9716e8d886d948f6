"""Check digits and region prefixes, for one text and for whole byte matrices."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Bytes = npt.NDArray[np.uint8]
Bools = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int64]

ID_WEIGHTS = np.array([7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2], dtype=np.int64)
_ID_FACTORS: list[int] = ID_WEIGHTS.tolist()
_ID_CHECK = "10X98765432"
USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
USCC_WEIGHTS = np.array([pow(3, i, 31) for i in range(17)], dtype=np.int64)
_USCC_VALUES = {ch: i for i, ch in enumerate(USCC_ALPHABET)}
_USCC_FACTORS: list[int] = USCC_WEIGHTS.tolist()
PROVINCES = frozenset(
    [
        "11",
        "12",
        "13",
        "14",
        "15",
        "21",
        "22",
        "23",
        "31",
        "32",
        "33",
        "34",
        "35",
        "36",
        "37",
        "41",
        "42",
        "43",
        "44",
        "45",
        "46",
        "50",
        "51",
        "52",
        "53",
        "54",
        "61",
        "62",
        "63",
        "64",
        "65",
        "71",
        "81",
        "82",
        "83",
        "99",
    ]
)
"""First two digits of region codes (GB/T 2260); 99 is reserved for demonstrations."""
PERMANENT_RESIDENTS = frozenset(f"9{n}" for n in range(1, 7))
"""First two digits of the numbers of foreigners' permanent residence cards."""


def id_check(first: str) -> str:
    """The check character of the first 17 digits of an identity number (GB 11643)."""
    return _ID_CHECK[sum(int(c) * w for c, w in zip(first, _ID_FACTORS, strict=True)) % 11]


def uscc_check(first: str) -> str | None:
    """The check character of the first 17 of a credit code (GB 32100); None: bad character."""
    total = 0
    for ch, weight in zip(first, _USCC_FACTORS, strict=True):
        value = _USCC_VALUES.get(ch)
        if value is None:
            return None
        total += value * weight
    return USCC_ALPHABET[(31 - total % 31) % 31]


def luhn(digits: str) -> bool:
    """Whether the last digit of a card number is right (ISO/IEC 7812, GB/T 14504)."""
    total = 0
    for i, ch in enumerate(reversed(digits)):
        value = int(ch) * (1 + i % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def digits_of(matrix: Bytes) -> tuple[npt.NDArray[np.int64], Bools]:
    """ASCII digits as numbers, and which rows are all digits."""
    numbers = matrix.astype(np.int64) - 48
    sound: Bools = np.all((numbers >= 0) & (numbers <= 9), axis=1)
    return numbers, sound


def number_of(digits: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Rows of digits as one number each."""
    result = np.zeros(len(digits), dtype=np.int64)
    for i in range(digits.shape[1]):
        result = result * 10 + digits[:, i]
    return result


def valid_days(
    year: npt.NDArray[np.int64], month: npt.NDArray[np.int64], day: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.int64], Bools]:
    """Days since 1970 and whether year, month and day make a date."""
    ok = (month >= 1) & (month <= 12) & (day >= 1) & (day <= 31)
    months = ((year - 1970) * 12 + np.where(ok, month, 1) - 1).astype("datetime64[M]")
    start = months.astype("datetime64[D]").astype(np.int64)
    after = (months + np.timedelta64(1, "M")).astype("datetime64[D]").astype(np.int64)
    days = start + day - 1
    return days, ok & (days < after)


def luhn_rows(digits: npt.NDArray[np.int64]) -> Bools:
    """``luhn`` for rows of digits."""
    doubled = digits.copy()
    doubled[:, -2::-2] *= 2
    doubled[doubled > 9] -= 9
    return np.asarray(doubled.sum(axis=1) % 10 == 0, dtype=np.bool_)
