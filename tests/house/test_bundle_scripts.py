"""What the offline folder says and refuses before it installs anything."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tools import bundle

posix = pytest.mark.skipif(os.name == "nt", reason="the script of Linux")
TOOLS = ("dirname", "cat", "cmp")


def installer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("install", bundle.OFFLINE / "install.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the scripts of Linux and one file as its wheels."""
    made = tmp_path / "张三 (1)"
    (made / "wheels").mkdir(parents=True)
    (made / "wheels" / "a.whl").write_bytes(b"wheel")
    bundle.scripts(made, "linux-x86_64", "3.11")
    bundle.checksums(made)
    return made


MACHINES = [
    ("linux-x86_64", "Linux", "x86_64", ("glibc", "2.28"), ""),
    ("linux-aarch64", "Linux", "aarch64", ("glibc", "2.38"), ""),
    ("windows-x64", "Windows", "AMD64", ("", ""), ""),
    ("linux-x86_64", "Linux", "x86_64", ("glibc", "2.17"), "glibc 2.17"),
    ("linux-x86_64", "Linux", "x86_64", ("", ""), "未知"),
    ("linux-x86_64", "Linux", "aarch64", ("glibc", "2.31"), "linux-aarch64"),
    ("linux-x86_64", "Linux", "loongarch64", ("glibc", "2.31"), "loongarch64"),
    ("windows-x64", "Linux", "x86_64", ("glibc", "2.31"), "linux-x86_64"),
]


@pytest.mark.parametrize(("target", "system", "machine", "libc", "told"), MACHINES)
def test_a_computer_that_the_wheels_do_not_fit_is_told_so(
    target: str, system: str, machine: str, libc: tuple[str, str], told: str
) -> None:
    module = installer()
    if not told:
        module.check_machine(target, system, machine, libc)
        return
    with pytest.raises(module.RefusedError, match=re.escape(told)):
        module.check_machine(target, system, machine, libc)


def test_a_whole_folder_passes_its_checksums(folder: Path) -> None:
    installer().check_files(folder)
    lines = dict(
        reversed(line.split("  ")) for line in (folder / "SHA256SUMS").read_text("utf-8").split("\n")[:-1]
    )  # fmt: skip
    assert lines["wheels/a.whl"] == hashlib.sha256(b"wheel").hexdigest()
    assert {"install.py", "start.sh", "no-python.txt", "说明.txt", "LICENSE"} <= set(lines)


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (lambda f: (f / "wheels" / "a.whl").write_bytes(b"wheeL"), "不符.*wheels/a.whl"),
        (lambda f: (f / "说明.txt").unlink(), "缺少文件：说明.txt"),
        (lambda f: (f / "wheels" / "evil.whl").write_bytes(b"x"), "以外的文件：evil.whl"),
    ],
    ids=["damaged", "missing", "strange"],
)
def test_nothing_is_installed_from_a_folder_that_is_not_whole(
    folder: Path, harm: object, told: str
) -> None:
    assert callable(harm)
    harm(folder)
    module = installer()
    with pytest.raises(module.RefusedError, match=told):
        module.check_files(folder)


@posix
@pytest.mark.parametrize("python", ["missing", "old"])
def test_a_missing_or_old_python_is_told_in_chinese(
    folder: Path, tmp_path: Path, python: str
) -> None:
    path = tmp_path / "bin"
    path.mkdir()
    for name in TOOLS:
        (path / name).symlink_to(str(shutil.which(name)))
    if python == "old":
        (path / "python3").write_text("#!/bin/sh\nexit 1\n")
        (path / "python3").chmod(0o755)
    done = subprocess.run(
        [str(folder / "start.sh")], env={"PATH": str(path)}, cwd=tmp_path,
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "没有找到 Python 3.11（64 位）" in done.stderr
    assert not (folder / "app").exists()


@posix
def test_a_damaged_file_stops_the_start_before_anything_is_installed(folder: Path) -> None:
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    bundle.scripts(folder, f"linux-{os.uname().machine}", version)
    (folder / "wheels" / "a.whl").write_bytes(b"wheeL")
    done = subprocess.run(
        [str(folder / "start.sh")], env={**os.environ, "PYTHON": sys.executable},
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "wheels/a.whl" in done.stderr
    assert not (folder / "app").exists()


@posix
@pytest.mark.parametrize(
    ("words", "told"), [((), "-m shujian serve --open"), (("pool", "a b"), "-m shujian pool a b")]
)
def test_a_double_click_starts_the_workbench_and_words_start_the_command(
    folder: Path, words: tuple[str, ...], told: str
) -> None:
    python = folder / "app" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text('#!/bin/sh\necho "$@"\n')
    python.chmod(0o755)
    shutil.copy(folder / "SHA256SUMS", folder / "app" / "ready")
    done = subprocess.run(
        [str(folder / "start.sh"), *words], capture_output=True, text=True, check=False
    )
    assert done.stdout == f"{told}\n"


@posix
def test_the_desktop_entry_starts_the_script_beside_it(folder: Path) -> None:
    entry = folder / "shujian.desktop"
    assert entry.stat().st_mode & 0o111
    (line,) = re.findall(r"^Exec=(.*)$", entry.read_text("utf-8"), re.MULTILINE)
    (folder / "start.sh").write_text("#!/bin/sh\necho started\n")
    words = [str(entry) if word == "%k" else word for word in shlex.split(line)]
    done = subprocess.run(words, capture_output=True, text=True, check=True, cwd="/")
    assert done.stdout == "started\n"


def test_the_batch_file_is_one_that_cmd_reads_right(tmp_path: Path) -> None:
    bundle.scripts(tmp_path, "windows-x64", "3.12")
    data = (tmp_path / "start.bat").read_bytes()
    assert not (tmp_path / "start.sh").exists()
    assert not (tmp_path / "shujian.desktop").exists()
    assert b"-m shujian serve --open" in data
    text = data.decode("ascii")  # other characters depend on the console's code page
    assert data.count(b"\n") == data.count(b"\r\n")
    assert "@" not in text.removeprefix("@echo off")
    labels = set(re.findall(r"^:(\w+)", text, re.MULTILINE))
    assert set(re.findall(r"goto (\w+)", text)) == labels
    for line in text.splitlines():
        # a path with spaces, brackets or & holds only inside quotes, never in a ( ) block
        assert line.count("%~dp0") == len(re.findall(r'"%~dp0[^"]*"', line)), line
        assert not line.rstrip().endswith("("), line
    assert b"Python 3.12" in (tmp_path / "no-python.txt").read_bytes()
