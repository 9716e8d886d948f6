"""Installs the packages of the front end and builds it, each only when something changed."""

from __future__ import annotations

import hashlib
import os
import subprocess
from pathlib import Path

from tools.webnode import Node, NotHereError, WebError, find_node

__all__ = ["STATIC", "WEB", "NotHereError", "WebError", "build", "built", "run", "setup"]

ROOT = Path(__file__).resolve().parents[1]
WEB = ROOT / "web"
STATIC = ROOT / "shujian" / "app" / "http" / "static"
_STAMP = ".stamp"
_PARTS = ("src", "public")
_HELP = ("docs/glossary.md", "docs/formulas.md")
"""Besides `docs/help`: texts that the help of the workbench carries."""
FILES = ("index.html", "package-lock.json", "vite.config.ts", "tsconfig.json")


def run(node: Node, *command: str, tool: str) -> None:
    """Runs a program of the front end in `web`.

    Args:
        node: the Node to use.
        command: script below `web` and its arguments.
        tool: name of the step, for the message.

    Raises:
        WebError: the step failed.
    """
    if subprocess.run([node.command, *command], cwd=WEB, env=_env(node), check=False).returncode:
        raise WebError(f"前端的“{tool}”没有成功，原因见上面的输出 (front end: {tool} failed)")


def _env(node: Node) -> dict[str, str]:
    """The environment: programs started by npm must meet the same Node."""
    path = os.pathsep.join([str(Path(node.command).parent), os.environ.get("PATH", "")])
    return {**os.environ, "PATH": path, "NO_UPDATE_NOTIFIER": "1"}


def _digest(paths: list[Path]) -> str:
    total = hashlib.sha256()
    for path in sorted(paths):
        total.update(Path(os.path.relpath(path, WEB)).as_posix().encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def _sources() -> list[Path]:
    inside = [p for part in _PARTS for p in (WEB / part).rglob("*") if p.is_file()]
    kept = [p for p in inside if ".test." not in p.name and "test" not in p.relative_to(WEB).parts]
    help_texts = [*(ROOT / "docs" / "help").glob("*.md"), *(ROOT / name for name in _HELP)]
    return kept + help_texts + [WEB / name for name in FILES]


def setup() -> Node:
    """Installs the packages exactly as locked, unless that was done for this lock.

    Raises:
        NotHereError: there is no Node, or npm failed, mostly for want of an npm registry.
    """
    node = find_node()
    stamp = WEB / "node_modules" / _STAMP
    wanted = _digest([WEB / "package-lock.json"])
    if stamp.is_file() and stamp.read_text("utf-8") == wanted:
        return node
    done = subprocess.run([*node.npm, "ci", "--no-progress"], cwd=WEB, env=_env(node), check=False)
    if done.returncode:
        raise NotHereError(
            "前端的软件包装不上：npm ci 失败，多半是连不上 npm 源。请检查网络或 npm 的 registry 设置。"
            " (npm ci failed: is an npm registry in reach?)"
        )
    stamp.write_text(wanted, "utf-8")
    return node


def built() -> bool:
    """Whether the built pages are those of the present sources."""
    stamp = STATIC / _STAMP
    return stamp.is_file() and stamp.read_text("utf-8") == _digest(_sources())


def mark_built() -> None:
    """Remember that the built pages are those of the present sources."""
    (STATIC / _STAMP).write_text(_digest(_sources()), "utf-8")


def build() -> bool:
    """Builds the pages into the package; False when they were up to date.

    Raises:
        NotHereError: this machine cannot build it.
        WebError: a step failed.
    """
    if built():
        return False
    node = setup()
    run(node, "node_modules/vite/bin/vite.js", "build", "--logLevel", "warn", tool="vite build")
    mark_built()
    return True
