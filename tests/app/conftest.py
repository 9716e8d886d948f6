from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from shujian.app.cli import main

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def id_number(serial: int) -> str:
    """An invented number of a region that does not exist."""
    body = f"990101{1960 + serial % 40}0101{serial % 1000:03d}"
    total = sum(int(c) * w for c, w in zip(body, _WEIGHTS, strict=True))
    return body + "10X98765432"[total % 11]


@dataclass(frozen=True)
class Answer:
    """What a command said and how it ended; ``said`` is without the terminal's line breaks."""

    code: int
    out: str
    said: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@dataclass(frozen=True)
class Shell:
    """The command line over one home; an escaped exception fails the test."""

    home: Path
    folder: Path

    def __call__(self, *words: str | Path, typed: str = "") -> Answer:
        result = CliRunner().invoke(
            main.app, [*(str(w) for w in words), "--home", str(self.home)], input=typed
        )
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Answer(result.exit_code, result.stdout, "".join(result.output.split()))

    def file(self, name: str, *lines: str) -> Path:
        path = self.folder / name
        path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
        return path


@pytest.fixture(scope="session", autouse=True)
def _commands() -> None:
    if not main.app.registered_groups:
        main._register()


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path / "张三 (1)", tmp_path)


def copied(made: Shell, folder: Path) -> Shell:
    """The same command line over a copy of a home that was made for several tests."""
    shutil.copytree(made.home, folder / made.home.name)
    return Shell(folder / made.home.name, folder)


@pytest.fixture
def number() -> Callable[[int], str]:
    return id_number
