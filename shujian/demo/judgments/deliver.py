"""Two deliveries: the courts' originals, and published copies; and the truth about them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from shujian.demo.judgments import formats
from shujian.demo.writers import zip_file

FOLDER = "裁判文书"
ORIGINALS, PUBLISHED, TRUTH = "法院原件.zip", "公开文书.zip", "judgments_truth.json"
_FORMS = ("docx", "docx", "txt", "html", "docx", "txt", "pdf", "docx", "html", "txt")


@dataclass(frozen=True)
class Planted:
    """One entry of the truth.

    Args:
        document: name of the file.
        rule: id of the rule.
        kind: plant or trap.
        subject: the defendant's name; "" for the document.
        severity: 确定, 较可能 or 待核, as the reference grades the mistake.
        basis: the law.
        why: Chinese, one sentence.
        same: ids of rules that answer instead.
        also: ids of rules that rightly answer besides.
    """

    document: str
    rule: str
    kind: str
    subject: str
    severity: str
    basis: str
    why: str
    same: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@dataclass
class Delivery:
    """Files on their way, with what is known about them."""

    originals: list[tuple[str, bytes]] = field(default_factory=list)
    published: list[tuple[str, bytes]] = field(default_factory=list)
    marks: list[Planted] = field(default_factory=list)
    states: dict[str, str] = field(default_factory=dict)

    def put(self, lines: Sequence[str], about: str, published: bool) -> str:
        """Add a text in the next form; answers the file's name."""
        files = self.published if published else self.originals
        count = len(self.originals) + len(self.published)
        form = _FORMS[count % len(_FORMS)]
        form = "html" if published and form == "pdf" else form
        name = f"{count + 1:04}{about}.{form}"
        files.append((name, written(lines, form, count)))
        return name

    def damaged(self, name: str, data: bytes, state: str) -> None:
        """Add a file that is no sound judgment, with the state expected of it."""
        self.originals.append((name, data))
        self.states[name] = state

    def write(self, out: Path) -> None:
        """Write both archives and the truth."""
        folder = out / FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        zip_file(folder / ORIGINALS, self.originals)
        zip_file(folder / PUBLISHED, self.published)
        ordered = sorted(self.marks, key=lambda m: (m.rule, m.kind, m.document, m.subject))
        data = {"marks": [asdict(m) for m in ordered], "states": self.states}
        text = json.dumps(data, ensure_ascii=False, indent=1)
        (out / TRUTH).write_text(text + "\n", encoding="utf-8", newline="\n")


def written(lines: Sequence[str], form: str, count: int) -> bytes:
    """A text in one form."""
    if form == "txt":
        return formats.plain(lines, "gb18030" if count % 4 == 1 else "utf-8")
    return {"docx": formats.office, "html": formats.web, "pdf": formats.pdf}[form](lines)
