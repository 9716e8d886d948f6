"""A judgment as a file: text, web page, office document, PDF; always the same bytes."""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Sequence

from shujian.demo.sheets import STAMP

_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WIDTH, ROWS = 38, 40
"""Characters of a line and lines of a page of a PDF."""


def plain(lines: Sequence[str], encoding: str = "utf-8") -> bytes:
    """A text file."""
    return ("\n".join(lines) + "\n").encode(encoding)


def web(lines: Sequence[str]) -> bytes:
    """A page as a publishing site gives it."""
    body = "".join(f"<p>{html.escape(line)}</p>\n" for line in lines)
    title = html.escape(lines[2] if len(lines) > 2 else "文书")
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>{title}</title></head>\n'
        f"<body>\n{body}</body></html>\n"
    ).encode()


def office(lines: Sequence[str]) -> bytes:
    """A .docx with one paragraph a line."""
    paragraphs = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{html.escape(line, quote=False)}</w:t></w:r></w:p>'
        for line in lines
    )
    document = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<w:document xmlns:w="{_WORD}"><w:body>{paragraphs}</w:body></w:document>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in (
            ("[Content_Types].xml", _TYPES), ("_rels/.rels", _RELS), ("word/document.xml", document),
        ):  # fmt: skip
            info = zipfile.ZipInfo(name, STAMP)
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 0
            archive.writestr(info, text.encode(), compresslevel=1)
    return out.getvalue()


def pdf(lines: Sequence[str]) -> bytes:
    """A PDF with text in a standard Chinese font, lines broken as on paper."""
    rows = [row for line in lines for row in _broken(line)]
    pages = [rows[i : i + ROWS] for i in range(0, len(rows), ROWS)]
    first = 5
    kids = " ".join(f"{first + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H"
        b"/DescendantFonts[4 0 R]>>",
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo"
        b"<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000>>",
    ]
    for number, page in enumerate(pages):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
            f"/Contents {first + 2 * number + 1} 0 R>>".encode()
        )
        shown = " T* ".join(f"<{row.encode('utf-16-be').hex()}> Tj" for row in page)
        drawn = f"BT /F1 12 Tf 18 TL 70 780 Td {shown} ET".encode()
        objects.append(b"<</Length %d>>stream\n%b\nendstream" % (len(drawn), drawn))
    return _assembled(objects)


def _broken(line: str) -> list[str]:
    """A paragraph in lines; none begins with a full stop or comma."""
    rows, start = [], 0
    while start < len(line):
        end = start + WIDTH
        while end < len(line) and line[end] in "，。；、）：":
            end += 1
        rows.append(line[start:end])
        start = end
    return rows


def _assembled(objects: Sequence[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%b endobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)
