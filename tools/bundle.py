"""Make the folders that install shujian on a PC without network.

One folder per platform: wheels, a start script, an installer that checks every file before it
installs, checksums and a page that says what to do (``tools/offline``).
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

OFFLINE = ROOT / "tools" / "offline"
"""What lies in every folder besides the wheels; ``@NAME@`` and ``@VERSION@`` are filled in."""


_FOREIGN = {True: (".sh", ".desktop"), False: (".bat",)}
"""What a folder for Windows, and one for Linux, does not need; those of Linux are programs."""


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
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    needed.write_text(requirements_for(lock, environment), "utf-8", newline="\n")
    platform = [part for tag in tags for part in ("--platform", tag)]
    _pip(
        "download", "--no-deps", "--only-binary=:all:", "--require-hashes", "--implementation",
        "cp", "--python-version", version, *platform, "--dest", str(wheels), "-r", str(needed),
    )  # fmt: skip
    build_wheel(wheels)
    scripts(folder, name, version)
    checksums(folder)
    return folder


def scripts(folder: Path, name: str, version: str) -> None:
    """Put in what is neither wheel nor checksum, with the line ends of the platform."""
    major, minor = version.split(".")
    values = {"@VERSION@": version, "@MAJOR@": major, "@MINOR@": minor, "@NAME@": name}
    windows = name.startswith("windows")
    for source in sorted(OFFLINE.iterdir()):
        if source.suffix in _FOREIGN[windows] or not source.is_file():
            continue
        text = source.read_text("utf-8")
        for key, value in values.items():
            text = text.replace(key, value)
        # cmd and old editors need CRLF
        data = text.replace("\n", "\r\n") if windows else text
        (folder / source.name).write_bytes(data.encode("utf-8"))
        if source.suffix in _FOREIGN[True]:
            (folder / source.name).chmod(0o755)
    shutil.copy(ROOT / "LICENSE", folder / "LICENSE")


def checksums(folder: Path) -> None:
    """Write ``SHA256SUMS`` over every file of the folder, in the form of ``sha256sum -c``."""
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    lines = [
        f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.relative_to(folder).as_posix()}"
        for p in files
    ]
    (folder / "SHA256SUMS").write_text("\n".join(lines) + "\n", "utf-8", newline="\n")


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
