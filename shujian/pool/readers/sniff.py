"""What a file is, decided by its first bytes and never by its name."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from shujian.core.errors import Place, ShujianError

_HEAD = 8192
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FOREIGN = (
    (b"%PDF", "PDF 文档"),
    (b"Rar!", "RAR 压缩包"),
    (b"7z\xbc\xaf\x27\x1c", "7z 压缩包"),
    (b"\x1f\x8b", "gzip 压缩文件"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"SQLite format 3\0", "SQLite 数据库"),
    (b"\0\x01\0\0Standard ", "Access 数据库"),
    (b"MIME-Version:", "网页归档（MHTML）"),
    (b"{\\rtf", "RTF 文档"),
)
_ENDINGS = {
    "csv": {"csv", "txt", "tsv", "dat", "tab"},
    "xlsx": {"xlsx", "xlsm", "xltx"},
    "xlsb": {"xlsb"},
    "ods": {"ods"},
    "xls": {"xls", "xlt", "et"},
    "html": {"html", "htm"},
    "xml": {"xml"},
    "xmldata": {"xml"},
    "parquet": {"parquet", "parq", "pq"},
    "json": {"json", "jsonl", "ndjson"},
    "dbf": {"dbf"},
    "zip": {"zip"},
}


@dataclass(frozen=True)
class Found:
    """The kind of reader, the format's name, and notes about a wrong ending."""

    kind: str
    form: str
    notes: tuple[str, ...] = ()


def sniff(path: Path, shown: str) -> Found:
    """Tell what a file is by its content.

    Args:
        path: the file.
        shown: its name, for the note about the ending and for errors.

    Raises:
        ShujianError: ``pool.not_a_table`` for formats that hold no table.
    """
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    kind, form = _kind(path, head, shown)
    ending = shown.rpartition(".")[2].lower() if "." in shown else ""
    notes: tuple[str, ...] = ()
    if ending and ending not in _ENDINGS.get(form, {ending}):
        notes = (f"扩展名为 .{ending}，内容实为 {_NAMES.get(form, form)}，按内容读取",)
    return Found(kind, form, notes)


_NAMES = {
    "csv": "分隔文本",
    "html": "网页表格",
    "xml": "XML 电子表格",
    "xmldata": "XML",
    "parquet": "Parquet",
    "json": "JSON",
    "dbf": "dBase 数据库（dbf）",
    "zip": "ZIP 压缩包",
    "xls": "旧版 Excel（xls）",
    "xlsx": "Excel（xlsx）",
}


def _kind(path: Path, head: bytes, shown: str) -> tuple[str, str]:
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zipped(path, shown)
    if (
        head.startswith(_OLE)
        or head[:2] == b"\x09\x08"
        or head[:3] in (b"\x09\x04\x06", b"\x09\x02\x06")
    ):
        return "workbook", "xls"
    if head.startswith((b"PAR1", b"PARE")):
        return "parquet", "parquet"
    for magic, name in _FOREIGN:
        if head.startswith(magic):
            raise not_a_table(shown, name)
    if _is_dbf(head):
        return "dbase", "dbf"
    kind = _text_kind(head)
    if kind[0] == "text" and _SQL.match(head.removeprefix(b"\xef\xbb\xbf")):
        raise not_a_table(shown, "SQL 脚本，请从数据库导出为 csv")
    return kind


_SQL = re.compile(
    rb"(?:\s|--[^\n]*\n|/\*.{0,4000}?\*/;?)*(?:INSERT\s+INTO|CREATE\s+TABLE|DROP\s+TABLE|SET\s+NAMES)\b",
    re.IGNORECASE | re.DOTALL,
)


