"""Check digits of the numbers that the synthetic city hands out."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
from numpy.typing import NDArray

_WEIGHTS = np.array([7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2])
_LAST = "10X98765432"
_USCI = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_ORG_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_EPOCH = dt.date(1970, 1, 1)


def day_number(day: dt.date) -> int:
    """Days since 1970-01-01: how dates travel in arrays."""
    return (day - _EPOCH).days


def day_of(number: int) -> dt.date:
    """The date behind a day number."""
    return _EPOCH + dt.timedelta(days=int(number))


def citizen_ids(region: NDArray[Any], birth: NDArray[Any], sequence: NDArray[Any]) -> list[str]:
    """公民身份号码 for many people at once.

    Args:
        region: six-digit codes as integers.
        birth: day numbers.
        sequence: 0 to 999; odd for men.

    Source: GB 11643-1999.
    """
    days = birth.astype("datetime64[D]")
    years = days.astype("datetime64[Y]").astype(int) + 1970
    months = days.astype("datetime64[M]").astype(int) % 12 + 1
    day = (days - days.astype("datetime64[M]")).astype(int) + 1
    body = region.astype(np.int64) * 10**11 + (years * 10**4 + months * 100 + day) * 1000 + sequence
    digits = body[:, None] // 10 ** np.arange(16, -1, -1, dtype=np.int64) % 10
    last = (digits @ _WEIGHTS) % 11
    return [f"{number}{_LAST[index]}" for number, index in zip(body.tolist(), last, strict=True)]


def citizen_id(region: str, birth: dt.date, sequence: int) -> str:
    """One 公民身份号码."""
    return citizen_ids(
        np.array([int(region)]), np.array([day_number(birth)]), np.array([sequence])
    )[0]


def old_citizen_id(number: str) -> str:
    """The 15-digit number of the first generation; unchanged for births after 1999."""
    return number[:6] + number[8:17] if number[6:8] == "19" else number


def usci(region: str, serial: int) -> str:
    """统一社会信用代码 of an enterprise.

    Args:
        region: six-digit code of the registering authority.
        serial: number of the firm, below 10^8.

    Source: GB 32100-2015; the organisation code inside by GB 11714-1997.
    """
    org = f"{serial:08d}"
    check = 11 - sum(int(d) * w for d, w in zip(org, _ORG_WEIGHTS, strict=True)) % 11
    body = "91" + region + org + {10: "X", 11: "0"}.get(check, str(check))
    total = sum(_USCI.index(ch) * pow(3, i, 31) for i, ch in enumerate(body))
    return body + _USCI[(31 - total % 31) % 31]


def card_number(serial: int) -> str:
    """A 19-digit bank card number with Luhn's check digit, of an issuer that cannot exist."""
    body = f"990099{serial:012d}"
    total = 0
    for index, ch in enumerate(reversed(body)):
        digit = int(ch) * (2 if index % 2 == 0 else 1)
        total += digit - 9 if digit > 9 else digit
    return f"{body}{(10 - total % 10) % 10}"
