"""Install shujian from the folder this file lies in: check every file, then install, no network.

The start scripts call it with the right Python on the first start. It uses the standard
library only, and is never imported by the program.
"""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import struct
import subprocess
import sys
import venv
from pathlib import Path

SUMS, APP, READY = "SHA256SUMS", "app", "ready"
TARGET = "@NAME@"
_GLIBC = (2, 28)
_MACHINES = {"amd64": "x64", "x86_64": "x86_64", "aarch64": "aarch64", "arm64": "aarch64"}


class RefusedError(Exception):
    """What is wrong and what to do, Chinese."""


def check_machine(target: str, system: str, machine: str, libc: tuple[str, str]) -> None:
    """Refuse a computer that the wheels are not made for.

    Args:
        target: the bundle's name, such as ``linux-x86_64``.
        system: ``platform.system()``.
        machine: ``platform.machine()``.
        libc: ``platform.libc_ver()``.

    Raises:
        RefusedError: another system or processor, 32 bits, or a C library that is too old.
    """
    kind = _MACHINES.get(machine.lower(), machine)
    here = f"{system.lower()}-{'x64' if system == 'Windows' and kind == 'x86_64' else kind}"
    if here != target:
        raise RefusedError(f"这份安装包是给 {target} 的，这台电脑是 {here}。请换用对应的安装包。")
    if struct.calcsize("P") != 8:
        raise RefusedError("这个 Python 是 32 位的。请安装 64 位的 Python。")
    if system == "Linux":
        name, version = libc
        if name != "glibc" or tuple(int(n) for n in version.split(".")[:2]) < _GLIBC:
            found = f"{name} {version}".strip() or "未知"
            raise RefusedError(
                f"系统的 C 库是 {found}，本程序需要 glibc {_GLIBC[0]}.{_GLIBC[1]} 以上。"
                "请换用较新的操作系统。"
            )


def check_files(folder: Path) -> None:
    """Compare every file with its checksum.

    Raises:
        RefusedError: a file is missing, damaged, or a wheel stands there that is not listed.
    """
    listed = {}
    for line in (folder / SUMS).read_text("utf-8").splitlines():
        digest, _, name = line.partition("  ")
        listed[name] = digest
    missing = [name for name in listed if not (folder / name).is_file()]
    if missing:
        raise RefusedError(_told("缺少文件", missing))
    damaged = [name for name, digest in listed.items() if _digest(folder / name) != digest]
    if damaged:
        raise RefusedError(_told("文件和校验和不符（拷贝时损坏，或者被改过）", damaged))
    strange = sorted(
        p.name for p in (folder / "wheels").iterdir() if f"wheels/{p.name}" not in listed
    )
    if strange:
        raise RefusedError(_told("wheels 里有安装包以外的文件", strange))


def _told(what: str, names: list[str]) -> str:
    more = f" 等 {len(names)} 个" if len(names) > 5 else ""
    return f"{what}：{'、'.join(names[:5])}{more}。没有安装。请重新拷贝整个文件夹。"


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def install(folder: Path) -> None:
    """Make the environment anew and put the wheels into it.

    The mark ``app/ready`` is written last, so that a broken-off installation begins again.

    Raises:
        RefusedError: a step of the installation failed.
    """
    app = folder / APP
    try:
        shutil.rmtree(app, ignore_errors=True)
        venv.create(app, symlinks=os.name != "nt", with_pip=True)
    except subprocess.CalledProcessError as error:
        raise RefusedError(
            "不能建立 Python 环境（venv）。Debian、Ubuntu、UOS 等系统请先安装 python3-venv。"
        ) from error
    python = app / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    wheels = ["--no-index", "--find-links", str(folder / "wheels")]
    _pip(python, *wheels, "--require-hashes", "-r", str(folder / "requirements.txt"))
    _pip(python, *wheels, "--no-deps", "shujian")
    shutil.copyfile(folder / SUMS, app / READY)


def _pip(python: Path, *arguments: str) -> None:
    # settings of this computer must not lead pip elsewhere
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("PIP_", "PYTHON"))}
    done = subprocess.run(
        [str(python), "-m", "pip", "--isolated", "install", "--quiet",
         "--disable-pip-version-check", "--no-warn-script-location", *arguments],
        env={**clean, "PIP_CONFIG_FILE": os.devnull, "PYTHONUTF8": "1"}, check=False,
    )  # fmt: skip
    if done.returncode:
        raise RefusedError("安装没有完成。请把上面的文字发给管理员；再次运行会从头安装。")


def main() -> int:
    """Check, install, say what happens."""
    folder = Path(__file__).resolve().parent
    try:
        check_machine(TARGET, platform.system(), platform.machine(), platform.libc_ver())
        print("第一次运行，正在核对文件……", file=sys.stderr, flush=True)
        check_files(folder)
        print("正在安装（约一分钟，不连接网络）……", file=sys.stderr, flush=True)
        install(folder)
    except RefusedError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(
            f"不能写入或者读取安装文件夹：{error}。"
            f"请把文件夹拷到能写入、空间够（约 1 GB）的地方再运行。",
            file=sys.stderr,
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
