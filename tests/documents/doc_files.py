"""Builders of Word, PDF and OFD files, byte by byte, so that nothing but the format is needed."""

from __future__ import annotations

import io
import struct
import zipfile
from html import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def packed(members: dict[str, bytes | str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def xml(body: str, root: str = "document") -> str:
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<w:{root} xmlns:w="{W}" xmlns:mc="{mc}" xmlns:wps="urn:wps" xmlns:v="urn:v">{body}</w:{root}>'
    )


def paragraph(text: str, extra: str = "") -> str:
    return f"<w:p>{extra}<w:r><w:t xml:space='preserve'>{escape(text)}</w:t></w:r></w:p>"


def numbered(text: str, level: int = 0) -> str:
    mark = f"<w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='1'/></w:numPr></w:pPr>"
    return paragraph(text, mark)


def table(rows: list[list[str]]) -> str:
    body = "".join(
        "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl><w:tblPr/>{body}</w:tbl>"


def docx(body: str, **parts: str) -> bytes:
    members: dict[str, bytes | str] = {
        "[Content_Types].xml": "<Types xmlns='urn:t'/>",
        "word/document.xml": xml(f"<w:body>{body}</w:body>"),
    }
    for name, text in parts.items():
        members[f"word/{name}.xml"] = text
    return packed(members)


NUMBERING = xml(
    "<w:abstractNum w:abstractNumId='7'>"
    "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/><w:lvlText w:val='%1、'/></w:lvl>"
    "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='（%2）'/></w:lvl>"
    "</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num>",
    "numbering",
)


def pdf(
    pages: list[list[tuple[float, float, str]]], encrypt: bool = False, size: int = 12
) -> bytes:
    """Pages of (x, y from the bottom, text); y and x in points on A4."""
    objects: list[bytes] = [b"", b""]
    font = len(objects) + 1
    objects.append(
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H"
        b" /DescendantFonts [%d 0 R] >>" % (font + 1)
    )
    objects.append(
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >>"
        b" /FontDescriptor %d 0 R >>" % (font + 2)
    )
    objects.append(
        b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -120 1000 880]"
        b" /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>"
    )
    kids = []
    for page in pages:
        stream = b"".join(_shown(x, y, text, size) for x, y, text in page)
        objects.append(b"<< /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream")
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 %d 0 R >> >> >>" % (len(objects), font)
        )
        kids.append(len(objects))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (
        len(kids), b" ".join(b"%d 0 R" % k for k in kids),
    )  # fmt: skip
    return _file(objects, encrypt)


def _shown(x: float, y: float, text: str, size: int) -> bytes:
    if text == "<图>":
        return b"q 100 0 0 100 %d %d cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q\n" % (x, y)
    code = text.encode("utf-16-be").hex().encode()
    return b"BT /F1 %d Tf %f %f Td <%s> Tj ET\n" % (size, x, y, code)


def _file(objects: list[bytes], encrypt: bool) -> bytes:
    out, places = bytearray(b"%PDF-1.4\n"), []
    extra = b""
    if encrypt:
        key = b"<" + b"41" * 32 + b">"
        objects.append(b"<< /Filter /Standard /V 1 /R 2 /P -4 /O %s /U %s >>" % (key, key))
        extra = b"/Encrypt %d 0 R /ID [<00><00>]" % len(objects)
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, extra, start,
    )  # fmt: skip
    return bytes(out)


def pdf_of(text: str, header: str = "", per_line: int = 38, per_page: int = 40) -> bytes:
    """A judgment set as an office program sets it: indented paragraphs, page numbers."""
    lines: list[tuple[int, str]] = []
    for para in text.split("\n"):
        first = para[: per_line - 2]
        lines.append((2, first))
        rest = para[per_line - 2 :]
        lines += [(0, rest[i : i + per_line]) for i in range(0, len(rest), per_line)]
    pages = []
    for number, start in enumerate(range(0, len(lines), per_page), 1):
        page = [
            (60.0 + 12 * indent, 780.0 - 18 * row, line)
            for row, (indent, line) in enumerate(lines[start : start + per_page])
        ]
        if header:
            page.insert(0, (200.0, 815.0, header))
        page.append((290.0, 30.0, f"— {number} —"))
        pages.append(page)
    return pdf(pages)


