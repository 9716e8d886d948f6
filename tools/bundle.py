"""Make the folders that install shujian on a PC without network.

One folder per platform: wheels, a start script, checksums and a page that says what to do.
The PC needs Python of the version the folder is named for; nothing else.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

from packaging.markers import Marker

ROOT = Path(__file__).resolve().parent.parent
PLATFORMS = {
    "windows-x64": (
        ("win_amd64",),
        {
            "sys_platform": "win32",
            "platform_system": "Windows",
            "platform_machine": "AMD64",
            "os_name": "nt",
        },
    ),
    "linux-x86_64": (
        (
            "manylinux_2_28_x86_64",
            "manylinux_2_17_x86_64",
            "manylinux2014_x86_64",
            "manylinux_2_24_x86_64",
            "manylinux_2_27_x86_64",
        ),
        {
            "sys_platform": "linux",
            "platform_system": "Linux",
            "platform_machine": "x86_64",
            "os_name": "posix",
        },
    ),
    "linux-aarch64": (
        (
            "manylinux_2_28_aarch64",
            "manylinux_2_17_aarch64",
            "manylinux2014_aarch64",
            "manylinux_2_24_aarch64",
            "manylinux_2_27_aarch64",
        ),
        {
            "sys_platform": "linux",
            "platform_system": "Linux",
            "platform_machine": "aarch64",
            "os_name": "posix",
        },
    ),
}

START_SH = """#!/bin/sh
# 数检：第一次运行时安装到本文件夹（不需要网络），以后直接启动。
cd "$(dirname "$0")" || exit 1
PY="${PYTHON:-python3}"
if [ ! -f app/.ready ]; then
  "$PY" -c 'import sys; sys.exit(0 if sys.version_info[:2] == (@MAJOR@, @MINOR@) else 1)' || {
    echo "需要 Python @VERSION@。可用 PYTHON=/路径/python@VERSION@ ./start.sh 指定。"; exit 1; }
  "$PY" -m venv app && app/bin/python -m pip install --quiet --disable-pip-version-check \\
    --no-index --find-links wheels --require-hashes -r requirements.txt &&
  app/bin/python -m pip install --quiet --disable-pip-version-check --no-index --no-deps \\
    --find-links wheels shujian && touch app/.ready || { echo "安装没有完成，请把上面的文字发给管理员。"; exit 1; }
fi
exec app/bin/shujian "$@"
"""

START_BAT = """@echo off\r
chcp 65001 >nul\r
rem 数检：第一次运行时安装到本文件夹（不需要网络），以后直接启动。\r
cd /d "%~dp0"\r
if exist app\\.ready goto run\r
py -@VERSION@ -m venv app || (echo 需要 Python @VERSION@（64 位）。 & pause & exit /b 1)\r
app\\Scripts\\python -m pip install --quiet --disable-pip-version-check --no-index --find-links wheels --require-hashes -r requirements.txt || (echo 安装没有完成，请把上面的文字发给管理员。 & pause & exit /b 1)\r
app\\Scripts\\python -m pip install --quiet --disable-pip-version-check --no-index --no-deps --find-links wheels shujian || (echo 安装没有完成。 & pause & exit /b 1)\r
echo ok> app\\.ready\r
:run\r
app\\Scripts\\shujian %*\r
if "%1"=="" pause\r
"""

GUIDE = """数检 shujian 离线安装包（@NAME@，Python @VERSION@）

1. 把整个文件夹拷到电脑上（路径可含中文）。
2. 核对文件：Linux 用 sha256sum -c SHA256SUMS；Windows 用 certutil -hashfile 文件名 SHA256。
3. 运行 start.bat（Windows）或 ./start.sh（Linux）。第一次会安装到本文件夹的 app 里，不连接网络。
4. 试用：start demo --people 2000 --no-serve；帮助：start --help。
"""


def requirements_for(lock: str, environment: dict[str, str]) -> str:
    """The lines of a hashed lock that apply to a platform, without their markers."""
    kept: list[str] = []
    take = False
    for line in lock.splitlines():
        if not line.startswith((" ", "\t")):
            head, _, tail = line.partition(";")
            marker = tail.removesuffix("\\").strip()
            take = not marker or Marker(marker).evaluate(environment)
            line = f"{head.strip()} \\" if marker and line.endswith("\\") else line
        if take:
            kept.append(line)
    return "\n".join(kept) + "\n"


def _pip(*arguments: str) -> None:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", *arguments]
    subprocess.run(command, check=True)


def build_wheel(out: Path) -> Path:
    """Build the wheel of this checkout into a folder."""
    _pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(out), str(ROOT))
    return next(out.glob("shujian-*.whl"))


def make(name: str, out: Path, version: str) -> Path:
    """Make one platform's folder.

    Args:
        name: a key of ``PLATFORMS``.
        out: where the folder is made; an older one of the name is replaced.
        version: Python version such as ``3.11``.
    """
    tags, extra = PLATFORMS[name]
    folder = out / f"shujian-{name}-py{version}"
    shutil.rmtree(folder, ignore_errors=True)
    wheels = folder / "wheels"
    wheels.mkdir(parents=True)
    environment = {
        "python_version": version,
        "python_full_version": f"{version}.0",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        **extra,
    }
    needed = folder / "requirements.txt"
    needed.write_text(
        requirements_for((ROOT / "requirements.lock").read_text("utf-8"), environment), "utf-8"
    )
    platform = [part for tag in tags for part in ("--platform", tag)]
    _pip(
        "download", "--no-deps", "--only-binary=:all:", "--require-hashes", "--implementation",
        "cp", "--python-version", version, *platform, "--dest", str(wheels), "-r", str(needed),
    )  # fmt: skip
    build_wheel(wheels)
    _scripts(folder, name, version)
    _checksums(folder)
    return folder


def _scripts(folder: Path, name: str, version: str) -> None:
    major, minor = version.split(".")
    values = {"@VERSION@": version, "@MAJOR@": major, "@MINOR@": minor, "@NAME@": name}

    def fill(text: str) -> bytes:
        for key, value in values.items():
            text = text.replace(key, value)
        return text.encode("utf-8")

    if name.startswith("windows"):
        (folder / "start.bat").write_bytes(fill(START_BAT))
    else:
        (folder / "start.sh").write_bytes(fill(START_SH))
        (folder / "start.sh").chmod(0o755)
    (folder / "说明.txt").write_bytes(fill(GUIDE))
    shutil.copy(ROOT / "LICENSE", folder / "LICENSE")


def _checksums(folder: Path) -> None:
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    lines = [
        f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.relative_to(folder).as_posix()}"
        for p in files
    ]
    (folder / "SHA256SUMS").write_text("\n".join(lines) + "\n", "utf-8")


def main() -> None:
    """Command line: which platforms, where to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "dist" / "bundle")
    parser.add_argument("--platform", action="append", choices=sorted(PLATFORMS))
    default = f"{sys.version_info.major}.{sys.version_info.minor}"
    parser.add_argument("--python-version", default=default)
    options = parser.parse_args()
    for name in options.platform or sorted(PLATFORMS):
        folder = make(name, options.out, options.python_version)
        size = sum(p.stat().st_size for p in folder.rglob("*") if p.is_file()) / 1e6
        print(f"{folder}  {size:.0f} MB")


if __name__ == "__main__":
    main()
