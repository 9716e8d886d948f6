"""The offline folders: right wheels for a platform, installed with no index."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tools import webbuild
from tools.bundle import ROOT, build_wheel, requirements_for

LOCK = """a==1 \\
    --hash=sha256:00
b==2 ; sys_platform == 'win32' \\
    --hash=sha256:01
c==3 ; python_full_version < '3.12' \\
    --hash=sha256:02
"""


def _environment(**extra: str) -> dict[str, str]:
    return {"sys_platform": "linux", "python_full_version": "3.13.0", **extra}


def test_requirements_are_chosen_by_the_target_not_by_this_machine() -> None:
    windows = requirements_for(LOCK, _environment(sys_platform="win32"))
    assert "b==2 \\\n" in windows
    assert "c==3" not in windows
    linux = requirements_for(LOCK, _environment(python_full_version="3.11.0"))
    assert "b==2" not in linux
    assert "c==3 \\\n    --hash=sha256:02" in linux


@pytest.mark.slow
def test_the_wheel_carries_content_and_starts_without_any_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paged = (webbuild.STATIC / "index.html").is_file()
    if not webbuild.built():  # pages that are old or cannot be built: the wheel is still good
        monkeypatch.setenv("SKIP_WEB", "1")
    wheel = build_wheel(tmp_path)
    with zipfile.ZipFile(wheel) as packed:
        assert ("shujian/app/http/static/index.html" in packed.namelist()) is paged
    home = tmp_path / "环境 (1)"
    venv.create(home, with_pip=True)
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    subprocess.run(
        [str(python), "-m", "pip", "install", "-q", "--no-index", "--no-deps", str(wheel)],
        check=True,
    )  # fmt: skip
    # the dependencies of this environment stand in for the folder of wheels
    libraries = [p for p in sys.path if p.endswith("site-packages")]
    done = subprocess.run(
        [str(python), "-m", "shujian", "models", "list", "--json"],
        capture_output=True, text=True, encoding="utf-8", cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(libraries), "PYTHONUTF8": "1",
             "SHUJIAN_HOME": str(tmp_path / "张三 (1)")},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "shujian/" in done.stdout
    assert ROOT.as_posix() not in done.stdout
