"""The whole offline folder of this platform, installed and used without index or network."""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools import bundle

VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"
NAME = f"linux-{platform.machine()}"
NOWHERE = "http://127.0.0.1:9"
CSV = "身份证号,姓名,收到决定日期,执行地区划\n990101196001010015,虚构甲,2024-03-01,990102\n坏,虚构乙,2024-03-01,990102\n"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(NAME not in bundle.PLATFORMS, reason=f"no bundle is made for {NAME}"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundle, in a folder whose path is hard; skips where no package index answers."""
    probe = tmp_path_factory.mktemp("probe")
    asked = subprocess.run(
        [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-cache-dir",
         "--retries", "0", "--timeout", "5", "--dest", str(probe), "packaging"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if asked.returncode:
        pytest.skip("no package index answers, so the wheels of the bundle cannot be had")
    made = bundle.make(NAME, tmp_path_factory.mktemp("made"), VERSION)
    return Path(shutil.move(made, tmp_path_factory.mktemp("x") / "张三 (1)" / "数检 [试] & 用"))


def start(folder: Path, *words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """The start script as a person runs it, where every way to an index or proxy is dead."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PIP_", "PYTHON"))}
    dead = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), NOWHERE)
    return subprocess.run(
        [str(folder / "start.sh"), *words],
        cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False,
        env={**kept, **dead, "PIP_INDEX_URL": NOWHERE,
             # thousands of files are compiled otherwise, of which a handful is read
             "PIP_NO_COMPILE": "1", "PYTHON": sys.executable,
             "SHUJIAN_HOME": str(folder.parent / "数据 (1)")},
    )  # fmt: skip


def test_the_folder_installs_itself_and_imports_a_file(folder: Path, tmp_path: Path) -> None:
    listed = start(folder, "models", "list", "--json", cwd=tmp_path)
    assert listed.returncode == 0, listed.stderr
    assert {m["layer"] for m in json.loads(listed.stdout)} == {"随程序"}

    (tmp_path / "名单 (1).csv").write_text(CSV, "utf-8")
    words = ("--table", "暂予监外执行", "--as-of", "2024-06-30", "--yes", "--json")
    added = start(folder, "pool", "add", "名单 (1).csv", *words, cwd=tmp_path)
    assert added.returncode == 0, added.stderr
    told = json.loads(added.stdout)[0]
    assert (told["rows_in"], told["rows_kept"], told["rows_quarantined"]) == (2, 1, 1)
    assert "正在安装" not in added.stderr

    inside = subprocess.run(
        [str(folder / "app/bin/python"), "-I", "-c", "import shujian, sys; print(shujian.__file__)"],
        capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert str(folder / "app") in inside.stdout

    # a folder that was moved after its installation still starts
    moved = Path(shutil.move(folder, folder.with_name("搬走了")))
    assert start(moved, "--version", cwd=tmp_path).stdout.startswith("shujian ")