def ofd(pages: list[list[tuple[float, float, str]]]) -> bytes:
    ns = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    members: dict[str, bytes | str] = {
        "OFD.xml": f"<ofd:OFD {ns}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {ns}><ofd:Pages>"
        + "".join(
            f'<ofd:Page ID="{i}" BaseLoc="Pages/Page_{i}/Content.xml"/>' for i in range(len(pages))
        )
        + "</ofd:Pages></ofd:Document>",
    }
    for i, page in enumerate(pages):
        body = "".join(
            f'<ofd:TextObject Boundary="{x} {y} 150 6" Size="4"><ofd:TextCode X="0" Y="4" '
            f'DeltaX="g {max(len(t) - 1, 1)} 4">{escape(t)}</ofd:TextCode></ofd:TextObject>'
            for x, y, t in page
        )
        members[f"Doc_0/Pages/Page_{i}/Content.xml"] = (
            f"<ofd:Page {ns}><ofd:Area><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:Area>"
            f"<ofd:Content><ofd:Layer>{body}</ofd:Layer></ofd:Content></ofd:Page>"
        )
    return packed(members)


def compound(streams: dict[str, bytes]) -> bytes:
    """A compound file (OLE) with these streams; each is padded to 4,096 bytes and more."""
    sector, free = 512, 0xFFFFFFFF
    bodies = [b.ljust(-(-max(len(b), 4096) // sector) * sector, b"\0") for b in streams.values()]
    fat_sectors = 1 + (sum(map(len, bodies)) // sector + 4) // 128
    fat = [0xFFFFFFFD] * fat_sectors
    first_dir = len(fat)
    fat += [len(fat) + 1, 0xFFFFFFFE]
    starts = []
    for body in bodies:
        starts.append(len(fat))
        fat += [len(fat) + i + 1 for i in range(len(body) // sector - 1)] + [0xFFFFFFFE]
    entries = [_entry("Root Entry", 5, 0xFFFFFFFE, 0, 1, free)]
    for i, (name, start, body) in enumerate(zip(streams, starts, bodies, strict=True)):
        right = i + 2 if i + 1 < len(bodies) else free
        entries.append(_entry(name, 2, start, len(body), free, right))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    head += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack(
        "<IIIIIIIII", 0, fat_sectors, first_dir, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0
    )
    head += struct.pack("<109I", *range(fat_sectors), *([free] * (109 - fat_sectors)))
    table = struct.pack(f"<{128 * fat_sectors}I", *(fat + [free] * (128 * fat_sectors - len(fat))))
    return head + table + b"".join(entries).ljust(2 * sector, b"\0") + b"".join(bodies)


def _entry(name: str, kind: int, start: int, size: int, child: int, right: int) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    numbers = (len(text), kind, 1, 0xFFFFFFFF, right, child, 0, start, size)
    return text.ljust(64, b"\0") + struct.pack("<HBBIII16xI16xIQ", *numbers)


def doc(text: str, ascii_tail: str = "", encrypted: bool = False, version: int = 0xC1) -> bytes:
    """A Word 97 file: one piece in UTF-16, a second one in single bytes."""
    wide, single = text.encode("utf-16-le"), ascii_tail.encode("cp1252")
    body_at = 2048
    main = bytearray(body_at) + wide + single
    struct.pack_into("<HH", main, 0, 0xA5EC, version)
    struct.pack_into("<H", main, 0x0A, 0x0200 | (0x0100 if encrypted else 0))
    count = len(wide) // 2
    struct.pack_into("<I", main, 0x4C, count + len(single))
    pieces = struct.pack("<3I", 0, count, count + len(single))
    pieces += struct.pack("<HIH", 0, body_at, 0)
    pieces += struct.pack("<HIH", 0, (body_at + len(wide)) * 2 | 1 << 30, 0)
    clx = b"\x02" + struct.pack("<I", len(pieces)) + pieces
    struct.pack_into("<II", main, 0x01A2, 0, len(clx))
    return compound({"1Table": clx, "WordDocument": bytes(main)})
