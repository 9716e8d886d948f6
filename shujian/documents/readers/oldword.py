"""Old Word files (doc) and RTF: read here; by a program of the machine where that fails."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from shujian.core.errors import ShujianError
from shujian.documents.readers.docx import read_docx
from shujian.documents.readers.raw import Raw, cleaned, unreadable
from shujian.documents.readers.rtf import rtf_text
from shujian.documents.readers.word97 import read_word97
from shujian.pool.readers.types import Limits

_SHARE_OF_TIME = 0.4
_ADVICE = (
    "请用 Word 或 WPS 打开后另存为 docx 再导入；"
    "也可以在本机安装 LibreOffice（能自动找到），或把 antiword、catdoc 放入 PATH"
)


def read_old_word(path: Path, shown: str, kind: str, limits: Limits) -> Raw:
    """A doc or RTF file as one document.

    Raises:
        ShujianError: with a password, or unreadable here and no program to convert it.
    """
    if kind == "rtf":
        return Raw(cleaned(rtf_text(path.read_bytes())), "rtf")
    try:
        return read_word97(path, shown)
    except ShujianError as error:
        if error.code == "documents.password":
            raise
        failure = error
    for name, convert in _TOOLS:
        program = _program(name)
        if program is None:
            continue
        raw = convert(program, path, shown, limits)
        if raw is not None and raw.text.strip():
            return raw
    raise unreadable(shown, failure.why, _ADVICE) from failure


def _program(name: str) -> str | None:
    found = shutil.which(name)
    if found or name != "soffice":
        return found
    places = (
        "/Applications/LibreOffice.app/Contents/MacOS/soffice",
        r"C:\Program Files\LibreOffice\program\soffice.exe",
        r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
    )
    return next((place for place in places if Path(place).is_file()), None)


def _office(program: str, path: Path, shown: str, limits: Limits) -> Raw | None:
    """LibreOffice makes a docx of it; with a profile of its own, so that no window is needed."""
    with tempfile.TemporaryDirectory(prefix="shujian-office-") as folder:
        source = Path(folder) / "source.doc"
        shutil.copyfile(path, source)
        profile = (Path(folder) / "profile").as_uri()
        command = [
            program, "--headless", "--norestore", f"-env:UserInstallation={profile}",
            "--convert-to", "docx", "--outdir", folder, str(source),
        ]  # fmt: skip
        _run(command, limits)
        made = Path(folder) / "source.docx"
        if not made.is_file():
            return None
        raw = read_docx(made, shown, limits)
    note = "由本机 LibreOffice 转换后读取"
    return Raw(
        raw.text,
        "doc",
        raw.parts,
        notes=(*raw.notes, note),
        margins=raw.margins,
        footnotes=raw.footnotes,
    )


def _antiword(program: str, path: Path, shown: str, limits: Limits) -> Raw | None:
    return _printed([program, "-m", "UTF-8.txt", "-w", "0", str(path)], "antiword", limits)


def _catdoc(program: str, path: Path, shown: str, limits: Limits) -> Raw | None:
    return _printed([program, "-d", "utf-8", "-w", str(path)], "catdoc", limits)


def _printed(command: list[str], name: str, limits: Limits) -> Raw | None:
    printed = _run(command, limits)
    if printed is None:
        return None
    text = cleaned(printed.decode("utf-8", "replace"))
    return Raw(text, "doc", text.count("\n") + 1, notes=(f"由本机 {name} 转换后读取",))


def _run(command: list[str], limits: Limits) -> bytes | None:
    """What a program prints; None where it failed or took too long."""
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=limits.seconds * _SHARE_OF_TIME,
            check=False,
            preexec_fn=None if sys.platform == "win32" else _own_memory,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout if done.returncode == 0 else None


def _own_memory() -> None:
    """The office program needs more address space than our own parsers may take."""
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (hard, hard))


_Convert = Callable[[str, Path, str, Limits], Raw | None]
_TOOLS: tuple[tuple[str, _Convert], ...] = (
    ("soffice", _office),
    ("libreoffice", _office),
    ("antiword", _antiword),
    ("catdoc", _catdoc),
)


def converter() -> str:
    """The program on this computer that converts what is unreadable here; "" for none."""
    return next((found for name, _ in _TOOLS if (found := _program(name))), "")
