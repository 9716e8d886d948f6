"""What was planted, and what a right model must answer."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Outcome = Literal["线索", "提示", "待核", "未检查", "无"]
Kind = Literal["plant", "trap"]


@dataclass(frozen=True)
class Mark:
    """One planted fact.

    Args:
        model: M02, M04, M05, M08, M42 or M50.
        rule: the rule of the decision table.
        kind: plant (a violation) or trap (looks like one).
        subject: the number by which the subject is found in the files.
        subject_kind: the standard column that holds this number.
        expected: the right answer of this rule on this subject.
        why: Chinese, one sentence.
        spec: where the decision table says so.
        also: other answers that the decision table leaves open.
        companions: other rules of the model that rightly answer on the same facts.
        amount: what the clue must say in yuan, such as 10765.44; empty where it is not asked.
    """

    model: str
    rule: str
    kind: Kind
    subject: str
    subject_kind: str
    expected: Outcome
    why: str
    spec: str
    also: tuple[Outcome, ...] = ()
    companions: tuple[str, ...] = ()
    amount: str = ""


@dataclass
class Truth:
    """All planted facts."""

    marks: list[Mark] = field(default_factory=list)

    def as_json(self) -> list[dict[str, Any]]:
        """The marks as plain data, in a fixed order."""
        ordered = sorted(self.marks, key=lambda m: (m.model, m.rule, m.kind, m.subject, m.why))
        return [asdict(mark) for mark in ordered]


NOT_PLANTED = {
    "M02 R4 最低工资份额": "没有最低工资的地方规定事项，只布设完全未付，不布设少付",
    "M04 W5 留置": "留置依规待核，与监察法的衔接不在标准表中，只布设一条待核",
    "M04 W8 邮寄未妥投": "文书送达表没有妥投情况",
    "M08 R7 亲属": "没有亲属关系表，配偶共用账户的合法例外不能表示",
    "M08 R6 收入审查": "没有家庭收入表，只区分普惠与依申请",
    "M50 军队、境外、拖拉机驾驶证": "驾驶证表只有机动车驾驶证",
}
"""What the decision tables know and the standard tables cannot say, with the reason."""
