"""Reading content with every error collected: where, what is wrong, what to do."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from shujian.core.errors import Place, ShujianError

_FOLD = re.compile(r"([，。；：、？！）”]) +")
"""What YAML makes of a line that ends with a mark of Chinese."""


@dataclass(frozen=True)
class Written:
    """A text as the author wrote it, and where it stands."""

    text: str
    place: Place = field(default_factory=Place, compare=False)

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class At:
    """A place in a content file, and the list that collects errors.

    Args:
        place: file, line and path of keys (``步骤“汇总” › measures``).
        errors: shared by every place of one load.
    """

    place: Place
    errors: list[ShujianError]

    def error(
        self,
        code: str,
        what: str,
        remedy: str = "",
        why: str = "",
        params: dict[str, Any] | None = None,
    ) -> None:
        """Collect an error at this place."""
        self.errors.append(
            ShujianError(f"models.{code}", what, why, remedy, self.place, params or {})
        )

    def add(self, error: ShujianError) -> None:
        """Collect an error of another room; it gets this place."""
        error.where = self.place
        self.errors.append(error)

    def into(self, key: str, holder: Any = None) -> At:
        """The place of a key below this one; the line where the holder knows it."""
        lines = getattr(holder, "lines", {})
        row = lines.get(key) or getattr(holder, "line", None) or self.place.row
        label = f"{self.place.field} › {key}" if self.place.field else key
        return replace(self, place=replace(self.place, row=row or None, field=label))

    def line(self, holder: Any) -> At:
        """The same path at the line of a mapping."""
        row = getattr(holder, "line", 0) or self.place.row
        return replace(self, place=replace(self.place, row=row))


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A remedy naming the nearest known names, or all of them when they are few."""
    names = list(known)
    near = difflib.get_close_matches(name, names, n=3, cutoff=0.5)
    near += [n for n in names if n not in near and (name in n or n in name)][:2]
    if near:
        return "是否想写" + "或".join(f"“{n}”" for n in near[:3]) + "？"
    if not names:
        return ""
    shown = "、".join(names[:20])
    return f"可用的有：{shown}" + ("……" if len(names) > 20 else "")


def check_keys(at: At, data: Any, known: Iterable[str]) -> bool:
    """Whether data is a mapping; unknown keys are errors with the nearest known key."""
    if not isinstance(data, dict):
        at.error("not_mapping", "应写成“键: 值”的形式", "请参照模型格式说明改写")
        return False
    names = list(known)
    for key in data:
        if key not in names:
            at.into(key, data).error("unknown_key", f"不认识的键“{key}”", did_you_mean(key, names))
    return True


def read_text(at: At, data: Any, key: str, default: str | None = None) -> str:
    """A text; an error where it is missing (no default) or not a text."""
    value = data.get(key)
    if value is None:
        if default is None:
            at.line(data).error("missing_key", f"缺少“{key}”", f"请补写“{key}: …”")
        return default or ""
    if isinstance(value, str) and value.strip():
        return value.strip()
    at.into(key, data).error("not_text", f"“{key}”应为文字", "请写成文字，必要时加引号")
    return ""


def read_prose(at: At, data: Any, key: str) -> str:
    """A text for people, "" where there is none; YAML's folded lines leave no gap in Chinese."""
    return without_folds(read_text(at, data, key, ""))


def without_folds(text: str) -> str:
    """A text without the gaps that YAML leaves where a Chinese line ended with a mark."""
    return _FOLD.sub(r"\1", text)


def read_texts(at: At, data: Any, key: str) -> tuple[str, ...]:
    """A list of texts; one text stands for a list of one."""
    value = data.get(key)
    if value is None:
        return ()
    if isinstance(value, str) and value.strip():
        return (value.strip(),)
    if isinstance(value, list) and all(isinstance(v, str) and v.strip() for v in value):
        return tuple(v.strip() for v in value)
    at.into(key, data).error("not_list", f"“{key}”应为文字的列表", f"请写成“{key}: [甲, 乙]”")
    return ()


def read_flag(at: At, data: Any, key: str, default: bool = False) -> bool:
    """true or false."""
    value = data.get(key, default)
    if isinstance(value, bool):
        return value
    at.into(key, data).error("not_flag", f"“{key}”只能是 true 或 false", "请改写")
    return default