def _is_dbf(head: bytes) -> bool:
    """A plausible date, and a header that is made of fields of 32 bytes and ends with CR."""
    if len(head) < 65 or head[0] not in (0x03, 0x30, 0x31, 0x83, 0x8B, 0xF5):
        return False
    length = int.from_bytes(head[8:10], "little")
    dated = 1 <= head[2] <= 12 and 1 <= head[3] <= 31
    return dated and length >= 65 and (length >= len(head) or head[length // 32 * 32] == 0x0D)


def _zipped(path: Path, shown: str) -> tuple[str, str]:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist()[:5000])
            if "mimetype" in names and b"spreadsheet" in archive.open("mimetype").read(100):
                return "workbook", "ods"
    except (
        zipfile.BadZipFile,
        OSError,
        RuntimeError,
        NotImplementedError,
        EOFError,
        ValueError,
    ) as error:
        raise ShujianError(
            "pool.broken_zip",
            "压缩包或工作簿已损坏",
            why="内部结构不完整，可能没有传完或被截断",
            remedy="请重新下载或向提供单位重新索取",
            where=Place(file=shown),
            params={"error": str(error)[:100]},
        ) from error
    lower = {name.lower().replace("\\", "/") for name in names}
    if "xl/workbook.bin" in lower:
        return "workbook", "xlsb"
    if "xl/workbook.xml" in lower or (
        "[content_types].xml" in lower and any(name.startswith("xl/") for name in lower)
    ):
        return "workbook", "xlsx"
    if "word/document.xml" in lower:
        raise not_a_table(shown, "Word 文档")
    if "[content_types].xml" in lower and "ppt/presentation.xml" in lower:
        raise not_a_table(shown, "演示文稿")
    return "zip", "zip"


def _text_kind(head: bytes) -> tuple[str, str]:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = head.decode("utf-16", "ignore")
    else:
        text = head.removeprefix(b"\xef\xbb\xbf").decode("latin-1")
    text = text.lstrip("\ufeff \t\r\n\0").lower()
    if "urn:schemas-microsoft-com:office:spreadsheet" in text and text.startswith("<"):
        return "html", "xml"
    if text.startswith("<") and (_PAGE if text.startswith("<?xml") else _HTML).search(text):
        return "html", "html"
    if _XML.match(text):
        return "xml", "xmldata"
    if re.match(r'\{\s*("|\}|$)', text) or re.match(r"\[\s*(\{|\[|\]|$)", text):
        return "json", "json"
    return "text", "csv"


_HTML = re.compile(r"<(!doctype html|html|table|body|meta|head)\b")
_PAGE = re.compile(r"<(!doctype html|html)\b|<table\b.*<t[rhd]\b", re.DOTALL)
"""Web pages written as XML; other XML has elements head and body, too."""
_XML = re.compile(r"<\?xml\s|<!doctype\s|<!--|<[^\s<>!?/,]+(?:\s[^<>]*)?>.*(?:</|/>)", re.DOTALL)


_TO_EXCEL = (
    "Word 里的表格请选中复制到 Excel、另存为 xlsx 再上传；判决书等文书请在“文书”里导入。这里"
)


_TO_DOCUMENTS = "判决书等文书请在“文书”里导入，不和名单放在一起。这里"
DOCUMENT = "裁判文书、检察文书一类的文书，不是表格"
_COURT = re.compile(r".{2,30}(?:人民法院|人民检察院|法院|检察院|公安局)")
_PAPER = re.compile(r".{0,16}(?:判决书|裁定书|决定书|调解书|起诉书|起诉意见书|建议书|抗诉书)")
_PAPER_TOP = 12


def is_document(text: str) -> bool:
    """Whether a text is a judgment or the like: court and kind of paper, each in its line, prose."""
    lines = ["".join(line.split()) for line in text.splitlines()]
    top = [line for line in lines if line][:_PAPER_TOP]
    headed = any(_COURT.fullmatch(one) and _PAPER.fullmatch(other) for one, other in pairwise(top))
    return headed and sum(line.endswith("。") for line in lines) > 1


def _elsewhere(name: str) -> str:
    """Where such a file goes instead."""
    if name == DOCUMENT:
        return _TO_DOCUMENTS
    return _TO_EXCEL if "Word" in name else ""


def not_a_table(shown: str, name: str) -> ShujianError:
    """The refusal of a file that is not a table at all."""
    return ShujianError(
        "pool.not_a_table",
        "不是可以导入的表格",
        why=f"内容是{name}",
        remedy=_elsewhere(name)
        + "请导入 xlsx、xls、csv、txt、json、xml、dbf、parquet 文件，或它们的 zip 压缩包",
        where=Place(file=shown),
    )
