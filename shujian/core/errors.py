"""Errors that say what, where, why and what to do."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Place:
    """Where something stands: a file, a sheet, a row (1-based), a field.

    Args:
        file: file name as the user knows it, or a content file's path.
        sheet: worksheet name, or the member of an archive.
        row: physical row in the file, counted from 1.
        field: column or key.
    """

    file: str | None = None
    sheet: str | None = None
    row: int | None = None
    field: str | None = None

    def __str__(self) -> str:
        parts = [
            f"文件“{self.file}”" if self.file else "",
            f"工作表“{self.sheet}”" if self.sheet else "",
            f"第 {self.row} 行" if self.row else "",
            f"“{self.field}”" if self.field else "",
        ]
        return "，".join(p for p in parts if p)


@dataclass
class ShujianError(Exception):
    """An error a user can act on.

    Args:
        code: stable machine name, room first, e.g. ``pool.empty_file``.
        what: what went wrong, Chinese, one clause.
        why: the cause, Chinese; may be empty where ``what`` says it.
        remedy: what the user can do, Chinese.
        where: the place.
        params: values for programs (JSON-able).
    """

    code: str
    what: str
    why: str = ""
    remedy: str = ""
    where: Place = field(default_factory=Place)
    params: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        place = str(self.where)
        head = f"{place}：{self.what}" if place else self.what
        return "\n".join(
            line
            for line in (
                head,
                f"原因：{self.why}" if self.why else "",
                f"办法：{self.remedy}" if self.remedy else "",
            )
            if line
        )

    def as_dict(self) -> dict[str, Any]:
        """The error for programs: code, texts, place and parameters."""
        return {
            "code": self.code,
            "what": self.what,
            "why": self.why,
            "remedy": self.remedy,
            "where": {k: v for k, v in vars(self.where).items() if v is not None},
            "params": self.params,
        }


@dataclass
class ManyErrorsError(ShujianError):
    """Several errors found together, so that a user mends them in one go."""

    errors: list[ShujianError] = field(default_factory=list)

    def __str__(self) -> str:
        return "\n".join(str(e) for e in self.errors)

    def as_dict(self) -> dict[str, Any]:
        """For programs, with every single error."""
        return {**super().as_dict(), "errors": [e.as_dict() for e in self.errors]}


def raise_all(errors: list[ShujianError]) -> None:
    """Raise what was collected: nothing, the single error, or all of them together."""
    if not errors:
        return
    if len(errors) == 1:
        raise errors[0]
    raise ManyErrorsError(code="core.many", what=f"共 {len(errors)} 处问题", errors=list(errors))


class CancelledError(Exception):
    """A person stopped the work; nothing half done stays visible."""
