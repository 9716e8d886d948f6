"""A comparison as a Word document: what was compared, what differs, what could not be compared."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from shujian.app.screening.comparing import Compared, summary
from shujian.documents.judgments.comparing.items import CHECK, DIFFERENT, OPEN, Item
from shujian.documents.judgments.comparing.lines import lines
from shujian.pool.asking.exporting import exported

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="word/document.xml" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_FONT = '<w:rFonts w:ascii="FangSong" w:eastAsia="仿宋" w:hAnsi="FangSong"/>'
_WHEN = (1980, 1, 1, 0, 0, 0)
"""The same comparison gives the same bytes."""
HEADINGS = (("类别", 900), ("事项", 1500), ("对象", 1300), ("文书", 2100), ("说明", 3600))
"""Titles of the columns, and their widths in twentieths of a point."""


def write(found: Compared, path: Path) -> None:
    """Write the document; whole or not at all."""
    comparison = found.comparison
    parts = [_line("三书比对", bold=True, size=36)]
    parts += [_line(f"{p.kind}：{p.name}（{p.reading.state}）") for p in comparison.papers]
    parts += [_line(f"注意：{note}") for note in comparison.notes]
    different = comparison.of(DIFFERENT)
    for title, items in (
        ("待核：只有一份文书写有的日期", comparison.of(CHECK)),
        ("实体差异", [i for i in different if i.material]),
        ("文字差异", [i for i in different if not i.material]),
        ("无法比较", comparison.of(OPEN)),
    ):
        if items:
            parts += [_line(title, bold=True), _table(items)]
    if found.findings:
        parts.append(_line("规则提示", bold=True))
        parts += [_line(f"（{f.severity}）{f.name}：{f.message}") for f in found.findings]
    parts += [_line(words) for words in summary(comparison)]
    body = "".join(parts)
    document = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="{_W}">'
        f"<w:body>{body}</w:body></w:document>"
    )
    with exported(path) as part, zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in (
            ("[Content_Types].xml", _TYPES), ("_rels/.rels", _RELATIONS),
            ("word/document.xml", document),
        ):  # fmt: skip
            made.writestr(zipfile.ZipInfo(name, _WHEN), text.encode("utf-8"))


def _line(words: str, *, bold: bool = False, size: int = 24) -> str:
    kept = "".join(ch for ch in words if ch >= " ")
    style = f'<w:rPr>{_FONT}{"<w:b/>" * bold}<w:sz w:val="{size}"/></w:rPr>'
    return f'<w:p><w:r>{style}<w:t xml:space="preserve">{escape(kept)}</w:t></w:r></w:p>'


def _table(items: Sequence[Item]) -> str:
    rows = [tuple(title for title, _ in HEADINGS)] + [
        (one.first.sort, one.matter, one.person or "全案", f"{one.left}→{one.right}", one.first.why)
        for one in lines(items)
    ]
    head = "<w:trPr><w:tblHeader/></w:trPr>"  # told again on each page
    cells = "".join(
        f"<w:tr>{head * (at == 0)}"
        + "".join(f"<w:tc>{_line(c, size=21, bold=at == 0)}</w:tc>" for c in row)
        + "</w:tr>"
        for at, row in enumerate(rows)
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for _, width in HEADINGS)
    look = f'<w:tblW w:w="0" w:type="auto"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
    return f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{cells}</w:tbl>"
