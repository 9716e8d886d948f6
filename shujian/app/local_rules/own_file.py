"""The unit's file of local rules that the program writes; files written by hand are left alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from shujian.core import yamlio
from shujian.core.errors import Place, ShujianError
from shujian.law.local import RULES
from shujian.store.disk import guard, write_atomic
from shujian.store.home import Home

NAME = "本单位.yaml"
HEAD = "# 由程序写入：请在“管理”的“地方规定”页或用 shujian local add、shujian local withdraw 增减；手写的规定请另存一个文件。\n"
"""The first line tells that nothing but what the program wrote would be lost."""


class _Dumper(yaml.SafeDumper):
    """Strict YAML knows no aliases."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def own_path(home: Home) -> Path:
    """Where the file is, or would be."""
    return home.content / RULES / NAME


def is_own(home: Home, path: Path) -> bool:
    """Whether a file is the program's."""
    return path == own_path(home) and _text(path).startswith(HEAD.strip())


def _text(path: Path) -> str:
    with guard(path):
        return path.read_text("utf-8-sig", errors="replace") if path.exists() else ""


def read(home: Home) -> list[dict[str, Any]]:
    """The rules in the file, as they are written.

    Raises:
        ShujianError: ``law.local_rule`` where somebody wrote a file of that name by hand, or
            damaged it; ``core.yaml``.
    """
    path = own_path(home)
    text = _text(path)
    if not text:
        return []
    data = yamlio.parse(text, NAME)
    rows = isinstance(data, list) and all(isinstance(row, dict) for row in data)
    if not text.startswith(HEAD.strip()) or not rows:
        raise ShujianError(
            "law.local_rule", f"“{NAME}”不是由程序写的，不能在这里改",
            remedy="请维护人员把这个文件改名（仍放在原文件夹，照样有效），然后再录入",
            where=Place(file=NAME),
        )  # fmt: skip
    return [dict(row) for row in data]


def write(home: Home, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write the file whole or not at all."""
    path = own_path(home)
    with guard(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(
        [dict(row) for row in rows], Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000
    )
    write_atomic(path, (HEAD + text).encode("utf-8"))
