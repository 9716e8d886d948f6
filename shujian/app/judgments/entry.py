"""One kept document as lists show it."""

from __future__ import annotations

from dataclasses import dataclass, field

WAITING = "待读取"
"""A document of which no facts were read yet."""
UNREAD = "未解析"


@dataclass(slots=True)
class Entry:
    """A document in force that is no copy of a more complete one.

    Args:
        id: its number.
        name: title or file name.
        source: path as delivered.
        format: of the file.
        state: how far its facts were read: 已解析, 部分解析, 未解析, 范围外 or ``WAITING``.
        reasons: what was not read and why; Chinese.
        case_no: 案号 or the document's own number.
        court: the court or office.
        kind: 文书种类.
        judged_on: 裁判日期, ISO; "" where none was read.
        people: how many defendants; None where none was read.
        names: of the defendants.
        original: a person vouched that it is the court's original.
        import_id: its delivery.
        created: when it was brought in, ISO.
        copies: how many copies stand behind it.
        clues: clues in the ledger by grade.
    """

    id: str
    name: str
    source: str
    format: str
    state: str
    reasons: str
    case_no: str
    court: str
    kind: str
    judged_on: str
    people: int | None
    names: str
    original: bool
    import_id: str
    created: str
    copies: int
    clues: dict[str, int] = field(default_factory=dict)

    @property
    def clue_count(self) -> int:
        """Clues of all grades."""
        return sum(self.clues.values())
